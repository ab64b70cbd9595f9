import type { Frame } from '../../../access/frame.ts'
import { formatDate, formatDateTime } from '../../../platform/calendar/format.ts'
import type { Page } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { PasswordInput } from '../../../ui/govuk/password-input.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { staffPage } from '../../shell/index.ts'
import { roleWords, words } from '../messages.en.ts'
import type { OwnAccount } from '../own-account.ts'
import type { Session } from '../sessions.store.ts'
import { Column, Heading, Hidden, Subheading, Text } from './parts.tsx'

const text = words.account

/** My account. `done` says what has just been changed. */
export function accountPage(
  frame: Frame,
  account: OwnAccount & { thisSession: string; done?: keyof typeof text.changed | undefined },
): Page {
  const { user, done } = account
  return staffPage(
    frame,
    { title: text.title },
    <>
      {done && <NotificationBanner type="success" text={text.changed[done]} />}
      <Heading>{text.title}</Heading>
      <Subheading>{text.details}</Subheading>
      <SummaryList
        rows={[
          { key: text.name, value: user.name },
          { key: text.email, value: user.email },
          { key: text.agency, value: user.agencyName },
          user.jobTitle !== null && { key: text.jobTitle, value: user.jobTitle },
          { key: text.roles, value: user.roles.map((role) => roleWords[role].name).join(', ') },
        ]}
      />
      <p class="govuk-hint">{text.detailsHint}</p>
      <Subheading>{text.signInTitle}</Subheading>
      <SignInSummary account={account} />
      <Subheading>{text.sessions}</Subheading>
      <Sessions sessions={account.sessions} thisSession={account.thisSession} />
    </>,
  )
}

function SignInSummary({ account }: { account: OwnAccount }) {
  const { passwordChangedAt, secondFactor } = account
  if (passwordChangedAt === null) return <Text>{text.noPassword}</Text>
  const link = (href: string, words: string, hiddenText: string) => [
    { href, text: words, hiddenText: hiddenText.toLowerCase() },
  ]
  return (
    <SummaryList
      rows={[
        {
          key: text.password,
          value: text.passwordSet(formatDate(passwordChangedAt)),
          actions: link('/account/password', text.change, text.password),
        },
        {
          key: text.secondFactor,
          value: secondFactor ? text.on : text.off,
          actions: link('/account/second-factor', text.replace, text.secondFactor),
        },
        {
          key: text.recovery,
          value: text.codesLeft(account.recoveryCodesLeft),
          actions: link('/account/recovery-codes', text.renew, text.recovery),
        },
      ]}
    />
  )
}

function Sessions({ sessions, thisSession }: { sessions: readonly Session[]; thisSession: string }) {
  const others = sessions.filter(({ id }) => id !== thisSession)
  return (
    <>
      <div class="app-scroll" tabIndex={0} role="region" aria-label={text.sessions}>
        <Table
          caption={text.sessions}
          captionClasses="govuk-visually-hidden"
          head={[text.device, text.since, text.seen, <span class="govuk-visually-hidden">{text.act}</span>]}
          rows={sessions.map((session) => [
            session.deviceWords,
            formatDateTime(session.startedAt),
            formatDateTime(session.lastSeenAt),
            session.id === thisSession ? (
              <Tag colour="green">{text.thisOne}</Tag>
            ) : (
              <EndButton session={session} />
            ),
          ])}
        />
      </div>
      {others.length > 0 && (
        <form method="post" action="/account/sessions/end-others">
          <Button kind="secondary">{text.endOthers}</Button>
        </form>
      )}
    </>
  )
}

function EndButton({ session }: { session: Session }) {
  return (
    <form method="post" action="/account/sessions/end">
      <Hidden name="session" value={session.id} />
      <button class="app-link-button" type="submit">
        {text.end}
        <span class="govuk-visually-hidden">{text.endHidden(session.deviceWords)}</span>
      </button>
    </form>
  )
}

const back = <BackLink href="/account">{text.title}</BackLink>

export function changePasswordPage(frame: Frame, problems: Problem[] = []): Page {
  const own = words.changePassword
  const form = bindForm({ problems })
  return staffPage(
    frame,
    { title: own.title, errors: form.hasProblems, before: back },
    <Column>
      <form.Summary />
      <Heading>{own.title}</Heading>
      <form method="post" action="/account/password" novalidate>
        <PasswordInput
          {...form.field('current')}
          value=""
          label={own.current}
          classes="govuk-input--width-20"
        />
        <PasswordInput
          {...form.field('password')}
          value=""
          label={words.newPassword.label}
          hint={words.newPassword.hint}
          autocomplete="new-password"
          classes="govuk-input--width-20"
        />
        <Text>{own.note}</Text>
        <Button>{own.go}</Button>
      </form>
    </Column>,
  )
}

/** The password again, before replacing the second factor or making new recovery codes. */
export function provePage(
  frame: Frame,
  which: 'replaceFactor' | 'newCodes',
  action: string,
  problems: Problem[] = [],
): Page {
  const own = words[which]
  const form = bindForm({ problems })
  return staffPage(
    frame,
    { title: own.title, errors: form.hasProblems, before: back },
    <Column>
      <form.Summary />
      <Heading>{own.title}</Heading>
      <Text>{own.intro}</Text>
      <form method="post" action={action} novalidate>
        <PasswordInput
          {...form.field('password')}
          value=""
          label={own.password}
          classes="govuk-input--width-20"
        />
        <Button>{own.go}</Button>
      </form>
    </Column>,
  )
}
