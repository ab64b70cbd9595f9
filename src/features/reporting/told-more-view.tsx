// The answers to the further questions as staff read them: by question, those that were answered.
import { moreWords } from './form/more.messages.en.ts'
import { type MoreStep, MORE_STEPS } from './form/more.ts'
import { toldIn } from './form/told-more.ts'
import { formWords } from './form/messages.en.ts'
import { incidentWords } from './incident.messages.en.ts'
import type { Narrative } from './report.ts'

/** Nothing where there were no further answers. */
export function ToldMore({ narrative: { more } }: { narrative: Narrative }) {
  if (!more) return null
  const answers: Readonly<Record<string, string | readonly string[]>> = { ...more.codes, ...more.words }
  const all = (name: string) => [answers[name] ?? []].flat()
  const form = { many: all, one: (name: string) => all(name).at(-1) ?? '' }
  const told = MORE_STEPS.map((step): [MoreStep, ReturnType<typeof toldIn>] => [step, toldIn(step, form)])
  return (
    <>
      {form.one('age') === 'under_18' && (
        <p class="govuk-body">
          <strong>{incidentWords.under18}</strong>
        </p>
      )}
      {form.one('age') === 'adult_at_risk' && (
        <p class="govuk-body">
          <strong>{incidentWords.atRisk}</strong>
        </p>
      )}
      {form.one('age') === 'community' && (
        <p class="govuk-body">
          <strong>{formWords.who.ages.community}</strong>
        </p>
      )}
      {told
        .filter(([, lines]) => lines.length > 0)
        .map(([step, lines]) => (
          <>
            <h3 class="govuk-heading-s">{moreWords[step].row}</h3>
            <dl class="govuk-summary-list govuk-summary-list--no-border">
              {lines.map(({ label, said }) => (
                <div class="govuk-summary-list__row">
                  <dt class="govuk-summary-list__key">{label}</dt>
                  <dd class="govuk-summary-list__value app-said" dir="auto">
                    {said}
                  </dd>
                </div>
              ))}
            </dl>
          </>
        ))}
    </>
  )
}
