// Everything that will be created, each with a way to change it.
import type { Form } from '../../../platform/http/form.ts'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { readPlan } from '../../plan/index.ts'
import { authoritiesWithDuty, membersOf } from '../answers.ts'
import { words } from '../messages.en.ts'
import { readShortCode } from '../short-code.ts'
import type { Question } from '../steps.ts'

const say = words.check

/** The content of the check page. */
export function Check({ sent }: { sent: Form }) {
  const authorities = authoritiesWithDuty(sent)
  const taking = authorities.filter(({ takesReports }) => takesReports)
  const rows: [Question, string[]][] = [
    ['name', [sent.one('name'), sent.one('area')]],
    ['short', [`${readShortCode(sent.one('short')) ?? ''}-7K3M-92`]],
    ['contact', [sent.one('phone'), sent.one('publicEmail')]],
    ['authorities', authorities.map(({ name, area, code }) => [name, area, code].filter(Boolean).join(', '))],
    ['duties', taking.map(({ name }) => name)],
    ['members', membersOf(sent).map(({ name }) => name)],
    ['administrator', [sent.one('adminName'), sent.one('email'), say.leads(sent.one('agency'))]],
    ['plan', planWords(sent.one('plan'))],
  ]
  return (
    <>
      <p class="govuk-body">{say.lead}</p>
      <dl class="govuk-summary-list">
        {rows.map(([step, lines]) => (
          <Row step={step} lines={lines} />
        ))}
      </dl>
      {taking.length === 0 && <WarningText>{say.nobody}</WarningText>}
      {sent.one('victim') === '' && <WarningText>{say.noVictim}</WarningText>}
    </>
  )
}

/** What the reader made of the plan, in figures. */
function planWords(text: string): string[] {
  if (text === '') return [say.later]
  const read = readPlan(text)
  if (!read.ok) return [words.plan.unreadable]
  const aims = read.priorities.flatMap((priority) => priority.aims)
  const actions = aims.flatMap((aim) => aim.rows)
  return [
    read.title,
    say.planCounts(read.priorities.length, aims.length, actions.length),
    read.unplaced.length > 0 ? say.planUnplaced(read.unplaced.length) : '',
  ]
}

function Row({ step, lines }: { step: Question; lines: readonly string[] }) {
  const shown = lines.filter(Boolean)
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{say.rows[step]}</dt>
      <dd class="govuk-summary-list__value">
        {(shown.length > 0 ? shown : [words.none]).map((line) => (
          <p class="govuk-body app-said">{line}</p>
        ))}
      </dd>
      <dd class="govuk-summary-list__actions">
        <button class="app-link-button" type="submit" name="go" value={`change-${step}`}>
          {words.change}
          <span class="govuk-visually-hidden"> {say.rows[step].toLowerCase()}</span>
        </button>
      </dd>
    </div>
  )
}
