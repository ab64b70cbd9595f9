// Words for the terms of the directory, and for opening times.
import { translatable } from '../../platform/i18n/index.ts'
import { STRAND_NAMES } from '../recording/index.ts'
import type { Access, ContactKind, Kind, Language, Need, Strand } from './terms.ts'

type Words<T extends string> = Readonly<Record<T, string>>

export const kindWords: Words<Kind> = translatable('directory.kind', {
  emergency: 'Emergency',
  centre: 'Reporting centre',
  support: 'Support service',
})

export const strandWords: Words<Strand> = translatable('directory.strand', STRAND_NAMES)

export const needWords: Words<Need> = translatable('directory.need', {
  report: 'Help to report',
  talk: 'Someone to talk to',
  safety: 'Feeling safe at home or outside',
  legal: 'Advice on rights and the law',
  health: 'Health and mental health',
  housing: 'Housing and neighbours',
  school: 'School, college or university',
  work: 'Work',
  online: 'Hate online',
  interpreting: 'Interpreting and translation',
  young_people: 'Children and young people',
  court: 'Going to court',
})

export const languageWords: Words<Language> = translatable('directory.language', {
  en: 'English',
  bfi: 'British Sign Language',
  ar: 'Arabic',
  bn: 'Bengali',
  gu: 'Gujarati',
  hi: 'Hindi',
  pa: 'Punjabi',
  pl: 'Polish',
  pt: 'Portuguese',
  ro: 'Romanian',
  so: 'Somali',
  uk: 'Ukrainian',
  ur: 'Urdu',
  zh: 'Chinese',
})

export const accessWords: Words<Access> = translatable('directory.access', {
  step_free: 'No steps to get in',
  toilet: 'Accessible toilet',
  hearing_loop: 'Hearing loop',
  parking: 'Parking for Blue Badge holders',
  private_room: 'A room where nobody else hears you',
  quiet: 'A quiet place to wait',
})

export const contactWords: Words<ContactKind> = translatable('directory.contact', {
  voice: 'Phone',
  text: 'Text message',
  textphone: 'Textphone',
  whatsapp: 'WhatsApp',
})

const DAYS = translatable('directory.days', [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
])

export const hoursWords = translatable('directory.hours', {
  everyDay: 'Every day',
  days: (from: string, to: string) => `${from} to ${to}`,
  times: (opens: string, closes: string, onHolidays: boolean): string =>
    `${opens} to ${closes}${onHolidays ? ', bank holidays too' : ''}`,
} as const)

/** A day by its place in a week that begins on Monday. */
export const dayWord = (at: number): string => DAYS[at] ?? ''

/** Days by their place in a week that begins on Monday. */
export function daysWords(from: number, to: number): string {
  if (from === 0 && to === 6) return hoursWords.everyDay
  const [first = '', last = ''] = [DAYS[from], DAYS[to]]
  return from === to ? first : hoursWords.days(first, last)
}
