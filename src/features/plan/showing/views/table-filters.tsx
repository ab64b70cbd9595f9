// What one may ask of a plan's table: a plain GET form above it, so that what was asked is an address one can keep.
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Select, type SelectItem } from '../../../../ui/govuk/select.tsx'
import { messages } from '../../../../ui/messages.en.ts'
import { CONFIDENCES, RAGS, STATUSES } from '../../running/delivery.ts'
import { confidenceName, ragName, STATUS_WORDS } from '../../running/messages.en.ts'
import { quarterName } from '../../running/quarter-name.ts'
import type { RagRules } from '../../running/rules.ts'
import { ATTENTION } from '../attention.ts'
import { tableWords as words } from '../messages.en.ts'
import type { Options } from '../table/choose.ts'
import { COLUMNS, type FilterName, filtersIn, FIXED, type TableQuery, tablePath } from '../table/query.ts'

const { filters: say } = words

type Props = { planId: string; query: TableQuery; options: Options; rules: RagRules }

export function TableFilters(props: Props) {
  const { planId, query } = props
  const choices = choicesOf(props)
  return (
    <form
      class="app-filter app-sheet-filter"
      method="get"
      action={`/plan/${planId}/table`}
      aria-labelledby="filter-title"
    >
      <h2 class="app-filter__title" id="filter-title">
        {messages.filter.title}
      </h2>
      <Chosen planId={planId} query={query} choices={choices} />
      {query.on && <input type="hidden" name="on" value={query.on} />}
      {query.sort !== 'plan' && <input type="hidden" name="sort" value={query.sort} />}
      {query.dir !== 'up' && <input type="hidden" name="dir" value={query.dir} />}
      <Input
        name="q"
        label={say.q}
        hint={say.qHint}
        value={query.q}
        type="search"
        classes="govuk-input--width-20"
      />
      <Details summary={say.more} open={filtersIn(query).some(({ name }) => name !== 'q')}>
        <div class="app-pair">
          {SELECTS.map((name) => (
            <Select
              name={name}
              label={say[name]}
              value={query[name]}
              items={[{ value: '', text: say.any }, ...choices[name]]}
            />
          ))}
          <Select
            name="per"
            label={say.per}
            value={query.per}
            items={[
              { value: 'delivery', text: say.delivery },
              { value: 'action', text: say.action },
            ]}
          />
        </div>
        <Checkboxes
          name="needs"
          legend={say.needs}
          hint={say.needsHint}
          small
          values={query.needs ?? []}
          items={ATTENTION.map((value) => ({ value, text: words.needs[value] }))}
        />
      </Details>
      <Details summary={say.cols}>
        <Checkboxes
          name="cols"
          legend={say.cols}
          small
          values={query.cols}
          items={COLUMNS.filter((column) => !FIXED.includes(column)).map((column) => ({
            value: column,
            text: words.columns[column],
          }))}
        />
      </Details>
      <div class="govuk-button-group">
        <Button>{messages.filter.apply}</Button>
        <a class="govuk-link" href={`/plan/${planId}/table?all=1${query.on ? `&on=${query.on}` : ''}`}>
          {messages.filter.clear}
        </a>
      </div>
    </form>
  )
}

const SELECTS = ['priority', 'owner', 'lead', 'status', 'progress', 'confidence', 'due'] as const
type Choices = Readonly<Record<(typeof SELECTS)[number] | 'needs', SelectItem[]>>

function choicesOf({ options, rules }: Props): Choices {
  const named = (each: readonly { id: string; name: string }[]) =>
    each.map(({ id, name }) => ({ value: id, text: name }))
  return {
    priority: named(options.priorities),
    owner: [...named(options.owners), { value: 'none', text: say.noOwner }],
    lead: [...named(options.leads), { value: 'none', text: say.noLead }],
    status: STATUSES.map((value) => ({ value, text: STATUS_WORDS[value] })),
    progress: [
      ...RAGS.map((value) => ({ value, text: ragName(value, rules) })),
      { value: 'none', text: say.notRated },
    ],
    confidence: [
      ...CONFIDENCES.map((value) => ({ value, text: confidenceName(value, rules) })),
      { value: 'none', text: say.notRated },
    ],
    due: [
      ...options.quarters.map((value) => ({ value, text: quarterName(value) })),
      { value: 'none', text: say.noDate },
    ],
    needs: ATTENTION.map((value) => ({ value, text: words.needs[value] })),
  }
}

/** The filters without one of them; of several needs only that one goes. */
function without(query: TableQuery, name: FilterName, value: string): Partial<TableQuery> {
  if (name !== 'needs') return { [name]: undefined }
  const needs = (query.needs ?? []).filter((each) => each !== value)
  return { needs: needs.length === 0 ? undefined : needs }
}

/** On paper, where the filters themselves are not: which rows these are. */
export function OnPaper(props: Props) {
  const choices = choicesOf(props)
  const chosen = filtersIn(props.query)
  if (chosen.length === 0) return null
  const texts = chosen.map(({ name, value }) => chosenText(choices, name, value))
  return <p class="govuk-body app-print-only">{words.onPaper(texts.join('; '))}</p>
}

const chosenText = (choices: Choices, name: FilterName, value: string): string => {
  const text = name === 'q' ? value : (choices[name].find((item) => item.value === value)?.text ?? value)
  return `${say[name]}: ${text}`
}

type ChosenProps = { planId: string; query: TableQuery; choices: Choices }

function Chosen({ planId, query, choices }: ChosenProps) {
  const chosen = filtersIn(query)
  if (chosen.length === 0) return null
  return (
    <>
      <h3 class="govuk-visually-hidden">{messages.filter.chosen}</h3>
      <ul class="app-filter__chosen">
        {chosen.map(({ name, value }) => (
          <li>
            <a class="app-filter__tag" href={tablePath(planId, query, without(query, name, value))}>
              <span class="govuk-visually-hidden">{messages.filter.remove}: </span>
              {chosenText(choices, name, value)} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
