// Keeping translations: one that somebody wrote or checked on the page, or many from a translator's file.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { faultOfPattern, type Language, type SourceString, sourceStrings } from '../../platform/i18n/index.ts'
import { Conflict, NotFound, ok, type Outcome, refused } from '../../platform/problems.ts'
import { boundedText } from '../../platform/text/plain.ts'
import { languageWords } from './messages.en.ts'
import { importPages, pageOfKey } from './pages-exchange.ts'
import { type Standing, standingStrings } from './standing.ts'
import { addStrings, keptStrings, type NewString } from './words.store.ts'
import { NotXliff, readXliff, type Unit } from './xliff.ts'

const TEXT_MAX = 5_000
const say = languageWords.problems

/** How everything stands in a language. */
export const standingIn = async (tx: Tx, { locale }: Language): Promise<Standing[]> =>
  standingStrings(sourceStrings(), locale, await keptStrings(tx, locale))

/** One string of a language; NotFound where there is none of that key. */
export async function standingOf(tx: Tx, language: Language, key: string): Promise<Standing> {
  const found = (await standingIn(tx, language)).find(({ source }) => source.key === key)
  if (!found) throw new NotFound('no string of that key')
  return found
}

/** Why a text cannot stand for a string, in words; undefined where it can. */
export function faultOf(text: string, source: SourceString, language: Language): string | undefined {
  if (text === '') return say.empty
  if (!boundedText(text, TEXT_MAX).ok) return say.long
  if (source.gaps === 0) return undefined
  const fault = faultOfPattern(text, language, source.gaps)
  return fault === undefined ? undefined : say.pattern(fault)
}

export type Edit = { key: string; text: string; version: number; checked: boolean }

/** Keeps one string. Refuses one that cannot be used; a Conflict where somebody else wrote it meanwhile. */
export function saveString(ctx: StaffCtx, language: Language, edit: Edit): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    const { source, version } = await standingOf(tx, language, edit.key)
    const fault = faultOf(edit.text, source, language)
    if (fault) return refused({ field: 'text', message: fault })
    if (version !== edit.version) throw new Conflict('written meanwhile')
    await keep(tx, ctx, language, [newString(language, source, edit.text, version, edit.checked)])
    return ok(null)
  })
}

const newString = (
  { locale }: Language,
  source: SourceString,
  text: string,
  version: number,
  checked: boolean,
  hash = source.hash,
): NewString => ({
  locale,
  key: source.key,
  text,
  source: hash,
  state: checked ? 'checked' : 'drafted',
  version: version + 1,
})

async function keep(
  tx: Tx,
  ctx: StaffCtx,
  { locale }: Language,
  strings: readonly NewString[],
): Promise<void> {
  await addStrings(tx, strings, ctx.actor, ctx.clock.now())
  const checked = strings.filter(({ state }) => state === 'checked').length
  await record(tx, ctx, {
    action: 'words.translate',
    subjectKind: 'language',
    detail: { locale, strings: strings.length, checked },
  })
}

export type RowResult =
  | 'new'
  | 'changed'
  | 'checked'
  | 'same'
  | 'empty'
  | 'unknown'
  | 'twice'
  | 'stale'
  | 'fault'
export type ImportRow = { key: string; result: RowResult; text: string; why: string }

/**
 * Takes in a translator's file, or only says what it would do. What is signed off in it counts as checked only where
 * `trusted` says that somebody fluent did it. Stale: the English changed since it was exported; it is kept as stale.
 */
export function importXliff(
  ctx: StaffCtx,
  language: Language,
  file: string,
  { keepIt, trusted }: { keepIt: boolean; trusted: boolean },
): Promise<Outcome<ImportRow[]>> {
  const units = unitsOf(file)
  if (!units) return Promise.resolve(refused({ field: 'file', message: say.file }))
  return ctx.db.transaction(async (tx) => {
    const standing = new Map((await standingIn(tx, language)).map((each) => [each.source.key, each]))
    const pages = await importPages(tx, ctx, language, {
      units: units.filter(({ key }) => pageOfKey(key)),
      keepIt,
    })
    const strings = units.filter(({ key }) => !pageOfKey(key))
    const read = strings.map((unit, at) => {
      const twice = strings.findIndex(({ key }) => key === unit.key) !== at
      return twice ? rowOf(unit, 'twice') : readUnit(unit, standing.get(unit.key), language, trusted)
    })
    const kept = read.flatMap(({ kept: each }) => each ?? [])
    if (keepIt && kept.length > 0) await keep(tx, ctx, language, kept)
    return ok([...pages, ...read.map(({ row }) => row)])
  })
}

function unitsOf(file: string): Unit[] | undefined {
  try {
    const units = readXliff(file)
    return units.length > 0 ? units : undefined
  } catch (fault) {
    if (fault instanceof NotXliff) return undefined
    throw fault
  }
}

type ReadUnit = { row: ImportRow; kept?: NewString }
const rowOf = ({ key, target }: Unit, result: RowResult, why = ''): ReadUnit => ({
  row: { key, result, text: target, why },
})

function readUnit(
  unit: Unit,
  standing: Standing | undefined,
  language: Language,
  trusted: boolean,
): ReadUnit {
  if (!standing) return rowOf(unit, 'unknown')
  const { source, version, state, text } = standing
  if (unit.target.trim() === '') return rowOf(unit, 'empty')
  const fault = faultOf(unit.target, source, language)
  if (fault) return rowOf(unit, 'fault', fault)
  const isStale = unit.source !== source.english || (unit.hash !== '' && unit.hash !== source.hash)
  const checked = trusted && !isStale && (unit.state === 'signed-off' || unit.state === 'final')
  if (unit.target === text && !(checked && state !== 'checked')) return rowOf(unit, 'same')
  const hash = isStale ? unit.hash || 'changed since' : source.hash
  const kept = newString(language, source, unit.target, version, checked, hash)
  const result = isStale ? 'stale' : checked ? 'checked' : state === 'missing' ? 'new' : 'changed'
  return { ...rowOf(unit, result), kept }
}
