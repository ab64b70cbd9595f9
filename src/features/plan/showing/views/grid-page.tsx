// The grid on one page: actions down, authorities across; each cell a colour by its shape and letter, with its status.
import { drawnOnce, drawnOnceFor } from '../../../../ui/drawn-once.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Scroll } from '../../../../ui/scroll.tsx'
import { RAGS } from '../../running/delivery.ts'
import { ragMeaning, ragName, STATUS_WORDS, tagWords } from '../../running/messages.en.ts'
import type { DeliveryState, PlanState } from '../../running/plan-state.ts'
import { RagName, RagTag } from '../../running/views/rag-tag.tsx'
import type { Grid } from '../grid.ts'
import { gridWords as words } from '../messages.en.ts'
import { actionPath, deliveryPath } from '../../running/paths.ts'
import type { RagRules } from '../../running/rules.ts'

/** As many columns as a desk's screen shows beside the actions. */
const FITTING = 12
/** As many rows as somebody still scrolls past without losing the head. */
const SCREEN = 25

export function GridPage({ plan, grid }: { plan: PlanState; grid: Grid }) {
  const rows = grid.groups.reduce((sum, group) => sum + group.rows.length, 0)
  return (
    <div class="app-print-wide">
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.lead}</p>
      {grid.groups.length === 0 ? (
        <Empty title={words.none}>
          <p class="govuk-body">{words.noneHint}</p>
        </Empty>
      ) : (
        <>
          <Scroll
            label={words.caption}
            isTall={rows > SCREEN}
            hint={words.scroll}
            cutOn={grid.columns.length > FITTING ? 'all' : 'narrow'}
          >
            <GridTable plan={plan} grid={grid} />
          </Scroll>
          <Legend plan={plan} />
        </>
      )}
      {grid.left.length > 0 && <p class="govuk-body">{words.left(grid.left.map(({ name }) => name))}</p>}
      <Others plan={plan} actions={grid.others} />
    </div>
  )
}

// Thousands of cells that everybody sees alike.
const GridTable = drawnOnceFor(
  ({ plan, grid }: { plan: PlanState; grid: Grid }) => (
    <table class="app-grid">
      <caption class="govuk-visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="app-grid__action">
            {words.action}
          </th>
          {grid.columns.map(({ name }) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      {grid.groups.map((group) => (
        <tbody>
          <tr>
            <th class="app-grid__group" scope="rowgroup" colspan={grid.columns.length + 1}>
              {group.name}
            </th>
          </tr>
          {group.rows.map(({ action, cells }) => (
            <tr>
              <th scope="row" class="app-grid__action">
                <a class="govuk-link" href={actionPath(plan.id, action.id, plan.asOf)}>
                  {action.ref}
                </a>{' '}
                <span class="app-grid__words">{action.action || action.objective}</span>
              </th>
              {cells.map((parts) => (
                <td>
                  {parts.map((delivery) => (
                    <GridCell delivery={delivery} plan={plan} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  ),
  ({ plan }) => plan,
  () => '',
)

/** What the grid leaves out is said, with where it is. */
function Others({ plan, actions }: { plan: PlanState; actions: Grid['others'] }) {
  if (actions.length === 0) return null
  return (
    <section>
      <p class="govuk-body">{words.others(actions.length)}</p>
      <ul class="govuk-list govuk-list--bullet">
        {actions.map(({ id, ref, action, objective }) => (
          <li>
            <a class="govuk-link" href={actionPath(plan.id, id, plan.asOf)}>
              {`${ref} ${action || objective}`.trim()}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function GridCell({ delivery, plan }: { delivery: DeliveryState; plan: PlanState }) {
  const { shownRag, status } = delivery
  return (
    <a
      class={`app-grid__cell app-rag app-rag--${shownRag ?? 'none'}`}
      href={deliveryPath(plan.id, delivery.id, plan.asOf)}
      title={STATUS_WORDS[status]}
    >
      <CellWords delivery={delivery} rules={plan.rules} />
    </a>
  )
}

const CellWords = drawnOnce(
  ({ delivery, rules }: { delivery: DeliveryState; rules: RagRules }) => (
    <>
      <RagName rag={delivery.shownRag} rules={rules} />
      {delivery.ragIsSuggested && delivery.shownRag && <span aria-hidden="true">*</span>}
      <span class="govuk-visually-hidden">
        {[
          delivery.ragIsSuggested && delivery.shownRag ? ` ${tagWords.suggested}` : '',
          `, ${STATUS_WORDS[delivery.status]} `,
        ].join('')}
      </span>
      {delivery.staleQuarter && <span class="app-grid__silent">{words.silent}</span>}
    </>
  ),
  ({ delivery: { shownRag, ragIsSuggested, status, staleQuarter }, rules }) =>
    [shownRag, ragIsSuggested, ragName(shownRag, rules), status, staleQuarter !== null].join(' '),
)

function Legend({ plan }: { plan: PlanState }) {
  return (
    <section>
      <h2 class="govuk-heading-s govuk-!-margin-top-4">{words.legend}</h2>
      <ul class="govuk-list app-columns">
        {RAGS.map((rag) => (
          <li>
            <RagTag rag={rag} rules={plan.rules} /> {ragMeaning(rag, plan.rules)}
          </li>
        ))}
        <li>
          <RagTag rag={null} rules={plan.rules} /> {words.notRated}
        </li>
        <li>{words.suggested}</li>
        <li>{words.empty}</li>
      </ul>
    </section>
  )
}
