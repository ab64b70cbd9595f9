// What the parts of a Word document keep in a copy: the words and how they look, not who wrote them and when.
import { type Element, localName } from './rewrite-xml.ts'

/** Thrown within, where a document has something in it that cannot be cleaned here. */
export class NotPlain extends Error {}

/** What was deleted, moved away or looked otherwise before; and what points to the description of the document. */
const LEFT_OUT: readonly string[] = (
  'del moveFrom delText delInstrText rPrChange pPrChange sectPrChange tblPrChange ' +
  'tblPrExChange tcPrChange trPrChange tblGridChange numberingChange dataBinding'
).split(' ')
/** Files within the file, and programs. */
const NOT_PLAIN: readonly string[] = ['altChunk', 'OLEObject', 'control', 'subDoc', 'object', 'imgProps']
/** As Word itself says where it is asked to take personal data out. */
const NOBODY: ReadonlyMap<string, string> = new Map([
  ['author', 'Author'],
  ['initials', 'A'],
])
const BESIDE = /^(?:rsid\w*|date|dateUtc|paraId|textId|durableId|userId|providerId|alt|descr)$/
const NAMED: readonly string[] = ['docPr', 'cNvPr']
const OFFICE_NAMES: readonly string[] = ['o:title', 'o:href']
const CUT = /^crop(?:left|right|top|bottom)$/

/** A part with words in it. */
export function asText({ name, attributes }: Element): Element | null {
  const local = localName(name)
  if (LEFT_OUT.includes(local)) return null
  if (NOT_PLAIN.includes(local)) throw new NotPlain('a file within the file')
  const isCut =
    local === 'srcRect'
      ? Object.entries(attributes).some(([key, value]) => !key.startsWith('xmlns') && !/^-?0*%?$/.test(value))
      : Object.keys(attributes).some((key) => CUT.test(key))
  if (isCut) throw new NotPlain('a picture that was cut')
  return { name, attributes: Object.fromEntries(saidOf(local, attributes)) }
}

function saidOf(element: string, attributes: Record<string, string>): [string, string][] {
  return Object.entries(attributes).flatMap(([key, value]): [string, string][] => {
    const local = localName(key)
    if (key.startsWith('xmlns')) return [[key, value]]
    if (BESIDE.test(local) || OFFICE_NAMES.includes(key)) return []
    const isName = NAMED.includes(element)
    if (isName && local === 'title') return []
    if (isName && local === 'name') return [[key, '']]
    return [[key, NOBODY.get(local) ?? value]]
  })
}

/** How the document looks as a whole. All else is of the writer's computer: its templates, addresses and sessions. */
const SETTINGS: readonly string[] = (
  'settings zoom mirrorMargins gutterAtTop evenAndOddHeaders defaultTabStop autoHyphenation ' +
  'hyphenationZone characterSpacingControl footnotePr endnotePr compat themeFontLang ' +
  'clrSchemeMapping decimalSymbol listSeparator bordersDoNotSurroundHeader ' +
  'bordersDoNotSurroundFooter displayBackgroundShape bookFoldPrinting noLineBreaksAfter'
).split(' ')
const WITHIN: readonly string[] = [
  'footnote',
  'endnote',
  'compatSetting',
  'numFmt',
  'numStart',
  'numRestart',
  'pos',
]

/** The settings of a document. */
export const asSettings =
  () =>
  (element: Element): Element | null => {
    const local = localName(element.name)
    return SETTINGS.includes(local) || WITHIN.includes(local) ? asText(element) : null
  }
