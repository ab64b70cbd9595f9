// Follows a page's tags and text and gathers paragraphs and rows. Text goes to the innermost open cell, else to the
// paragraph that is being gathered.
import type { Block, Paragraph } from '../reading/blocks.ts'
import { hasWord } from '../reading/columns.ts'
import { numberedHeading } from '../reading/headings.ts'
import { gridRows, cellCounter } from './grid.ts'
import { fillOf, rulesOf, type StyleRules } from './html-fills.ts'
import { HtmlDefinitions } from './html-definitions.ts'
import { HtmlLists } from './html-lists.ts'
import { HtmlRegions, type Region, withFrameAside } from './html-regions.ts'
import { HtmlTable, type OpenCell, spanOf } from './html-table.ts'
import { where } from './messages.en.ts'
import { textLines } from './tidy.ts'

type Attributes = Record<string, string>

const silent = new Set(['script', 'style', 'noscript', 'template', 'head', 'xml'])
const breaking = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary ul'.split(
    ' ',
  ),
)

/** Side by side they are not one word. */
const apart = new Set(['button', 'option', 'textarea', 'label', 'select'])
type Gathered = { text: string; heading: number | null; indented: boolean; level: number }
const nothing: Gathered = { text: '', heading: null, indented: false, level: 0 }

export class HtmlReader {
  #blocks: Block[] = []
  #tables: HtmlTable[] = []
  #tableCount = 0
  #paragraph = { ...nothing }
  #lists = new HtmlLists()
  /** The bullet or number of an item that no word has come after yet. */
  #mark = ''
  #definitions = new HtmlDefinitions()
  #regions = new HtmlRegions()
  #regionOf = new Map<Block, Region>()
  #verbatim = 0
  #silent: string[] = []
  #title = ''
  #css = ''
  #rules: StyleRules = new Map()
  #count = cellCounter()

  open(name: string, attributes: Attributes): void {
    if (this.#regions.begins(name, attributes) && this.#silent.length === 0) this.#break()
    this.#regions.open(name, attributes)
    if (silent.has(name)) this.#silent.push(name)
    else if (name === 'title' || this.#silent.length > 1) this.#silent.push(name)
    else if (this.#silent.length > 0) {
      if (name === 'body' || name === 'table') this.#silent = []
      else return
    }
    if (this.#silent.length > 0) return
    if (name === 'table') this.#openTable()
    else if (name === 'tr') this.#table?.openRow(fillOf(attributes, this.#rules))
    else if (name === 'td' || name === 'th') this.#openCell(name, attributes)
    else if (name === 'thead' && this.#table) this.#table.inHead = true
    else if (name === 'br') this.#add('\n')
    else if (name === 'img') this.#addAlternative(attributes['alt'] ?? '')
    else if (name === 'input') this.#addInput(attributes)
    else this.#openOther(name, attributes)
  }

  close(name: string): void {
    this.#closeTag(name)
    const before = this.#regions.now
    this.#regions.close()
    const { frame, main } = this.#regions.now
    if (frame === before.frame && main === before.main) return
    this.#break(before)
  }

  #closeTag(name: string): void {
    if (this.#silent.length > 0) {
      if (this.#silent.at(-1) === name) this.#silent.pop()
      if (name === 'style') this.#rules = rulesOf(this.#css)
      return
    }
    if (name === 'table') this.#closeTable()
    else if (name === 'tr') this.#table?.closeRow()
    else if (name === 'td' || name === 'th') this.#table?.closeCell()
    else if (name === 'thead' && this.#table) {
      this.#table.closeRow()
      this.#table.inHead = false
    } else if (breaking.has(name)) this.#break()
    if (name === 'ol' || name === 'ul') this.#lists.close()
    if (name === 'li') this.#mark = ''
    if (name === 'pre') this.#verbatim = Math.max(0, this.#verbatim - 1)
    if (apart.has(name)) this.#add(' ')
    if (this.#definitions.close(name, this.#blocks, this.#tableCount + 1)) this.#tableCount += 1
  }

  text(text: string): void {
    const inside = this.#silent.at(-1)
    if (inside === 'title') this.#title += text
    else if (inside === 'style') this.#css = (this.#css + text).slice(0, 500_000)
    else if (inside === undefined)
      this.#add(text.replace(this.#verbatim > 0 ? /[\t\f\r ]+/g : /[\t\n\f\r ]+/g, ' '))
  }

  finished(): Block[] {
    while (this.#tables.length > 0) this.#closeTable()
    this.#break()
    this.#blocks = withFrameAside(this.#blocks, this.#regionOf)
    nameTitle(this.#blocks)
    const [title = ''] = textLines(this.#title.replaceAll(/\s+/g, ' '))
    const shown = this.#blocks.some((block) =>
      (block.kind === 'row' ? block.cells : [block.text]).some((text) =>
        text.toLowerCase().includes(title.toLowerCase()),
      ),
    )
    if (shown || !hasWord(title)) return this.#blocks
    const opening: Block = { kind: 'paragraph', line: 1, text: title, indented: false, where: where.title }
    return [opening, ...this.#blocks]
  }

  get #table(): HtmlTable | undefined {
    return this.#tables.at(-1)
  }

  #add(text: string): void {
    const cell = this.#tables.findLast((table) => table.cell)?.cell
    if (cell) cell.text += this.#marked(text)
    else this.#paragraph.text += this.#marked(text)
  }

  /** Text with the mark of its item before it, once there is any; a bullet before a heading says nothing. */
  #marked(text: string): string {
    if (this.#mark === '' || text.trim() === '') return text
    const mark = this.#mark
    this.#mark = ''
    if (this.#paragraph.heading !== null && mark.startsWith('•')) return text
    this.#paragraph.indented = true
    this.#paragraph.level = this.#lists.level
    return `${mark}${text.trimStart()}`
  }

  #addAlternative(text: string): void {
    const cell = this.#table?.cell
    if (cell) cell.alternative += ` ${text}`
  }

  #addInput({ type = 'text', value = '', ...attributes }: Attributes): void {
    if (type === 'checkbox' || type === 'radio') this.#add('checked' in attributes ? '☒ ' : '☐ ')
    else if (type !== 'hidden' && type !== 'password') this.#add(` ${value} `)
  }

  #openOther(name: string, attributes: Attributes): void {
    const inner = fillOf(attributes, this.#rules)
    if (inner && this.#table?.cell) this.#table.cell.inner.add(inner)
    if (name === 'ol' || name === 'ul') this.#lists.open(name, attributes)
    if (apart.has(name)) this.#add(' ')
    if (name === 'pre') this.#verbatim += 1
    if (!breaking.has(name)) return
    this.#break()
    this.#definitions.open(name, this.#blocks.length)
    const level = /^h([1-6])$/.exec(name)?.[1]
    if (level !== undefined) this.#paragraph.heading = Number(level)
    if (name === 'li') this.#mark = this.#lists.item(attributes['value'])
  }

  #openTable(): void {
    if (!this.#tables.some((table) => table.cell)) this.#break()
    this.#tableCount += 1
    this.#tables.push(new HtmlTable(this.#tableCount))
  }

  #openCell(name: string, attributes: Attributes): void {
    this.#count(1)
    this.#table?.openCell({
      text: '',
      fill: fillOf(attributes, this.#rules),
      columns: spanOf(attributes['colspan']),
      rows: spanOf(attributes['rowspan']),
      isHeader: name === 'th',
      inner: new Set(),
      alternative: '',
    })
  }

  /** A table within a cell that only arranges the page is a table of the page; within words it is part of that cell. */
  #closeTable(): void {
    const table = this.#tables.pop()
    if (!table) return
    table.closeRow()
    const rows = gridRows(table.rows, table.number, 0)
    const outer = this.#tables.findLast((each) => each.cell)
    if (!outer?.cell) this.#blocks.push(...rows)
    else if (
      (!hasWord(outer.cell.text) || outer.isOpening) &&
      rows.length > 1 &&
      rows.some(({ cells }) => cells.length > 2)
    )
      this.#hoist(rows, outer, outer.cell)
    else outer.cell.text += `\n${rows.map(({ cells }) => cells.filter(hasWord).join(' ')).join('\n')}\n`
  }

  /** What stood before it in the outer table comes first, under a number of its own. */
  #hoist(rows: readonly Block[], outer: HtmlTable, cell: OpenCell): void {
    this.#blocks.push(...gridRows(outer.rows, outer.number, 0))
    for (const text of textLines(cell.text).filter(hasWord))
      this.#blocks.push({ kind: 'paragraph', line: 1, text, indented: false })
    cell.text = ''
    this.#blocks.push(...rows)
    outer.rows = []
  }

  #break(region: Region = this.#regions.now): void {
    const cell = this.#tables.findLast((table) => table.cell)?.cell
    if (cell) {
      cell.text += '\n'
      return
    }
    const { text, heading, indented, level } = this.#paragraph
    this.#paragraph = { ...nothing }
    const lines = heading === null ? textLines(text) : [textLines(text).join(' ')]
    const said = { ...(heading === null ? {} : { heading }), ...(level === 0 ? {} : { level }) }
    for (const line of lines.filter(hasWord)) {
      const block: Paragraph = { kind: 'paragraph', line: 1, text: line, indented, ...said }
      this.#regionOf.set(block, region)
      this.#definitions.paragraph(this.#blocks.push(block) - 1)
    }
  }
}

/** The only heading of the first rank, before any table, is the name of what the page holds, unless it is numbered. */
function nameTitle(blocks: readonly Block[]): void {
  const first = blocks.filter(
    (block): block is Paragraph => block.kind === 'paragraph' && block.heading === 1,
  )
  const [only] = first
  const table = blocks.findIndex(({ kind }) => kind === 'row')
  const before = only !== undefined && (table < 0 || blocks.indexOf(only) < table)
  if (first.length === 1 && before && numberedHeading(only.text) === null) only.heading = 0
}
