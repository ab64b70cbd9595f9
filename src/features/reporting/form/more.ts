// The questions beyond what everybody is asked, as data: which there are, what may be answered, and whom they concern
// (domain.md 2.2). Answers that are chosen become coded facts; words are sealed with what happened. Codes are for ever.
import type { Form } from '../../../platform/http/form.ts'
import { CHILD_BANDS } from '../consent/young.ts'
import { INCIDENT_TYPES } from '../incident.ts'
import { DIARY_MAX, DIARY_PARTS, diaryField } from './diary.ts'
import { KNOWS, MAY_CONTACT, OTHERS_AT, otherField, asksOfPeople } from './others.ts'
import { STAT_LANGUAGES } from './stat-languages.ts'

export type Control =
  | {
      kind: 'one'
      name: string
      options: readonly string[]
      /** Options that stand together under a heading. */
      headings?: Readonly<Record<string, readonly string[]>>
    }
  | { kind: 'many'; name: string; options: readonly string[]; exclusive?: string }
  | { kind: 'line'; name: string }
  | { kind: 'words'; name: string }

const one = (name: string, ...options: string[]): Control => ({ kind: 'one', name, options })
/** What everybody may answer to a question of several answers: "I do not know, or would rather not say". */
export const NOT_SAID = 'not_said'
const many = (name: string, options: readonly string[], exclusive?: string): Control => ({
  kind: 'many',
  name,
  options: [...options, NOT_SAID],
  ...(exclusive && { exclusive }),
})
const line = (name: string): Control => ({ kind: 'line', name })
const words = (name: string): Control => ({ kind: 'words', name })

/** Asked on the way, of those whom they concern. */
export const BRANCHES = ['transport', 'online', 'work', 'behalf', 'adult', 'support'] as const
/** Offered before sending, to whoever wants to say more. */
export const SECTIONS = [
  'types',
  'target',
  'others',
  'people',
  'effect',
  'before',
  'diary',
  'needs',
  'proof',
  'wanted',
  'trusted',
  'statistics',
] as const
export type MoreStep = (typeof BRANCHES)[number] | (typeof SECTIONS)[number]
export const MORE_STEPS: readonly MoreStep[] = [...BRANCHES, ...SECTIONS]

/** The 19 groups of the census, under its headings and in its order. */
export const ETHNIC_HEADINGS = {
  asian: ['indian', 'pakistani', 'bangladeshi', 'chinese', 'asian_other'],
  black: ['caribbean', 'african', 'black_other'],
  mixed: ['white_caribbean', 'white_african', 'white_asian', 'mixed_other'],
  white: ['white_british', 'irish', 'gypsy_traveller', 'roma', 'white_other'],
  other: ['arab', 'other'],
} as const
export const ETHNIC_GROUPS = Object.values(ETHNIC_HEADINGS).flat()
export const ETHNIC_GROUPS_BEFORE = ['asian', 'black', 'mixed', 'gypsy_roma'] as const

const diary = Array.from({ length: DIARY_MAX }, (_, at) =>
  DIARY_PARTS.map((part) => (part === 'What' ? words : line)(diaryField(part, at + 1))),
).flat()

const others = OTHERS_AT.flatMap((at) => [
  words(otherField('Words', at)),
  one(otherField('Knows', at), ...KNOWS),
  line(otherField('Name', at)),
  one(otherField('Contact', at), ...MAY_CONTACT),
  line(otherField('Reach', at)),
])

export const CONTROLS: Readonly<Record<MoreStep, readonly Control[]>> = {
  transport: [
    line('operator'),
    line('route'),
    line('vehicle'),
    line('direction'),
    one('driverTold', 'yes', 'no', 'not_known'),
  ],
  online: [
    many('platforms', ['social', 'messages', 'email', 'game', 'video', 'website', 'phone', 'other']),
    line('onlineAddress'),
    line('onlineName'),
  ],
  // Of those who tell it in their work, so that they find it again, and so that we know whose words these are.
  work: [
    one('recordedWith', 'self', 'in_person', 'telephone', 'paper', 'not_known'),
    line('workplace'),
    line('ownReference'),
  ],
  behalf: [
    one('behalf', 'agrees', 'objects', 'unaware', 'cannot_ask', 'not_known'),
    // Of somebody else's life; whoever tells of their own says it among the effects.
    one('despair', 'yes', 'no', 'not_known'),
  ],
  adult: [
    // Whose yes counts hangs on it, where somebody else tells of the child (consent/whose-yes.ts).
    one('childBand', ...CHILD_BANDS, 'not_known'),
    one('adultChoice', 'parent', 'other_adult', 'me', 'nobody', 'not_sure'),
    line('childSchool'),
    words('adultWords'),
  ],
  support: [
    one('supportChoice', 'family', 'carer', 'professional', 'me', 'nobody', 'not_sure'),
    words('supportWords'),
  ],
  types: [many('types', INCIDENT_TYPES)],
  target: [
    one('targeted', 'one_person', 'several', 'community', 'place', 'not_known'),
    line('howManyAffected'),
    many('because', ['by_association', 'mistaken']),
  ],
  others,
  people: [
    one(
      'known',
      'stranger',
      'seen_before',
      'neighbour',
      'acquaintance',
      'colleague',
      'pupil',
      'partner',
      'family',
      'landlord',
      'customer',
      'driver',
      'organisation',
      'not_known',
    ),
    one('howMany', 'one', 'two_or_three', 'group', 'not_known'),
    one('weapon', 'no', 'said', 'had', 'used', 'not_known'),
    words('peopleWords'),
    one('organised', 'yes', 'no', 'not_known'),
    one('nameKnown', 'yes', 'no', 'not_known'),
  ],
  effect: [
    one('injury', 'none', 'minor', 'treated', 'hospital', 'not_known'),
    one('feel', '0', '1', '2', '3', '4', '5', 'not_known'),
    many('effects', ['sleep', 'anxiety', 'home', 'avoids', 'appearance', 'missed_work', 'moving', 'despair']),
    words('loss'),
    one('childrenThere', 'yes', 'no', 'not_known'),
  ],
  before: [
    one('beforeHow', 'never', 'once', 'few', 'monthly', 'weekly', 'daily', 'not_known'),
    one('beforeSince', 'month', 'half_year', 'year', 'longer', 'not_known'),
    many(
      'told',
      ['family', 'police', 'council', 'landlord', 'school', 'employer', 'charity', 'nobody'],
      'nobody',
    ),
    words('beforeWords'),
  ],
  diary,
  needs: [
    many('needs', [
      'interpreter',
      'bsl',
      'easy_read',
      'large_print',
      'audio',
      'braille',
      'step_free',
      'somebody_with_me',
    ]),
    line('language'),
    one('care', 'yes', 'no', 'not_said'),
    one('ageBand', '18_24', '25_34', '35_44', '45_54', '55_64', '65_over', 'not_said'),
    many('around', ['helped', 'alone', 'children', 'caring', 'pregnant']),
    one('livesIn', 'own', 'private_rent', 'council', 'association', 'hostel', 'student', 'none', 'not_said'),
    // An organisation: a private landlord may be who did it, and is asked for behind the gate.
    line('landlordName'),
  ],
  proof: [
    many('proof', ['cctv', 'witness', 'photo', 'message', 'thing', 'none'], 'none'),
    line('cameraWhere'),
    // Who they are is asked by an officer, once it may be written down (domain.md 1.4).
    one('witnesses', 'would', 'would_not', 'not_known'),
    words('proofWords'),
  ],
  wanted: [
    many('wanted', [
      'record',
      'talk',
      'stop',
      'speak_to_them',
      'meet_them',
      'move',
      'prosecution',
      'security',
      'other',
      'not_sure',
    ]),
    words('saferWords'),
  ],
  // Sealed with the person, and with nothing that is read of the report (read-answers.ts).
  trusted: [line('trustedName'), line('trustedPhone'), one('trustedKnows', 'yes', 'no', 'not_known')],
  statistics: [
    one('statAge', 'under_18', '18_24', '25_34', '35_44', '45_54', '55_64', '65_over', 'not_said'),
    one('statSex', 'female', 'male', 'not_said'),
    one('statGender', 'same', 'different', 'not_said'),
    {
      kind: 'one',
      name: 'statEthnicity',
      // As the census of 2021 asks in England and Wales; then groups of forms that asked in fewer, offered no more, and
      // understood in drafts and in figures.
      options: [...ETHNIC_GROUPS, ...ETHNIC_GROUPS_BEFORE, 'not_said'],
      headings: ETHNIC_HEADINGS,
    },
    one(
      'statReligion',
      'none',
      'christian',
      'buddhist',
      'hindu',
      'jewish',
      'muslim',
      'sikh',
      'other',
      'not_said',
    ),
    one('statOrientation', 'straight', 'gay_lesbian', 'bisexual', 'other', 'not_said'),
    one('statDisability', 'yes', 'no', 'not_said'),
    one('statCarer', 'yes', 'no', 'not_said'),
    one('statLanguage', ...STAT_LANGUAGES, 'other', 'not_said'),
    one('statAsylum', 'asylum', 'refugee', 'neither', 'not_said'),
    one(
      'statHeard',
      'friend',
      'community',
      'learning_work',
      'authority',
      'service',
      'poster',
      'online',
      'news',
      'other',
      'not_said',
    ),
  ],
}

export const fieldsOfMore = (step: MoreStep): readonly string[] => CONTROLS[step].map(({ name }) => name)

const TRANSPORT: readonly string[] = ['bus', 'bus_stop', 'train', 'station', 'taxi']
const ON_BEHALF: readonly string[] = [
  'parent',
  'friend_or_family',
  'professional',
  'centre',
  'school',
  'employer',
]

/** Those who tell it in their work. */
const AT_WORK: readonly string[] = ['professional', 'centre', 'school', 'employer', 'driver']

/** Whether a question on the way concerns whoever gave these answers. */
export const CONCERNS: Readonly<Record<(typeof BRANCHES)[number], (form: Form) => boolean>> = {
  transport: (form) => TRANSPORT.includes(form.one('place')),
  online: (form) => form.one('place') === 'online',
  work: (form) => AT_WORK.includes(form.one('who')),
  behalf: (form) => ON_BEHALF.includes(form.one('who')) && form.one('age') !== 'community',
  adult: (form) => form.one('age') === 'under_18',
  support: (form) => form.one('age') === 'adult_at_risk',
}

/** Whether a question is asked on the way, of some people only. */
export const isBranch = (step: MoreStep): step is (typeof BRANCHES)[number] =>
  BRANCHES.some((each) => each === step)

/** The questions beyond the common ones whose answers count: a branch that was left again does not. */
export const answeredSteps = (form: Form): MoreStep[] =>
  MORE_STEPS.filter((step) => (isBranch(step) ? CONCERNS[step](form) : (OF_SOME[step]?.(form) ?? true)))

// Whoever stays anonymous leaves nobody's name or number either.
const isReached = (form: Form): boolean => ['named', 'contact_only'].includes(form.one('privacy'))
const OF_SOME: Partial<Record<MoreStep, typeof isReached>> = { others: asksOfPeople, trusted: isReached }
