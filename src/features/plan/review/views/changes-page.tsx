// What a newer version of the document changes in its plan: old and new words marked, what is new, what is gone.
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { ErrorSummary } from '../../../../ui/govuk/error-summary.tsx'
import { words as planWords } from '../../messages.en.ts'
import { CELLS } from '../edit.ts'
import type { PlanImport } from '../imports.ts'
import type { Coming, Matches, Standing } from '../match-plans.ts'
import { words } from '../messages.en.ts'
import { wordDiff } from '../word-diff.ts'

const say = words.version

type Props = {
  found: PlanImport
  matches: Matches
  coming: readonly Coming[]
  title: string
  problem?: { text: string; href?: string } | undefined
}

export function ChangesPage({ found, matches, coming, title, problem }: Props) {
  const { matched, added, gone } = matches
  const changed = matched.filter(({ same }) => !same)
  const fresh = added.flatMap((index) => coming[index] ?? [])
  return (
    <>
      {problem && <ErrorSummary errors={[problem]} />}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead(title)}</p>
      <p class="govuk-body">
        {say.counts(matched.length - changed.length, changed.length, fresh.length, gone.length)}
      </p>
      {changed.length > 0 && <h2 class="govuk-heading-m">{say.changed}</h2>}
      {changed.map(({ old, index }) => {
        const row = coming[index]
        return row ? <ChangedRow old={old} row={row} /> : null
      })}
      {fresh.length > 0 && <h2 class="govuk-heading-m">{say.added}</h2>}
      {fresh.map((row) => (
        <Words under={row.ref} row={row} />
      ))}
      <form method="post" action={`/plan/imports/${found.id}/keep`}>
        <input type="hidden" name="version" value={found.version} />
        {gone.length > 0 && (
          <Checkboxes
            name="remove"
            legend={say.gone}
            legendSize="m"
            hint={say.goneLead}
            small
            items={gone.map((old) => ({
              value: old.id,
              text: `${say.takeOut}${say.takeOutOf(nameOf(old))}`,
            }))}
          />
        )}
        <div class="govuk-button-group">
          <Button preventDoubleClick>{say.apply}</Button>
          <a class="govuk-link" href={`/plan/imports/${found.id}`}>
            {words.edit.back}
          </a>
        </div>
      </form>
    </>
  )
}

const nameOf = ({ ref, row }: Standing) => `${ref} ${row.action || row.objective}`.trim().slice(0, 300)

function ChangedRow({ old, row }: { old: Standing; row: Coming }) {
  return (
    <section class="app-review__item">
      <h3 class="govuk-heading-s">{row.ref || planWords.page.noHeading}</h3>
      {old.ref !== row.ref && <p class="app-small">{say.underWas(old.ref)}</p>}
      <dl class="govuk-summary-list">
        {CELLS.filter((cell) => row[cell] !== '' || old.row[cell] !== '').map((cell) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{planWords.columns[cell]}</dt>
            <dd class="govuk-summary-list__value">
              <Marked before={old.row[cell]} after={row[cell]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Both texts in one; what went and what came is said in words too, for whoever does not see the marks. */
function Marked({ before, after }: { before: string; after: string }) {
  return (
    <>
      {wordDiff(before, after).map(({ kind, text }) =>
        kind === 'same' ? (
          <>{text} </>
        ) : kind === 'gone' ? (
          <>
            <del class="app-diff__gone">
              <span class="govuk-visually-hidden">{`${say.was}: `}</span>
              {text}
            </del>{' '}
          </>
        ) : (
          <>
            <ins class="app-diff__new">
              <span class="govuk-visually-hidden">{`${say.is}: `}</span>
              {text}
            </ins>{' '}
          </>
        ),
      )}
    </>
  )
}

function Words({ under, row }: { under: string; row: Coming }) {
  return (
    <section class="app-review__item">
      <h3 class="govuk-heading-s">{under || planWords.page.noHeading}</h3>
      <dl class="govuk-summary-list">
        {CELLS.filter((cell) => row[cell] !== '').map((cell) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{planWords.columns[cell]}</dt>
            <dd class="govuk-summary-list__value app-written">{row[cell]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
