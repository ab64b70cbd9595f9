// A message to a person is in the language in which they told us. Nobody is there who could change the language of it, and no
// page around it says that a part is in English: so it is whole in their language, or whole in English.
import {
  ENGLISH,
  type LanguageSource,
  inEnglish,
  languageOf,
  newReading,
  whileReading,
} from '../../platform/i18n/index.ts'
import type { Words } from './messages.en.ts'
import { betrayingWord } from './words.ts'

/** Words of languages, as the door of the site has them. */
export type Languages = Pick<LanguageSource, 'catalogueOf'>

/** Makes a message so that its words are read in one language. */
export type Writer = (write: () => Words) => Words

/**
 * A writer in the language in which somebody told us; in English where that is its language, where none of these names it, where a word of
 * it is missing, and where its words, which a partnership can change, would betray what it is about.
 */
export async function writerIn(languages: Languages | undefined, locale: string | null): Promise<Writer> {
  const language = languageOf(locale ?? ENGLISH.locale)
  if (!languages || !language || language.locale === ENGLISH.locale) return inEnglish
  const catalogue = await languages.catalogueOf(language)
  return (write) => {
    const reading = newReading({
      language,
      catalogue,
      offered: [],
      wished: undefined,
      path: '',
      others: [],
    })
    const words = whileReading(reading, write)
    const whole = !reading.seen.states.has('missing')
    return whole && betrayingWord(`${words.subject}\n${words.text}`) === null ? words : inEnglish(write)
  }
}
