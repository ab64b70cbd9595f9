import type { FormValues } from '../../../platform/http/form.ts'
import { newId } from '../../../platform/ids.ts'
import type { Problem } from '../../../platform/problems.ts'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { consentWords } from '../consent/messages.en.ts'
import { WithdrawnFields } from '../consent/withdrawn-fields.tsx'
import { PoliceFields } from '../consent/police-fields.tsx'
import { labelOf } from '../incident.messages.en.ts'
import { queueWords } from '../queue/messages.en.ts'
import { type Decision, REASONS } from '../report-actions.ts'
import { type Account, Accounts } from './accounts.tsx'
import { type CaseToLink, CasesToLink } from './cases-to-link.tsx'
import { receivingWords as words } from './messages.en.ts'
import { namesPolice } from './police-basis.ts'
import { ASKS, type Asks } from './read-decision.ts'

const say = queueWords.confirm

export type DecideProps = {
  reference: string
  version: number
  action: Decision
  /** Who could have the report; null where the decision asks for nobody. */
  takers: readonly { id: string; name: string }[] | null
  values: FormValues
  problems: readonly Problem[]
  /** What was told, where two are compared. */
  accounts?: readonly Account[]
  /** Open cases to choose from, where it is linked to one. */
  cases?: readonly CaseToLink[]
  /** When the person withdrew the report: a ground is asked for then, whatever is done with it. */
  withdrawnAt?: Date | null
  /** Below another heading already: beside what a colleague decided. */
  bare?: boolean
}

/** What a decision means, why, what the person is told, and the one press that does it. */
export function DecidePage(props: DecideProps) {
  const { reference, version, action, takers, values, problems, accounts = [], bare = false } = props
  const withdrawn = props.withdrawnAt ?? null
  const form = bindForm({ values, problems })
  const nobody = takers !== null && takers.length === 0
  // What the person is told comes last, after the reason.
  const before = ASKS[action].filter(
    (asks) => !isTold(asks) && (asks !== 'groundToJoin' || withdrawn !== null || isAsked(form, 'ground')),
  )
  const after = ASKS[action].filter(isTold)
  const field = (asks: Asks) =>
    FIELDS[asks]({ form, reference, takers: takers ?? [], withdrawn: withdrawn !== null })
  return (
    <form method="post" action={`/reports/${reference}/${action}`} novalidate>
      <form.Summary />
      {!bare && (
        <>
          <span class="govuk-caption-l">{reference}</span>
          <h1 class="govuk-heading-l">{queueWords.action[action]}</h1>
        </>
      )}
      <p class="govuk-body">{nobody ? say.noAuthorities : meaningOf(action)}</p>
      {withdrawn && before.some(isGround) && <InsetText>{consentWords.withdrawn(withdrawn)}</InsetText>}
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="once" value={form.field('once').value || newId()} />
      {accounts.length > 0 && (
        <div class="app-compare">
          <Accounts accounts={accounts} />
        </div>
      )}
      <CasesToLink reference={reference} cases={props.cases ?? []} />
      {!nobody && before.map(field)}
      {!nobody && (
        <Radios
          {...form.field('reason')}
          legend={say.reason}
          legendSize="s"
          items={REASONS[action].map((value) => ({ value, text: labelOf(queueWords.reasons, value) }))}
        />
      )}
      {!nobody && after.map(field)}
      <div class="govuk-button-group">
        {!nobody && <Button preventDoubleClick>{say.confirm}</Button>}
        <a class="govuk-link" href={`/reports/${reference}`}>
          {say.cancel}
        </a>
      </div>
    </form>
  )
}

const meaningOf = (action: Decision): string =>
  action in words.decide ? labelOf(words.decide, action) : labelOf(say, action)

// Only a case that the police see asks it, and nobody knows which that is before it is named.
const isAsked = (form: BoundForm, name: string): boolean =>
  form.field(name).error !== undefined || form.field(name).value !== ''

const isGround = (asks: Asks): boolean => asks === 'ground' || asks === 'groundToJoin'
const isTold = (asks: Asks): boolean => asks === 'told' || asks === 'toldMust'

type FieldProps = {
  form: BoundForm
  reference: string
  takers: readonly { id: string; name: string }[]
  withdrawn: boolean
}

const told = (label: string) =>
  function Told({ form }: FieldProps) {
    return (
      <Textarea {...form.field('told')} label={label} labelSize="s" hint={words.field.toldHint} rows={4} />
    )
  }

const FIELDS: Readonly<Record<Asks, (props: FieldProps) => preact.JSX.Element>> = {
  authority: ({ form, takers }) => (
    <Select
      {...form.field('authority')}
      label={say.authority}
      items={[{ value: '', text: '' }, ...takers.map(({ id, name }) => ({ value: id, text: name }))]}
    />
  ),
  ground: ({ form, withdrawn }) =>
    withdrawn ? (
      <PoliceFields form={form} legend={consentWords.field.more} hint={consentWords.field.moreHint} />
    ) : (
      <PoliceFields form={form} hint={words.field.groundHint} />
    ),
  // Of a withdrawn report any ground is asked for; a manager's word besides only once it turned out that the police read there.
  groundToJoin: ({ form, withdrawn }) => {
    const wrong = form.field('ground').error
    const ofWithdrawn = wrong === consentWords.problem.withdrawn || (withdrawn && wrong === undefined)
    return ofWithdrawn ? (
      <WithdrawnFields form={form} known />
    ) : (
      <PoliceFields form={form} hint={words.field.groundToJoinHint} />
    )
  },
  case: ({ form }) => (
    <Input
      {...form.field('case')}
      label={words.field.case}
      labelSize="s"
      hint={words.field.caseHint}
      classes="govuk-input--width-10"
      spellcheck={false}
    />
  ),
  other: ({ form, reference }) => (
    <>
      <Input
        {...form.field('other')}
        label={words.field.other}
        labelSize="s"
        hint={words.field.otherHint}
        classes="govuk-input--width-10"
        spellcheck={false}
      />
      <Button kind="secondary" name="do" value="compare">
        {words.compare.show}
      </Button>
      <Radios
        {...form.field('leads')}
        legend={words.field.leads}
        legendSize="s"
        items={[
          { value: 'this', text: words.field.leadsThis(reference) },
          { value: 'other', text: words.field.leadsOther },
        ]}
      />
    </>
  ),
  outside: ({ form }) => (
    <>
      <Input
        {...form.field('toName')}
        label={words.field.toName}
        labelSize="s"
        hint={words.field.toNameHint}
        autocomplete="off"
      />
      <IsPolice form={form} />
      <Radios
        {...form.field('whatFor')}
        legend={words.field.whatFor}
        legendSize="s"
        items={itemsOf(words.whatFor)}
      />
    </>
  ),
  told: told(words.field.told),
  toldMust: told(words.field.toldMust),
}

// Asked, and not known by the name: the name only says which answer is likelier.
function IsPolice({ form }: { form: BoundForm }) {
  const police = form.field('police')
  const name = String(form.field('toName').value)
  const guess = name === '' ? '' : namesPolice(name) ? 'yes' : 'no'
  return (
    <Radios
      {...police}
      value={police.value || guess}
      legend={consentWords.field.isPolice}
      legendSize="s"
      hint={consentWords.field.isPoliceHint}
      items={[
        { value: 'yes', text: consentWords.field.isPoliceYes },
        { value: 'no', text: consentWords.field.isPoliceNo },
      ]}
    />
  )
}

const itemsOf = (map: Readonly<Record<string, string>>) =>
  Object.entries(map).map(([value, text]) => ({ value, text }))
