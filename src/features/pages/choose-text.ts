// Which text of a page a reader is shown. In their language, where there is one that is still true: what the partnership
// published itself, else the draft that came with the program, as long as it was made of the English that stands today. A
// draft of another English is not shown, not even with a warning: it could promise times, rights or secrecy that the
// partnership has since changed. English that is true, and that a browser can translate, is safer than that.
import { type Day, londonDay } from '../../platform/calendar/london.ts'
import { shippedPage, type ShippedPage, hashOf } from './shipped-pages.ts'
import { firstPages } from './first-pages.en.ts'
import { FIRST_LOCALE, type Locale, type PageKey, type PageText } from './pages.ts'
import type { Published } from './pages.store.ts'

/** Who made a translation that the partnership has not taken as its own, and when. */
export type Made = Pick<ShippedPage, 'state' | 'by' | 'on'>

export type Chosen = {
  text: PageText
  /** What the text is in. */
  locale: Locale
  /** Why it is not in the language that was asked for: there is none, or the English changed since it was made. */
  instead: 'missing' | 'changed' | undefined
  /** For a translation that came with the program. */
  made: Made | undefined
  /** When somebody of the partnership read this text through; null where nobody has. */
  reviewedOn: string | null
  /** Of which day the words are; of a text that the partnership published, also which of its versions they are. */
  dated: { on: Day; version?: number }
  /** For the partnership's own text in another language: the English was changed after it was last published or read through. */
  englishSince: Date | undefined
}

type InOneLanguage = Pick<
  Published,
  'locale' | 'number' | 'title' | 'body' | 'reviewed' | 'reviewedOn' | 'at' | 'since'
>

/** The text of a page for a reader of `locale`, out of what is published of it in all languages. */
export function textFor(page: PageKey, published: readonly InOneLanguage[], locale: Locale): Chosen {
  const own = published.find((each) => each.locale === locale)
  const english = published.find((each) => each.locale === FIRST_LOCALE)
  if (own) {
    const englishSince = english && english.since > own.at ? english.since : undefined
    const rest = { instead: undefined, made: undefined, reviewedOn: reviewedOf(own), englishSince }
    return { text: own, locale, dated: datedOf(page, own), ...rest }
  }
  const text = english ?? firstPages[page]
  const inEnglish = {
    text,
    locale: FIRST_LOCALE,
    made: undefined,
    reviewedOn: reviewedOf(english),
    dated: datedOf(page, english),
    englishSince: undefined,
  }
  if (locale === FIRST_LOCALE) return { ...inEnglish, instead: undefined }
  const came = shippedPage(page, locale)
  if (!came) return { ...inEnglish, instead: 'missing' }
  if (came.source !== hashOf(text)) return { ...inEnglish, instead: 'changed' }
  // Somebody may have read the English through. Nobody of the partnership has read this.
  const dated = { on: dayOf(page, english) }
  const rest = { instead: undefined, made: came, reviewedOn: null, englishSince: undefined }
  return { text: came, locale, dated, ...rest }
}

const datedOf = (page: PageKey, published: InOneLanguage | undefined): Chosen['dated'] =>
  published?.reviewed
    ? { version: published.number, on: londonDay(published.since) }
    : { on: dayOf(page, published) }

// What came with the program is of the day that it says itself, however late it was stored here.
function dayOf(page: PageKey, published: InOneLanguage | undefined): Day {
  const first = firstPages[page]
  return !published || hashOf(published) === hashOf(first) ? first.on : londonDay(published.since)
}

const reviewedOf = (published: InOneLanguage | undefined) =>
  published?.reviewed ? published.reviewedOn : null
