// The monitored strands as the local partnership records them (domain.md 1.2): for reports, cases, figures and the
// directory of help alike. The first five are those of the national returns. Codes are for ever.
export const STRANDS = [
  'race',
  'religion',
  'sexual_orientation',
  'disability',
  'transgender',
  'subculture',
  'other',
] as const
export type Strand = (typeof STRANDS)[number]

export const isStrand = (text: string): text is Strand => STRANDS.some((each) => each === text)

/** How each is called, in English. */
export const STRAND_NAMES = {
  race: 'Race, ethnicity, nationality or language',
  religion: 'Religion, faith or belief',
  sexual_orientation: 'Sexual orientation',
  disability: 'Disability',
  transgender: 'Transgender identity',
  subculture: 'Alternative sub-culture',
  other: 'Another difference',
} as const satisfies Readonly<Record<Strand, string>>
