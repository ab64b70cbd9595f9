import { formatDate } from '../../../platform/calendar/format.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { words } from '../messages.en.ts'
import type { PlanSummary } from '../plan.ts'

const text = words.plans

/** Every plan there is. */
export function PlansPage({ plans, mayEdit }: { plans: readonly PlanSummary[]; mayEdit: boolean }) {
  return (
    <>
      <h1 class="govuk-heading-l">{text.title}</h1>
      {plans.length === 0 ? (
        <Empty title={text.none}>
          <p class="govuk-body">{mayEdit ? text.noneCoordinator : text.noneOthers}</p>
        </Empty>
      ) : (
        <Table
          classes="app-cards"
          caption={<span class="govuk-visually-hidden">{text.title}</span>}
          head={[text.name, text.period, text.imported, text.public]}
          rows={plans.map(row)}
        />
      )}
      {mayEdit && <Button href="/plan/import">{text.import}</Button>}
    </>
  )
}

function row(plan: PlanSummary) {
  const cell = (label: string, content: string) => ({ content, attributes: { 'data-label': label } })
  return [
    <a class="govuk-link" href={`/plan/${plan.id}`}>
      {plan.title}
    </a>,
    cell(text.period, plan.period?.words ?? ''),
    cell(text.imported, formatDate(plan.importedAt)),
    cell(text.public, plan.published ? text.shown : text.notShown),
  ]
}
