// The smaller pages of a review: title and years, owners, dropping, and what somebody else changed first.
import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Select, type SelectItem } from '../../../../ui/govuk/select.tsx'
import { WarningText } from '../../../../ui/govuk/warning-text.tsx'
import { Conflict } from '../../../../ui/conflict.tsx'
import { COUNCIL_KINDS, councilsOf, kindsNamed, spellingOf } from '../../running/council-kinds.ts'
import type { OwnerDirectory } from '../../running/owners.ts'
import type { Edit } from '../edit.ts'
import type { ReviewRow } from '../edits.ts'
import type { PlanImport } from '../imports.ts'
import { words } from '../messages.en.ts'
import { type OwnerSpelling, proposedChoice, takenChoice } from '../owner-names.ts'
import { pathOf, ResultSide } from './parts.tsx'

export function HeadingPage({ id, form }: { id: string; form: BoundForm }) {
  const say = words.edit
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.heading}</h1>
      <form method="post" action={`/plan/imports/${id}/heading`}>
        <Input {...form.field('title')} label={say.planTitle} />
        <Input
          {...form.field('period')}
          label={say.periodWords}
          hint={say.periodWordsHint}
          classes="govuk-input--width-20"
        />
        <DateInput {...form.date('from')} legend={say.from} />
        <DateInput {...form.date('to')} legend={say.to} />
        <Button>{say.headingGo}</Button>
      </form>
    </>
  )
}

type OwnersProps = { id: string; owners: readonly OwnerSpelling[]; directory: OwnerDirectory }

/** Each spelling once, with whom it is taken to mean. */
export function OwnersPage({ id, owners, directory }: OwnersProps) {
  const say = words.owners
  const items = [
    { value: '', text: say.unknown },
    { value: 'authorities', text: say.authorities },
    ...COUNCIL_KINDS.filter((kind) => councilsOf(directory.agencies, [kind]).ids.length > 1).map((kind) => ({
      value: `kind:${kind}`,
      text: say.kinds[kind],
    })),
    { value: 'words', text: say.words },
    ...directory.groups.map((group) => ({ value: `group:${group.id}`, text: group.name })),
    ...directory.agencies.map((agency) => ({ value: `agency:${agency.id}`, text: agency.name })),
  ]
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/plan/groups/add">
          {say.addGroup}
        </a>
      </p>
      {owners.length === 0 ? (
        <p class="govuk-body">{say.none}</p>
      ) : (
        <form method="post" action={`/plan/imports/${id}/owners`}>
          <table class="govuk-table app-cards">
            <caption class="govuk-visually-hidden">{say.title}</caption>
            <thead class="govuk-table__head">
              <tr class="govuk-table__row">
                {[say.spelling, say.rows, say.means].map((head) => (
                  <th scope="col" class="govuk-table__header">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody class="govuk-table__body">
              {owners.map(({ spelling, words: written, rows }, at) => (
                <tr class="govuk-table__row">
                  <td class="govuk-table__cell app-written" data-label={say.spelling}>
                    {written}
                  </td>
                  <td class="govuk-table__cell" data-label={say.rows}>
                    {rows}
                  </td>
                  <td class="govuk-table__cell">
                    <input type="hidden" name={`spelling-${at}`} value={spelling} />
                    <Means name={`means-${at}`} {...{ written, directory, items }} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Button>{say.go}</Button>
        </form>
      )}
    </>
  )
}

type MeansProps = { name: string; written: string; directory: OwnerDirectory; items: readonly SelectItem[] }

/** Whom one spelling means. What is only proposed says so: nothing comes of it until it is remembered. */
function Means({ name, written, directory, items }: MeansProps) {
  const say = words.owners
  const value = proposedChoice(written, directory)
  const taken = takenChoice(written, directory)
  const kind = taken === '' && kindsNamed(spellingOf(written)) !== null
  return (
    <Select
      name={name}
      label={<span class="govuk-visually-hidden">{say.meansOf(written)}</span>}
      hint={kind ? say.whichKind : taken !== value ? say.proposed : undefined}
      value={value}
      items={value === 'several' ? [...items, { value, text: say.several }] : [...items]}
    />
  )
}

export function DropPage({ found }: { found: PlanImport }) {
  const say = words.keep
  return (
    <>
      <h1 class="govuk-heading-l">{say.dropTitle}</h1>
      <p class="govuk-body">{found.fileName}</p>
      <WarningText>{say.dropWhat}</WarningText>
      <form method="post" action={`/plan/imports/${found.id}/drop`}>
        <input type="hidden" name="version" value={found.version} />
        <div class="govuk-button-group">
          <Button kind="warning" preventDoubleClick>
            {say.drop}
          </Button>
          <a class="govuk-link" href={`/plan/imports/${found.id}`}>
            {words.edit.back}
          </a>
        </div>
      </form>
    </>
  )
}

/** Somebody changed the row first: how it stands, and what was about to be done with it. */
export function StalePage({ id, now, wanted }: { id: string; now: ReviewRow | undefined; wanted: Edit }) {
  const say = words.conflict
  return (
    <Conflict
      theirs={now ? <ResultSide row={now.row} /> : <p class="govuk-body">{words.problems.does}</p>}
      yours={<p class="govuk-body">{say.yours(describe(wanted))}</p>}
    >
      <p class="govuk-body">
        <a class="govuk-link" href={now ? pathOf(id, now.at) : `/plan/imports/${id}`}>
          {say.again}
        </a>
      </p>
    </Conflict>
  )
}

/** What an edit does, with what was typed into it. */
function describe(edit: Edit): string {
  if (edit.kind !== 'derive') return words.kinds[edit.kind]
  const set = Object.entries(edit.set).map(
    ([field, value]) =>
      `${words.fields[field as keyof typeof edit.set]}: ${Array.isArray(value) ? value.join('; ') : (value ?? words.edit.none)}`,
  )
  return `${words.kinds.derive} (${set.join(', ')})`
}
