import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import type { Rhythm } from '../../running/rhythm.ts'
import { kindWords, pageWords as words } from '../messages.en.ts'
import { PAPER_KINDS } from '../paper.ts'
import { type Choices, FORMATS, MARKINGS } from '../paper-form.ts'

const SHOWN = 8

type Props = {
  planId: string
  form: BoundForm
  choices: Choices
  /** How often the plan asks: what its rounds are called. */
  rhythm: Rhythm
  /** Owners matched to nobody, whose words papers repeat. */
  unmatched: readonly string[]
  mayKeep: boolean
}

/** The page on which a paper is chosen: one form, and a button for each way to take it. */
export function PapersPage({ planId, form, choices, rhythm, unmatched, mayKeep }: Props) {
  const format = form.field('format')
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.lead}</p>
      <form method="post" action={`/plan/${planId}/papers`} novalidate>
        <Radios
          {...form.field('kind')}
          legend={words.kind}
          items={PAPER_KINDS.map((kind) => ({
            value: kind,
            text: kindWords[kind].name,
            hint: kindWords[kind].hint,
          }))}
        />
        <Select
          {...form.field('quarter')}
          label={words.quarter(rhythm)}
          hint={words.quarterHint}
          items={choices.quarters.map(({ key, text }) => ({ value: key, text }))}
        />
        <Select
          {...form.field('scope')}
          label={words.scope}
          items={[
            { value: '', text: words.everybody },
            ...choices.scopes.map(({ key, scope }) => ({ value: key, text: scope.name })),
          ]}
        />
        <Select
          {...form.field('marking')}
          label={words.marking}
          hint={words.markingHint}
          items={[...new Set([choices.usualMarking, ...MARKINGS])].map((marking) => ({
            value: marking || 'none',
            text: marking || words.noMarking,
          }))}
        />
        {mayKeep && (
          <Checkboxes {...form.choices('keep')} small items={[{ value: 'yes', text: words.keepMarking }]} />
        )}
        <Textarea {...form.field('headline')} label={words.headline} hint={words.headlineHint} rows={4} />
        <Checkboxes
          {...form.choices('leads')}
          small
          items={[{ value: 'yes', text: words.leads, hint: words.leadsHint }]}
        />
        <Unmatched owners={unmatched} />
        <fieldset class="govuk-fieldset" id="format" aria-describedby="format-hint">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{words.formats}</legend>
          <p class="govuk-hint" id="format-hint">
            {words.formatsHint}
          </p>
          {format.error && <p class="govuk-error-message">{format.error}</p>}
          <div class="govuk-button-group">
            {FORMATS.map((each, at) => (
              <Button kind={at === 0 ? undefined : 'secondary'} name="format" value={each}>
                {words.format[each]}
              </Button>
            ))}
          </div>
        </fieldset>
      </form>
    </>
  )
}

function Unmatched({ owners }: { owners: readonly string[] }) {
  if (owners.length === 0) return null
  const more = owners.length - SHOWN
  return (
    <InsetText>
      <p class="govuk-body">{words.unmatched}</p>
      <ul class="govuk-list govuk-list--bullet">
        {owners.slice(0, SHOWN).map((owner) => (
          <li>{owner}</li>
        ))}
      </ul>
      {more > 0 && (
        <Details summary={words.more(more)}>
          <ul class="govuk-list govuk-list--bullet">
            {owners.slice(SHOWN).map((owner) => (
              <li>{owner}</li>
            ))}
          </ul>
        </Details>
      )}
    </InsetText>
  )
}
