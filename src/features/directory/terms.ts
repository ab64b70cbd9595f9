// The terms by which help is found: what an entry is, whom it is for, what it helps with, and how one gets in. Codes are for
// ever, because they leave in exports; their words are in terms.en.ts. Strands are those of reports (domain.md 1.2).

export const KINDS = ['emergency', 'centre', 'support'] as const
export type Kind = (typeof KINDS)[number]

/** The monitored strands, from the one list of them. */
export { type Strand, STRANDS } from '../recording/index.ts'

export const NEEDS = [
  'report',
  'talk',
  'safety',
  'legal',
  'health',
  'housing',
  'school',
  'work',
  'online',
  'interpreting',
  'young_people',
  'court',
] as const
export type Need = (typeof NEEDS)[number]

/** ISO 639-1 where there is one; bfi is British Sign Language. */
/** How somebody can reach help, where that matters: without speaking. */
export const REACHES = ['no_voice'] as const
export type Reach = (typeof REACHES)[number]

export const LANGUAGES = [
  'en',
  'bfi',
  'ar',
  'bn',
  'gu',
  'hi',
  'pa',
  'pl',
  'pt',
  'ro',
  'so',
  'uk',
  'ur',
  'zh',
] as const
export type Language = (typeof LANGUAGES)[number]

export const ACCESS = ['step_free', 'toilet', 'hearing_loop', 'parking', 'private_room', 'quiet'] as const
export type Access = (typeof ACCESS)[number]

export const CONTACT_KINDS = ['voice', 'text', 'textphone', 'whatsapp'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]

/** The term of a list that a text is, or undefined. */
export const oneOf = <T extends string>(list: readonly T[], text: unknown): T | undefined =>
  list.find((each) => each === text)
