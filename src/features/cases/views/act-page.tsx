// The form of one action; and, when somebody else was first, what the case is now beside what was typed.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { type Adding, EVIDENCE_ENCTYPE, EvidenceQuestion } from '../../evidence/index.ts'
import { type Message, PoliceFields, WithdrawnFields } from '../../reporting/index.ts'
import type { CaseAction } from '../case-actions.ts'
import type { Reporter } from '../case-messages.ts'
import type { CaseFacts } from '../case-page.store.ts'
import type { LooseEnd } from '../loose-ends.ts'
import { CHOSEN_RISK_LEVELS } from '../case.ts'
import { words } from '../messages.en.ts'
import { channelsFor, type Reach } from '../reach.ts'
import { Answer, WhoseReport } from './answer-fields.tsx'
import { CloseFields, Reason } from './close-fields.tsx'
import { named } from './parts.tsx'

export type Stale = { by: string; at: Date | null }

type Props = {
  facts: CaseFacts
  action: CaseAction
  colleagues: readonly { id: string; name: string }[]
  /** The conversation, where it is answered. */
  messages: readonly Message[]
  /** Whoever reported what is in the case, where they are answered or a contact is recorded. */
  reporters: readonly Pick<Reporter, 'reportId' | 'reference'>[]
  /** Files that are being added to an answer. */
  adding: Adding | undefined
  /** What is left open, where the case is closed. */
  ends: readonly LooseEnd[]
  me: string
  /** How staff may reach whoever told us: asked for where a contact is recorded. */
  reach: Reach
  values: FormValues
  problems: readonly Problem[]
  stale: Stale | undefined
}

export function ActPage(props: Props) {
  const { facts, action, values, problems, stale } = props
  const form = bindForm({ values, problems })
  const fields = (
    <form
      method="post"
      action={`/cases/${facts.reference}/${action}`}
      enctype={props.adding && EVIDENCE_ENCTYPE}
    >
      <input type="hidden" name="version" value={form.field('version').value} />
      <input type="hidden" name="once" value={form.field('once').value} />
      <Fields {...props} form={form} />
      <div class="govuk-button-group">
        <Button kind={action === 'close' ? 'warning' : undefined} preventDoubleClick>
          {words.act.button[action]}
        </Button>
        {stale && form.field('reason').value !== '' && (
          <Button kind="secondary" attributes={{ formaction: `/cases/${facts.reference}/note` }}>
            {words.act.keepAsNote}
          </Button>
        )}
      </div>
    </form>
  )
  if (stale) {
    return (
      <Conflict
        changed={stale.at && words.act.stale(stale.by, formatDateTime(stale.at))}
        theirs={<NowList facts={facts} />}
        yours={fields}
      />
    )
  }
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <form.Summary />
        <h1 class="govuk-heading-l">
          {words.action[action]} <span class="govuk-caption-l">{facts.reference}</span>
        </h1>
        {fields}
      </div>
    </div>
  )
}

function NowList({ facts }: { facts: CaseFacts }) {
  const { version: names } = words.act
  return (
    <SummaryList
      rows={[
        { key: names.state, value: words.status[facts.status] },
        { key: names.risk, value: words.risk[facts.riskLevel] },
        { key: names.owner, value: facts.ownerName ?? words.page.nobody },
        facts.closure !== null && { key: words.act.closure, value: named(words.closure, facts.closure) },
      ]}
    />
  )
}

function Fields(props: Props & { form: BoundForm }) {
  const { action, form, colleagues, me, facts, messages, reporters, reach, adding, problems } = props
  switch (action) {
    case 'reply':
      return (
        <>
          <Answer {...{ form, messages, reporters }} />
          {adding && (
            <>
              <input type="hidden" name="token" value={adding.token} />
              <EvidenceQuestion
                {...adding}
                problems={problems}
                label={words.act.replyFiles}
                labelSize="s"
                staff
              />
            </>
          )}
        </>
      )
    case 'risk':
      return (
        <>
          <Radios
            {...form.field('level')}
            legend={words.act.riskLegend}
            legendSize="s"
            items={CHOSEN_RISK_LEVELS.map((value) => ({
              value,
              text: words.riskShort[value],
              hint: words.act.riskHint[value],
            }))}
          />
          <Reason form={form} />
          <WithdrawnFields form={form} />
          <InsetText>{words.act.meets.risk}</InsetText>
        </>
      )
    case 'assign':
      return (
        <>
          <Select
            {...form.field('ownerId')}
            value={form.field('ownerId').value || facts.ownerId || me}
            label={words.act.owner}
            items={colleagues.map(({ id, name }) => ({
              value: id,
              text: id === me ? `${name} (${words.act.take.toLowerCase()})` : name,
            }))}
          />
          <WithdrawnFields form={form} />
        </>
      )
    case 'close':
      return <CloseFields form={form} ends={props.ends} />
    case 'reopen':
      return (
        <>
          <Reason form={form} />
          <WithdrawnFields form={form} />
        </>
      )
    case 'note':
      return (
        <>
          <Note form={form} label={words.act.note} />
          <Radios
            {...form.field('audience')}
            value={form.field('audience').value || 'partners'}
            legend={words.act.noteWho}
            legendSize="s"
            small
            items={(['partners', 'agency'] as const).map((value) => ({
              value,
              text: words.act.noteAudience[value],
            }))}
          />
        </>
      )
    case 'contact':
      return (
        <>
          {reach !== 'direct' && <OnlyOnPage reach={reach} reference={facts.reference} />}
          <WhoseReport form={form} reporters={reporters} hint={words.act.contactWhomHint} />
          <Radios
            {...form.field('channel')}
            legend={words.act.contactChannel}
            legendSize="s"
            small
            items={channelsFor(reach).map((value) => ({ value, text: words.act.channels[value] }))}
          />
          <Radios
            {...form.field('reached')}
            legend={words.act.reached}
            legendSize="s"
            small
            items={[
              { value: 'yes', text: words.act.reachedYes },
              { value: 'no', text: words.act.reachedNo, hint: words.act.reachedNoHint },
            ]}
          />
          <Note form={form} label={words.act.anyNote} />
          <InsetText>{words.act.meets[reach === 'refused' ? 'update' : 'contact']}</InsetText>
        </>
      )
    case 'police':
      return (
        <>
          <PoliceFields form={form} hint={words.act.groundHint} />
          <Note form={form} label={words.act.anyNote} />
          <InsetText>{words.act.meets[action]}</InsetText>
        </>
      )
    case 'review':
      return (
        <>
          <Note form={form} label={words.act.anyNote} />
          <WithdrawnFields form={form} />
          <InsetText>{words.act.meets[action]}</InsetText>
        </>
      )
  }
}

function OnlyOnPage({ reach, reference }: { reach: 'page' | 'refused'; reference: string }) {
  return (
    <InsetText>
      {words.act.reach[reach]}{' '}
      <a class="govuk-link" href={`/cases/${reference}/reply`}>
        {words.act.toReport}
      </a>
    </InsetText>
  )
}

const Note = ({ form, label }: { form: BoundForm; label: string }) => (
  <Textarea {...form.field('note')} label={label} labelSize="s" hint={words.act.reasonHint} rows={5} />
)
