// Lines of prose on a page that only its width broke, as whole paragraphs again.
import { aimRef } from '../reading/columns.ts'
import type { Line } from './aligned-stretches.ts'
import { joinedLines } from './tidy.ts'

/** In points. */
const sameEdge = 3
const hangingMax = 40
/** More lines than any page of prose has. */
const linesSeen = 200
/** Of a column's width: how far from its edge a line ends that is full. */
const fullWithin = 0.12
const lettersMin = 20

/** The same lines are asked about for each stretch of them. */
const pagesOf = new WeakMap<readonly Line[], Map<string | undefined, Line[]>>()

/**
 * Takes lines that are no table's, and all around them, which show where lines were broken. Returns them with those joined
 * whose next word would not have fitted above.
 */
export function wrappedLines(lines: readonly Line[], all: readonly Line[]): Line[] {
  const pages = pagesOf.get(all) ?? Map.groupBy(all, ({ where }) => where)
  pagesOf.set(all, pages)
  const whole: Line[] = []
  let above: Line | null = null
  for (const line of lines) {
    const last = whole.at(-1)
    const near = (pages.get(line.where) ?? []).slice(0, linesSeen)
    if (last && above && goesOn(above, line, last, near)) {
      const text = joinedLines([textOf(last), textOf(line)])
      const { from = 0 } = last.pieces[0] ?? {}
      whole[whole.length - 1] = { ...last, pieces: [{ from, to: line.pieces[0]?.to ?? from, text }] }
    } else whole.push(line)
    above = line
  }
  return whole
}

const textOf = ({ pieces }: Line): string => pieces.map(({ text }) => text).join(' ')

/** What begins an item of a list or a numbered paragraph begins a line. */
const begins = (text: string): boolean =>
  /^(?:[•●▪■◦‣·–—*\uE000-\uF8FF-]|\p{L}?\(?\d{1,2}[.):])/u.test(text) || aimRef(text) !== null

/** "Lead: Police" under "Action: Visit schools". */
const label = /^\p{Lu}[\p{L} /]{1,30}: /u

const isBullet = ({ pieces }: Line): boolean => pieces.length === 2 && (pieces[0]?.text.length ?? 0) <= 3

function goesOn(above: Line, line: Line, first: Line, near: readonly Line[]): boolean {
  // The sign of a list's item may stand apart from its words.
  const over = above.pieces.length === 1 || isBullet(above) ? above.pieces.at(-1) : undefined
  const [own, ...others] = line.pieces
  if (!over || !own || others.length > 0) return false
  if (line.apart || line.furniture || above.furniture || line.where !== above.where) return false
  const { from = 0 } = first.pieces[0] ?? {}
  const hanging = begins(textOf(first)) && own.from > from && own.from <= from + hangingMax
  if ((Math.abs(own.from - from) > sameEdge && !hanging) || begins(own.text)) return false
  if (label.test(own.text) && label.test(over.text)) return false
  // Right under the words of an item, and not under its sign, only the item goes on.
  const item = isBullet(first) && Math.abs(own.from - (first.pieces[1]?.from ?? 0)) <= sameEdge
  if (item && !label.test(own.text)) return true
  const right = rightEdge(
    near.flatMap((each) => edgeOf(each, from)),
    from,
  )
  if (right === null || over.to > right + sameEdge || over.text.length < lettersMin) return false
  const letter = (own.to - own.from) / Math.max(1, own.text.length)
  const word = (own.text.split(' ', 1)[0]?.length ?? 0) + 1
  return over.to + letter * word * 1.3 > right
}

/** The furthest place where two lines or more end; one alone, such as a title, shows no edge at which lines were broken. */
function rightEdge(edges: readonly number[], from: number): number | null {
  const sorted = [...edges].sort((a, b) => b - a)
  return sorted.find((edge, at) => (sorted[at + 1] ?? 0) >= edge - (edge - from) * fullWithin) ?? null
}

/** Where a line of the same column ends. */
const edgeOf = ({ pieces }: Line, from: number): number[] => {
  const [only, ...more] = pieces
  return only && more.length === 0 && only.from >= from - sameEdge && only.from <= from + hangingMax
    ? [only.to]
    : []
}
