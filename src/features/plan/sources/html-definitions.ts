// Lists of terms and what they mean (<dl>), which pages use for a form of each action: "Lead" and "Police". A list that
// holds nothing else is a table of two columns.
import type { Block, TableRow } from '../reading/blocks.ts'
import { where } from './messages.en.ts'

export type Role = 'dt' | 'dd' | null
type Open = { from: number; roles: (Role | undefined)[] }

export class HtmlDefinitions {
  #open: Open[] = []
  #role: Role = null

  /** `from` is how many blocks came before the list. */
  open(name: string, from: number): void {
    if (name === 'dl') this.#open.push({ from, roles: [] })
    if (name === 'dt' || name === 'dd') this.#role = name
  }

  /** Told of each paragraph of the page, in order. */
  paragraph(at: number): void {
    const list = this.#open.at(-1)
    if (list) list.roles[at - list.from] = this.#role
  }

  /** At the end of a list: its blocks taken off the page's and given back as rows, or left where they are. */
  close(name: string, blocks: Block[], number: number): boolean {
    if (name === 'dt' || name === 'dd') this.#role = null
    const list = name === 'dl' ? this.#open.pop() : undefined
    if (!list) return false
    const rows = rowsOf(blocks.slice(list.from), list.roles, number)
    if (rows.length > 0) blocks.splice(list.from, blocks.length, ...rows)
    return rows.length > 0
  }
}

function rowsOf(blocks: readonly Block[], roles: readonly (Role | undefined)[], table: number): TableRow[] {
  const rows: { term: string[]; meaning: string[] }[] = []
  for (const [at, block] of blocks.entries()) {
    const role = roles[at]
    if (block.kind === 'row' || block.heading !== undefined || !role) return []
    const last = rows.at(-1)
    if (role === 'dt' && (!last || last.meaning.length > 0)) rows.push({ term: [block.text], meaning: [] })
    else if (role === 'dt') last?.term.push(block.text)
    else if (last) last.meaning.push(block.text)
    else rows.push({ term: [], meaning: [block.text] })
  }
  if (!rows.some(({ term, meaning }) => term.length > 0 && meaning.length > 0)) return []
  return rows.map(({ term, meaning }, at) => ({
    kind: 'row',
    line: 1,
    cells: [term.join('\n'), meaning.join('\n')],
    table,
    where: where.row(table, at + 1),
  }))
}
