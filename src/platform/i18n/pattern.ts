// A translated sentence with gaps, in Unicode MessageFormat 2. The gaps are the parameters of the English function, by
// number: {$0}, {$1}, {$0.name}. A number is written as the language writes it and can be matched by its plural form; a day
// is written in full; `true`, `false` and `none` (nothing was given) can be matched as words.
import { MessageFormat } from 'messageformat'
import { datesIn, formatDate, formatLongDate } from '../calendar/format.ts'
import { isDay } from '../calendar/london.ts'
import type { Language } from './languages.ts'

// The format's names begin with a letter or an underscore.
const named = (pattern: string) => pattern.replaceAll(/\$(?=\d)/g, '$_')

const compiled = new Map<string, MessageFormat>()
const COMPILED_MAX = 5_000

function formatOf(pattern: string, language: Language): MessageFormat {
  const key = `${language.locale}\n${pattern}`
  const known = compiled.get(key)
  if (known) return known
  // A name in Latin letters inside Arabic ones keeps its own direction.
  const bidiIsolation = language.dir === 'rtl' ? 'default' : 'none'
  const made = new MessageFormat(language.lang, named(pattern), { bidiIsolation })
  if (compiled.size >= COMPILED_MAX) compiled.clear()
  compiled.set(key, made)
  return made
}

/** Why a pattern cannot be used, in the library's words, or undefined where it can. `gaps`: how many there may be. */
export function faultOfPattern(pattern: string, language: Language, gaps: number): string | undefined {
  const beyond = [...pattern.matchAll(/\$(\d+)/g)].find(([, at]) => Number(at) >= gaps)
  if (beyond) return beyond[0]
  try {
    formatOf(pattern, language)
    return undefined
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}

/** The sentence with its gaps filled; undefined where the pattern cannot be used, so that English can stand in. */
export function fillPattern(
  pattern: string,
  language: Language,
  values: readonly unknown[],
): string | undefined {
  const no = wordsForNo(pattern)
  const filled = Object.fromEntries(values.flatMap((value, at) => argumentsOf(value, at, language, no)))
  try {
    let failed = false
    const text = formatOf(pattern, language).format(filled, () => {
      failed = true
    })
    return failed ? undefined : text
  } catch {
    return undefined
  }
}

type No = { nothing: string; no: string }

/**
 * A no and nothing are two things, but somebody who translates sees only one of them: what is matched as `none` alone is a
 * no as well, and the other way round. Taken literally, a person who said no would read the words for yes.
 */
function wordsForNo(pattern: string): No {
  const [none, no] = [/\bnone\b/.test(pattern), /\bfalse\b/.test(pattern)]
  if (none === no) return { nothing: 'none', no: 'false' }
  return none ? { nothing: 'none', no: 'none' } : { nothing: 'false', no: 'false' }
}

// {$0} is a day with its name; {$0.short}, which has a name of its own so that it can be written beside a match, without.
function argumentsOf(value: unknown, at: number, { lang }: Language, say: No): [string, unknown][] {
  const name = `_${at}`
  if (value === null || value === undefined) return [[name, say.nothing]]
  if (typeof value === 'boolean') return [[name, value ? 'true' : say.no]]
  if (!(value instanceof Date || isDay(value))) return [[name, value]]
  return [
    [name, formatLongDate(value, datesIn(lang))],
    [`${name}.short`, formatDate(value, datesIn(lang))],
  ]
}
