// Reading blocks with what somebody said of their columns, and what of a document's tables is remembered for the next.
import { createHash } from 'node:crypto'
import type { Block, TableRow } from '../reading/blocks.ts'
import { columnsAt } from '../reading/columns-at.ts'
import { type Column, type ColumnsSaid, hasWord, headerColumns, titleOf } from '../reading/columns.ts'
import type { ReadHeader, ReadPlan } from '../reading/read-plan.schema.ts'
import { saidOfTitle } from '../reading/title-of.ts'
import { columnsByPlace, firstRow, firstRowReads } from '../reading/untitled.ts'
import { planOfBlocks } from '../sources/read-source.ts'
import { titlesAt } from './column-heads.ts'
import { widthOf } from './untitled-columns.ts'
import { rememberedReading, rememberReading } from './readings.ts'

/**
 * Reads blocks with what somebody said that columns hold; null where nobody did. What was read lately is remembered:
 * every page of a review asks again, and the same blocks always read the same. Nobody may change what it returns.
 */
export async function readWith(blocks: readonly Block[], columns: ColumnsSaid | null): Promise<ReadPlan> {
  const said = JSON.stringify([blocks, columns])
  const known = rememberedReading(said)
  if (known) return known
  const read = await planOfBlocks(blocks, columns ?? {})
  // That it took too long or had to wait is true of this time only.
  if (read.ok) rememberReading(said, read)
  return read
}

/** The same for a document that is open. Throws where its turn did not come: that says nothing of the document. */
export async function readAgain(blocks: readonly Block[], columns: ColumnsSaid | null): Promise<ReadPlan> {
  const read = await readWith(blocks, columns)
  if (!read.ok && read.problem.code === 'busy') throw new Error('other documents are being read')
  return read
}

/**
 * Documents with the same column titles have the same shape, whatever their words and however often a header repeats; those
 * without titles where their table is as wide.
 */
export function shapeOf(blocks: readonly Block[]): string {
  const headers = blocks.flatMap((block) =>
    block.kind === 'row' && headerColumns(block.cells) ? [JSON.stringify(block.cells.map(titleOf))] : [],
  )
  const first = headers.length === 0 ? firstRow(blocks) : undefined
  if (!first) return hashOf([...new Set(headers)].toSorted())
  return firstRowReads(first, blocks) === 'titles'
    ? hashOf([JSON.stringify(first.cells.map(titleOf))])
    : untitledShape(blocks, first)
}

const untitledShape = (blocks: readonly Block[], first: TableRow): string =>
  hashOf({ untitled: widthOf(blocks, first) })

/** The shape under which what was said is remembered: a first row that is an action has no titles, whatever it looks like. */
export function shapeSaid(blocks: readonly Block[], shape: string, said: ColumnsSaid): string {
  const first = columnsByPlace(said) ? firstRow(blocks) : undefined
  return first ? untitledShape(blocks, first) : shape
}

const hashOf = (shape: unknown): string =>
  createHash('sha256').update(JSON.stringify(shape)).digest('base64url').slice(0, 22)

export type TitledColumn = {
  /** As it is remembered: the title without what differs between two writings of one. */
  key: string
  title: string
  column: Column
  /** The first words that stand under it. */
  sample: string
}

/** The columns of a document by their titles, each once, in order, with what they are taken to hold. */
export function titledColumns(
  blocks: readonly Block[],
  headers: readonly Pick<ReadHeader, 'line' | 'kind' | 'cells'>[],
  said: ColumnsSaid | null,
): TitledColumn[] {
  const lines = new Set(headers.filter(({ kind }) => kind === 'columns').map(({ line }) => line))
  const found = new Map<string, TitledColumn>()
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'row' || !lines.has(block.line)) continue
    const columns = columnsAt(blocks, at, said ?? {})
    const heads = titlesAt(headers, block.line)
    for (const [index, title] of block.cells.entries()) {
      const key = titleOf(title)
      if (!hasWord(title) || key === '' || key.length > 200 || found.has(key)) continue
      const sample = sampleUnder(blocks, at, { column: index, lines })
      found.set(key, {
        key,
        title: heads[index] || title,
        column: saidOfTitle(said ?? {}, key) ?? columns?.[index] ?? 'other',
        sample,
      })
    }
  }
  return [...found.values()]
}

const ROWS_LOOKED_AT = 20

/** The first words under a header's cell; those of the header's own second line (`lines`: where headers stand) are none. */
function sampleUnder(
  blocks: readonly Block[],
  header: number,
  { column, lines }: { column: number; lines: ReadonlySet<number> },
): string {
  for (const block of blocks.slice(header + 1, header + 1 + ROWS_LOOKED_AT)) {
    const text = block.kind === 'row' && !lines.has(block.line) ? (block.cells[column] ?? '') : ''
    if (hasWord(text)) return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text
  }
  return ''
}
