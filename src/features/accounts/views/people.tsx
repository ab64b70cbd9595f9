import { ROLES } from '../../../access/actor.ts'
import type { Frame } from '../../../access/frame.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Page } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { staffPage } from '../../shell/index.ts'
import type { User, UserStatus } from '../accounts.ts'
import { roleWords, words } from '../messages.en.ts'
import { Column, Heading, Text } from './parts.tsx'

const text = words.people
export const backToPeople = <BackLink href="/admin/people">{text.back}</BackLink>

/** The people an administrator looks after. */
export function peoplePage(
  frame: Frame,
  shown: { people: readonly User[]; next?: string; everywhere: boolean; paged: boolean },
): Page {
  return staffPage(
    frame,
    { title: text.title },
    <>
      <Heading>{text.title}</Heading>
      <Text>{shown.everywhere ? `${text.intro} ${text.everywhere}` : text.intro}</Text>
      <Button href="/admin/people/invite">{text.invite}</Button>
      <div class="app-scroll" tabIndex={0} role="region" aria-label={text.caption}>
        <Table
          caption={text.caption}
          captionClasses="govuk-visually-hidden"
          head={[text.head.name, text.head.agency, text.head.roles, text.head.status]}
          firstCellIsHeader
          rows={shown.people.map((person) => [
            <PersonCell person={person} />,
            person.agencyName,
            person.roles.map((role) => roleWords[role].name).join(', '),
            <StatusTag status={person.status} />,
          ])}
        />
      </div>
      <ul class="govuk-list">
        {shown.paged && (
          <li>
            <a class="govuk-link" href="/admin/people">
              {text.first}
            </a>
          </li>
        )}
        {shown.next && (
          <li>
            <a class="govuk-link" href={`/admin/people?after=${shown.next}`}>
              {text.more}
            </a>
          </li>
        )}
      </ul>
    </>,
  )
}

function PersonCell({ person }: { person: User }) {
  return (
    <>
      <a class="govuk-link" href={`/admin/people/${person.id}`}>
        {person.name}
      </a>
      {person.jobTitle && <div class="govuk-hint govuk-!-margin-bottom-0">{person.jobTitle}</div>}
    </>
  )
}

const COLOURS = { invited: 'yellow', active: 'green', disabled: 'grey' } as const
export const StatusTag = ({ status }: { status: UserStatus }) => (
  <Tag colour={COLOURS[status]}>{text.status[status]}</Tag>
)

/** What somebody may do, to tick. */
export function RoleBoxes({ form, legend }: { form: BoundForm; legend: string }) {
  return (
    <Checkboxes
      {...form.choices('roles')}
      legend={legend}
      legendSize="s"
      hint={words.invite.rolesHint}
      small
      items={ROLES.map((role) => ({ value: role, text: roleWords[role].name, hint: roleWords[role].may }))}
    />
  )
}

/** Inviting somebody. The agency is asked for only where there is a choice. */
export function invitePage(
  frame: Frame,
  shown: { agencies: readonly { id: string; name: string }[]; values?: FormValues; problems?: Problem[] },
): Page {
  const own = words.invite
  const form = bindForm({ values: shown.values ?? {}, problems: shown.problems ?? [] })
  const width = { classes: 'govuk-input--width-20' }
  return staffPage(
    frame,
    { title: own.title, errors: form.hasProblems, before: backToPeople },
    <Column>
      <form.Summary />
      <Heading>{own.title}</Heading>
      <Text>{own.intro}</Text>
      <form method="post" action="/admin/people/invite" novalidate>
        <Input {...form.field('name')} {...width} label={own.name} autocomplete="off" />
        <Input
          {...form.field('email')}
          {...width}
          label={own.email}
          type="email"
          autocomplete="off"
          spellcheck={false}
        />
        <Input
          {...form.field('jobTitle')}
          {...width}
          label={own.jobTitle + own.optional}
          autocomplete="off"
        />
        {shown.agencies.length > 1 && (
          <Select
            {...form.field('agency')}
            label={own.agency}
            items={[
              { value: '', text: own.chooseAgency },
              ...shown.agencies.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
        )}
        <RoleBoxes form={form} legend={own.roles} />
        <Button>{own.go}</Button>
      </form>
    </Column>,
  )
}
