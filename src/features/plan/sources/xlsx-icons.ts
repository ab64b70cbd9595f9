// Sets of icons that show a number as a traffic light (ECMA-376 18.3.1.49). Arrows, stars and bars say how much, not how
// it goes, and are passed over.
import { children, type XmlNode } from './xml.ts'

const [red, amber, green] = ['#ff0000', '#ffc000', '#00b050']
/** From the lowest number's icon to the highest's. */
const lights = [red, amber, green]
const sets: Record<string, readonly (string | undefined)[]> = {
  '3TrafficLights1': lights,
  '3TrafficLights2': lights,
  '3Signs': lights,
  '3Symbols': lights,
  '3Symbols2': lights,
  '3Flags': lights,
  '4TrafficLights': [undefined, ...lights],
}

/** The light of each number among all `numbers` of the range, the lowest first; null where the set shows none, or its thresholds are formulas. */
export function lightsOf(
  rule: XmlNode,
  numbers: readonly number[],
): ((number: number) => string | null) | null {
  const set = children(rule, 'iconSet')[0]
  const name = set?.attributes['iconSet'] ?? '3TrafficLights1'
  const colours = Object.hasOwn(sets, name) ? (sets[name] ?? []) : []
  const thresholds = children(set, 'cfvo')
  if (colours.length === 0 || thresholds.length !== colours.length) return null
  const starts = thresholds.map((node) => ({
    from: thresholdOf(node, numbers),
    open: node.attributes['gte'] === '0' || node.attributes['gte'] === 'false',
  }))
  if (starts.some(({ from }, at) => at > 0 && from === null)) return null
  const turned = ['1', 'true'].includes(set?.attributes['reverse'] ?? '') ? [...colours].reverse() : colours
  return (number) => {
    const at = starts.findLastIndex(
      ({ from, open }, index) => index === 0 || (open ? number > (from ?? 0) : number >= (from ?? 0)),
    )
    return turned[at] ?? null
  }
}

function thresholdOf(node: XmlNode, numbers: readonly number[]): number | null {
  const value = Number(node.attributes['val'] ?? children(node, 'f')[0]?.text ?? Number.NaN)
  const [least = 0, most = 0] = [numbers[0], numbers.at(-1)]
  const kind = node.attributes['type']
  if (kind === 'min') return least
  if (kind === 'max') return most
  if (!Number.isFinite(value)) return null
  if (kind === 'num' || kind === 'formula') return value
  if (kind === 'percent') return least + ((most - least) * value) / 100
  return kind === 'percentile' ? percentile(numbers, value / 100) : null
}

function percentile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * Math.min(1, Math.max(0, share))
  const [below = 0, above = below] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return below + (above - below) * (at - Math.floor(at))
}
