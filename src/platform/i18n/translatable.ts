// The words of a part of the application, in the language of whoever reads them. A part exports its English as before,
// wrapped once; whoever reads a property during a request in another language is given the translation of it.
import { ENGLISH } from './languages.ts'
import { currentReading, inEnglish, type Reading } from './reading.ts'
import { fillPattern } from './pattern.ts'

type Registered = { words: object; leave: readonly PropertyKey[] }
const registered = new Map<string, Registered>()
const sources = new WeakMap<object, object>()

/** Every wrapped object of words by its name: what there is to translate. */
export const registeredWords = (): ReadonlyMap<string, Registered> => registered

/**
 * Wraps English words, an object of texts, lists and functions that make texts. `name` begins the key of each, such as
 * `reporting.form`, and may be used once. Returns the same type, to be read when a page is made and not before:
 * a text that is kept in a constant when a file is loaded stays English. `leave` names parts that only staff read.
 */
export function translatable<const T extends object>(
  name: string,
  words: T,
  { leave = [] }: { leave?: readonly (keyof T)[] } = {},
): T {
  if (registered.has(name)) throw new Error(`words named ${name} are registered twice`)
  registered.set(name, { words, leave })
  return wrapped(words, name, leave)
}

/** The English behind wrapped words: for staff pages, which are in English whoever asks. */
export const inSource = <T extends object>(words: T): T => (sources.get(words) as T | undefined) ?? words

/** Whether there is anything in a text to translate: not in paths, addresses, numbers and days. */
export const isProse = (text: string): boolean =>
  /\p{L}/u.test(text) && !/^(\/|tel:|sms:|mailto:|https?:)/.test(text) && !/^[\w-]+(\.[\w-]+)+$/.test(text)

/** Plain lists and objects, whose parts have keys of their own; not what a view draws with. */
export const hasParts = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)

function wrapped<T extends object>(words: T, key: string, leave: readonly PropertyKey[] = []): T {
  const parts = new Map<PropertyKey, unknown>()
  const proxy = new Proxy(words, {
    get(target, property, receiver) {
      const english: unknown = Reflect.get(target, property, receiver)
      if (typeof property === 'symbol' || !Object.hasOwn(target, property)) return english
      if (leave.includes(property)) return english
      if (typeof english === 'string') return translatedText(english, `${key}.${property}`)
      if (typeof english !== 'function' && !hasParts(english)) return english
      const known = parts.get(property)
      if (known) return known
      const made =
        typeof english === 'function'
          ? translatedFunction(english as Sentence, `${key}.${property}`)
          : wrapped(english as object, `${key}.${property}`)
      parts.set(property, made)
      return made
    },
  })
  sources.set(proxy, words)
  return proxy
}

function translatedText(english: string, key: string): string {
  const reading = currentReading()
  if (!reading || reading.language.locale === 'en' || !isProse(english)) return english
  return found(reading, key) ?? fallBack(reading, english)
}

type Sentence = (...values: unknown[]) => unknown

const translatedFunction =
  (english: Sentence, key: string): Sentence =>
  (...values) => {
    const reading = currentReading()
    if (!reading || reading.language.locale === 'en') return english(...values)
    // A function may give a list of sentences: each has a key of its own.
    return filled(
      reading,
      inEnglish(() => english(...values)),
      key,
      values,
    )
  }

function filled(reading: Reading, english: unknown, key: string, values: readonly unknown[]): unknown {
  if (typeof english === 'string') {
    if (!isProse(english)) return english
    const pattern = found(reading, key)
    const text = pattern === undefined ? undefined : fillPattern(pattern, reading.language, values)
    return text ?? fallBack(reading, english)
  }
  if (Array.isArray(english)) return english.map((part, at) => filled(reading, part, `${key}.${at}`, values))
  if (!hasParts(english)) return english
  return Object.fromEntries(
    Object.entries(english).map(([name, part]) => [name, filled(reading, part, `${key}.${name}`, values)]),
  )
}

function found(reading: Reading, key: string): string | undefined {
  const entry = reading.catalogue.get(key)
  if (entry) reading.seen.states.add(entry.state)
  return entry?.text
}

/**
 * English that nobody translates, such as what a partnership wrote of a service: as it is, and the page says that a part of
 * it is in English. An element of which it is the whole is marked as English.
 */
export function untranslated(english: string): string {
  const reading = currentReading()
  return reading && reading.language.locale !== ENGLISH.locale ? fallBack(reading, english) : english
}

/**
 * English that is not ours to translate, such as the words by which a source of data must be named: marked as English, and no
 * part of the page that is missing in another language.
 */
export function asItIs(english: string): string {
  const reading = currentReading()
  if (reading && reading.language.locale !== ENGLISH.locale) reading.seen.english.add(english)
  return english
}

function fallBack(reading: Reading, english: string): string {
  reading.seen.states.add('missing')
  reading.seen.english.add(english)
  return english
}
