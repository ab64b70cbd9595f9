import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import type { Erasable } from '../../../access/erase.ts'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { type Against, against, isLeft } from '../decide.ts'
import { REASONS, REFUSALS, type Standing } from '../erasures.store.ts'
import { erasingWords as say } from '../messages.en.ts'

type Props = {
  report: Erasable
  standing: Standing | null
  /** Whether the reader is the second person. */
  mayApprove: boolean
  now: Date
  done: string | null
  values: FormValues
  problems: readonly Problem[]
}

/** What would be destroyed, what stays, what stands against it; and what the reader may do. */
export function ErasurePage(props: Props) {
  const { report, standing, mayApprove, now, done, values, problems } = props
  const form = bindForm({ values, problems })
  const open = standing?.ended === null ? standing : null
  const stands = against(report, now)
  const held = report.holds.length > 0
  const action = `/erasures/${report.reference}`
  return (
    <>
      <form.Summary />
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <h1 class="govuk-heading-l">{say.of(report.reference)}</h1>
      {standing && <State standing={standing} held={held} />}
      <Bullets title={say.goes.title} lines={goes(report)} />
      <Bullets title={say.stays.title} lines={stays(report)} />
      <Bullets title={say.against.title} lines={standsAgainst(report, stands)} />
      <p class="govuk-body">
        <a class="govuk-link" href={`/holds/report/${report.reference}`}>
          {say.hold.onReport}
        </a>
        {report.caseReference && (
          <>
            {' · '}
            <a class="govuk-link" href={`/holds/case/${report.caseReference}`}>
              {say.hold.onCase(report.caseReference)}
            </a>
          </>
        )}
      </p>
      {!open?.proposedAt && !held && isLeft(report) && (
        <Propose {...{ form, report, stands, action }} asked={open !== null} />
      )}
      {open?.proposedAt && !open.approvedAt && !held && (
        <Approve {...{ form, action }} proposedAt={open.proposedAt} may={mayApprove} />
      )}
      {open?.proposedAt && (
        <form method="post" action={action} novalidate>
          <Button kind="secondary" name="do" value="take-back" preventDoubleClick>
            {say.takeBack}
          </Button>
        </form>
      )}
      {open?.requestedAt && <Refuse form={form} action={action} />}
    </>
  )
}

function State({ standing, held }: { standing: Standing; held: boolean }) {
  const { requestedAt, dueAt, proposedAt, proposer, approvedAt, approver, notBefore, ended, endedAt } =
    standing
  if (ended && endedAt) return <InsetText>{say.state[ended](endedAt)}</InsetText>
  return (
    <InsetText>
      {requestedAt && dueAt && <p class="govuk-body">{say.state.requested(requestedAt, dueAt)}</p>}
      {proposedAt && <p class="govuk-body">{say.state.proposed(proposer ?? '', proposedAt)}</p>}
      {proposedAt && standing.reason && (
        <p class="govuk-body">
          {say.state.why([say.propose.reasons[standing.reason], standing.note].filter(Boolean).join(': '))}{' '}
          {standing.withNotes && say.propose.withNotesYes}
        </p>
      )}
      {approvedAt && notBefore && (
        <p class="govuk-body">
          {held ? say.state.approvedHeld(approver ?? '') : say.state.approved(approver ?? '', notBefore)}
        </p>
      )}
      {held && approvedAt && <p class="govuk-body">{say.state.heldBack}</p>}
    </InsetText>
  )
}

function Bullets({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  )
}

const goes = ({ words, person, files, notes }: Erasable): string[] => [
  say.goes.words(words),
  person ? say.goes.person : say.goes.noPerson,
  say.goes.files(files.length),
  ...(notes > 0 ? [say.goes.notes(notes)] : []),
  say.goes.signs,
]

const stays = ({ decisions, importId }: Erasable): string[] => [
  say.stays.figures,
  say.stays.decisions(decisions),
  say.stays.trail,
  say.stays.other,
  say.stays.copies,
  say.stays.backups,
  ...(importId ? [say.stays.file] : []),
]

function standsAgainst(report: Erasable, stands: readonly Against[]): string[] {
  const lines = [
    ...report.holds.map(({ agency, setAt, reviewOn }) => say.against.hold(agency, setAt, reviewOn)),
    ...stands.map((each) => {
      if (each === 'caseOpen') return say.against.caseOpen(report.caseReference ?? '')
      if (each === 'openReferrals') return say.against.openReferrals(report.openReferrals)
      return each === 'waiting' ? say.against.waiting : say.against.notOver(report.keepUntil)
    }),
  ]
  return lines.length > 0 ? lines : [say.against.none]
}

type ProposeProps = {
  form: BoundForm
  report: Erasable
  stands: readonly Against[]
  action: string
  asked: boolean
}

function Propose({ form, report, stands, action, asked }: ProposeProps) {
  const words = say.propose
  return (
    <form method="post" action={action} novalidate>
      <h2 class="govuk-heading-m">{asked ? words.agree : words.title}</h2>
      <Radios
        {...form.field('reason')}
        {...(asked && form.field('reason').value === '' && { value: 'asked' })}
        legend={words.reason}
        legendSize="s"
        items={REASONS.map((value) => ({ value, text: words.reasons[value] }))}
      />
      <Input
        {...form.field('note')}
        label={words.note}
        labelSize="s"
        hint={words.noteHint}
        autocomplete="off"
      />
      {report.notes > 0 && !report.sharesCase && (
        <Checkboxes
          {...form.choices('withNotes')}
          legend={words.withNotes}
          legendSize="s"
          items={[{ value: 'yes', text: words.withNotesYes }]}
        />
      )}
      {stands.length > 0 && (
        <Checkboxes
          {...form.choices('weighed')}
          legend={words.weighed}
          legendSize="s"
          items={[{ value: 'yes', text: words.weighedYes }]}
        />
      )}
      <Button kind="warning" name="do" value="propose" preventDoubleClick>
        {words.button}
      </Button>
    </form>
  )
}

type ApproveProps = { form: BoundForm; action: string; proposedAt: Date; may: boolean }

function Approve({ form, action, proposedAt, may }: ApproveProps) {
  const words = say.approve
  if (!may) return <p class="govuk-body">{words.waits}</p>
  return (
    <form method="post" action={action} novalidate>
      <h2 class="govuk-heading-m">{words.title}</h2>
      <input type="hidden" name="proposed" value={proposedAt.toISOString()} />
      <Checkboxes
        {...form.choices('sure')}
        legend={words.sure}
        legendSize="s"
        items={[{ value: 'yes', text: words.sureYes }]}
      />
      <Button kind="warning" name="do" value="approve" preventDoubleClick>
        {words.button}
      </Button>
    </form>
  )
}

function Refuse({ form, action }: { form: BoundForm; action: string }) {
  const words = say.refuse
  return (
    <form method="post" action={action} novalidate>
      <h2 class="govuk-heading-m">{words.title}</h2>
      <p class="govuk-body">{words.lead}</p>
      <Radios
        {...form.field('why')}
        legend={words.why}
        legendSize="s"
        items={REFUSALS.map((value) => ({ value, text: words.reasons[value] }))}
      />
      <Textarea
        {...form.field('answer')}
        label={words.answer}
        labelSize="s"
        hint={words.answerHint}
        rows={4}
      />
      <Button kind="secondary" name="do" value="refuse" preventDoubleClick>
        {words.button}
      </Button>
    </form>
  )
}
