// The smaller pages of a review: title and years, owners, dropping, and what somebody else changed first.
import { formatDate } from '../../../../platform/calendar/format.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { WarningText } from '../../../../ui/govuk/warning-text.tsx'
import { Conflict } from '../../../../ui/conflict.tsx'
import type { PlanRead } from '../../reading/read-plan.schema.ts'
import type { Edit } from '../edit.ts'
import type { ReviewRow } from '../edits.ts'
import type { PlanImport } from '../imports.ts'
import { words } from '../messages.en.ts'
import { pathOf, ResultSide } from './parts.tsx'

/** `seen`: a print of the title and the years that the form was drawn with. */
type HeadingProps = { id: string; form: BoundForm; seen: string }

export function HeadingPage(props: HeadingProps) {
  return (
    <>
      <props.form.Summary />
      <h1 class="govuk-heading-l">{words.edit.heading}</h1>
      <HeadingForm {...props} />
    </>
  )
}

function HeadingForm({ id, form, seen }: HeadingProps) {
  const say = words.edit
  return (
    <form method="post" action={`/plan/imports/${id}/heading`}>
      <input type="hidden" name="seen" value={seen} />
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
  )
}

/** Somebody changed the title or the years first: what stands now, beside the form as it was sent. */
export function StaleHeading({ now, ...props }: HeadingProps & { now: PlanRead }) {
  const { title, period } = now
  const say = words.edit
  const day = (date: string | undefined) => (date ? formatDate(date) : say.none)
  return (
    <Conflict
      theirs={
        <SummaryList
          rows={[
            { key: say.planTitle, value: title || words.review.noTitle },
            { key: say.periodWords, value: period?.words || say.none },
            { key: say.from, value: day(period?.from) },
            { key: say.to, value: day(period?.to) },
          ]}
        />
      }
      yours={<HeadingForm {...props} />}
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
