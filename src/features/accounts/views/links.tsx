import type { Frame } from '../../../access/frame.ts'
import type { Page } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { PasswordInput } from '../../../ui/govuk/password-input.tsx'
import { staffPage } from '../../shell/index.ts'
import type { LinkPurpose, User } from '../accounts.ts'
import { words } from '../messages.en.ts'
import { Column, Heading, Hidden, Text } from './parts.tsx'

const back = <BackLink href="/sign-in">{words.reset.back}</BackLink>

/** Asking for a link to choose a new password. */
export function askResetPage(frame: Frame, shown: { email?: string; problems?: Problem[] }): Page {
  const text = words.reset
  const form = bindForm({ values: { email: shown.email ?? '' }, problems: shown.problems ?? [] })
  return staffPage(
    frame,
    { title: text.askTitle, errors: form.hasProblems, before: back },
    <Column>
      <form.Summary />
      <Heading>{text.askTitle}</Heading>
      <Text>{text.askIntro}</Text>
      <form method="post" action="/reset-password" novalidate>
        <Input
          {...form.field('email')}
          label={text.email}
          type="email"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          classes="govuk-input--width-20"
        />
        <Button>{text.ask}</Button>
      </form>
    </Column>,
  )
}

/** The same for everybody who asks. */
export function resetAskedPage(frame: Frame): Page {
  const text = words.reset
  return staffPage(
    frame,
    { title: text.askedTitle, before: back },
    <Column>
      <Heading>{text.askedTitle}</Heading>
      <Text>{text.asked}</Text>
      <Text>{text.notHere}</Text>
    </Column>,
  )
}

/** What a link in mail opens: a form for a password. The link's token goes on in the form. */
export function choosePasswordPage(
  frame: Frame,
  shown: { purpose: LinkPurpose; token: string; user: User; problems?: Problem[] },
): Page {
  const { purpose, token, user } = shown
  const form = bindForm({ problems: shown.problems ?? [] })
  const invited = purpose === 'invitation'
  const text = invited ? words.invitation : words.reset
  return staffPage(
    frame,
    { title: text.title, errors: form.hasProblems },
    <Column>
      <form.Summary />
      <Heading>{invited ? words.invitation.hello(user.name) : words.reset.title}</Heading>
      <Text>{invited ? words.invitation.intro(user.agencyName, frame.site.name) : words.reset.intro}</Text>
      <form method="post" action={invited ? '/invitation' : '/reset-password/choose'} novalidate>
        <Hidden name="token" value={token} />
        {/* Lets the browser's password keeper know whose password it is. */}
        <input
          class="govuk-visually-hidden"
          type="text"
          autocomplete="username"
          value={user.email}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <PasswordInput
          {...form.field('password')}
          value=""
          label={words.newPassword.label}
          hint={words.newPassword.hint}
          autocomplete="new-password"
          classes="govuk-input--width-20"
        />
        <Button>{text.go}</Button>
      </form>
    </Column>,
  )
}

/** A link that was used, replaced, has run out, or never was. 404: there is nothing here. */
export function goneLinkPage(frame: Frame, purpose: LinkPurpose): Page {
  const text = words.link
  return staffPage(
    frame,
    { title: text.goneTitle, status: 404, before: back },
    <Column>
      <Heading>{text.goneTitle}</Heading>
      <Text>{text.gone}</Text>
      {purpose === 'invitation' ? (
        <Text>{text.askInvitation}</Text>
      ) : (
        <Button href="/reset-password">{text.askReset}</Button>
      )}
    </Column>,
  )
}
