// One referral. For who received it: consent and safe contact first, then the work. For who made it: how it stands.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { caseWords, named, RiskTag } from '../../cases/index.ts'
import {
  type ContactRules,
  PersonFacts,
  type Revealed,
  SafeContactWords,
  whoseDetails,
} from '../../people/index.ts'
import { ForWhomList } from '../by-hand/for-whom.tsx'
import { byHandWords } from '../by-hand/messages.en.ts'
import type { ForWhom } from '../by-hand/refer.store.ts'
import { words } from '../messages.en.ts'
import { OUTCOMES, type ReferralAction, RETURNED } from '../referral.ts'
import type { Attempt, ReferralRow } from '../referrals.store.ts'
import { AttemptForm } from './attempt-form.tsx'
import { AttemptList } from './attempts.tsx'

export type Shown = {
  referral: ReferralRow
  attempts: readonly Attempt[]
  actions: readonly ReferralAction[]
  /** Other reports in the case whose people refused the service: it is not sent while they are in it. */
  refusing: readonly string[]
  /** Whom one that was made by hand is for. */
  people: readonly ForWhom[]
  isReceiver: boolean
  agreedNoteId: string | null
  personId: string | null
  revealed: Revealed | undefined
  /** How the person may be reached; shown wherever somebody is about to. */
  rules: ContactRules | undefined
  once: string
  values: FormValues
  problems: readonly Problem[]
  notice: string | undefined
  stale: boolean
}

export function ReferralPage(props: Shown) {
  const { referral, attempts, actions, isReceiver, values, problems } = props
  const form = bindForm({ values, problems })
  const post = `/referrals/${referral.id}`
  return (
    <>
      <form.Summary />
      {props.notice && (
        <div
          class={props.stale ? 'app-done app-done--late' : 'app-done'}
          role={props.stale ? 'alert' : 'status'}
        >
          <p class="govuk-body govuk-!-margin-bottom-0">{props.notice}</p>
        </div>
      )}
      {props.stale && <Typed {...props} />}
      <h1 class="govuk-heading-l govuk-!-margin-bottom-2">{words.pageTitle(referral.reference)}</h1>
      <p class="govuk-body app-identity">
        <Tag colour={referral.status === 'done' ? 'green' : 'orange'}>{words.status[referral.status]}</Tag>{' '}
        <RiskTag level={referral.riskLevel} />
        <span>
          {referral.from} → {referral.to}
        </span>
        {referral.takenBy && (
          <span>
            {words.card.takenBy} {referral.takenBy}
          </span>
        )}
      </p>
      <div class="app-side">
        <div>
          <ForWhomList people={props.people} reference={referral.reference} />
          {isReceiver && <Contact {...props} />}
          {actions.includes('accept') && (
            <form method="post" action={`${post}/accept`}>
              <input type="hidden" name="version" value={referral.version} />
              <Button preventDoubleClick>{words.accept.button}</Button>
              <p class="govuk-hint">{words.accept.hint}</p>
            </form>
          )}
          {actions.includes('attempt') && <AttemptForm {...props} form={form} />}
          {actions.includes('finish') && <FinishForm {...props} form={form} />}
          <Refusing {...props} />
          {actions.includes('release') && (
            <NoteForm
              {...props}
              form={form}
              action="release"
              field="releaseNote"
              say={
                ['not_the_person', 'person_objects'].includes(referral.withheldReason ?? '')
                  ? { ...words.release, hint: words.release.forAnother }
                  : words.release
              }
            />
          )}
          {referral.status === 'withheld' && !referral.hasPerson && (
            <p class="govuk-body">{words.release.never}</p>
          )}
          {actions.includes('withdraw') && (
            <Details summary={words.withdraw.title} open={form.field('withdrawNote').error !== undefined}>
              <NoteForm {...props} form={form} action="withdraw" field="withdrawNote" say={words.withdraw} />
            </Details>
          )}
        </div>
        <div>
          <Facts referral={referral} />
          {referral.status !== 'withheld' && (
            <AttemptList
              attempts={attempts}
              noteHref={(noteId) => `/referrals/${referral.id}/notes/${noteId}`}
            />
          )}
        </div>
      </div>
    </>
  )
}

// The service reads a whole case. What to do comes before a form that would be refused.
function Refusing({ referral, refusing }: Shown) {
  if (refusing.length === 0) return null
  return (
    <InsetText>
      <p class="govuk-body">{words.release.refusing(referral.to)}</p>
      <ul class="govuk-list govuk-!-margin-bottom-0">
        {refusing.map((reference) => (
          <li>
            <a class="govuk-link" href={`/reports/${reference}/unlink`}>
              {words.release.takeOut(reference)}
            </a>
          </li>
        ))}
      </ul>
    </InsetText>
  )
}

const NOTES = ['note', 'finishNote', 'releaseNote', 'withdrawNote']

// What somebody wrote whose move came too late: its own form may be gone with the state it was for.
function Typed({ referral, values, once }: Shown) {
  const typed = NOTES.flatMap((name) => values[name] ?? []).filter((text) => text !== '')
  if (typed.length === 0) return null
  return (
    <form method="post" action={`/cases/${referral.reference}/note`} class="app-contact">
      <input type="hidden" name="once" value={once} />
      <input type="hidden" name="audience" value="partners" />
      <Textarea
        name="note"
        id="typed"
        value={typed.join('\n\n')}
        label={words.typed}
        labelSize="s"
        hint={words.typedHint}
        rows={3}
      />
      <Button kind="secondary" preventDoubleClick>
        {words.keepTyped}
      </Button>
    </form>
  )
}

function Contact({ referral, revealed, rules, personId, agreedNoteId }: Shown) {
  // The words of safe contact begin with it themselves.
  const whose = rules ? undefined : whoseDetails(referral.reporterRole)
  return (
    <section class="app-contact" aria-labelledby="contact">
      <h2 class="govuk-heading-m" id="contact">
        {words.person.title}
      </h2>
      {whose && (
        <p class="govuk-body">
          <strong>{whose}</strong>
        </p>
      )}
      {/* Of one that was made by hand it stands with each whom it is for. */}
      {(referral.consentAt || !referral.byHand) && (
        <p class="govuk-body">
          {words.card.consent}:{' '}
          <strong>
            {referral.consentAt
              ? words.card.consentYes(formatDateTime(referral.consentAt))
              : words.card.consentNone}
          </strong>
        </p>
      )}
      {agreedNoteId && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/referrals/${referral.id}/notes/${agreedNoteId}`}>
            {referral.byHand ? byHandWords.readReason : words.person.readNote}
          </a>
        </p>
      )}
      {rules && <SafeContactWords rules={rules} heading={3} />}
      {revealed
        ? revealed.details && <PersonFacts details={revealed.details} />
        : personId && (
            <form method="post" action={`/referrals/${referral.id}/person`}>
              {!rules && <p class="govuk-body">{words.person.hidden}</p>}
              <Button kind="secondary">{words.person.show}</Button>
              <p class="govuk-hint">{words.person.recorded}</p>
            </form>
          )}
    </section>
  )
}

type Formed = Shown & { form: ReturnType<typeof bindForm> }

function FinishForm({ referral, form, problems }: Formed) {
  const isOpen = problems.some(({ field }) => field === 'outcome' || field === 'finishNote')
  return (
    <Details summary={words.finish.title} open={isOpen}>
      <form method="post" action={`/referrals/${referral.id}/finish`}>
        <input type="hidden" name="version" value={referral.version} />
        <Radios
          {...form.field('outcome')}
          legend={words.finish.outcome}
          legendSize="s"
          small
          items={OUTCOMES.map((value) => ({
            value,
            text: caseWords.outcome[value],
            ...(RETURNED.includes(value) ? { hint: words.finish.returned } : {}),
          }))}
        />
        <Textarea {...form.field('finishNote')} label={words.finish.note} rows={2} />
        <Button preventDoubleClick>{words.finish.button}</Button>
      </form>
    </Details>
  )
}

type NoteProps = Formed & {
  action: 'release' | 'withdraw'
  field: string
  say: { title: string; hint: string; note: string; button: string }
}

function NoteForm({ referral, form, action, field, say }: NoteProps) {
  return (
    <form method="post" action={`/referrals/${referral.id}/${action}`}>
      {action === 'release' && <h2 class="govuk-heading-m">{say.title}</h2>}
      <p class="govuk-body">{say.hint}</p>
      <input type="hidden" name="version" value={referral.version} />
      <Textarea {...form.field(field)} label={say.note} labelSize="s" rows={3} />
      <Button kind={action === 'withdraw' ? 'secondary' : undefined} preventDoubleClick>
        {say.button}
      </Button>
    </form>
  )
}

function Facts({ referral }: { referral: ReferralRow }) {
  const link = (
    <a class="govuk-link" href={`/cases/${referral.reference}`}>
      {referral.reference}
    </a>
  )
  return (
    <SummaryList
      rows={[
        { key: words.facts.reference, value: link },
        { key: words.facts.happened, value: referral.summary },
        { key: words.facts.lead, value: referral.from },
        referral.officer !== null && { key: words.facts.officer, value: referral.officer },
        { key: words.facts.sent, value: formatDateTime(referral.createdAt) },
        referral.withheldReason !== null && {
          key: words.facts.withheld,
          value: words.facts.because(named(caseWords.withheld, referral.withheldReason)),
        },
        referral.outcome !== null && {
          key: words.facts.outcome,
          value: named(caseWords.outcome, referral.outcome),
        },
      ]}
    />
  )
}
