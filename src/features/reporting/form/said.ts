// What was answered to the common questions, in words: for whoever checks it before sending, and for what was added later.
import { describeApproximateDate, onDay } from '../../../platform/calendar/approximate-date.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { incidentWords, labelOf } from '../incident.messages.en.ts'
import { isPlaceKind, isStrand, REPORTER_ROLES } from '../incident.ts'
import type { Occurred } from '../report.ts'
import { formWords } from './messages.en.ts'
import { NOT_SAID } from './more.ts'
import { asLine } from './told-more.ts'
import { occurredOf } from './read-answers.ts'

const say = formWords.check

/** When it happened; `today`: the day on which it was told. */
export function whenWords(sent: Form, today: Day): (string | undefined)[] {
  const { occurred, words } = occurredOf(sent, today)
  const choices: Readonly<Record<string, string>> = {
    roughly: formWords.when.roughly,
    repeated: formWords.when.repeated,
    unknown: formWords.when.unknown,
  }
  return [occurred.kind === 'unknown' ? choices[sent.one('when')] : spanWords(occurred), words]
}

function spanWords(occurred: Exclude<Occurred, { kind: 'unknown' }>): string {
  const { spanned, since } = formWords.when
  const said = (day: Day) => describeApproximateDate(onDay(day))
  if (occurred.kind === 'day') return said(occurred.day)
  return occurred.to ? spanned(said(occurred.from), said(occurred.to)) : since(said(occurred.from))
}

export const placeWords = (sent: Form) =>
  isPlaceKind(sent.one('place')) ? labelOf(incidentWords.places, sent.one('place')) : ''

export const strandWords = (sent: Form) =>
  sent
    .many('strands')
    .flatMap((code) =>
      isStrand(code)
        ? [incidentWords.strands[code]]
        : code === 'not_sure'
          ? [formWords.why.notSure]
          : code === NOT_SAID
            ? [incidentWords.places.not_said]
            : [],
    )

export function ageWords(sent: Form): string {
  const age = sent.one('age')
  if (age === 'community') return formWords.who.ages.community
  if (age === 'under_18') return say.under18
  if (age === 'adult_at_risk') return say.atRisk
  // What was asked stands beside a bare no, so that a slip is seen.
  return age === 'adult' || age === 'not_known'
    ? asLine({ label: formWords.who.age, said: formWords.who.ages[age] })
    : ''
}

export function roleWords(sent: Form): string {
  const role = REPORTER_ROLES.find((each) => each === sent.one('who'))
  return role ? incidentWords.roles[role] : ''
}
