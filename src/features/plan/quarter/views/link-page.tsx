import type { Day } from '../../../../platform/calendar/london.ts'
import { formatDate, formatDateTime } from '../../../../platform/calendar/format.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { NotificationBanner } from '../../../../ui/govuk/notification-banner.tsx'
import type { Suggestion } from '../../running/suggest-rag.ts'
import { UpdateFields } from '../../running/views/update-form.tsx'
import { closedWords } from '../freeze.messages.en.ts'
import type { DividedPart } from '../divided.store.ts'
import type { AboutLink, ClosedRound } from '../link.store.ts'
import type { LinkedRequest, SaidByLink } from '../linked-request.ts'
import { linkWords as words } from '../link.messages.en.ts'
import { mineWords } from '../mine.messages.en.ts'
import { AboutPart } from './about-part.tsx'
import { MeasuresNow } from './measures-now.tsx'

type Props = {
  token: string
  request: LinkedRequest
  about: AboutLink
  suggestion: Suggestion
  today: Day
  values: FormValues
  problems: readonly Problem[]
  /** It was just sent. */
  done: boolean
}

/** What a link opens: one part, what was said of it, and the form. No names of people, and nothing of other parts. */
export function LinkPage(props: Props) {
  const { token, request, about, suggestion, today, values, problems, done } = props
  const { round, until } = about
  const form = bindForm({ values, problems })
  const { delivery, measures, said, plan } = request
  const nameOf = (key: string) => measures.find((measure) => measure.key === key)?.name ?? key
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {done && (
          <NotificationBanner type="success">
            <p class="govuk-notification-banner__heading">{words.doneTitle}</p>
            <p class="govuk-body">{words.done}</p>
          </NotificationBanner>
        )}
        <form.Summary />
        <h1 class="govuk-heading-l">{mineWords.update(about.ref)}</h1>
        <p class="govuk-body">
          <strong>{words.quarter(round, formatDate(request.due), request.due < today)}</strong>
        </p>
        <AboutPart
          action={request.action || request.objective}
          part={delivery.part}
          rows={[
            { key: words.plan, value: plan.title },
            { key: words.aim, value: request.aim === '' ? request.ref : request.aim },
            { key: words.objective, value: request.objective },
            { key: words.owner, value: request.owner },
            { key: words.due, value: delivery.baselineDue ? formatDate(delivery.baselineDue) : '' },
          ]}
        />
        <MeasuresNow measures={measures} />
        {said && <Said said={said} done={done} />}
        <form method="post" action="/plan-update" novalidate>
          <input type="hidden" name="token" value={token} />
          <UpdateFields
            form={form}
            delivery={{ ...delivery, suggestion }}
            rules={plan.rules}
            coordinator={false}
            measureName={nameOf}
          />
          <Button preventDoubleClick>{words.send}</Button>
        </form>
        <p class="govuk-body">
          {words.secret}
          {until && ` ${words.until(formatDateTime(until))}`}
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href="/plan/updates">
            {words.signIn}
          </a>
        </p>
      </div>
    </div>
  )
}

function Said({ said, done }: { said: SaidByLink; done: boolean }) {
  if (said.state === 'returned')
    return (
      <InsetText>
        <p class="govuk-body">
          <strong>{words.returned}</strong>
        </p>
        <p class="govuk-body app-said">{said.note}</p>
      </InsetText>
    )
  if (said.state === 'accepted') return <p class="govuk-body">{words.accepted}</p>
  return done ? null : <p class="govuk-body">{words.saidOn(formatDateTime(said.at))}</p>
}

/** The page of every link that opens nothing. */
export function GonePage({ typed }: { typed: readonly string[] }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{words.goneTitle}</h1>
        <p class="govuk-body">{words.gone}</p>
        <p class="govuk-body">{words.goneNext}</p>
        <Typed typed={typed} />
        <Button href="/plan/updates">{words.signIn}</Button>
      </div>
    </div>
  )
}

/** The page of a link whose quarter was frozen since. */
export function ClosedPage({
  title,
  round,
  span,
  later,
  typed,
}: ClosedRound & {
  typed: readonly string[]
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{closedWords.title(span)}</h1>
        <p class="govuk-body">{closedWords.lead(title, round)}</p>
        <p class="govuk-body">{closedWords.next(later)}</p>
        <Typed typed={typed} />
        <Button href="/plan/updates">{words.signIn}</Button>
      </div>
    </div>
  )
}

/** The page of a link whose part was divided since. */
export function DividedPage({ plan, aim, asked, typed }: DividedPart & { typed: readonly string[] }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{words.dividedTitle}</h1>
        <p class="govuk-body">{words.divided(plan, aim)}</p>
        <p class="govuk-body">{asked ? words.dividedAsked : words.dividedNext}</p>
        <Typed typed={typed} />
        <Button href="/plan/updates">{words.signIn}</Button>
      </div>
    </div>
  )
}

/** What was written and could not be kept, to be copied. */
const Typed = ({ typed }: { typed: readonly string[] }) =>
  typed.length === 0 ? null : (
    <>
      <p class="govuk-body">
        <strong>{words.notKept}</strong>
      </p>
      {typed.map((text) => (
        <InsetText>
          <p class="govuk-body app-said">{text}</p>
        </InsetText>
      ))}
    </>
  )
