// The form of one set of rules, and what it would change, shown before it is kept.
import { formatDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { regimeTexts as say } from '../messages.en.ts'
import { LINES } from '../read-regime.ts'
import { GATE_RULES, type KeptRegime } from '../regimes.ts'

type FormProps = {
  action: string
  values: FormValues
  problems: readonly Problem[]
  /** Asks for whom they are: only of new ones. */
  isNew: boolean
}

export function RegimeForm({ action, values, problems, isNew }: FormProps) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={action} novalidate>
      <form.Summary />
      <input type="hidden" name="version" value={form.field('version').value} />
      {isNew && (
        <Radios
          {...form.field('who')}
          legend={say.who}
          legendSize="s"
          items={[
            { value: 'police', text: say.whoPolice },
            { value: 'partners', text: say.whoPartners },
          ]}
        />
      )}
      {LINES.map((name) => (
        <Input {...form.field(name)} label={say.lines[name]} labelSize="s" hint={say.lineHints[name]} />
      ))}
      <DateInput {...form.date('from')} legend={say.from} legendSize="s" hint={say.fromHint} />
      <DateInput {...form.date('to')} legend={say.to} legendSize="s" hint={say.toHint} />
      <Textarea {...form.field('guidance')} label={say.guidance} labelSize="s" rows={3} />
      <Radios
        {...form.field('gate')}
        legend={say.gate}
        legendSize="s"
        items={[
          { value: 'on', text: say.gateChoices.on },
          { value: 'off', text: say.gateChoices.off },
        ]}
      />
      <Textarea
        {...form.field('gateQuestions')}
        label={say.gateQuestions}
        labelSize="s"
        hint={say.gateQuestionsHint}
        rows={4}
      />
      <Radios
        {...form.field('gateRule')}
        legend={say.gateRule}
        legendSize="s"
        items={GATE_RULES.map((value) => ({ value, text: say.rules[value] }))}
      />
      <Button name="go" value="look">
        {say.look}
      </Button>
    </form>
  )
}

type PreviewProps = {
  action: string
  values: FormValues
  regime: KeptRegime
  /** In force for the same side on the day before, or on this one as it stands. */
  before: KeptRegime | null
  today: Day
}

/** What the form would change, with the form carried along, so that saving keeps what was looked at. */
export function RegimePreview({ action, values, regime, before, today }: PreviewProps) {
  const { from, to } = regime
  return (
    <form method="post" action={action} novalidate>
      {Object.entries(values).flatMap(([name, value]) =>
        name === 'go' ? [] : [value].flat().map((each) => <input type="hidden" name={name} value={each} />),
      )}
      <h1 class="govuk-heading-l">{say.preview}</h1>
      <p class="govuk-body-l">
        {say.previewFrom(regime.police, from && formatDate(from), to && formatDate(to))}
      </p>
      {from && from < today && <InsetText>{say.previewPast}</InsetText>}
      <ul class="govuk-list govuk-list--bullet">
        <li>{say.saysAffected(regime.affected, regime.crimeAffected)}</li>
        <li>{say.saysOther(regime.other, regime.crimeOther)}</li>
        <li>{say.saysNonCrime(regime.nonCrime)}</li>
      </ul>
      <p class="govuk-body">
        {regime.gate ? say.saysGate(regime.gateQuestions.length, regime.gateRule) : say.saysNoGate}
      </p>
      {before && <p class="govuk-body">{say.before(before.name, before.affected, before.other)}</p>}
      <div class="govuk-button-group">
        <Button name="go" value="save" preventDoubleClick>
          {say.save}
        </Button>
        <Button name="go" value="edit" kind="secondary">
          {say.edit}
        </Button>
      </div>
    </form>
  )
}
