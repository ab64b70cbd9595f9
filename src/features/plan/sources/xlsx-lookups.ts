// Sheets that only hold what cells of other sheets choose from (the lists of data validation; ECMA-376 18.3.1.32): their
// words are kept, and are no rows of the plan.
import type { Block, TableRow } from '../reading/blocks.ts'
import { hasWord } from '../reading/columns.ts'
import { children, child, type XmlNode } from './xml.ts'

/** What a sheet that is not hidden must be called to be one: others may choose from the plan itself. */
const lookupName =
  /^(?:look-? ?ups?|lists?|drop-? ?downs?(?: lists?)?|validation|data ?validation|options|choices|values|menus?|picklists?|reference(?: data| lists?)?|ref data|settings)\b/i

/** Takes the workbook and, for each sheet by its name, the formulas of its lists. Returns the names of the sheets that are looked up in. */
export function lookupSheets(
  workbook: XmlNode,
  sheets: readonly { name: string; choices: readonly string[] }[],
): Set<string> {
  const defined = new Map(
    children(child(workbook, 'definedNames'), 'definedName').map(
      ({ attributes, text }) => [(attributes['name'] ?? '').toLowerCase(), text] as const,
    ),
  )
  const hidden = new Set(
    children(child(workbook, 'sheets'), 'sheet')
      .filter(({ attributes }) => /^(?:very)?hidden$/i.test(attributes['state'] ?? ''))
      .map(({ attributes }) => attributes['name'] ?? ''),
  )
  const lookups = new Set<string>()
  for (const { name, choices } of sheets)
    for (const formula of new Set(choices)) {
      const sheet =
        sheetIn(formula) ?? sheetIn(defined.get(formula.trim().replace(/^=/, '').toLowerCase()) ?? '')
      if (sheet !== null && sheet !== name && (hidden.has(sheet) || lookupName.test(sheet)))
        lookups.add(sheet)
    }
  return lookups
}

/** "Lists!$A$1:$A$4", "'Drop downs'!$A:$A" or OFFSET of such: the name before the mark. */
function sheetIn(formula: string): string | null {
  const found = /(?:'((?:[^']|''){1,40})'|([\p{L}\d_.]{1,31}))!/u.exec(formula.slice(0, 300))
  return found ? (found[1]?.replaceAll("''", "'") ?? found[2] ?? null) : null
}

/** The rows of such a sheet as words beside the plan. */
export const asLookup = (blocks: readonly Block[], sheet: string): Block[] =>
  blocks.map((block): Block => {
    const text = block.kind === 'row' ? wordsOf(block) : block.text
    const where = block.where === undefined ? {} : { where: block.where }
    return {
      kind: 'paragraph',
      line: block.line,
      text,
      indented: false,
      loose: true,
      lookup: sheet,
      ...where,
    }
  })

const wordsOf = ({ cells }: TableRow): string => cells.filter(hasWord).join(' | ')
