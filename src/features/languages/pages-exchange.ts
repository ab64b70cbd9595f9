// The partnership's own pages in the exchange with translators: each paragraph is a unit, named after its page and its place
// in it, with the hash of the whole English page. What comes back whole becomes a draft of that page, for somebody to read
// and publish. A page whose English changed meanwhile is not taken: its paragraphs may have moved.
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { type Language, ENGLISH } from '../../platform/i18n/index.ts'
import {
  allPublishedTexts,
  hashOf,
  type PageKey,
  PAGES,
  type PageText,
  problemsOfPage,
  savePage,
  textFor,
  versionsOf,
} from '../pages/index.ts'
import { languageWords } from './messages.en.ts'
import type { ImportRow } from './save-words.ts'
import type { Standing } from './standing.ts'
import type { Unit } from './xliff.ts'

const say = languageWords.take
const PREFIX = 'page.'

/** A unit's name: `page.privacy.title`, `page.privacy.1`. */
const unitKey = (page: PageKey, part: string | number): string => `${PREFIX}${page}.${part}`
/** What a row of the report is called, and where it leads. */
export const pageOfKey = (key: string): PageKey | undefined =>
  PAGES.find(({ page }) => key === PREFIX + page || key.startsWith(`${PREFIX}${page}.`))?.page

const partsOf = (body: string): string[] =>
  body
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)

/** Every paragraph of every page, with what people read in that language: empty where that is English. */
export async function standingOfPageParts(tx: Tx, { locale }: Language): Promise<Standing[]> {
  const published = await allPublishedTexts(tx)
  return PAGES.flatMap(({ page }) => {
    const here = published.filter((each) => each.page === page)
    const english = textFor(page, here, ENGLISH.locale).text
    const shown = textFor(page, here, locale)
    const text = shown.locale === locale ? shown.text : undefined
    const state = text ? (shown.englishSince ? 'stale' : shown.made ? 'drafted' : 'checked') : 'missing'
    return unitsOf(page, english, text).map(({ key, source, target }) => ({
      source: { key, context: PREFIX + page, english: source, variants: [], gaps: 0, hash: hashOf(english) },
      state: target === '' ? 'missing' : state,
      text: target,
      by: '',
      on: '',
      version: 0,
    }))
  })
}

// Paragraphs stand for one another only where there are as many.
function unitsOf(page: PageKey, english: PageText, text: PageText | undefined) {
  const [sources, targets] = [partsOf(english.body), text ? partsOf(text.body) : []]
  const isAlike = sources.length === targets.length
  return [
    { key: unitKey(page, 'title'), source: english.title, target: text?.title ?? '' },
    ...sources.map((source, at) => ({
      key: unitKey(page, at + 1),
      source,
      target: isAlike ? (targets[at] ?? '') : '',
    })),
  ]
}

/** Takes in the pages of a translator's file, or only says what it would do: one row for each page that is in it. */
export async function importPages(
  tx: Tx,
  ctx: StaffCtx,
  { locale }: Language,
  { units, keepIt }: { units: readonly Unit[]; keepIt: boolean },
): Promise<ImportRow[]> {
  const published = await allPublishedTexts(tx)
  const rows: ImportRow[] = []
  for (const { page } of PAGES) {
    const sent = units.filter(({ key }) => pageOfKey(key) === page)
    if (sent.length === 0) continue
    const here = published.filter((each) => each.page === page)
    const english = textFor(page, here, ENGLISH.locale).text
    const read = readPage(page, sent, english)
    const [newest] = await versionsOf(tx, page, locale)
    const shown = textFor(page, here, locale)
    const before = newest ?? (shown.locale === locale ? shown.text : undefined)
    if (!read.text || (before && hashOf(before) === hashOf(read.text))) {
      rows.push({ ...read.row, result: read.text ? 'same' : read.row.result })
      continue
    }
    const where = { page, locale, after: newest?.number ?? 0 }
    if (keepIt) await savePage(tx, ctx, where, read.text, say.pageNote)
    rows.push({ ...read.row, result: before ? 'changed' : 'new', why: say.pageKept })
  }
  return rows
}

type Read = { row: ImportRow; text?: PageText }

function readPage(page: PageKey, sent: readonly Unit[], english: PageText): Read {
  const targets = new Map(sent.map(({ key, target }) => [key, target.trim()]))
  const keys = unitsOf(page, english, undefined).map(({ key }) => key)
  const row = { key: PREFIX + page, text: targets.get(unitKey(page, 'title')) ?? '', why: '' }
  if (sent.some(({ hash }) => hash !== hashOf(english)))
    return { row: { ...row, result: 'stale', why: say.pageChanged } }
  const missing = keys.filter((key) => !targets.get(key))
  if (missing.length === keys.length) return { row: { ...row, result: 'empty' } }
  if (missing.length > 0)
    return { row: { ...row, result: 'fault', why: say.pageParts(missing.length, keys.length) } }
  const [title = '', ...parts] = keys.map((key) => targets.get(key) ?? '')
  const text = { title, body: parts.join('\n\n') }
  const [problem] = problemsOfPage(text, '')
  return problem
    ? { row: { ...row, result: 'fault', why: problem.message } }
    : { row: { ...row, result: 'new' }, text }
}
