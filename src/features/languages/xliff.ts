// The exchange with translators: XLIFF 1.2, which every translation tool reads. The key of a string is the id of its unit;
// the hash of the English that was exported goes with it, so that what is imported late is known to be stale.
import { SaxesParser } from 'saxes'
import { xmlEscape } from '../../platform/text/xml.ts'
import type { Standing } from './standing.ts'

export type Unit = { key: string; source: string; hash: string; target: string; state: string }

const STATES = {
  missing: 'needs-translation',
  stale: 'needs-review-translation',
  drafted: 'translated',
  checked: 'signed-off',
} as const

// A reader of XML makes one newline of a carriage return unless it is written as a number.
const escaped = (text: string) =>
  xmlEscape(text).replaceAll('\r', '&#13;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')

/** All of `standing` for translators into `lang`: missing ones with an empty target. */
export function writeXliff(standing: readonly Standing[], lang: string): string {
  const units = standing.map(
    ({ source, state, text }) => `      <trans-unit id="${escaped(source.key)}" extradata="${source.hash}">
        <source>${escaped(source.english)}</source>
        <target state="${STATES[state]}">${escaped(text)}</target>${notesOf(source)
          .map((note) => `\n        <note>${escaped(note)}</note>`)
          .join('')}
      </trans-unit>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="upstander" source-language="en-GB" target-language="${escaped(lang)}" datatype="plaintext">
    <body xml:space="preserve">
${units.join('\n')}
    </body>
  </file>
</xliff>
`
}

const notesOf = ({ variants, gaps }: Standing['source']): string[] => [
  ...variants.map(({ when, text }) => `${when}: ${text}`),
  ...(gaps > 0 ? [GAPS] : []),
]
const GAPS = 'MessageFormat 2. Write {$0} where the English has {0}, {$0.name} for {0.name}.'

/** The file cannot be read: where it is torn, in the parser's words. */
export class NotXliff extends Error {
  override name = 'NotXliff'
}

const UNITS_MAX = 20_000

/** Reads what a translator gives back. Throws NotXliff. Marks of a tool inside a text are left out, their text is kept. */
export function readXliff(text: string): Unit[] {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new NotXliff('DOCTYPE')
  const units: Unit[] = []
  const parser = new SaxesParser()
  let unit: Unit | undefined
  let into: 'source' | 'target' | undefined
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'trans-unit') {
      const { id = '', extradata = '' } = attributes
      unit = { key: id, source: '', hash: extradata, target: '', state: '' }
    } else if (unit && (name === 'source' || name === 'target')) {
      into = name
      if (name === 'target') unit.state = attributes['state'] ?? ''
    }
  })
  const add = (some: string) => {
    if (unit && into) unit[into] += some
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', ({ name }) => {
    if (name === into) into = undefined
    if (name !== 'trans-unit' || !unit) return
    units.push(unit)
    unit = undefined
    if (units.length > UNITS_MAX) throw new NotXliff(`more than ${UNITS_MAX} units`)
  })
  parser.on('error', (fault) => {
    throw new NotXliff(fault.message)
  })
  parser.write(text).close()
  return units
}
