// What each field of a partner's report is, for developers and for whoever maps the columns of a file.
import { inSource } from '../../platform/i18n/index.ts'
import { moreWords } from '../reporting/index.ts'
import type { IntakeField } from './fields.ts'

const COMMON: Readonly<Record<string, string>> = {
  reference: 'Your own reference. It is kept with the words of the report',
  what: 'What happened, in the person’s own words',
  date: 'The day on which it happened, as 2026-11-18',
  date_to:
    'The last day, where it was over several days or nobody knows on which of them; date is then the first',
  ongoing: 'Whether it still goes on; with date, since that day',
  when_words: 'When it was, in words: a time of day, or roughly when',
  postcode: 'The postcode, or its first half, of where it happened',
  area: 'The district where it happened: its name, code or id',
  place_kind: 'The kind of place',
  place_words: 'The place in words',
  strands: 'Why they think that it happened',
  why: 'What made them think so',
  types: 'What was done',
  reporter: 'How whoever tells it is connected to it',
  age: 'Whether a person under 18 was affected',
  privacy: 'What the person chose about their name: named, only a way to reach them, or anonymous',
  name: 'The name of the person; only where privacy is named',
  phone: 'A telephone number that is safe',
  email: 'An email address that is safe',
  address: 'An address that is safe to write to',
  address_postcode: 'The postcode of that address',
  contact_methods: 'How they may be reached',
  landline: 'The number of a landline that is safe; needed where contact_methods has landline',
  relay_service:
    'A relay service in sign language or text, and what to call there; needed where contact_methods has relay',
  meet_at: 'Where it is safe to meet them; needed where contact_methods has in_person',
  through_name: 'Whom they are reached through; needed where contact_methods has through',
  through_reach: 'How to reach whoever they are reached through',
  through_knows: 'Whether whoever they are reached through knows what happened',
  contact_times: 'When it is safe to reach them',
  may_leave_message: 'Whether a message may be left',
  may_say_who: 'Whether whoever calls may say where they call from',
  leave_message_on: 'The ways on which a message may be left, where it is not so for all of them',
  say_who_on: 'The ways on which whoever calls may say where they call from, where it is not so for all',
  other_times: 'Another time that is safe, in words',
  unsafe_times: 'When they must never be contacted, in words',
  safety_note: 'What else keeps them safe when they are contacted',
  share_victim_service: 'Whether a victim service may be told',
  share_police: 'Whether the police may be told',
  share_council_partners: 'Whether other agencies who could help may be told',
  source: 'The code of the poster, card or link that led to it',
  written_in: 'The language in which it is written; English where it is not said',
}

/** What a field is, in a sentence without its full stop. */
export const fieldWords = ({ name, to, step }: Pick<IntakeField, 'name' | 'to' | 'step'>): string =>
  COMMON[name] ?? (step ? inSource(moreWords)[step].controls[to]?.label : undefined) ?? name

const TITLES: Readonly<Record<string, string>> = {
  reference: 'Their reference',
  what: 'What happened',
  date: 'Day of the incident',
  date_to: 'Last day of the incident',
  ongoing: 'Whether it goes on',
  when_words: 'When, in words',
  postcode: 'Postcode of the incident',
  area: 'District',
  place_kind: 'Kind of place',
  place_words: 'Place, in words',
  strands: 'Strands: why it happened',
  why: 'Why they think so, in words',
  types: 'Types: what was done',
  reporter: 'Who tells it',
  age: 'Age of the person',
  privacy: 'Anonymous or named',
  name: 'Name of the person',
  phone: 'Telephone of the person',
  email: 'Email of the person',
  address: 'Address of the person',
  landline: 'Landline of the person',
  relay_service: 'Relay service of the person',
  meet_at: 'Where to meet the person',
  through_name: 'Reached through: name',
  through_reach: 'Reached through: how',
  through_knows: 'Reached through: whether they know',
  leave_message_on: 'May leave a message, on which ways',
  say_who_on: 'May say who calls, on which ways',
  other_times: 'When else to reach them, in words',
  unsafe_times: 'When never to contact them',
  address_postcode: 'Postcode of the person’s address',
  contact_methods: 'Ways to reach them',
  contact_times: 'When to reach them',
  may_leave_message: 'May leave a message',
  may_say_who: 'May say who calls',
  safety_note: 'Safety when they are contacted',
  share_victim_service: 'Consent: victim service',
  share_police: 'Consent: police',
  share_council_partners: 'Consent: other agencies',
  source: 'Code of a poster or link',
  written_in: 'Language that it is written in',
}

/** A field in a few words, for staff: what a list of fields and a fault in one of them call it. */
export const fieldTitle = ({ name, to, step }: Pick<IntakeField, 'name' | 'to' | 'step'>): string => {
  const words = step && inSource(moreWords)[step]
  return TITLES[name] ?? (words ? `${words.row}: ${words.controls[to]?.label ?? name}` : name)
}

/** What the codes of privacy mean, for staff. */
export const privacyWords = {
  anonymous: 'Anonymous: nothing about the person',
  contact_only: 'Only a way to reach the person',
  named: 'The person gave their name',
} as const
