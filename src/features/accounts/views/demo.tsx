import type { Frame } from '../../../access/frame.ts'
import type { Page } from '../../../platform/http/reply.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { staffPage } from '../../shell/index.ts'
import type { User } from '../accounts.ts'
import { groupPeople } from '../demo-groups.ts'
import { roleWords, words } from '../messages.en.ts'
import { Heading, Hidden, Subheading, Text } from './parts.tsx'

const text = words.demo

/** The people of the demonstration, by what they do. */
export function demoPage(frame: Frame, people: readonly User[]): Page {
  return staffPage(
    frame,
    { title: text.title },
    <>
      <Heading>{text.title}</Heading>
      <Text>{text.intro}</Text>
      {groupPeople(people).map((group) => (
        <section>
          <Subheading>{group.title}</Subheading>
          <Text>{group.try}</Text>
          <ul class="app-personas">
            {group.people.map((person) => (
              <Persona person={person} />
            ))}
          </ul>
        </section>
      ))}
      <section>
        <Subheading>{text.public}</Subheading>
        <Text>{text.publicText}</Text>
        <Button href="/report" kind="secondary">
          {text.publicLink}
        </Button>
      </section>
    </>,
  )
}

function Persona({ person }: { person: User }) {
  const roles = person.roles.map((role) => roleWords[role].name).join(', ')
  return (
    <li class="app-persona">
      <div>
        <strong class="app-persona__name">{person.name}</strong>
        <span class="app-persona__what">
          {person.jobTitle ?? roles}, {person.agencyName}
          {person.jobTitle && person.roles.includes('safeguarding') && `. ${roleWords.safeguarding.name}`}
        </span>
      </div>
      <form method="post" action="/demo">
        <Hidden name="person" value={person.id} />
        <Button kind="secondary" classes="govuk-!-margin-bottom-0">
          {text.signIn}
          <span class="govuk-visually-hidden">{text.signInHidden(person.name)}</span>
        </Button>
      </form>
    </li>
  )
}
