// What a partner's system may tell of a report: one list for the interface and for files. Each field is one of the form's
// own (features/reporting), so that a report that a partner sends is read by the very rules of the public form.
import { LANGUAGES } from '../../platform/i18n/index.ts'
import {
  AGES,
  CONTROLS,
  type Control,
  INCIDENT_TYPES,
  METHODS,
  type MoreStep,
  PLACE_KINDS,
  REPORTER_ROLES,
  SAFE_TIMES,
  SPOKEN,
  STRANDS,
} from '../reporting/index.ts'
import { optionLabels } from './labels.ts'

export type FieldKind = 'words' | 'line' | 'date' | 'one' | 'many' | 'yes_no'
export type IntakeField = {
  /** As partners call it, for ever. */
  name: string
  kind: FieldKind
  /** The form's field that it becomes; '' where it is none. */
  to: string
  options: readonly string[]
  /** Characters at most, of what is written. */
  max: number
  /** The further question that it belongs to, where the form asks it only of some. */
  step?: MoreStep
}

const LINE = 200
const WORDS = 2_000
const WHAT = 10_000

const field = (name: string, kind: FieldKind, to: string, rest: Partial<IntakeField> = {}): IntakeField => ({
  name,
  kind,
  to,
  options: kind === 'yes_no' ? ['yes', 'no'] : [],
  max: kind === 'words' ? WORDS : LINE,
  ...rest,
})

const COMMON: readonly IntakeField[] = [
  field('reference', 'line', '', { max: 100 }),
  field('what', 'words', 'what', { max: WHAT }),
  field('date', 'date', 'when', { max: 10 }),
  field('date_to', 'date', 'to', { max: 10 }),
  field('ongoing', 'yes_no', ''),
  field('when_words', 'words', ''),
  field('postcode', 'line', 'postcode', { max: 40 }),
  field('area', 'line', 'area'),
  field('place_kind', 'one', 'place', { options: PLACE_KINDS }),
  field('place_words', 'words', 'placeWords'),
  field('strands', 'many', 'strands', { options: STRANDS }),
  field('why', 'words', 'whyWords'),
  field('types', 'many', 'types', { options: INCIDENT_TYPES }),
  field('reporter', 'one', 'who', { options: REPORTER_ROLES }),
  field('age', 'one', 'age', { options: AGES }),
  field('privacy', 'one', 'privacy', { options: ['named', 'contact_only', 'anonymous'] }),
  field('name', 'line', 'name'),
  field('phone', 'line', 'phone', { max: 40 }),
  field('email', 'line', 'email', { max: 254 }),
  field('address', 'words', 'address'),
  field('address_postcode', 'line', 'addressPostcode', { max: 40 }),
  field('contact_methods', 'many', 'methods', { options: METHODS }),
  field('landline', 'line', 'landline', { max: 40 }),
  field('relay_service', 'line', 'relay'),
  field('meet_at', 'line', 'meetAt'),
  field('through_name', 'line', 'throughName'),
  field('through_reach', 'line', 'throughReach'),
  field('through_knows', 'one', 'throughKnows', { options: ['yes', 'no', 'not_known'] }),
  field('contact_times', 'many', 'times', { options: SAFE_TIMES }),
  field('may_leave_message', 'yes_no', 'mayMessage'),
  field('may_say_who', 'yes_no', 'maySay'),
  field('leave_message_on', 'many', 'messageOn', { options: SPOKEN }),
  field('say_who_on', 'many', 'sayOn', { options: SPOKEN }),
  field('other_times', 'line', 'otherTimes'),
  field('unsafe_times', 'line', 'unsafeTimes'),
  field('safety_note', 'words', 'safetyNote'),
  field('share_victim_service', 'yes_no', 'share-victim_service'),
  field('share_police', 'yes_no', 'share-police'),
  field('share_council_partners', 'yes_no', 'share-council_partners'),
  field('source', 'line', 'via', { max: 40 }),
  field('written_in', 'one', '', {
    options: LANGUAGES.filter(({ locale }) => !locale.includes('-')).map(({ locale }) => locale),
  }),
]

// Statistics belong to no report; a diary has rows of its own.
const FURTHER: readonly MoreStep[] = [
  'transport',
  'online',
  'work',
  'behalf',
  'adult',
  'support',
  'target',
  'people',
  'effect',
  'before',
  'needs',
  'proof',
  'wanted',
  'trusted',
]

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const further = (step: MoreStep) => (control: Control) => {
  const options = control.kind === 'one' || control.kind === 'many' ? control.options : []
  return field(snake(control.name), control.kind, control.name, { options, step })
}

/** Every field, in the order of the form. */
export const FIELDS: readonly IntakeField[] = [
  ...COMMON,
  ...FURTHER.flatMap((step) => CONTROLS[step].map(further(step))),
]
const byName = new Map(FIELDS.map((each) => [each.name, each]))
export const fieldNamed = (name: string): IntakeField | undefined => byName.get(name)

/** The option that somebody wrote: its code, or its English words as the form has them. Undefined: it is none of them. */
export function optionOf(of: IntakeField, text: string): string | undefined {
  const said = plainKey(text)
  if (of.kind === 'yes_no') return YES_NO.get(said)
  const labels = optionLabels(of)
  return of.options.find((code) => plainKey(code) === said || plainKey(labels[code] ?? code) === said)
}

const YES_NO: ReadonlyMap<string, string> = new Map([
  ...['yes', 'y', 'true'].map((said) => [said, 'yes'] as const),
  ...['no', 'n', 'false'].map((said) => [said, 'no'] as const),
])

const plainKey = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s-]+/g, ' ')
