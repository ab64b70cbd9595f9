import { formatDate } from '../../../../platform/calendar/format.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { Conflict } from '../../../../ui/conflict.tsx'
import { bindForm } from '../../../../ui/form.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { STATUS_WORDS } from '../../running/messages.en.ts'
import { roundName } from '../../running/rhythm.ts'
import { UpdateForm } from '../../running/views/update-form.tsx'
import type { Answering } from '../answering.ts'
import { linkWords } from '../link.messages.en.ts'
import { mineWords as words } from '../mine.messages.en.ts'
import { moderationWords } from '../moderation.messages.en.ts'
import { AboutPart } from './about-part.tsx'
import { MeasuresNow } from './measures-now.tsx'

type Props = {
  answering: Answering
  values: FormValues
  problems: readonly Problem[]
  /** Somebody else changed it while this was written. */
  stale: boolean
  /** A coordinator writes down what its owner told them. */
  onBehalf: boolean
  coordinator: boolean
}

/** Saying how one part went: what it is, what the figures say, and the form with last time's words. */
export function AnswerPage({ answering, values, problems, stale, onBehalf, coordinator }: Props) {
  const { part, measures, plan, asked, saysFor } = answering
  const form = bindForm({ values, problems })
  const nameOf = (key: string) => measures.find((measure) => measure.key === key)?.name ?? key
  const fields = (
    <UpdateForm
      action={`/plan/updates/${part.delivery.id}`}
      form={form}
      delivery={part.delivery}
      rules={plan.rules}
      coordinator={coordinator}
      measureName={nameOf}
    />
  )
  if (stale) return <Conflict theirs={<Standing {...answering} />} yours={fields} />
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <form.Summary />
        <h1 class="govuk-heading-l">{words.update(part.action.ref)}</h1>
        <p class="govuk-body">
          {asked ? (
            <strong>
              {words.forQuarter(roundName(asked), formatDate(asked.due), asked.due < plan.today)}
            </strong>
          ) : (
            words.noQuarter(saysFor)
          )}
        </p>
        {onBehalf && <InsetText>{words.onBehalf}</InsetText>}
        {asked?.note && (
          <InsetText>
            <p class="govuk-body">
              <strong>{words.note}</strong>
            </p>
            <p class="govuk-body app-said">{asked.note}</p>
          </InsetText>
        )}
        <AboutPart
          action={part.action.action || part.action.objective}
          part={part.delivery.part}
          rows={[
            { key: linkWords.plan, value: plan.title },
            { key: linkWords.objective, value: part.action.objective },
            { key: linkWords.owner, value: part.delivery.owner },
            {
              key: linkWords.due,
              value: part.delivery.baselineDue ? formatDate(part.delivery.baselineDue) : '',
            },
          ]}
        />
        {answering.documentSays && <InsetText>{answering.documentSays}</InsetText>}
        <MeasuresNow measures={measures} />
        {fields}
      </div>
    </div>
  )
}

const Standing = ({ part: { delivery } }: Answering) => (
  <SummaryList
    rows={[
      { key: moderationWords.fields.status, value: STATUS_WORDS[delivery.status] },
      { key: moderationWords.now, value: <span class="app-said">{delivery.story}</span> },
    ]}
  />
)
