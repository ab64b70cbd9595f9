import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { CardTable } from '../../../../ui/card-table.tsx'
import { Empty } from '../../../../ui/empty.tsx'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'

import { type Group, GROUP_KINDS } from '../groups.ts'
import { groupWords } from '../groups.messages.en.ts'
import { words } from '../messages.en.ts'

const say = words.groups
type Agency = { id: string; name: string }

/** The groups that plans name as owners. */
export function GroupsPage({
  groups,
  agencies,
  naming,
}: {
  groups: readonly Group[]
  agencies: readonly Agency[]
  /** The parts of plans that name a group and are not its own, by group. */
  naming: ReadonlyMap<string, readonly unknown[]>
}) {
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]))
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <Button href="/plan/groups/add">{say.add}</Button>
      {groups.length === 0 && <Empty title={say.none} />}
      {groups.length > 0 && (
        <CardTable
          caption={say.title}
          head={[say.name, say.kind, say.agencies, say.lead_user]}
          rows={groups.map((group) => [
            <>
              <a class="govuk-link" href={`/plan/groups/${group.id}`}>
                {group.name}
              </a>
              <Naming id={group.id} parts={naming.get(group.id)?.length ?? 0} />
            </>,
            say.kinds[group.kind],
            group.agencyIds.map((id) => nameOf.get(id) ?? '').join(', '),
            group.leadName ?? say.nobody,
          ])}
        />
      )}
    </>
  )
}

const Naming = ({ id, parts }: { id: string; parts: number }) =>
  parts > 0 ? (
    <p class="govuk-body-s govuk-!-margin-bottom-0 govuk-!-margin-top-1">
      <a class="govuk-link" href={`/plan/groups/${id}/parts`}>
        {groupWords.link(parts)}
      </a>
    </p>
  ) : null

type FormProps = {
  action: string
  title: string | null
  values: FormValues
  problems: readonly Problem[]
  agencies: readonly Agency[]
  people: readonly { id: string; name: string; agency: string }[]
}

export function GroupForm({ action, title, values, problems, agencies, people }: FormProps) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={action} novalidate>
      <form.Summary />
      {title && <h1 class="govuk-heading-l">{title}</h1>}
      <input type="hidden" name="version" value={form.field('version').value} />
      <Input {...form.field('name')} label={say.name} />
      <Radios
        {...form.field('kind')}
        legend={say.kind}
        items={GROUP_KINDS.map((kind) => ({ value: kind, text: say.kinds[kind] }))}
      />
      <Checkboxes
        {...form.choices('agencies')}
        legend={say.agencies}
        small
        items={agencies.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Select
        {...form.field('leadUserId')}
        label={say.lead_user}
        hint={say.leadHint}
        items={[
          { value: '', text: say.nobody },
          ...people.map(({ id, name, agency }) => ({ value: id, text: `${name} (${agency})` })),
        ]}
      />
      <div class="govuk-button-group">
        <Button preventDoubleClick>{words.common.save}</Button>
        <a class="govuk-link" href="/plan/groups">
          {words.common.cancel}
        </a>
      </div>
    </form>
  )
}
