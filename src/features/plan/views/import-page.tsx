import type { BoundForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { words } from '../messages.en.ts'
import type { Proposal } from '../propose-measures.ts'
import { warningText } from '../reading/messages.en.ts'
import type { PlanRead, ReadRow } from '../reading/read-plan.schema.ts'
import { isCertain } from '../readings.ts'
import { headingOf, PriorityWords } from './parts.tsx'
import { Unplaced } from './plan-page.tsx'
import { PlanTable } from './plan-table.tsx'

const text = words.import

/** Where a plan is pasted; what was pasted comes back with what is wrong with it. */
export function ImportPage({ form, already }: { form: BoundForm; already?: { id: string } | undefined }) {
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{text.title}</h1>
      <p class="govuk-body">{text.lead}</p>
      {already && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/plan/${already.id}`}>
            {text.open}
          </a>
        </p>
      )}
      <form method="post" action="/plan/import">
        <Textarea
          {...form.field('text')}
          label={text.label}
          hint={text.hint}
          rows={18}
          spellcheck={false}
          classes="app-pasted"
        />
        <Input {...form.field('name')} label={text.name} hint={text.nameHint} />
        <p class="govuk-body">{text.files}</p>
        <Button name="step" value="preview">
          {text.preview}
        </Button>
      </form>
    </>
  )
}

type Preview = { read: PlanRead; text: string; name: string; ties: readonly Proposal[] }

/** What was read, how sure it is, and what could not be placed; nothing is kept until somebody says so. */
export function PreviewPage({ read, text: pasted, name, ties }: Preview) {
  const { preview } = words
  const rows = rowsOf(read)
  const aims = read.priorities.reduce((all, priority) => all + priority.aims.length, 0)
  return (
    <>
      <h1 class="govuk-heading-l">{preview.title}</h1>
      <p class="govuk-body">{preview.nothingKept}</p>
      <SummaryList
        rows={[
          { key: preview.planTitle, value: read.title || preview.noTitle },
          { key: preview.period, value: read.period?.words ?? preview.noPeriod },
          { key: preview.read, value: preview.counts(read.priorities.length, aims, rows.length) },
          { key: preview.sure, value: preview.sureWords(rows.filter(isCertain).length, rows.length) },
          { key: preview.unplaced, value: preview.unplacedWords(read.unplaced.length) },
          { key: preview.ties, value: ties.length === 0 ? preview.noTies : <Ties ties={ties} /> },
          read.warnings.length > 0 && { key: preview.warnings, value: <Warnings read={read} /> },
        ]}
      />
      <form method="post" action="/plan/import">
        <input type="hidden" name="text" value={pasted} />
        <input type="hidden" name="name" value={name} />
        <div class="govuk-button-group">
          <Button name="step" value="keep" preventDoubleClick>
            {preview.confirm}
          </Button>
          <Button kind="secondary" name="step" value="change">
            {preview.back}
          </Button>
        </div>
      </form>
      <h2 class="govuk-heading-m">{preview.whole}</h2>
      {read.priorities.map((priority) => (
        <section>
          <h3 class="govuk-heading-m">{headingOf(priority)}</h3>
          <PriorityWords priority={priority} />
          {priority.aims.length > 0 && (
            <PlanTable caption={words.page.table(headingOf(priority))} aims={priority.aims} />
          )}
        </section>
      ))}
      <Unplaced unplaced={read.unplaced} />
    </>
  )
}

function Ties({ ties }: { ties: readonly Proposal[] }) {
  return (
    <>
      {ties.map(({ because }) => (
        <p class="govuk-body">{words.proof.bySystem(because)}</p>
      ))}
    </>
  )
}

function Warnings({ read }: { read: PlanRead }) {
  return (
    <ul class="govuk-list">
      {read.warnings.map(({ code, line, about }) => (
        <li>
          {warningText[code]}
          {line !== null && ` (${words.preview.lineOf(line)})`}
          {about !== '' && `: ${about}`}
        </li>
      ))}
    </ul>
  )
}

export const rowsOf = (read: PlanRead): ReadRow[] =>
  read.priorities.flatMap((priority) => priority.aims.flatMap((aim) => aim.rows))
