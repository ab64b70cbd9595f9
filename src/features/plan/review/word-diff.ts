// What changed between two texts, word by word. Pure, and bounded: two long texts that share little are shown whole.
export type Piece = { kind: 'same' | 'gone' | 'new'; text: string }

const WORK_MAX = 250_000

/** The pieces of both texts in order: what stands in both, only in the old, only in the new. Words are parted by single spaces. */
export function wordDiff(before: string, after: string): Piece[] {
  const old = wordsOf(before)
  const next = wordsOf(after)
  const head = sharedFrom(old, next)
  const tail = sharedFrom(old.slice(head).toReversed(), next.slice(head).toReversed())
  const middle = between(old.slice(head, old.length - tail), next.slice(head, next.length - tail))
  return joined([
    ...next.slice(0, head).map((text) => ({ kind: 'same' as const, text })),
    ...middle,
    ...next.slice(next.length - tail).map((text) => ({ kind: 'same' as const, text })),
  ])
}

const wordsOf = (text: string) => text.match(/\S+/gu) ?? []

function sharedFrom(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1
  return count
}

/** The longest common words of two lists, by the usual table. */
function between(old: readonly string[], next: readonly string[]): Piece[] {
  const whole: Piece[] = [
    ...old.map((text) => ({ kind: 'gone' as const, text })),
    ...next.map((text) => ({ kind: 'new' as const, text })),
  ]
  if (old.length === 0 || next.length === 0 || old.length * next.length > WORK_MAX) return whole
  const width = next.length + 1
  const longest = new Uint16Array((old.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = next.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < next.length) {
    const [was, is] = [old[i], next[j]]
    if (was !== undefined && is !== undefined && was === is) {
      pieces.push({ kind: 'same', text: is })
      i += 1
      j += 1
    } else if (was !== undefined && (is === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'gone', text: was })
      i += 1
    } else {
      pieces.push({ kind: 'new', text: is ?? '' })
      j += 1
    }
  }
  return pieces
}

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const { kind, text } of pieces) {
    const last = all.at(-1)
    if (last?.kind === kind) last.text += ` ${text}`
    else all.push({ kind, text })
  }
  return all
}
