// On the page of a referral by hand: whom it is for, each opened on a page of their own.
import { formatDate } from '../../../platform/calendar/format.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { RevealForm } from '../../people/index.ts'
import { byHandWords as say } from './messages.en.ts'
import type { ForWhom } from './refer.store.ts'

type Props = { people: readonly ForWhom[]; reference: string }

export function ForWhomList({ people, reference }: Props) {
  if (people.length === 0) return null
  return (
    <section aria-labelledby="for-whom">
      <h2 class="govuk-heading-m" id="for-whom">
        {say.forWhom}
      </h2>
      {people.map((person, index) => (
        <>
          <p class="govuk-body govuk-!-margin-bottom-1">
            <strong>{called(person)}</strong>,{' '}
            {person.saidNoAt
              ? say.saidNo(formatDate(person.saidNoAt))
              : say.agreed(formatDate(person.agreedAt))}
          </p>
          {person.personId && !person.saidNoAt && (
            <Details summary={say.see}>
              <RevealForm action={revealOf(person, reference)} idPrefix={`w${index}-`} />
            </Details>
          )}
        </>
      ))}
    </section>
  )
}

const called = ({ affected, label, at, reference }: ForWhom): string => {
  if (affected) return say.further(at, reference)
  return label ? say.teller(label, reference) : say.anonymousTeller(reference)
}

const revealOf = (person: ForWhom, reference: string): string =>
  person.affected
    ? `/reports/${person.reference}/people/${person.personId}/reveal`
    : `/cases/${reference}/people/${person.personId}/reveal`
