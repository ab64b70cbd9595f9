import type { Frame } from '../../../access/frame.ts'
import type { Page } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { PasswordInput } from '../../../ui/govuk/password-input.tsx'
import { staffPage } from '../../shell/index.ts'
import { words } from '../messages.en.ts'
import { Heading, Hidden, Subheading, Text } from './parts.tsx'

type SignIn = {
  next: string
  /** What was typed, save the password. */
  email?: string
  problems?: Problem[]
  signedOut?: boolean
  /** Too many attempts: how long to wait. */
  waitSeconds?: number
}

/** The first step. */
export function signInPage(frame: Frame, shown: SignIn): Page {
  const text = words.signIn
  const form = bindForm({ values: { email: shown.email ?? '' }, problems: shown.problems ?? [] })
  const answer = staffPage(
    frame,
    { title: text.title, errors: form.hasProblems, ...(shown.waitSeconds ? { status: 429 } : {}) },
    <div class="app-side">
      <div>
        <form.Summary />
        {shown.signedOut && <NotificationBanner type="success" text={text.signedOut} />}
        <Heading>{text.title}</Heading>
        <Text>{text.intro}</Text>
        <form method="post" action="/sign-in" novalidate>
          <Hidden name="next" value={shown.next} />
          <Input
            {...form.field('email')}
            label={text.email}
            type="email"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            classes="govuk-input--width-20"
          />
          <PasswordInput
            {...form.field('password')}
            label={text.password}
            autocomplete="current-password"
            classes="govuk-input--width-20"
          />
          <Button>{text.go}</Button>
        </form>
        <Text>
          <a class="govuk-link" href="/reset-password">
            {text.forgot}
          </a>
        </Text>
      </div>
      <aside>
        {frame.site.demo && (
          <>
            <Subheading>{text.demoTitle}</Subheading>
            <Text>{text.demo}</Text>
            <Button href="/demo" kind="secondary">
              {text.demoLink}
            </Button>
          </>
        )}
        <Subheading>{text.reportTitle}</Subheading>
        <Text>
          {text.report}{' '}
          <a class="govuk-link" href="/report">
            {text.reportLink}
          </a>
        </Text>
      </aside>
    </div>,
  )
  return shown.waitSeconds ? { ...answer, headers: { 'retry-after': String(shown.waitSeconds) } } : answer
}

/** The second step. `challenge` says whose password was right; the page itself does not. */
export function codePage(
  frame: Frame,
  shown: { challenge: string; problems?: Problem[]; waitSeconds?: number },
): Page {
  const text = words.code
  const form = bindForm({ problems: shown.problems ?? [] })
  const answer = staffPage(
    frame,
    { title: text.title, errors: form.hasProblems, ...(shown.waitSeconds ? { status: 429 } : {}) },
    <>
      <form.Summary />
      <Heading>{text.title}</Heading>
      <form method="post" action="/sign-in/code" novalidate>
        <Hidden name="challenge" value={shown.challenge} />
        <Input
          {...form.field('code')}
          value=""
          label={text.label}
          hint={text.intro}
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          classes="govuk-input--width-20 govuk-input--extra-letter-spacing"
        />
        <Details summary={text.noPhone}>{text.noPhoneText}</Details>
        <Button>{text.go}</Button>
      </form>
      <Text>
        <a class="govuk-link" href="/sign-in">
          {text.back}
        </a>
      </Text>
    </>,
  )
  return shown.waitSeconds ? { ...answer, headers: { 'retry-after': String(shown.waitSeconds) } } : answer
}

/** After a recovery code: how many are left, before work begins. */
export function recoveredPage(frame: Frame, shown: { left: number; next: string }): Page {
  const text = words.recovered
  return staffPage(
    frame,
    { title: text.title },
    <>
      <Heading>{text.title}</Heading>
      <Text>{text.left(shown.left)}</Text>
      <div class="govuk-button-group">
        <Button href={shown.next}>{text.go}</Button>
        <a class="govuk-link" href="/account">
          {text.account}
        </a>
      </div>
    </>,
  )
}
