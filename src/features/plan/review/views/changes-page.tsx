// What a newer version of the document changes in its plan: old and new words marked, what is new, what is gone.
import { formatDate } from '../../../../platform/calendar/format.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { words as planWords } from '../../messages.en.ts'
import type { ReadRow } from '../../reading/read-plan.schema.ts'
import { CELLS } from '../edit.ts'
import type { HeadingChange } from '../heading-changes.ts'
import type { PlanImport } from '../imports.ts'
import type { Coming, Matches, Standing } from '../match-plans.ts'
import type { LeavingPart } from '../leaving-parts.ts'
import { words } from '../messages.en.ts'
import { wordDiff } from '../word-diff.ts'

const say = words.version

type Props = {
  found: PlanImport
  matches: Matches
  headings: readonly HeadingChange[]
  reordered: boolean
  /** Parts of owners whom the document no longer names. */
  leaving: readonly LeavingPart[]
  title: string
}

export function ChangesPage({ found, matches, headings, reordered, leaving, title }: Props) {
  const { coming, matched, added, gone } = matches
  const changed = matched.filter(({ same }) => !same)
  const moved = matched.filter(({ old, index, same }) => same && old.ref !== coming[index]?.ref)
  const fresh = added.flatMap((index) => coming[index] ?? [])
  const nothing = changed.length + moved.length + fresh.length + gone.length + headings.length === 0
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead(title)}</p>
      {nothing && !reordered && <p class="govuk-body-l">{say.none}</p>}
      <p class="govuk-body">
        {say.counts(matched.length - changed.length, changed.length, fresh.length, gone.length)}
      </p>
      {reordered && <p class="govuk-body">{say.reordered}</p>}
      {headings.length > 0 && <Headings changes={headings} />}
      {changed.length > 0 && <h2 class="govuk-heading-m">{say.changed}</h2>}
      {changed.map(({ old, index, row }) => (
        <ChangedRow old={old} row={row} under={coming[index]?.ref ?? ''} />
      ))}
      {moved.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{say.moved}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {moved.map(({ old, index }) => (
              <li>{say.movedRow(old.ref, coming[index]?.ref ?? '', wordsOf(old))}</li>
            ))}
          </ul>
        </>
      )}
      {fresh.length > 0 && <h2 class="govuk-heading-m">{say.added}</h2>}
      {fresh.map((row) => (
        <Words under={row.ref} row={row} />
      ))}
      <Apply {...{ found, gone, leaving }} />
    </>
  )
}

/** What only a person decides: which of what the document no longer has goes out of the plan. */
function Apply({
  found,
  gone,
  leaving,
}: {
  found: PlanImport
  gone: readonly Standing[]
  leaving: Props['leaving']
}) {
  return (
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
      {leaving.length > 0 && (
        <Checkboxes
          name="end"
          legend={say.leaving}
          legendSize="m"
          hint={say.leavingLead}
          small
          values={leaving.filter(({ spoken }) => !spoken).map(({ id }) => id)}
          items={leaving.map(({ id, owner, old, spoken }) => ({
            value: id,
            text: say.endPart(owner, nameOf(old)),
            hint: spoken ? say.spoken : undefined,
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
  )
}

function Headings({ changes }: { changes: readonly HeadingChange[] }) {
  return (
    <section>
      <h2 class="govuk-heading-m">{say.headings}</h2>
      <dl class="govuk-summary-list">
        {changes.map(({ of, before, after }) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{say.headingOf[of]}</dt>
            <dd class="govuk-summary-list__value">
              <Marked {...{ before, after }} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const wordsOf = ({ row }: Standing) => (row.action || row.objective || row.owner).slice(0, 300)
const nameOf = (old: Standing) => `${old.ref} ${wordsOf(old)}`.trim()

function ChangedRow({ old, row, under }: { old: Standing; row: ReadRow; under: string }) {
  return (
    <section class="app-review__item">
      <h3 class="govuk-heading-s">{under || planWords.page.noHeading}</h3>
      {old.ref !== under && <p class="app-small">{say.underWas(old.ref)}</p>}
      <dl class="govuk-summary-list">
        {CELLS.filter((cell) => row[cell] !== '' || old.row[cell] !== '').map((cell) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{planWords.columns[cell]}</dt>
            <dd class="govuk-summary-list__value">
              <Marked before={old.row[cell]} after={row[cell]} />
            </dd>
          </div>
        ))}
        {DERIVED.filter((field) => madeText(old.row, field) !== madeText(row, field)).map((field) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{say.made(words.fields[field])}</dt>
            <dd class="govuk-summary-list__value">
              <Marked before={madeText(old.row, field)} after={madeText(row, field)} />
            </dd>
          </div>
        ))}
        {otherTitles(old.row, row).map((title) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{title}</dt>
            <dd class="govuk-summary-list__value">
              <Marked before={otherText(old.row, title)} after={otherText(row, title)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const DERIVED = ['start', 'end', 'status'] as const

/** What was made of a row's words, as a person reads it. */
function madeText({ derived }: Pick<ReadRow, 'derived'>, field: (typeof DERIVED)[number]): string {
  if (field === 'status') return derived.status ? words.statuses[derived.status] : ''
  const day = derived[field]
  return day ? formatDate(day) : ''
}

const otherTitles = (...rows: Pick<ReadRow, 'other'>[]) => [
  ...new Set(rows.flatMap(({ other }) => other.map(({ column }) => column))),
]
const otherText = ({ other }: Pick<ReadRow, 'other'>, title: string) =>
  other
    .filter(({ column }) => column === title)
    .map(({ text }) => text)
    .join('\n')

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
        {row.other.map(({ column, text }) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{column}</dt>
            <dd class="govuk-summary-list__value app-written">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
