// What a row of a partner's file says, by our fields. What has no place in them is not dropped: it is kept with the words of
// the report, under the title of its column.
import type { Day } from '../../../platform/calendar/london.ts'
import type { Problem } from '../../../platform/problems.ts'
import { type IntakeField, fieldNamed } from '../fields.ts'
import { optionLabels } from '../labels.ts'
import type { AreaNamed, Sent } from '../read-report.ts'
import { KEPT } from './kept.ts'
import { type Mapping } from './mapping.ts'
import { isCoded, type Meanings, meaningsOf } from './meanings.ts'
import { fileWords as say } from './messages.en.ts'
import { type DayOrder, isSettled, likelyOrder, orderSigns, readDay } from './read-date.ts'

export type SaidRow = {
  sent: Sent
  /** Lines for the words of the report; '' where there are none. */
  kept: string
  /** What somebody should look at, though it refuses nothing. */
  notes: readonly Problem[]
}
type Days = { order: DayOrder; settled: boolean }

/** Says row after row of one file, having looked at all of it once. */
export function rowSayer(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  mapping: Mapping,
  areas: readonly AreaNamed[],
  today: Day,
): (row: readonly string[]) => SaidRow {
  const meanings = meaningsOf(mapping, areas)
  const days = { ...daysOf(rows, mapping), today }
  return (row) => sayRow({ titles, mapping, meanings, days }, row)
}

/** How the days of a file are read. */
export function daysOf(rows: readonly (readonly string[])[], { columns, dayOrder }: Mapping): Days {
  const at = columns.findIndex((name) => fieldNamed(name)?.kind === 'date')
  const signs = orderSigns(at < 0 ? [] : rows.map((row) => row[at] ?? ''))
  const order = dayOrder ?? likelyOrder(signs)
  return { order, settled: isSettled(signs, order) }
}

// A cell with two names, or with more than a name.
const SEVERAL = /[,;&/\n\d]|\band\b/i
// What nobody called safe is kept, and is no way of theirs: whoever is at home may answer it, or read it.
const METHODS = 'contact_methods'
const WAYS = [
  ['phone', say.notes.phoneUnsaid],
  ['landline', say.notes.phoneUnsaid],
  ['email', say.notes.emailUnsaid],
] as const

// What a way is of no use without. A way of which the file says only this is kept in words: no report is lost for it.
const NEEDED: Readonly<Record<string, string>> = {
  landline: 'landline',
  relay: 'relay_service',
  in_person: 'meet_at',
  through: 'through_name',
}

/** The ways that can be used, and those that cannot. Home phone or mobile: it is the number that is given. */
function usableWays(sent: Readonly<Record<string, string | string[]>>): {
  usable: string[]
  without: string[]
} {
  const has = (way: string) => NEEDED[way] === undefined || NEEDED[way] in sent
  const ways = [sent[METHODS] ?? []]
    .flat()
    .map((way) => (way === 'landline' && !has(way) && 'phone' in sent ? 'call' : way))
  return { usable: [...new Set(ways.filter(has))], without: ways.filter((way) => !has(way)) }
}

type Sayer = { titles: readonly string[]; mapping: Mapping; meanings: Meanings; days: Days & { today: Day } }

function sayRow({ titles, mapping, meanings, days }: Sayer, row: readonly string[]): SaidRow {
  const sent: Record<string, string | string[]> = {}
  const kept: string[] = []
  const notes: Problem[] = []
  const keep = (at: number, text: string) =>
    kept.push(`${titles[at]?.trim() || say.untitled(at + 1)}: ${text}`)
  const add = (name: string, text: string) => {
    const before = [sent[name] ?? []].flat().join('')
    sent[name] = before === '' ? text : `${before}\n${text}`
  }
  const sayCoded = (field: IntakeField, cell: string, at: number) => {
    const parts = meanings.partsOf(field, cell).map((part) => ({ part, code: meanings.codeOf(field, part) }))
    const codes = parts.flatMap(({ code }) => code ?? [])
    if (field.kind === 'many') sent[field.name] = [...new Set([...[sent[field.name] ?? []].flat(), ...codes])]
    else if (codes[0] !== undefined) sent[field.name] = codes[0]
    const unknown = parts.filter(({ code }) => code === undefined).map(({ part }) => part)
    if (unknown.length === 0) return
    keep(at, unknown.join('; '))
    notes.push({ field: field.name, message: say.notes.kept(unknown.join('; ')) })
  }
  const sayDate = (field: IntakeField, cell: string) => {
    const { day, rest, doubtful } = readDay(cell, days)
    // A report is not lost for its day: what stands there is when it was, in words, and somebody looks.
    if (day === '') {
      add('when_words', cell)
      notes.push({ field: field.name, message: say.notes.noDay(cell) })
      return
    }
    sent[field.name] = day
    if (rest !== '') add('when_words', rest)
    if (doubtful) notes.push({ field: field.name, message: say.notes.day(cell, day) })
  }
  for (const [at, name] of mapping.columns.entries()) {
    const cell = (row[at] ?? '').trim()
    const field = fieldNamed(name)
    if (cell === '') continue
    if (name === KEPT) keep(at, cell)
    else if (!field) continue
    else if (field.kind === 'date') sayDate(field, cell)
    else if (isCoded(field)) sayCoded(field, cell, at)
    else add(name, cell)
  }
  const { usable, without } = usableWays(sent)
  if (METHODS in sent) sent[METHODS] = usable
  if (without.length > 0) {
    const labels = optionLabels({ name: METHODS, to: '' })
    const said = without.map((way) => labels[way] ?? way).join('; ')
    keep(mapping.columns.indexOf(METHODS), said)
    notes.push({ field: METHODS, message: say.notes.kept(said) })
  }
  if (SEVERAL.test(String(sent['name'] ?? ''))) notes.push({ field: 'name', message: say.notes.manyNames })
  const all = { privacy: mapping.privacy, ...sent }
  const isAsked = mapping.columns.some((name, at) => name === METHODS && (row[at] ?? '').trim() !== '')
  const ways = isAsked || all.privacy === 'anonymous' ? [] : WAYS.filter(([field]) => field in sent)
  notes.push(...ways.map(([field, message]) => ({ field, message })))
  return { sent: all, kept: kept.join('\n'), notes }
}
