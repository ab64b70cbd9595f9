// Telling more after a report was sent: the questions that are left, and one of them.
import type { ComponentChildren } from 'preact'
import { type FormValues, readForm } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../../ui/govuk/notification-banner.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import type { Adding } from '../../../evidence/index.ts'
import { formWords } from '../../form/messages.en.ts'
import { HelpNow } from '../../form/help-now.tsx'
import { Place, When, Why } from '../../form/incident-questions.tsx'
import { MoreQuestion } from '../../form/more-question.tsx'
import { asksWho, OTHERS_MAX } from '../../form/others.ts'
import { othersWords } from '../../form/others.messages.en.ts'
import { OtherPerson } from '../../form/others-question.tsx'
import { Who } from '../../form/person-questions.tsx'
import type { Question } from '../../form/step-page.tsx'
import { isMore, type Step } from '../../form/steps.ts'
import { titleOf } from '../../form/title-of.ts'
import type { Key } from '../open-report.ts'
import { HeldForm } from '../parts.tsx'
import { addedWords as say } from './messages.en.ts'
import { askedAs, leftToAsk, nextOther, type OwnFacts } from './own-facts.ts'
import { type AddedArea, stepAsked } from './read-added.ts'

type Props = {
  own: OwnFacts
  held: Key
  form: BoundForm
  /** What was sent: which question, and after adding the answers to it. */
  typed: FormValues
  done: string | null
  /** The files that are being added, where the question takes some. */
  adding: Adding
  problems: readonly Problem[]
  areas: readonly AddedArea[]
  /** Who may be told, below the questions: where something of it was not asked. */
  sharing: ComponentChildren
}

/** One question where one is chosen; otherwise all that are left. */
export function AddPage(props: Props) {
  const step = props.done ? undefined : stepAsked(readForm(props.typed), props.own)
  return step ? <AddQuestion {...props} step={step} /> : <AddList {...props} />
}

function AddList({ own, held, typed, done, sharing }: Props) {
  const left = leftToAsk(own)
  const as = askedAs(own)
  return (
    <>
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      {done && <HelpNow sent={readForm({ ...as.values, ...typed })} />}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{left.length > 0 ? say.lead : say.none}</p>
      <HeldForm held={held} here="more">
        <input type="hidden" name="view" value="more" />
        <ul class="govuk-list app-choices">
          {left.map((step) => (
            <li>
              <button class="app-link-button" type="submit" name="ask" value={step}>
                {titleOf(step, as)}
              </button>
            </li>
          ))}
        </ul>
      </HeldForm>
      {sharing}
    </>
  )
}

function AddQuestion({ own, held, form, step, adding, problems, areas }: Props & { step: Step }) {
  const sent = askedAs(own)
  const files = step === 'proof'
  const question: Question = { form, sent, ...NOTHING_AROUND, areas, ...(files && { ...adding, problems }) }
  return (
    <HeldForm held={held} once here="more" files={files}>
      <input type="hidden" name="ask" value={step} />
      {files && <input type="hidden" name="token" value={adding.token} />}
      {step === 'others' ? (
        <Other {...question} at={Math.min(nextOther(own), OTHERS_MAX)} />
      ) : isMore(step) ? (
        <MoreQuestion step={step} {...question} />
      ) : (
        <Common step={step} {...question} />
      )}
      <Button name="do" value="add" preventDoubleClick>
        {say.send}
      </Button>
    </HeldForm>
  )
}

const COMMON: Readonly<Partial<Record<Step, (question: Question) => preact.JSX.Element>>> = {
  who: Who,
  when: When,
  where: Area,
  place: Place,
  why: Why,
}
function Common({ step, ...question }: Question & { step: Step }) {
  const Ask = COMMON[step] ?? Who
  return <Ask {...question} />
}

// One further person at a time; who they are as the form asks it.
const Other = ({ form, sent, at }: Question & { at: number }) => (
  <>
    <h1 class="govuk-heading-l">{titleOf('others', sent)}</h1>
    {!asksWho(sent) && <InsetText>{othersWords.anonymous}</InsetText>}
    <OtherPerson form={form} at={at} asksWho={asksWho(sent)} />
  </>
)

// Only the area: enough to find who deals with it, and nothing that says where somebody lives.
function Area({ form, areas }: Question) {
  const say = formWords.where
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <Select
        {...form.field('area')}
        label={say.area}
        labelSize="s"
        items={[{ value: '', text: say.noArea }, ...areas.map(({ id, name }) => ({ value: id, text: name }))]}
      />
    </>
  )
}

// What only other questions of the form need.
const NOTHING_AROUND = {
  ways: { email: false, texts: false, letters: false },
  places: null,
  names: { receiver: null, victimService: null },
  token: '',
  files: [],
  problems: [],
  kinds: [],
} as const
