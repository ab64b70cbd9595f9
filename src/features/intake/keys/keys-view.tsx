// The keys of partners' systems: those that are, and the form of a new one.
import { formatDateTime, formatShortDate } from '../../../platform/calendar/format.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { bindForm, type FormProblem, type FormValues } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import type { Attributes } from '../../../ui/govuk/shared.ts'
import { Scroll } from '../../../ui/scroll.tsx'
import { DEVELOPERS } from '../paths.ts'
import { counts, PER_MINUTE } from './keys.ts'
import type { KeyRow } from './keys.store.ts'
import { keyWords as say } from './messages.en.ts'

type Props = {
  keys: readonly KeyRow[]
  agencies: readonly { id: string; name: string }[]
  now: Date
  values: FormValues
  problems: readonly FormProblem[]
  revoked: boolean
}

export function KeysPage({ keys, agencies, now, values, problems, revoked }: Props) {
  const form = bindForm({ values: { perMinute: String(PER_MINUTE.usual), ...values }, problems })
  return (
    <>
      {revoked && (
        <NotificationBanner type="success">
          <p class="govuk-notification-banner__heading">{say.revoked}</p>
        </NotificationBanner>
      )}
      <form.Summary />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.intro}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={DEVELOPERS}>
          {say.docs}
        </a>
      </p>
      {keys.length === 0 ? (
        <Empty title={say.empty.title}>
          <p class="govuk-body">{say.empty.text}</p>
        </Empty>
      ) : (
        <Keys keys={keys} now={now} />
      )}
      <h2 class="govuk-heading-m">{say.make.title}</h2>
      <form method="post" action="/admin/keys" novalidate autocomplete="off">
        <Input {...form.field('name')} label={say.make.name} hint={say.make.nameHint} />
        {agencies.length > 1 && (
          <Select
            {...form.field('agencyId')}
            label={say.make.agency}
            hint={say.make.agencyHint}
            items={[
              { value: '', text: say.make.choose },
              ...agencies.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
        )}
        <Input {...form.field('whose')} label={say.make.whose} hint={say.make.whoseHint} />
        <DateInput {...form.date('expires')} legend={say.make.expires} hint={say.make.expiresHint} />
        <Input
          {...form.field('perMinute')}
          label={say.make.perMinute}
          hint={say.make.perMinuteHint}
          classes="govuk-input--width-4"
          inputmode="numeric"
        />
        <Button preventDoubleClick>{say.make.go}</Button>
      </form>
    </>
  )
}

const Keys = ({ keys, now }: Pick<Props, 'keys' | 'now'>) => (
  <CardTable
    caption={say.caption}
    head={[say.head.name, say.head.agency, say.head.state, say.head.used, say.head.made, say.head.act]}
    firstCellIsHeader
    rows={keys.map((key) => [
      <>
        {key.name}
        <br />
        <span class="govuk-hint">{say.begins(key.hint)}</span>
      </>,
      key.whose ? `${key.whose} (${key.agencyName})` : key.agencyName,
      <State of={key} now={now} />,
      key.lastUsedAt ? formatDateTime(key.lastUsedAt) : say.neverUsed,
      say.madeBy(formatShortDate(key.madeAt), key.madeBy ?? say.somebody),
      counts(key, now) ? (
        <form method="post" action={`/admin/keys/${key.id}/revoke`}>
          <Button kind="warning">
            {say.revoke}
            <span class="govuk-visually-hidden">{say.revokeNamed(key.name)}</span>
          </Button>
        </form>
      ) : (
        ''
      ),
    ])}
  />
)

function State({ of, now }: { of: KeyRow; now: Date }) {
  if (of.revokedAt) return <Tag colour="grey">{say.states.revoked}</Tag>
  if (!counts(of, now)) return <Tag colour="grey">{say.states.expired}</Tag>
  return (
    <>
      <Tag colour="green">{say.states.counts}</Tag> {say.until(formatShortDate(of.expiresOn))}
      <br />
      {say.rate(of.perMinute)}
    </>
  )
}

// A translating browser must not touch it. Written so because Preact drops the attribute when given `false`.
const untranslated: Attributes = { translate: 'no' }

/** Shown once, after it was made. */
export const MadePage = ({ value }: { value: string }) => (
  <>
    <h1 class="govuk-heading-l">{say.made.title}</h1>
    <p class="govuk-body">
      <strong>{say.made.once}</strong>
    </p>
    <Scroll label={say.made.label}>
      <pre class="app-code-block" {...untranslated}>
        <code>{value}</code>
      </pre>
    </Scroll>
    <p class="govuk-body">{say.made.safe}</p>
    <p class="govuk-body">
      <a class="govuk-link" href="/admin/keys">
        {say.made.list}
      </a>
    </p>
  </>
)
