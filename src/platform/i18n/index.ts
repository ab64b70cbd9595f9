export { EASY_READ, ENGLISH, type Language, LANGUAGES, languageOf, wishedLanguage } from './languages.ts'
export { faultOfPattern, fillPattern } from './pattern.ts'
export {
  type Catalogue,
  currentLanguage,
  currentLocale,
  currentReading,
  inEnglish,
  type LanguageSource,
  newReading,
  type OtherForm,
  type Reading,
  recordedAs,
  type StringState,
  whileReading,
} from './reading.ts'
export { asItIs, inSource, translatable, untranslated } from './translatable.ts'
export { type SourceString, sourceStrings } from './source.ts'
