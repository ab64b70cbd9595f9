// The parts of a report with how far each is: what somebody sees who comes back to answers that they saved.
import type { Form } from '../../../platform/http/form.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { TaskList } from '../../../ui/govuk/task-list.tsx'
import { SAME_PAGE_FORM } from '../../../ui/layout/languages.tsx'
import { HelpNow } from './help-now.tsx'
import { formWords, tasksWords as say } from './messages.en.ts'
import { answeredSteps, SECTIONS } from './more.ts'
import { type Again, Carried, SaveButton } from './step-page.tsx'
import { fieldsOf, OF_THE_PAGE, isMore, isQuick, type Step, stepsFor } from './steps.ts'
import { titleOf } from './title-of.ts'

/** What the form of this page says of itself, for a change of language. */
export const TASKS = 'tasks'
/** Without these nothing is sent. */
const NEEDED: readonly Step[] = ['what', 'privacy']
const SHARING: readonly Step[] = ['share']

type State = 'done' | 'not_yet' | 'optional'
type Props = {
  sent: Form
  token: string
  /** The question to go on with. */
  next: Step
  /** Whether anything is offered within the strands that were chosen. */
  kinds: boolean
  again: Again
}

export function TasksPage({ sent, token, next, kinds, again }: Props) {
  const steps = stepsFor(sent).filter(
    (step) => !['now', 'check', ...SHARING].includes(step) && (kinds || step !== 'kinds'),
  )
  const about = ['who', 'work', 'behalf', 'adult', 'support', 'privacy', 'contact', 'safe']
  const more = answeredSteps(sent).filter((step) => SECTIONS.some((section) => section === step))
  const parts: [title: string, steps: readonly Step[]][] = [
    [formWords.check.happened, steps.filter((step) => !about.includes(step))],
    [formWords.check.contact, steps.filter((step) => about.includes(step))],
    // The short way asks nobody else to be told.
    ...(isQuick(sent) ? [] : [[formWords.check.sharing, SHARING] as [string, readonly Step[]]]),
    [formWords.check.more, more],
  ]
  return (
    <form id={SAME_PAGE_FORM} method="post" action="/report" novalidate>
      <Carried step={next} sent={sent} token={token} returning={false} all again={again} />
      <input type="hidden" name="at" value={TASKS} />
      <HelpNow sent={sent} />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <Button name="go" value={`see-${next}`}>
        {next === 'check' ? formWords.check.title : say.goOn(titleOf(next, sent))}
      </Button>
      {parts.map(([title, asked], at) => (
        <>
          <h2 class="govuk-heading-m">{title}</h2>
          <Part steps={asked} sent={sent} idPrefix={`part-${at}`} />
        </>
      ))}
      <p class="govuk-body">{formWords.check.lead}</p>
      <div class="govuk-button-group">
        <Button name="go" value="change-check" kind="secondary">
          {formWords.check.title}
        </Button>
        <SaveButton />
      </div>
    </form>
  )
}

type PartProps = { steps: readonly Step[]; sent: Form; idPrefix: string }

const Part = ({ steps, sent, idPrefix }: PartProps) => (
  <TaskList
    idPrefix={idPrefix}
    items={steps.map((step, at) => {
      const state = stateOf(step, sent)
      return {
        title: (
          <button
            class="app-link-button"
            type="submit"
            name="go"
            value={`change-${step}`}
            aria-describedby={`${idPrefix}-${at + 1}-status`}
          >
            {titleOf(step, sent)}
          </button>
        ),
        status: state === 'not_yet' ? <Tag classes="govuk-tag--blue">{say.not_yet}</Tag> : say[state],
      }
    })}
  />
)

/** Whether a question has an answer; without one, whether it is on the way or only offered. */
function stateOf(step: Step, sent: Form): State {
  if (fieldsOf(step).some((name) => !OF_THE_PAGE.includes(name) && sent.many(name).some(Boolean)))
    return 'done'
  if (NEEDED.includes(step)) return 'not_yet'
  return isMore(step) || isQuick(sent) ? 'optional' : 'not_yet'
}
