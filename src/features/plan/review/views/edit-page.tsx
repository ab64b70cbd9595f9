// Everything that can be done with one row, each as a form of its own: the words stay, their place changes.
import type { ComponentChildren } from 'preact'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Select, type SelectItem } from '../../../../ui/govuk/select.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { shorten } from '../../../../platform/text/plain.ts'
import { words as planWords } from '../../messages.en.ts'
import { hasWord } from '../../reading/columns.ts'
import type { PlanRead } from '../../reading/read-plan.schema.ts'
import { ABOVE, aimPrint, type Cell, CELLS } from '../edit.ts'
import type { ReviewLine, ReviewRow } from '../edits.ts'
import { keepName, RECURRING } from '../forms.ts'
import { words } from '../messages.en.ts'
import { joinsFor } from '../joins.ts'
import { proposalsFor } from '../proposals.ts'
import {
  AboutRow,
  Accept,
  Doubts,
  nameOfRow,
  Proposals,
  ResultSide,
  RowTags,
  type Shown,
  SourceSide,
} from './parts.tsx'

const say = words.edit

type RowProps = { shown: Shown; row: ReviewRow; form: BoundForm }

/** One row's own page. */
export function EditPage({ shown, row, form }: RowProps) {
  const { blocks, review } = shown
  const where = nameOfRow(review.read, row)
  const proposals = [...joinsFor(row, review), ...proposalsFor(row)]
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{where}</span>
        {say.title} <RowTags row={row} />
      </h1>
      <p class="govuk-body">{say.stays}</p>
      <div class="app-versions">
        <div>
          <h2 class="govuk-heading-m">{words.review.source}</h2>
          <SourceSide blocks={blocks} read={review.read} row={row.row} />
        </div>
        <div>
          <h2 class="govuk-heading-m">{words.review.result}</h2>
          <ResultSide row={row.row} />
          <Doubts row={row} level="h3" />
        </div>
      </div>
      <ActForm shown={shown} row={row}>
        <div class="govuk-button-group">
          {!row.accepted && <Accept {...{ row, where }} />}
          <Proposals proposals={proposals} row={row.row} where={where} />
          <Button kind="secondary" name="act" value="merge" preventDoubleClick>
            {say.merge}
          </Button>
        </div>
      </ActForm>
      <DeriveForm shown={shown} row={row} form={form} />
      <TakeForm shown={shown} row={row} form={form} />
      <SplitForm shown={shown} row={row} form={form} />
      <SwapForm shown={shown} row={row} form={form} />
      <MoveForm shown={shown} row={row} form={form} />
    </>
  )
}

function ActForm(props: {
  shown: Shown
  row: ReviewRow
  act?: string
  title?: string
  children: ComponentChildren
}) {
  const { shown, row, act, title, children } = props
  return (
    <form method="post" action={`/plan/imports/${shown.importId}/edit`}>
      {title && <h2 class="govuk-heading-m">{title}</h2>}
      <AboutRow row={row} back={shown.back} />
      {act && <input type="hidden" name="act" value={act} />}
      {children}
    </form>
  )
}

/** Nothing is chosen until somebody does: what stands first would be sent as if they had. */
const choose: SelectItem = { value: '', text: say.choose }
const cells: SelectItem[] = CELLS.map((cell) => ({ value: cell, text: planWords.columns[cell] }))
const above: SelectItem[] = ABOVE.map((place) => ({ value: place, text: words.columns.names[place] }))

function DeriveForm({ shown, row, form }: RowProps) {
  return (
    <ActForm shown={shown} row={row} act="derive" title={say.derive}>
      <Select
        {...form.field('status')}
        label={say.status}
        items={[
          { value: '', text: say.notSet },
          ...Object.entries(words.statuses).map(([value, text]) => ({ value, text })),
        ]}
      />
      <Select
        {...form.field('rag')}
        label={say.rag}
        items={[
          { value: '', text: say.none },
          ...Object.entries(words.rags).map(([value, text]) => ({ value, text })),
        ]}
      />
      <DateInput {...form.date('start')} legend={say.start} hint={say.dateHint} />
      <DateInput {...form.date('end')} legend={say.end} hint={say.dateHint} />
      <Select
        {...form.field('recurring')}
        label={say.recurring}
        items={[
          { value: '', text: say.once },
          ...RECURRING.unwrap().options.map((value) => ({ value, text: planWords.reading.recurring[value] })),
        ]}
      />
      <Textarea {...form.field('owners')} label={say.owners} rows={3} />
      <Button kind="secondary">{say.deriveGo}</Button>
    </ActForm>
  )
}

function TakeForm({ shown, row, form }: RowProps) {
  const others = row.row.other.map(({ column, text }, at) => ({
    value: `other:${at}`,
    text: column || text.slice(0, 40),
  }))
  return (
    <ActForm shown={shown} row={row} act="take" title={say.take}>
      <Select {...form.field('from')} label={say.takeFrom} items={[choose, ...cells, ...others]} />
      <Input {...form.field('words')} label={say.takeWords} />
      <Select
        {...form.field('to')}
        label={say.takeTo}
        items={[choose, ...cells, ...above, { value: 'tray', text: say.tray }]}
      />
      <Button kind="secondary">{say.takeGo}</Button>
    </ActForm>
  )
}

function SplitForm({ shown, row, form }: RowProps) {
  return (
    <ActForm shown={shown} row={row} act="split" title={say.split}>
      <Select {...form.field('splitCell')} label={say.splitCell} items={[choose, ...cells]} />
      <Input {...form.field('begins')} label={say.splitBegins} />
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say.splitKeep}</legend>
        <p class="govuk-hint">{say.splitKeepHint}</p>
        {CELLS.filter((cell) => row.row[cell] !== '').map((cell) => (
          <Select
            {...form.field(keepName(cell))}
            label={planWords.columns[cell]}
            hint={shortened(row.row[cell])}
            items={keepItems(cell)}
          />
        ))}
      </fieldset>
      <Button kind="secondary">{say.splitGo}</Button>
    </ActForm>
  )
}

/** Who answers and when may hold for both; words stand only once. */
function keepItems(cell: Cell): SelectItem[] {
  const { first, last, both } = say.keeps
  const one = [
    { value: 'first', text: first },
    { value: 'last', text: last },
  ]
  if (cell === 'owner') return [{ value: 'both', text: both }, ...one]
  return cell === 'timeframe' || cell === 'status' ? [...one, { value: 'both', text: both }] : one
}

function SwapForm({ shown, row, form }: RowProps) {
  return (
    <ActForm shown={shown} row={row} act="swap" title={say.swap}>
      <Select {...form.field('swapA')} label={say.swapA} items={[choose, ...cells]} />
      <Select {...form.field('swapB')} label={say.swapB} items={[choose, ...cells]} />
      <Button kind="secondary">{say.swapGo}</Button>
    </ActForm>
  )
}

function MoveForm({ shown, row, form }: RowProps) {
  const items = aimsOf(shown.review.read).map(({ name, at }) => ({ value: JSON.stringify(at), text: name }))
  if (items.length < 2) return null
  return (
    <ActForm shown={shown} row={row} act="move" title={say.move}>
      <Select {...form.field('aim')} label={say.moveTo} items={[choose, ...items]} />
      <Button kind="secondary">{say.moveGo}</Button>
    </ActForm>
  )
}

/** Every aim, with how an edit names it. */
function aimsOf(read: PlanRead) {
  return read.priorities.flatMap(({ aims }, priority) =>
    aims.map((aim, index) => ({
      name: shortened(`${aim.ref} ${aim.text}`.trim() || planWords.page.noHeading),
      named: hasWord(aim.ref + aim.text),
      at: { priority, aim: index, saw: aimPrint(aim) },
    })),
  )
}

const shortened = (text: string, most = 70) => shorten(text.replaceAll(/\s+/g, ' '), most)

/** A line without a place: where it may go. */
export function LinePage({ shown, line, form }: { shown: Shown; line: ReviewLine; form: BoundForm }) {
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.place}</h1>
      <p class="govuk-body app-written">{line.line.text}</p>
      <p class="app-small">
        {words.review.lineOf(line.line.line)}.{' '}
        {line.line.near !== '' && words.review.trayNear(line.line.near)}
      </p>
      <form method="post" action={`/plan/imports/${shown.importId}/edit`}>
        <input type="hidden" name="line" value={`${line.at.line}-${line.at.part}`} />
        <input type="hidden" name="back" value={shown.back} />
        <Select {...form.field('place')} label={say.placeTo} items={placesFor(shown, line)} />
        <div class="govuk-button-group">
          <Button name="act" value="place">
            {say.placeGo}
          </Button>
          <Button kind="secondary" name="act" value="leave">
            {words.review.leave}
          </Button>
        </div>
      </form>
    </>
  )
}

/** A row as a list of many calls it: its number, where it stands, and how its words begin. */
const calledRow = (read: PlanRead, row: ReviewRow) =>
  say.placeRow(nameOfRow(read, row), shortened(row.row.action || row.row.objective || row.row.owner, 40))

const NEAR_ROWS = 8

/** The rows nearest to where the line stood, cell by cell; then aims, priorities and the title. */
function placesFor({ review }: Shown, { line }: ReviewLine): SelectItem[] {
  const { read, rows } = review
  const near = rows
    .toSorted((a, b) => Math.abs(a.at.line - line.line) - Math.abs(b.at.line - line.line))
    .slice(0, NEAR_ROWS)
  const item = (to: unknown, text: string): SelectItem => ({ value: JSON.stringify(to), text })
  return [
    choose,
    ...near.flatMap((row) =>
      CELLS.map((cell) =>
        item({ row: row.at, cell }, say.placeCell(planWords.columns[cell], calledRow(read, row))),
      ),
    ),
    ...aimsOf(read).flatMap(({ name, at, named }) => [
      item({ aim: at, as: 'action' }, say.placeAction(name)),
      ...(named ? [item({ aim: at, as: 'words' }, say.placeAim(name))] : []),
    ]),
    ...read.priorities.flatMap(({ heading, title }, priority) => {
      const name = shortened(heading || title || planWords.page.noHeading)
      return [
        item({ priority, as: 'objective' }, say.placeObjective(name)),
        item({ priority, as: 'link' }, say.placeLink(name)),
        item({ priority, as: 'aim' }, say.placeNewAim(name)),
      ]
    }),
    item('title', say.placeTitle),
  ]
}
