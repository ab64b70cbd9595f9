// What was in force on a day, and every set of rules there is.
import { formatDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Scroll } from '../../../ui/scroll.tsx'
import { regimeTexts as say } from '../messages.en.ts'
import type { KeptRegime } from '../regimes.ts'

type Props = {
  regimes: readonly KeptRegime[]
  /** The day that is looked at. */
  day: Day
  changedBy: string | null
  done: boolean
  values: FormValues
  problems: readonly Problem[]
}

export function RegimesPage({ regimes, day, changedBy, done, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      {done && <NotificationBanner type="success">{say.done}</NotificationBanner>}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.intro}</p>
      {changedBy && <p class="govuk-body">{changedBy}</p>}
      <h2 class="govuk-heading-m">{say.onDay(formatDate(day))}</h2>
      <SummaryList
        rows={[true, false].map((police) => ({
          key: say.sideHead(police),
          value: <InForce regime={regimes.find((each) => each.police === police && isOn(each, day))} />,
        }))}
      />
      <form method="get" action="/admin/regimes" novalidate class="app-no-print">
        <DateInput {...form.date('on')} legend={say.asOf} legendSize="s" />
        <Button kind="secondary">{say.asOfButton}</Button>
      </form>
      <Scroll label={say.all}>
        <Table
          caption={say.all}
          captionSize="m"
          firstCellIsHeader
          head={[
            say.head.name,
            say.head.side,
            say.head.days,
            say.head.words,
            say.head.gate,
            ...(changedBy ? [] : [say.change]),
          ]}
          rows={regimes.map((each) => [
            each.name,
            say.sideHead(each.police),
            say.days(each.from && formatDate(each.from), each.to && formatDate(each.to)),
            say.words(each),
            each.gate ? say.gateOn(each.gateQuestions.length) : say.gateOff,
            ...(changedBy ? [] : [<ChangeLink regime={each} />]),
          ])}
        />
      </Scroll>
      {!changedBy && (
        <>
          <p class="govuk-body">{say.addHint}</p>
          <Button href="/admin/regimes/add" kind="secondary">
            {say.add}
          </Button>
        </>
      )}
    </>
  )
}

const isOn = ({ from, to }: KeptRegime, day: Day): boolean =>
  from !== null && from <= day && (to === null || to >= day)

function InForce({ regime }: { regime: KeptRegime | undefined }) {
  if (!regime) return <>{say.noneOnDay}</>
  return (
    <>
      <strong>{regime.name}</strong>
      <br />
      {say.words(regime)}
      <br />
      <span class="govuk-hint">{regime.source}</span>
    </>
  )
}

const ChangeLink = ({ regime: { code, name } }: { regime: KeptRegime }) => (
  <a class="govuk-link" href={`/admin/regimes/${code}`} aria-label={say.changeOf(name)}>
    {say.change}
  </a>
)
