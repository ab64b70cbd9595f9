// The languages that the question for statistics offers.

/** What people here speak most (domain.md 2.3), in the order of their English names but for English and signing. */
export const STAT_LANGUAGES = [
  'en',
  'ar',
  'bn',
  'zh',
  'gu',
  'hi',
  'lv',
  'pl',
  'pt',
  'pa',
  'ro',
  'ru',
  'sk',
  'so',
  'ta',
  'uk',
  'ur',
  'bsl',
] as const
