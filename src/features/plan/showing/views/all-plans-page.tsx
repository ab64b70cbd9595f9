// Every plan: how it goes, its years, and which plans belong with it.
import { Empty } from '../../../../ui/empty.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { type Cell, Table } from '../../../../ui/govuk/table.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import { words as planWords } from '../../messages.en.ts'
import { STATUSES } from '../../running/delivery.ts'
import { STATUS_WORDS } from '../../running/messages.en.ts'
import { allWords as words } from '../messages.en.ts'
import type { ListedPlan } from '../plans.store.ts'

const text = planWords.plans

export function AllPlansPage({ plans, mayEdit }: { plans: readonly ListedPlan[]; mayEdit: boolean }) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <ul class="app-choices">
        <Choice href="/plan/mine" text={words.mine} />
        <Choice href="/plan/calendars" text={words.calendars} />
        <Choice href="/plan/groups" text={words.groups} />
        <Choice href="/plan/posts" text={words.posts} />
      </ul>
      {plans.length === 0 ? (
        <Empty title={text.none}>
          <p class="govuk-body">{mayEdit ? text.noneCoordinator : text.noneOthers}</p>
        </Empty>
      ) : (
        <Table
          classes="app-cards"
          caption={<span class="govuk-visually-hidden">{words.title}</span>}
          head={[words.name, words.years, words.going, words.related, words.public]}
          rows={plans.map(row)}
        />
      )}
      {mayEdit && (
        <div class="govuk-button-group">
          <Button href="/plan/import">{text.import}</Button>
          <a class="govuk-link" href="/plan/new">
            {words.create}
          </a>
        </div>
      )}
    </>
  )
}

const Choice = ({ href, text: label }: { href: string; text: string }) => (
  <li>
    <a class="govuk-link" href={href}>
      {label}
    </a>
  </li>
)

function row(plan: ListedPlan): Cell[] {
  const cell = (label: string, content: Cell): Cell =>
    typeof content === 'object' && 'content' in content
      ? content
      : { content, attributes: { 'data-label': label } }
  const statuses = STATUSES.flatMap((status) => {
    const count = plan.statuses[status]
    return count ? [`${count} ${STATUS_WORDS[status].toLowerCase()}`] : []
  })
  return [
    <>
      <a class="govuk-link" href={`/plan/${plan.id}`}>
        {plan.title}
      </a>{' '}
      {plan.kind === 'template' && <Tag colour="grey">{words.template}</Tag>}
    </>,
    cell(words.years, plan.period ?? ''),
    cell(words.going, statuses.join(', ') || words.noDeliveries),
    cell(
      words.related,
      <>
        {plan.related.map(({ id, title, kind }) => (
          <a class="govuk-link app-small" href={`/plan/${id}`}>
            {words.relation[kind](title)}
          </a>
        ))}
      </>,
    ),
    cell(words.public, plan.published ? words.shown : words.notShown),
  ]
}
