// The page of the other person in a report: what is kept, the gate's questions, and then what may be kept.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import type { Regime } from '../../recording/index.ts'
import { answerField } from './keep-other.ts'
import { otherPersonWords as say } from './messages.en.ts'
import type { KeptOther } from './other-person.store.ts'

type Props = {
  reference: string
  regime: Regime | null
  /** What the other person is called. */
  other: string
  kept: readonly KeptOther[]
  /** Whether the reader may add to it. */
  works: boolean
  /** null: the questions come first; else whether they opened. */
  opened: boolean | null
  values: FormValues
  problems: readonly Problem[]
}

export function OtherPersonPage(props: Props) {
  const { reference, other, kept, works, values, problems } = props
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      <span class="govuk-caption-l">{reference}</span>
      <h1 class="govuk-heading-l">{say.title(other)}</h1>
      {works && <GateForm {...props} form={form} />}
      <h2 class="govuk-heading-m">{say.held}</h2>
      {kept.length === 0 && <p class="govuk-body">{say.heldNone}</p>}
      {kept.map((each) => (
        <Kept kept={each} />
      ))}
    </>
  )
}

function GateForm({ reference, regime, opened, form }: Props & { form: ReturnType<typeof bindForm> }) {
  const questions = regime?.gate ? regime.gateQuestions : []
  return (
    <form method="post" action={`/reports/${reference}/other-person`} novalidate autocomplete="off">
      <p class="govuk-body">{say.lead}</p>
      <InsetText>
        <p>{regime ? say.rules(regime.name) : say.noRules}</p>
        {regime && <p>{regime.guidance}</p>}
        {regime && !regime.gate && <p>{say.off}</p>}
      </InsetText>
      {opened === null ? (
        <>
          {questions.map((question, at) => (
            <Radios
              {...form.field(answerField(at))}
              legend={question}
              legendSize="s"
              inline
              items={[
                { value: 'yes', text: say.yes },
                { value: 'no', text: say.no },
              ]}
            />
          ))}
          {questions.length > 0 && (
            <Textarea
              {...form.field('reason')}
              label={say.reason}
              labelSize="s"
              hint={say.reasonHint}
              rows={3}
            />
          )}
          <Button name="go" value="gate">
            {say.next}
          </Button>
        </>
      ) : (
        <>
          {questions.map((_, at) => (
            <input type="hidden" name={answerField(at)} value={form.field(answerField(at)).value} />
          ))}
          <input type="hidden" name="reason" value={form.field('reason').value} />
          <p class="govuk-body">
            <strong>{opened ? say.opened : say.shut}</strong>
          </p>
          <Textarea
            {...form.field('description')}
            label={say.description}
            labelSize="s"
            hint={say.descriptionHint}
            rows={4}
          />
          {opened && <Input {...form.field('name')} label={say.name} labelSize="s" autocomplete="off" />}
          {opened && (
            <Input {...form.field('whereabouts')} label={say.whereabouts} labelSize="s" autocomplete="off" />
          )}
          <Button name="go" value="save" preventDoubleClick>
            {say.save}
          </Button>
        </>
      )}
    </form>
  )
}

function Kept({ kept: { at, by, agency, opened, words, identity } }: { kept: KeptOther }) {
  const told = identity !== null && identity !== 'kept' ? identity : null
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-1">
        <strong>{say.by(by ? `${by}, ${agency}` : agency, formatDateTime(at))}</strong>
      </p>
      {words === null && <p class="govuk-body">{say.erased}</p>}
      <SummaryList
        rows={[
          words !== null &&
            words.description !== '' && { key: say.description, value: said(words.description) },
          told !== null && told.name !== '' && { key: say.name, value: said(told.name) },
          told !== null && told.whereabouts !== '' && { key: say.whereabouts, value: said(told.whereabouts) },
          identity === 'kept' && { key: say.name, value: say.notYours(agency) },
          { key: say.answered, value: say.answeredAs(opened) },
          words !== null && words.reason !== '' && { key: say.reason, value: said(words.reason) },
        ]}
      />
    </>
  )
}

const said = (text: string) => (
  <span class="app-said" dir="auto">
    {text}
  </span>
)
