// One question that somebody answers later: read by the very rules of the form.
import { londonDay } from '../../../../platform/calendar/london.ts'
import { type Form, type FormValues, readForm } from '../../../../platform/http/form.ts'
import { ok, type Outcome, refused } from '../../../../platform/problems.ts'
import type { OwnWords } from '../../conversation.ts'
import { CONTROLS } from '../../form/more.ts'
import { asksWho, IDENTITY_FIELDS, othersOf } from '../../form/others.ts'
import { problemsOf } from '../../form/read-answers.ts'
import { AGES, needsSafeguarding } from '../../form/read-more.ts'
import { fieldsOf, isMore, type Step } from '../../form/steps.ts'
import { PLACE_KINDS, REPORTER_ROLES, STRANDS } from '../../incident.ts'
import { addedWords as say } from './messages.en.ts'
import { sealableAdded } from './added-words.ts'
import { answeredLater, askedAs, leftToAsk, type OwnFacts } from './own-facts.ts'

/**
 * Which question is meant; undefined where it is none that can be answered now. One that was answered later can be again:
 * whoever goes back, or has it open twice, has more to say, which must not be lost. It is kept beside the first answer.
 */
export const stepAsked = (form: Form, own: OwnFacts): Step | undefined =>
  [...leftToAsk(own), ...answeredLater(own)].find((step) => step === form.one('ask'))

/** An area that takes reports. Which one is asked when the report went to none: no more of the place than that. */
export type AddedArea = { id: string; name: string }

/** The answers, to be kept beside the report. `files`: some come with them. Refuses an empty answer, and whatever the form would refuse. */
export function readAdded(
  step: Step,
  form: Form,
  own: OwnFacts,
  { now, files, areas }: { now: Date; files: boolean; areas: readonly AddedArea[] },
): Outcome<OwnWords> {
  // Who a further person is goes to where people are sealed, and stands in no message.
  const fields = fieldsOf(step).filter((name) => !IDENTITY_FIELDS.includes(name))
  const values: FormValues = Object.fromEntries(
    fields.flatMap((name) => {
      const said = saidOf(name, form, areas)
      return said.length > 0 ? [[name, said]] : []
    }),
  )
  const as = askedAs(own)
  const sent = readForm({ ...form.values, privacy: as.one('privacy') })
  const named = step === 'others' && asksWho(sent) && IDENTITY_FIELDS.some((name) => form.one(name) !== '')
  if (Object.keys(values).length === 0 && !files && !named)
    return refused({ field: fields[0] ?? '', message: say.empty })
  const problems = problemsOf(step, sent, londonDay(now))
  if (problems.length > 0) return refused(...problems)
  const asked = { who: as.one('who'), age: as.one('age'), place: as.one('place') }
  return ok({
    text: sealableAdded({ step, asked, values }),
    once: form.one('messageId'),
    about: 'added',
    told: { step, codes: chosen(step, values) },
    safeguarding: needsSafeguarding(form),
    others: step === 'others' ? othersOf(sent) : undefined,
  })
}

// An area is kept by the name that it had when it was chosen.
function saidOf(name: string, form: Form, areas: readonly AddedArea[]): string[] {
  const said = form.many(name).filter(Boolean)
  return name === 'area' ? areas.filter(({ id }) => said.includes(id)).map((area) => area.name) : said
}

// What was chosen from lists; words are sealed with the message and stand nowhere else.
function chosen(step: Step, values: FormValues): Record<string, string | string[]> {
  const coded = isMore(step)
    ? CONTROLS[step].flatMap((control) =>
        'options' in control ? [{ name: control.name, options: control.options as readonly string[] }] : [],
      )
    : COMMON_CODED.filter(({ name }) => fieldsOf(step).includes(name))
  return Object.fromEntries(
    coded.flatMap(({ name, options }) => {
      const codes = [values[name] ?? []].flat().filter((code) => options.includes(code))
      return codes.length > 0 ? [[name, codes]] : []
    }),
  )
}

const COMMON_CODED: readonly { name: string; options: readonly string[] }[] = [
  { name: 'who', options: REPORTER_ROLES },
  { name: 'age', options: AGES },
  { name: 'when', options: ['today', 'yesterday', 'date', 'between', 'roughly', 'repeated', 'unknown'] },
  { name: 'place', options: PLACE_KINDS },
  { name: 'strands', options: [...STRANDS, 'not_sure', 'not_said'] },
]
