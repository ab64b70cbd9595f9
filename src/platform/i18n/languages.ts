// The languages that pages can be in: how each calls itself, and which way it is written.

export type Language = {
  /** Names it in addresses, cookies, files and tables. */
  locale: string
  /** For the `lang` attribute, from which screen readers choose a voice. */
  lang: string
  dir: 'ltr' | 'rtl'
  /** What it is called by those who read it. */
  autonym: string
  /** What staff call it. */
  english: string
}

const ltr = (locale: string, autonym: string, english: string, lang = locale): Language => ({
  locale,
  lang,
  dir: 'ltr',
  autonym,
  english,
})
const rtl = (locale: string, autonym: string, english: string): Language => ({
  ...ltr(locale, autonym, english),
  dir: 'rtl',
})

export const ENGLISH = ltr('en', 'English', 'English')

/** Short sentences in English, large, with pictures. */
export const EASY_READ = ltr('en-x-easy', 'Easy Read', 'Easy Read', 'en')

/** In the order of the menu. Punjabi in Gurmukhi, Chinese in simplified characters. */
export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  EASY_READ,
  rtl('ar', 'العربية', 'Arabic'),
  ltr('bn', 'বাংলা', 'Bengali'),
  ltr('zh', '中文', 'Chinese'),
  ltr('gu', 'ગુજરાતી', 'Gujarati'),
  ltr('hi', 'हिन्दी', 'Hindi'),
  ltr('pl', 'Polski', 'Polish'),
  ltr('pt', 'Português', 'Portuguese'),
  ltr('pa', 'ਪੰਜਾਬੀ', 'Punjabi'),
  ltr('ro', 'Română', 'Romanian'),
  ltr('so', 'Soomaali', 'Somali'),
  ltr('uk', 'Українська', 'Ukrainian'),
  rtl('ur', 'اردو', 'Urdu'),
]

/** The language of that name; undefined where we know none. */
export const languageOf = (locale: string | undefined): Language | undefined =>
  LANGUAGES.find((each) => each.locale === locale)

/**
 * The first language of a browser's Accept-Language that is among `offered`; undefined where English comes first or
 * nothing fits. Only to offer it: nobody is shown another language unasked.
 */
export function wishedLanguage(
  header: string | undefined,
  offered: readonly Language[],
): Language | undefined {
  const wished = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((each, at) => {
      const [tag = '', weight = ''] = each.trim().split(';q=')
      return { primary: tag.toLowerCase().split('-')[0], weight: weight === '' ? 1 : Number(weight), at }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.at - b.at)
  for (const { primary } of wished) {
    if (primary === ENGLISH.locale) return undefined
    const found = offered.find(({ locale }) => locale === primary)
    if (found) return found
  }
  return undefined
}
