// The sub-categories that every partnership starts with (migration 0031), so that the public form can say them in other
// languages. Those that a partnership adds or renames are shown in its own words.
import { translatable } from '../../platform/i18n/index.ts'

const english = {
  skin_colour: 'Skin colour',
  ethnic_origin: 'Ethnic origin',
  nationality: 'Nationality or national origin',
  citizenship: 'Citizenship',
  asylum: 'Being a refugee or seeking asylum',
  gypsy_roma_traveller: 'Being Gypsy, Roma or Traveller',
  language: 'Language or accent',
  migrant: 'Being thought to be a migrant',
  muslim: 'Against Muslims',
  jewish: 'Against Jewish people',
  christian: 'Against Christians',
  hindu: 'Against Hindus',
  sikh: 'Against Sikhs',
  buddhist: 'Against Buddhists',
  another_religion: 'Against another religion or belief',
  no_religion: 'Against having no religion',
  within_religion: 'Between groups of one religion, or about caste',
  gay: 'Against gay men',
  lesbian: 'Against lesbians',
  bisexual: 'Against bisexual people',
  straight: 'Against straight people',
  another_orientation: 'Another orientation',
  physical: 'Physical disability',
  learning: 'Learning disability',
  autism: 'Autism or another neurodiversity',
  mental_health: 'Mental health',
  sensory: 'Hearing or sight',
  long_term: 'Long-term illness',
  mate_crime: 'Somebody who pretended to be a friend',
  trans_woman: 'Against a trans woman',
  trans_man: 'Against a trans man',
  non_binary: 'Against a non-binary person',
  gender_expression: 'How somebody dresses or presents themselves',
  goth: 'Goth',
  emo: 'Emo',
  punk: 'Punk',
  metal: 'Metal',
  another_style: 'Another style',
  age: 'Age',
  sex: 'Sex, or hatred of women',
  homelessness: 'Homelessness',
  substance: 'Use of drugs or alcohol',
  sex_work: 'Sex work',
  appearance: 'Body or appearance',
  region: 'Where in the country somebody is from',
  politics: 'Politics',
  occupation: 'Occupation',
  hiv: 'HIV',
} as const

const translated: Readonly<Record<string, string>> = translatable('recording.category', english)

/** The English that each starts with, by code. */
export const FIRST_CATEGORIES: Readonly<Record<string, string>> = english

/** A sub-category as whoever reads the page knows it: translated, unless the partnership calls it otherwise. */
export const categoryName = ({ code, label }: { code: string; label: string }): string =>
  FIRST_CATEGORIES[code] === label ? (translated[code] ?? label) : label
