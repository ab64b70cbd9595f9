// Tables without rules whose columns stand so close that the words of one run into those of the next, as programs print
// web pages. Their columns are known by where cells begin: many lines begin again at the same place, and none crosses it.
import { titleKind } from '../reading/column-titles.ts'
import { hasWord, headerColumns, titleOf } from '../reading/columns.ts'
import { isHeading } from '../reading/headings.ts'
import { tableColumnsMin } from './aligned-stretches.ts'
import { inLines } from './pdf-lines.ts'
import type { Glyphs } from './pdf-page.ts'
import { partedNear } from './pdf-parting.ts'

/** A table from its titles to its end on one page, and where its columns begin, from left to right. In points. */
export type Band = { top: number; bottom: number; edges: readonly number[] }

/** In points: how far apart two places are that are the same. */
const same = 1
const linesMin = 2
/** More columns than any plan has: then it is no table. */
const edgesMax = 60
/** More runs than a page of a plan has: what only keeps a parser busy is not looked through. */
const runsMax = 3_000
/** Of the letters of most lines: what is larger is a heading. */
const larger = 1.15
/** Of the page's words from left to right: a lone run that is wider is prose. */
const wide = 0.6
const titleLinesMax = 4
const titleGap = 1.4
const bullet = /^[•●▪■◦‣·–—*\uF0B7-]$/u
/** Of the lines that say something at an edge, as many may cross it: somebody wrote more than fits. */
const crossedShare = 0.05

type Row = readonly Glyphs[]

/** Takes what each page shows outside its ruled tables. Returns each page's tables; one goes on over pages where its columns do. */
export function bandsOf(pages: readonly (readonly Glyphs[])[]): Band[][] {
  let above: readonly number[] = []
  let named: readonly string[] = []
  return pages.map((glyphs) => {
    const bands: Band[] = []
    for (const lines of regionsOf(inLines(glyphs).map((line) => [...line].sort((a, b) => a.x - b.x)))) {
      const begins = edgesOf(lines)
      if (begins.length < tableColumnsMin || begins.length > edgesMax) continue
      const titles = titleLines(lines, begins)
      const goesOn = !titles && begins.filter((edge) => isAt(edge, above)).length >= tableColumnsMin
      if (!titles && !goesOn) continue
      if (titles) {
        above = withTitles(edgesOf(lines, titles.to), lines, titles, named)
        named = textsIn(lines.slice(titles.from, titles.to), above)
      }
      bands.push({
        top: topOf(lines[titles?.from ?? 0] ?? []),
        bottom: topOf(lines[lastRow(lines, above)] ?? []),
        edges: above,
      })
    }
    return bands
  })
}

/** The same words, none of them in two columns of a table. */
export const partedAtEdges = (glyphs: readonly Glyphs[], bands: readonly Band[]): Glyphs[] =>
  bands.length === 0
    ? [...glyphs]
    : glyphs.flatMap((each) => {
        const band = bandAt(bands, each.y)
        return band ? inParts(each, band.edges) : [each]
      })

/** The table that stands at a height of the page. */
export const bandAt = (bands: readonly Band[], y: number): Band | undefined =>
  bands.find(({ top, bottom }) => top - same <= y && y <= bottom + same)

const topOf = (line: Row): number => line[0]?.y ?? 0
const isAt = (x: number, edges: readonly number[]): boolean =>
  edges.some((edge) => Math.abs(edge - x) <= same)

function inParts(run: Glyphs, edges: readonly number[]): Glyphs[] {
  const parts = [run]
  for (const edge of edges) {
    const last = parts.pop()
    if (last) parts.push(...(partedNear(last, edge) ?? [last]))
  }
  return parts
}

/** The last line that is of a row: prose under a table is lines of one run each, the first of them across its columns. */
function lastRow(lines: readonly Row[], edges: readonly number[]): number {
  const last = lines.findLastIndex((line) => line.length > 1 || (line[0]?.x ?? 0) > (edges[0] ?? 0) + same)
  const prose = lines.findIndex(
    ([run], at) =>
      at > last && run && edges.some((edge) => crosses(run, edge) && partedNear(run, edge) === null),
  )
  return prose < 0 ? lines.length - 1 : prose - 1
}

const crosses = ({ x, width }: Glyphs, edge: number): boolean => x < edge - same && x + width > edge + same

/** Stretches of lines between headings and prose. */
function regionsOf(lines: readonly Row[]): Row[][] {
  const heights = lines.flatMap((line) => line.map(({ height }) => height)).sort((a, b) => a - b)
  const usual = heights[Math.floor(heights.length / 2)] ?? 0
  const across =
    Math.max(0, ...lines.map((line) => (line.at(-1)?.x ?? 0) + (line.at(-1)?.width ?? 0))) -
    Math.min(...lines.map((line) => line[0]?.x ?? 0))
  const regions: Row[][] = [[]]
  for (const line of lines) {
    const [only, ...others] = line
    const lone = only !== undefined && others.length === 0
    const parts =
      lone && (only.height > usual * larger || only.width > across * wide || isHeading(only.text.trim()))
    if (parts) regions.push([])
    else regions.at(-1)?.push(line)
  }
  return regions.filter((region) => region.length > 1 && region.flat().length <= runsMax)
}

/**
 * Places where several lines begin a run of words, one of them after the titles (`body`), and that no run crosses unless it can
 * be parted there: titles may stand in the middle of their columns.
 */
function edgesOf(lines: readonly Row[], body = 0): number[] {
  const starts = lines
    .flatMap((line, at) => line.map(({ x }, index) => ({ x, at, after: line[index - 1] })))
    .sort((a, b) => a.x - b.x)
  const clusters: (typeof starts)[] = []
  for (const start of starts) {
    const last = clusters.at(-1)
    const first = last?.[0]
    if (last && first && start.x - first.x <= same) last.push(start)
    else clusters.push([start])
  }
  return clusters
    .filter((cluster) => new Set(cluster.map(({ at }) => at)).size >= linesMin)
    .filter((cluster) => cluster.some(({ at }) => at >= body))
    .filter((cluster) => !cluster.every(({ after }) => after && bullet.test(after.text.trim())))
    .slice(0, edgesMax * 4)
    .flatMap(([first]) => (first ? [first.x] : []))
    .filter((edge) => isUncrossed(lines, edge))
}

function isUncrossed(lines: readonly Row[], edge: number): boolean {
  let crossed = 0
  let met = 0
  for (const line of lines) {
    if (line.some(({ x }) => Math.abs(x - edge) <= same)) met += 1
    const over = line.find((run) => crosses(run, edge))
    if (over && line.length > 1 && !partedNear(over, edge)) crossed += 1
  }
  return crossed <= met * crossedShare
}

type Lines = { from: number; to: number }

/** The lines of the titles of a plan's table; null where there are none. */
function titleLines(lines: readonly Row[], edges: readonly number[]): Lines | null {
  for (let from = 0; from < lines.length; from += 1)
    for (let to = from + 1; to <= Math.min(lines.length, from + titleLinesMax); to += 1) {
      const [before, last] = [lines[to - 2] ?? [], lines[to - 1] ?? []]
      if (to > from + 1 && topOf(last) - topOf(before) > (last[0]?.height ?? 0) * titleGap) break
      if (headerColumns(textsIn(lines.slice(from, to), edges))) return { from, to: wholeTo(lines, to) }
    }
  return null
}

/** Titles of two lines go on close below. */
function wholeTo(lines: readonly Row[], to: number): number {
  let end = to
  while (end < lines.length && end < to + titleLinesMax) {
    const [before, next] = [lines[end - 1] ?? [], lines[end] ?? []]
    if (topOf(next) - topOf(before) > (next[0]?.height ?? 0) * titleGap) break
    end += 1
  }
  // Where the rows follow as close, nothing shows where the titles end.
  return end === to + titleLinesMax ? to : end
}

/**
 * The places with those added where only titles show that a column begins: it holds one cell, or none. `named`: the titles of
 * the table before, by which two that stand close in this one are told apart.
 */
function withTitles(
  edges: readonly number[],
  lines: readonly Row[],
  { from, to }: Lines,
  named: readonly string[],
): number[] {
  const titles: { from: number; to: number }[] = []
  const runs = lines.slice(from, to).flatMap((line) => line.flatMap((each) => inParts(each, edges)))
  for (const { x, width } of runs.sort((a, b) => a.x - b.x)) {
    const last = titles.at(-1)
    if (last && x < last.to) last.to = Math.max(last.to, x + width)
    else titles.push({ from: x, to: x + width })
  }
  const starts = lines.slice(to).flatMap((line) => line.map(({ x }) => x))
  const inTitles = runs.flatMap((run) =>
    [
      ...starts.filter((x) => partedNear(run, x)?.every(({ text }) => titleKind(titleOf(text)) !== null)),
      ...betweenTitles(run, named),
    ].slice(0, 1),
  )
  const added = titles.slice(1).flatMap((title, at) => {
    const before = titles[at] ?? title
    if (edges.some((edge) => before.from + same < edge && edge <= title.from + same)) return []
    const between = starts.filter((x) => before.to <= x && x <= title.from + same)
    return [...between, title.from]
      .sort((a, b) => a - b)
      .filter((edge) => isUncrossed(lines, edge))
      .slice(0, 1)
  })
  return [...edges, ...added, ...inTitles].sort((a, b) => a - b)
}

/** Where the second of two titles begins that stand side by side in the table before, and as one run here. */
function betweenTitles(run: Glyphs, named: readonly string[]): number[] {
  const at = named.findIndex((title, index) => `${title} ${named[index + 1]}` === run.text.trim())
  const second = named[at + 1]
  return at < 0 || !second ? [] : [run.x + run.width * (1 - second.length / run.text.length)]
}

function textsIn(lines: readonly Row[], edges: readonly number[]): string[] {
  const texts = edges.map(() => '')
  for (const run of lines.flat().flatMap((each) => inParts(each, edges))) {
    const at = Math.max(
      0,
      edges.findLastIndex((edge) => edge <= run.x + same),
    )
    if (hasWord(run.text)) texts[at] = `${texts[at] ?? ''} ${run.text.trim()}`.trim()
  }
  return texts
}
