// A plan back out: as JSON exactly as it was read, and as tab-separated text that the reader reads to the same plan.
import type { Tx } from '../../access/db.ts'
import { asRead } from './plan.ts'
import { loadPlan } from './plan.store.ts'
import { linkWords } from './reading/headings.ts'
import { isNumberColumn } from './reading/own-number.ts'
import type { PlanRead, ReadAim, ReadPriority, ReadRow } from './reading/read-plan.schema.ts'

/** A plan as JSON and as text, or undefined where the caller sees no such plan. */
export async function exportPlan(
  tx: Tx,
  planId: string,
): Promise<{ title: string; json: PlanRead; text: string } | undefined> {
  const plan = await loadPlan(tx, planId)
  if (!plan) return undefined
  const json = asRead(plan)
  return { title: plan.title, json, text: planText(json) }
}

const titles = ['Aim', 'Objective', 'Action', 'Owner', 'Time frame', 'Status', 'Update'] as const

/**
 * A plan as text: its title, then each priority with its objectives, links and one table. Lines of the source, page
 * breaks and repeated headers are of the paper and are left behind; every other word is here.
 */
export function planText(plan: PlanRead): string {
  const firstRow = Math.min(...rowsOf(plan).map(({ source }) => source.line))
  const opening = plan.unplaced.filter(({ line }) => line < firstRow)
  const later = plan.unplaced.filter(({ line }) => line >= firstRow)
  const blocks = [
    plan.title,
    ...opening.map(({ text }) => text),
    ...plan.priorities.flatMap((priority) => priorityBlocks(priority)),
    ...later.map(({ text }) => text),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function priorityBlocks(priority: ReadPriority): string[] {
  const { heading, coreObjectives, links, aims } = priority
  return [
    heading,
    coreObjectives.length === 0
      ? ''
      : ['Core Objectives:', ...coreObjectives.map((each) => `• ${each}`)].join('\n'),
    ...links.map(linkWords),
    aims.length === 0 ? '' : table(aims),
  ]
}

/** Each row repeats its aim, so that a spreadsheet can sort and filter it; the reader takes them as one. */
function table(aims: readonly ReadAim[]): string {
  const rows = aims.flatMap((aim) => aim.rows)
  const columns = [...new Set(rows.flatMap(({ other }) => other.map(({ column }) => column)))]
  const number = columns.find(isNumberColumn)
  const others = columns.filter((column) => column !== number)
  const ownNumber = ({ other }: ReadRow) => other.find(({ column }) => column === number)?.text ?? ''
  const numbered = number !== undefined || needsNumberColumn(aims)
  const line = (ref: string, cells: readonly string[]) =>
    (numbered ? [ref, ...cells] : cells).map(cell).join('\t')
  return [
    line(number ?? 'Ref', [...titles, ...others]),
    ...aims.flatMap((aim) => {
      const first = numbered ? aim.text : `${aim.ref} ${aim.text}`.trim()
      const alone = aim.rows.length === 0 || aim.rows.some((row) => ownNumber(row) !== '')
      return [
        ...(alone ? [line(aim.ref, [first])] : []),
        ...aim.rows.map((row) => {
          const own = ownNumber(row)
          const words = [row.objective, row.action, row.owner, row.timeframe, row.status, row.update]
          const more = others.map((column) => row.other.find((each) => each.column === column)?.text ?? '')
          // A row with a number of its own stands under an empty aim, as it did.
          return own === '' ? line(aim.ref, [first, ...words, ...more]) : line(own, ['', ...words, ...more])
        }),
      ]
    }),
  ].join('\n')
}

/** Whether an aim's number could not be told from the words after it, and so needs a column of its own. */
const needsNumberColumn = (aims: readonly ReadAim[]): boolean =>
  aims.some(({ ref }) => ref !== '' && !/^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[a-z]?$/.test(ref))

/** A cell as spreadsheets write it: quoted where it holds a tab, a line end or begins with a quotation mark. */
const cell = (text: string): string => (/[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const rowsOf = (plan: PlanRead): ReadRow[] =>
  plan.priorities.flatMap((priority) => priority.aims.flatMap((aim) => aim.rows))
