import { formatDate } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import type { Agency } from '../agencies.ts'
import { words } from '../messages.en.ts'

const say = words.edit

/** An agency as it stands, and what hangs on it. */
export type AgencyFacts = { agency: Agency; takes: readonly string[]; successor: string | null }

/** Everything about an agency, to read. */
export function AgencyText({ agency, takes, successor }: AgencyFacts) {
  return (
    <SummaryList
      rows={[
        { key: say.name, value: agency.name },
        { key: say.shortName, value: agency.shortName },
        { key: say.kind, value: words.kinds[agency.kind] },
        { key: say.phone, value: agency.publicPhone ?? say.noneGiven },
        { key: say.email, value: agency.publicEmail ?? say.noneGiven },
        { key: say.since, value: agency.validFrom ? formatDate(agency.validFrom) : say.always },
        agency.validTo !== null && { key: say.until, value: formatDate(agency.validTo) },
        successor !== null && { key: say.takesOver, value: successor },
        { key: say.takes, value: takes.length > 0 ? takes.join(', ') : say.noneGiven },
      ]}
    />
  )
}

type Props = { action: string; title: string | null; values: FormValues; problems: readonly Problem[] }

/** What an agency's own administrators change. */
export function OwnAgencyForm({ action, title, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={action} novalidate>
      <form.Summary />
      {title && <h1 class="govuk-heading-l">{title}</h1>}
      {title && <p class="govuk-body">{say.ownIntro}</p>}
      <input type="hidden" name="version" value={form.field('version').value} />
      <Input {...form.field('name')} label={say.name} />
      <Input {...form.field('publicPhone')} label={say.phone} type="tel" classes="govuk-input--width-20" />
      <Input {...form.field('publicEmail')} label={say.email} type="email" classes="govuk-input--width-20" />
      <Button preventDoubleClick>{say.save}</Button>
    </form>
  )
}
