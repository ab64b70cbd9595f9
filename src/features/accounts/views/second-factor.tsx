import type { Frame } from '../../../access/frame.ts'
import type { Page } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { staffPage } from '../../shell/index.ts'
import { words } from '../messages.en.ts'
import { qrPath } from '../qr.ts'
import type { SecondFactorOffer } from '../totp.ts'
import { Column, Heading, Hidden, Subheading, Text } from './parts.tsx'

type SetUp = {
  offer: SecondFactorOffer
  /** Where the first code is sent, with the hidden fields that say for whom. */
  action: string
  fields?: Readonly<Record<string, string>>
  problems?: Problem[]
}

/** Scan, then confirm by a first code: for the first sign-in and for a new phone. */
export function setUpPage(frame: Frame, shown: SetUp): Page {
  const form = bindForm({ problems: shown.problems ?? [] })
  return staffPage(
    frame,
    { title: words.setUp.title, errors: form.hasProblems },
    <Column>
      <form.Summary />
      <Heading>{words.setUp.title}</Heading>
      <Text>{words.setUp.why}</Text>
      <SecondFactorFields offer={shown.offer} action={shown.action} fields={shown.fields} form={form} />
    </Column>,
  )
}

/** The three steps with the square and the box for the code, as a form. Also for first run. */
export function SecondFactorFields(props: {
  offer: SecondFactorOffer
  action: string
  fields?: Readonly<Record<string, string>> | undefined
  form: ReturnType<typeof bindForm>
}) {
  const { offer, action, fields = {}, form } = props
  return (
    <form method="post" action={action} novalidate>
      {Object.entries(fields).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <Offer offer={offer} />
      <Input
        {...form.field('code')}
        value=""
        label={words.setUp.label}
        autocomplete="one-time-code"
        inputmode="numeric"
        spellcheck={false}
        classes="govuk-input--width-10 govuk-input--extra-letter-spacing"
      />
      <Button>{words.setUp.go}</Button>
    </form>
  )
}

/** The steps and the square alone, with the hidden field `pending`: for a form that asks for more. */
export function Offer({ offer }: { offer: SecondFactorOffer }) {
  const text = words.setUp
  const { size, path } = qrPath(offer.uri)
  return (
    <>
      <Hidden name="pending" value={offer.pending} />
      <ol class="govuk-list govuk-list--number">
        <li>{text.steps.app}</li>
        <li>{text.steps.scan}</li>
        <li>{text.steps.enter}</li>
      </ol>
      <svg
        class="app-qr"
        xmlns="http://www.w3.org/2000/svg"
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
        width="232"
        height="232"
        role="img"
        aria-label={text.qr}
        shape-rendering="crispEdges"
      >
        <path fill="#fff" d={`M-4-4h${size + 8}v${size + 8}h-${size + 8}z`} />
        <path fill="#000" d={path} />
      </svg>
      <Details summary={text.cannotScan}>
        <Text>{text.typeIt}</Text>
        <p class="app-secret" {...untranslated}>
          {offer.groups.map((group) => (
            <span class="app-secret__group">{group} </span>
          ))}
        </p>
      </Details>
    </>
  )
}

/** The ten codes, shown once. `next` is where work goes on. */
export function recoveryCodesPage(
  frame: Frame,
  shown: { codes: readonly string[]; next: string; renewed?: boolean },
): Page {
  const text = words.recovery
  return staffPage(
    frame,
    { title: text.title },
    <Column>
      <NotificationBanner type="success" text={shown.renewed ? text.doneNew : text.done} />
      <Heading>{text.title}</Heading>
      <RecoveryCodes codes={shown.codes} />
      {shown.renewed && <Text>{text.old}</Text>}
      <Button href={shown.next}>{text.go}</Button>
    </Column>,
  )
}

/** What recovery codes are for, and the codes. Also for first run. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = words.recovery
  return (
    <>
      <Text>{text.why}</Text>
      <Text>{text.keep}</Text>
      <Subheading>{text.heading}</Subheading>
      <ol class="app-recovery-codes" {...untranslated}>
        {codes.map((code) => (
          <li>{code}</li>
        ))}
      </ol>
    </>
  )
}

// Preact drops the attribute when given `false`.
const untranslated: Readonly<Record<string, string>> = { translate: 'no' }
