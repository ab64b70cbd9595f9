// A report in which every question is answered that this person could be asked, made from the form's own lists: what is
// added to the form is attacked too.
import type { FormValues } from '../../src/platform/http/form.ts'
import { CONTROLS } from '../../src/features/reporting/form/more.ts'
import { ALL_FIELDS } from '../../src/features/reporting/form/steps.ts'
import { PLACE_FIELDS } from '../../src/features/places/index.ts'
import { newSubmission } from '../support/reporter.ts'

/** Everything in somebody's own words: the fields, and how long each may be at most. */
export const WORDS: Readonly<Record<string, number>> = {
  what: 10_000,
  whenRoughly: 200,
  whenTime: 200,
  postcode: 40,
  placeWords: 2_000,
  whyWords: 2_000,
  name: 200,
  phone: 40,
  email: 254,
  address: 2_000,
  addressPostcode: 40,
  safetyNote: 2_000,
  unsafeTimes: 200,
  otherTimes: 200,
  landline: 40,
  relay: 200,
  meetAt: 200,
  throughName: 200,
  throughReach: 200,
  ...Object.fromEntries(
    Object.values(CONTROLS)
      .flat()
      .flatMap(({ kind, name }) =>
        kind === 'line' ? [[name, 200]] : kind === 'words' ? [[name, 2_000]] : [],
      ),
  ),
}

const CHOSEN: FormValues = {
  now: 'no',
  when: 'roughly',
  strands: ['race', 'disability'],
  who: 'parent',
  privacy: 'named',
  methods: ['call', 'landline', 'text', 'email', 'letter', 'relay', 'in_person', 'through'],
  throughKnows: 'no',
  mayMessage: 'no',
  maySay: 'no',
  times: ['morning'],
  'share-victim_service': 'yes',
  'share-police': 'yes',
  'share-council_partners': 'yes',
}
const NOT_SENT: readonly string[] = PLACE_FIELDS.filter((name) => name !== 'postcode')

/** `wordsFor`: what is typed into each field. Two reports: no one person is asked everything. */
export function wholeReport(
  about: { areaId: string; place: 'bus' | 'online' },
  wordsFor: (field: string) => string,
): FormValues {
  const choices = Object.values(CONTROLS)
    .flat()
    .flatMap((control): [string, string][] =>
      'options' in control ? [[control.name, control.options[0] ?? '']] : [],
    )
  const words = Object.keys(WORDS).map((field): [string, string] => [field, wordsFor(field)])
  return {
    ...Object.fromEntries([...choices, ...words]),
    ...CHOSEN,
    place: about.place,
    area: about.areaId,
    age: about.place === 'bus' ? 'under_18' : 'adult_at_risk',
    step: 'check',
    token: newSubmission(),
  }
}

/** Fields of the form that this report does not answer: hidden ones, which a page only carries. */
export const unanswered = (report: FormValues): string[] =>
  ALL_FIELDS.filter((name) => !(name in report) && !NOT_SENT.includes(name))
