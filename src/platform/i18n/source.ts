// What there is to translate: every registered text with its key, its English, and a hash by which a later change of the
// English is seen. A function of parameters is called with marks in place of them, so that a translator sees its sentence.
import { createHash } from 'node:crypto'
import {
  formatDate,
  formatDateTime,
  formatLongDate,
  formatShortDate,
  formatTime,
} from '../calendar/format.ts'
import { hasParts, isProse, registeredWords } from './translatable.ts'
import { inEnglish } from './reading.ts'

export type SourceString = {
  key: string
  /** The name of the words it is part of, such as `reporting.form`. */
  context: string
  /** The English; of a function with {0}, {1} where its parameters stand. */
  english: string
  /** What the English becomes with the number 1, or where nothing is given, where that differs. */
  variants: readonly { when: string; text: string }[]
  /** How many parameters; 0 for a plain text. */
  gaps: number
  hash: string
}

type Sentence = (...values: unknown[]) => unknown
type Parts = Map<string, string>

let known: { of: number; strings: readonly SourceString[] } | undefined

/** Every registered string, in the order in which the application loads its words. */
export function sourceStrings(): readonly SourceString[] {
  const words = registeredWords()
  if (known?.of === words.size) return known.strings
  const strings = inEnglish(() =>
    [...words].flatMap(([context, { words: all, leave }]) =>
      Object.entries(all).flatMap(([name, part]) =>
        leave.includes(name) ? [] : stringsIn(part, `${context}.${name}`, context),
      ),
    ),
  )
  known = { of: words.size, strings }
  return strings
}

function stringsIn(value: unknown, key: string, context: string): SourceString[] {
  if (typeof value === 'string') {
    return isProse(value) ? [sourceString({ key, context, english: value, variants: [], gaps: 0 })] : []
  }
  if (typeof value === 'function') return stringsOfFunction(value as Sentence, key, context)
  if (!hasParts(value)) return []
  return Object.entries(value).flatMap(([name, part]) => stringsIn(part, `${key}.${name}`, context))
}

const sourceString = (about: Omit<SourceString, 'hash'>): SourceString => ({
  ...about,
  hash: createHash('sha256')
    .update(JSON.stringify([about.english, ...about.variants.map(({ text }) => text)]))
    .digest('hex')
    .slice(0, 16),
})

function stringsOfFunction(sentence: Sentence, key: string, context: string): SourceString[] {
  const gaps = sentence.length
  const kinds = kindsOf(sentence, gaps)
  if (!kinds) return []
  const base = callWith(sentence, kinds) ?? new Map<string, string>()
  return [...base].map(([path, english]) =>
    sourceString({
      key: `${key}${path}`,
      context,
      english,
      variants: variantsOf(sentence, kinds, path, english),
      gaps,
    }),
  )
}

type Kind = 'text' | 'day' | 'record' | 'one' | 'seven' | 'nothing'

/** The first kinds of parameters that the function makes a whole sentence of. */
function kindsOf(sentence: Sentence, gaps: number): Kind[] | undefined {
  const guesses = Array.from({ length: gaps }).reduce<Kind[][]>(
    (all) => all.flatMap((some) => (['text', 'day', 'record'] as const).map((kind) => [...some, kind])),
    [[]],
  )
  return guesses.find((kinds) => callWith(sentence, kinds) !== undefined)
}

function variantsOf(sentence: Sentence, kinds: readonly Kind[], path: string, english: string) {
  const texts = new Map<string, string>()
  kinds.forEach((_, at) => {
    const as = (kind: Kind) => callWith(sentence, kinds.with(at, kind))?.get(path)
    const isDay = kinds[at] === 'day'
    const [one, seven] = isDay ? [] : [as('one'), as('seven')]
    const nothing = as('nothing')
    const many = seven?.replaceAll(/(?<![{\d])7/g, `{${at}}`)
    if (one && seven && one.replaceAll(/(?<!\{)1/g, '7') !== seven) texts.set(one, `$${at} = 1`)
    if (many && many !== english) texts.set(many, `$${at}: a number`)
    if (nothing && nothing !== english && !/\bnull\b|1970/.test(nothing)) texts.set(nothing, `$${at} = none`)
  })
  return [...texts].map(([text, when]) => ({ when, text }))
}

/** The texts that a function makes, by where they stand in what it gives; undefined where it cannot take such values. */
function callWith(sentence: Sentence, kinds: readonly Kind[]): Parts | undefined {
  try {
    const parts: Parts = new Map()
    gather(sentence(...kinds.map(sampleOf)), '', parts)
    const texts = [...parts.values()].map((text) => marked(text, kinds))
    if (texts.length === 0 || texts.some((text) => /undefined|\[object|NaN|Invalid/.test(text)))
      return undefined
    return new Map([...parts.keys()].map((path, at) => [path, texts[at] ?? '']))
  } catch {
    return undefined
  }
}

function gather(value: unknown, path: string, parts: Parts): void {
  if (typeof value === 'string' && isProse(value)) parts.set(path, value)
  if (!hasParts(value)) return
  for (const [name, part] of Object.entries(value)) gather(part, `${path}.${name}`, parts)
}

function sampleOf(kind: Kind, at: number): unknown {
  if (kind === 'text') return `{${at}}`
  if (kind === 'day') return dayAt(at)
  if (kind === 'one') return 1
  if (kind === 'seven') return 7
  if (kind === 'nothing') return null
  return new Proxy({}, { get: (_, name) => (typeof name === 'string' ? `{${at}.${name}}` : undefined) })
}

const dayAt = (at: number): Date => new Date(Date.UTC(1901, at, 3 + at, 9, 41))

// A day was written out on the way: its mark is put back in its place.
function marked(text: string, kinds: readonly Kind[]): string {
  return kinds.reduce((sofar, kind, at) => {
    if (kind !== 'day') return sofar
    const day = dayAt(at)
    const written = [formatDateTime, formatLongDate, formatDate, formatShortDate, formatTime]
    return written.reduce((each, format) => each.replaceAll(format(day), `{${at}}`), sofar)
  }, text)
}
