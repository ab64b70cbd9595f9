// Referring a case by hand: one page, with what each person answered beside their name.
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { byHandWords as say } from './messages.en.ts'
import { calledInCase, type ToRefer } from './refer.ts'
import type { InCase } from './refer.store.ts'

type Props = { found: ToRefer; values: FormValues; problems: readonly Problem[] }

export function ReferPage({ found, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{found.reference}</span> {say.title}
      </h1>
      <p class="govuk-body">{say.lead}</p>
      {found.services.length === 0 && <p class="govuk-body">{say.none}</p>}
      {found.services.length > 0 && (
        <form method="post" action={`/refer/${found.reference}`} novalidate>
          <Radios
            {...form.field('to')}
            legend={say.to}
            legendSize="s"
            hint={say.toHint}
            small
            items={found.services.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <Checkboxes
            {...form.choices('people')}
            legend={say.people}
            legendSize="s"
            hint={say.peopleHint}
            small
            items={found.people.map((person) => ({
              value: person.value,
              text: calledInCase(person),
              hint: hintOf(person),
            }))}
          />
          <Textarea
            {...form.field('reason')}
            label={say.reason}
            labelSize="s"
            hint={say.reasonHint}
            rows={4}
          />
          <Button preventDoubleClick>{say.button}</Button>
        </form>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/support">
          {say.directory}
        </a>
      </p>
    </>
  )
}

function hintOf({ affectedId, answers }: InCase): string {
  if (affectedId) return say.furtherHint
  return say.answers(say.answer[answers.victim_service], say.answer[answers.council_partners])
}
