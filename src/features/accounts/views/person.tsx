import type { Frame } from '../../../access/frame.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Page } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { staffPage } from '../../shell/index.ts'
import type { Person } from '../administer.ts'
import { roleWords, words } from '../messages.en.ts'
import { Heading, Hidden, Subheading, Text } from './parts.tsx'
import { backToPeople, RoleBoxes, StatusTag } from './people.tsx'

const text = words.person
export type Done = keyof typeof text.done

/** One colleague: who they are, what they may do, and what can be done for their account. */
export function personPage(
  frame: Frame,
  shown: Person & { done?: Done | undefined; values?: FormValues; problems?: Problem[]; stale?: boolean },
): Page {
  const { user, sessions, isSelf } = shown
  const kept = { roles: user.roles, jobTitle: user.jobTitle ?? '', version: String(user.version) }
  const values = shown.values ?? kept
  // A stale form takes the version that is shown beside it: pressing again is then a decision.
  const form = bindForm({
    values: shown.stale ? { ...values, version: kept.version } : values,
    problems: shown.problems ?? [],
  })
  if (shown.stale)
    return staffPage(
      frame,
      { title: text.title, status: 409, before: backToPeople },
      <Conflict theirs={<Now user={user} />} yours={<RolesForm user={user} form={form} />} />,
    )
  return staffPage(
    frame,
    { title: text.title, errors: form.hasProblems, before: backToPeople },
    <>
      <form.Summary />
      {shown.done && <NotificationBanner type="success" text={text.done[shown.done]} />}
      <Heading>{user.name}</Heading>
      <SummaryList
        rows={[
          { key: words.account.email, value: user.email },
          { key: words.account.agency, value: user.agencyName },
          { key: words.people.head.status, value: <StatusTag status={user.status} /> },
          { key: text.endSessions.title, value: text.sessions(sessions.length) },
        ]}
      />
      {isSelf && <InsetText>{text.self}</InsetText>}
      <div class="app-side">
        <RolesForm user={user} form={form} />
        {!isSelf && <Actions {...shown} />}
      </div>
    </>,
  )
}

function RolesForm({ user, form }: { user: Person['user']; form: BoundForm }) {
  return (
    <form method="post" action={`/admin/people/${user.id}/roles`} novalidate>
      <Hidden name="version" value={form.field('version').value} />
      <Input
        {...form.field('jobTitle')}
        label={words.invite.jobTitle + words.invite.optional}
        autocomplete="off"
        classes="govuk-input--width-20"
      />
      <RoleBoxes form={form} legend={text.roles} />
      <Button>{text.save}</Button>
    </form>
  )
}

const Now = ({ user }: { user: Person['user'] }) => (
  <SummaryList
    rows={[
      { key: words.invite.jobTitle, value: user.jobTitle ?? '' },
      { key: text.roles, value: user.roles.map((role) => roleWords[role].name).join(', ') },
    ]}
  />
)

function Actions({ user, sessions }: Person) {
  const act = (verb: string) => `/admin/people/${user.id}/${verb}`
  const open = user.status !== 'disabled'
  return (
    <section>
      {user.status === 'invited' && <Action {...text.inviteAgain} action={act('invite-again')} />}
      {sessions.length > 0 && <Action {...text.endSessions} action={act('end-sessions')} />}
      {user.status === 'active' && <Action {...text.reset} action={act('reset-second-factor')} />}
      {open ? (
        <Action {...text.disable} action={act('disable')} warning />
      ) : (
        <Action {...text.enable} action={act('enable')} />
      )}
    </section>
  )
}

function Action(props: { title: string; text: string; go: string; action: string; warning?: boolean }) {
  return (
    <form method="post" action={props.action}>
      <Subheading>{props.title}</Subheading>
      <Text>{props.text}</Text>
      <Button kind={props.warning ? 'warning' : 'secondary'}>{props.go}</Button>
    </form>
  )
}
