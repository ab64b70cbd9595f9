// What a partner's coded values mean: by what somebody chose, else by how such values are usually written.
import type { IntakeField } from '../fields.ts'
import type { AreaNamed } from '../read-report.ts'
import { usualCode } from './known-values.ts'
import type { Mapping } from './mapping.ts'
import { plainKey } from './plain-key.ts'

export type Meanings = {
  /** The code of a value; undefined: nobody knows, or it was chosen to stay in words. */
  codeOf(field: IntakeField, said: string): string | undefined
  /** The values that a cell holds, one by one. */
  partsOf(field: IntakeField, cell: string): string[]
  /** Whether somebody chose what it means. */
  isChosen(field: IntakeField, said: string): boolean
}

/** Whether a field takes codes, so that its column's values need a meaning. */
export const isCoded = ({ kind, name }: IntakeField): boolean =>
  name === 'area' || kind === 'one' || kind === 'many' || kind === 'yes_no'

const keyOf = (field: string, said: string) => `${field} ${plainKey(said)}`

export function meaningsOf({ values }: Pick<Mapping, 'values'>, areas: readonly AreaNamed[]): Meanings {
  const chosen = new Map(values.map(({ field, said, code }) => [keyOf(field, said), code]))
  const places = new Map(
    areas.flatMap(({ id, name, code }): [string, string][] => [
      [plainKey(name), id],
      [plainKey(code), id],
      [plainKey(id), id],
    ]),
  )
  // Districts stand in exports with what kind of authority they are.
  const areaOf = (said: string) =>
    places.get(plainKey(said)) ??
    places.get(plainKey(plainKey(said).replaceAll(/\b(?:borough|city|district|county|council|of)\b/g, ' ')))
  // A file says the same few values thousands of times.
  const known = new Map<string, string | undefined>()
  const codeOf: Meanings['codeOf'] = (field, said) => {
    const key = keyOf(field.name, said)
    const choice = chosen.get(key)
    if (choice !== undefined) return choice || undefined
    if (!known.has(key)) known.set(key, field.name === 'area' ? areaOf(said) : usualCode(field, said))
    return known.get(key)
  }
  const partsOf: Meanings['partsOf'] = (field, cell) => {
    const whole = cell.trim()
    // A label may hold a semicolon itself, so the whole is tried first.
    if (field.kind !== 'many' || chosen.has(keyOf(field.name, whole)) || codeOf(field, whole)) return [whole]
    const hard = partsBy(whole, /[;|\n]/)
    return hard.flatMap((part) => {
      if (codeOf(field, part) || chosen.has(keyOf(field.name, part))) return [part]
      // Parted by less only where each part is then known.
      const soft = partsBy(part, /,|\/|&|\band\b/i)
      return soft.length > 1 && soft.every((each) => codeOf(field, each)) ? soft : [part]
    })
  }
  return { codeOf, partsOf, isChosen: (field, said) => chosen.has(keyOf(field.name, said)) }
}

const partsBy = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((each) => each.trim())
    .filter(Boolean)
