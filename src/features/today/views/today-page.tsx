import { hasRole, type Staff, worksCases } from '../../../access/actor.ts'
import { formatDateTime, formatLongDate } from '../../../platform/calendar/format.ts'
import { joinList } from '../../../platform/text/join.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { type StatItem, Stats } from '../../../ui/stat.tsx'
import { roleWords } from '../../accounts/index.ts'
import { FigureCard } from '../../insight/index.ts'
import { mineWords, planName, WantedTable } from '../../plan/index.ts'
import { consentWords } from '../../reporting/index.ts'
import { InstallationBanner } from '../../setup/index.ts'
import { CLOCK_WORDS, stateOf, stateWords } from '../../standard/index.ts'
import type { CallAsked } from '../calls-asked.store.ts'
import type { CaseWork, PlanAsks, PlanWork, Today } from '../load-today.ts'
import { words } from '../messages.en.ts'
import type { NotReached } from '../not-reached.store.ts'
import type { NewMessages } from '../new-messages.store.ts'
import { COUNT_MAX, OWN_MAX, type Urgent } from '../today.store.ts'
import { cell } from './cell.ts'
import { DataWorkList, holdItems } from './data-work.tsx'
import { SafeguardingList } from './safeguarding-list.tsx'

type Props = { staff: Staff; today: Today; now: Date }

/** Who I am, and what waits for me. */
export function TodayPage({ staff, today, now }: Props) {
  const { wanted } = today.asks
  const items = [
    ...(today.cases ? itemsOf(staff, today.cases) : []),
    ...askItems(today.asks),
    ...planItems(today.mine),
    ...today.chair.flatMap(chairItems),
    ...checkItems(today.toCheck),
    ...holdItems(today.data.holdsDue),
  ]
  return (
    <>
      <InstallationBanner findings={today.findings} />
      <h1 class="govuk-heading-l">
        {words.title} <span class="govuk-caption-m">{formatLongDate(now)}</span>
      </h1>
      <p class="govuk-body">
        <strong>{words.you(staff.name, staff.agencyName)}</strong>
        <span class="app-small">
          {words.roles(joinList(staff.roles.map((role) => roleWords[role].name.toLowerCase())))}
        </span>
      </p>
      {items.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">{words.waiting}</h2>
          <Stats items={items} />
        </section>
      )}
      {today.cases && today.cases.toRead.length > 0 && <SafeguardingList all={today.cases.toRead} />}
      <DataWorkList data={today.data} now={now} />
      {today.cases && today.cases.calls.length > 0 && <CallList calls={today.cases.calls} now={now} />}
      {today.cases && today.cases.unreached.length > 0 && <UnreachedList all={today.cases.unreached} />}
      {today.cases && today.cases.messages.total > 0 && <MessageList messages={today.cases.messages} />}
      {today.cases && today.cases.urgent.length > 0 && <MostUrgent urgent={today.cases.urgent} now={now} />}
      {wanted.length > 0 && <Wanted wanted={wanted} now={now} />}
      {items.length === 0 &&
        !today.cases?.urgent.length &&
        !today.cases?.calls.length &&
        today.data.erasures.length === 0 &&
        !today.cases?.unreached.length &&
        !today.plan && <Clear staff={staff} />}
      {today.plan && <PlanPart work={today.plan} mayImport={hasRole(staff, 'coordinator')} />}
    </>
  )
}

/** Only what there is some of: a page of zeros says less than one that is short. */
function itemsOf(
  staff: Staff,
  { waiting, referrals, overdue, dueSoon, messages, toView, withdrawn }: CaseWork,
): StatItem[] {
  const takesReports = hasRole(staff, 'officer', 'manager', 'triage')
  const keepsSafe = hasRole(staff, 'safeguarding') ? waiting.safeguarding : 0
  const item = (n: number, text: (n: number) => string, href: string, most = COUNT_MAX): StatItem[] =>
    n === 0 ? [] : [{ figure: words.count(n, most), words: text(n), href }]
  return [
    ...item(toView, consentWords.review.today, '/police-told'),
    ...item(takesReports ? withdrawn : 0, consentWords.withdrawnList.today, '/withdrawn'),
    ...item(keepsSafe, words.safeguarding, '/reports?mark=unread&status=any&sort=oldest'),
    ...item(takesReports ? waiting.reports : 0, words.reports, '/reports'),
    ...item(hasRole(staff, 'triage') ? waiting.triage : 0, words.triage, '/reports?queue=triage'),
    ...item(takesReports ? waiting.offered : 0, words.offered, '/reports?status=transfers'),
    ...item(takesReports ? waiting.unanswered : 0, words.unanswered, '/reports/transfers'),
    ...item(messages.total, words.messages, '#new-messages'),
    ...item(overdue, words.overdue, '/cases?overdue=1'),
    ...item(dueSoon, words.dueSoon, '/cases'),
    ...item(waiting.mine, words.mine, '/cases?mine=1', OWN_MAX),
    ...item(referrals.waiting, words.referrals, '/referrals'),
    ...item(referrals.mine, words.myReferrals, '/referrals?tab=mine'),
  ]
}

function planItems({ overdue, soon }: Today['mine']): StatItem[] {
  const item = (n: number, text: (n: number) => string): StatItem[] =>
    n === 0 ? [] : [{ figure: words.count(n, COUNT_MAX), words: text(n), href: '/plan/mine' }]
  return [...item(overdue, words.planOverdue), ...item(soon, words.planSoon)]
}

const chairItems = ({ planId, title, asks, unverified }: Today['chair'][number]): StatItem[] =>
  (
    [
      [asks, words.boardAsks, 'asks'],
      [unverified, words.toVerify, 'unverified'],
    ] as const
  ).flatMap(([n, text, needs]) =>
    n === 0
      ? []
      : [
          {
            figure: words.count(n, COUNT_MAX),
            words: text(n, title),
            href: `/plan/${planId}/table?needs=${needs}`,
          },
        ],
  )

function checkItems({ pages, entries }: Today['toCheck']): StatItem[] {
  const item = (n: number, text: (n: number) => string, href: string): StatItem[] =>
    n === 0 ? [] : [{ figure: words.count(n, COUNT_MAX), words: text(n), href }]
  return [...item(pages, words.pagesDue, '/pages'), ...item(entries, words.helpUnchecked, '/directory')]
}

// What a quarter asks, in the plan's own words; a coordinator goes straight to what waits.
const askItems = ({ wanted, waiting }: PlanAsks): StatItem[] => [
  ...(wanted.length > 0
    ? [
        {
          figure: words.count(wanted.length, COUNT_MAX),
          words: mineWords.wantedOfYou(wanted.length),
          href: '/plan/updates',
        },
      ]
    : []),
  ...waiting.map(({ planId, quarter, count }) => ({
    figure: words.count(count, COUNT_MAX),
    words: mineWords.waitingForYou(count),
    href: `/plan/${planId}/quarter/${quarter}`,
  })),
]

const WANTED_SHOWN = 8

const Wanted = ({ wanted, now }: { wanted: PlanAsks['wanted']; now: Date }) => (
  <section>
    <WantedTable caption={mineWords.title} list={wanted.slice(0, WANTED_SHOWN)} now={now} />
    {wanted.length > WANTED_SHOWN && (
      <p class="govuk-body">
        <a class="govuk-link" href="/plan/updates">
          {mineWords.all(wanted.length)}
        </a>
      </p>
    )}
  </section>
)

function MessageList({ messages }: { messages: NewMessages }) {
  return (
    <section id="new-messages">
      <Table
        classes="app-cards"
        caption={
          <>
            {words.messagesTitle}
            <span class="app-small">{words.messagesLead}</span>
          </>
        }
        captionSize="m"
        head={[words.about, words.howMany, words.since, words.whose]}
        rows={messages.first.map((each) => [
          cell(words.about, <About {...each} />),
          cell(words.howMany, String(each.count)),
          cell(words.since, formatDateTime(each.since)),
          cell(words.whose, each.mine ? words.yours : words.queue),
        ])}
      />
    </section>
  )
}

function CallList({ calls, now }: { calls: readonly CallAsked[]; now: Date }) {
  return (
    <section id="calls-asked">
      <Table
        classes="app-cards"
        caption={words.callsTitle}
        captionSize="m"
        head={[words.about, words.due, words.whose]}
        rows={calls.map((each) => [
          cell(words.about, <About {...each} />),
          cell(words.due, `${formatDateTime(each.dueAt)}${each.dueAt < now ? ` (${words.callLate})` : ''}`),
          cell(words.whose, each.mine ? words.yours : words.queue),
        ])}
      />
    </section>
  )
}

const UnreachedList = ({ all }: { all: readonly NotReached[] }) => (
  <section id="not-reached">
    <Table
      classes="app-cards"
      caption={words.unreachedTitle}
      captionSize="m"
      head={[words.about, words.unreachedSince, words.whose]}
      rows={all.map((each) => [
        cell(words.about, <About {...each} />),
        cell(words.unreachedSince, formatDateTime(each.at)),
        cell(words.whose, each.mine ? words.yours : words.queue),
      ])}
    />
    <p class="govuk-body">{words.unreachedLead}</p>
  </section>
)

function MostUrgent({ urgent, now }: { urgent: readonly Urgent[]; now: Date }) {
  return (
    <Table
      classes="app-cards"
      caption={
        <>
          {words.next}
          <span class="app-small">{words.nextLead}</span>
        </>
      }
      captionSize="m"
      head={[words.what, words.about, words.due, words.state]}
      rows={urgent.map((each) => [
        cell(words.what, kindWords(each.kind)),
        cell(words.about, <About {...each} />),
        cell(words.due, formatDateTime(each.dueAt)),
        cell(words.state, stateWords(stateOf({ ...each, metAt: null, stoppedAt: null }, now))),
      ])}
    />
  )
}

const kindWords = (kind: string): string =>
  Object.entries(CLOCK_WORDS).find(([name]) => name === kind)?.[1] ?? kind

function About({ about, reference }: Pick<Urgent, 'about' | 'reference'>) {
  return (
    <a class="govuk-link app-nowrap" href={`/${about}s/${reference}`}>
      {reference}
    </a>
  )
}

function Clear({ staff }: { staff: Staff }) {
  const cases = worksCases(staff)
  return (
    <Empty title={words.clear}>
      <p class="govuk-body">{cases ? words.clearCases : words.clearOther}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={cases ? '/cases' : '/plan'}>
          {cases ? words.toCases : words.toPlan}
        </a>
      </p>
    </Empty>
  )
}

function PlanPart({ work: { plan, figure }, mayImport }: { work: PlanWork; mayImport: boolean }) {
  return (
    <section>
      <h2 class="govuk-heading-m">{words.plan}</h2>
      {figure && (
        <FigureCard
          measure={figure.measure}
          figure={figure.present}
          label={words.soFar(figure.present.period.label)}
          href={`/insight/${figure.measure.key}`}
        />
      )}
      {plan ? (
        <p class="govuk-body">
          <a class="govuk-link" href={`/plan/${plan.id}`}>
            {words.open(planName(plan.title, plan.period?.words ?? null))}
          </a>
        </p>
      ) : (
        <Empty title={words.noPlan}>
          <p class="govuk-body">{words.noPlanNext}</p>
          {mayImport && <Button href="/plan/import">{words.bringIn}</Button>}
        </Empty>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/insight">
          {words.figures}
        </a>
      </p>
    </section>
  )
}
