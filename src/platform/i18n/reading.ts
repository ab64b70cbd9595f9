// Who reads the page that is being made, and in what language: set once for a request, and found from anywhere in it.
import { AsyncLocalStorage } from 'node:async_hooks'
import { ENGLISH, type Language } from './languages.ts'

export type StringState = 'drafted' | 'checked' | 'stale'
export type Translated = { text: string; state: StringState }
/** What one language has, by the key of the English. */
export type Catalogue = ReadonlyMap<string, Translated>
/** Where a page can be heard or seen in sign language. */
export type OtherForm = { kind: 'audio' | 'bsl'; url: string }

/** Where a page can be heard or seen, by its path. */
export type OthersAt = (path: string) => readonly OtherForm[]

/** One request's reading. */
export type Reading = {
  language: Language
  catalogue: Catalogue
  /** What the menu shows; English alone where nothing is translated. */
  offered: readonly Language[]
  /** A language that the browser asks for and the page is not in. */
  wished: Language | undefined
  /** The page asked for, to come back to in another language. */
  path: string
  others: readonly OtherForm[]
  /** The same of any page of ours, by its path. */
  othersAt?: OthersAt | undefined
  /** English that was read for want of a translation, and what was read that nobody fluent has checked. */
  seen: { english: Set<string>; states: Set<StringState | 'missing'> }
}

/** What the door asks for: which languages there are, and the words of one. */
export type LanguageSource = {
  offered(): Promise<readonly Language[]>
  catalogueOf(language: Language): Promise<Catalogue>
  othersOf(language: Language): Promise<OthersAt>
}

const readings = new AsyncLocalStorage<Reading>()

/** Does `work` for somebody who reads so. */
export const whileReading = <T>(reading: Reading, work: () => T): T => readings.run(reading, work)

/** Does `work` in English, whoever reads. */
export const inEnglish = <T>(work: () => T): T => readings.exit(work)

/** The present reading; undefined outside a request, and where everything is English. */
export const currentReading = (): Reading | undefined => readings.getStore()

/**
 * The page that is made is recorded under another path than its address: many questions of a form have one address. What
 * was recorded of the address itself is then not shown: it is of another question.
 */
export function recordedAs(path: string): void {
  const reading = currentReading()
  if (reading?.othersAt) reading.others = reading.othersAt(path)
}

/** The language being read: what a report that is being written is kept with. */
export const currentLanguage = (): Language => readings.getStore()?.language ?? ENGLISH
export const currentLocale = (): string => currentLanguage().locale

/** A reading that has seen nothing yet. */
export const newReading = (about: Omit<Reading, 'seen'>): Reading => ({
  ...about,
  seen: { english: new Set(), states: new Set() },
})
