// Binds a form's controls to what was sent and to what is wrong with it:
//
//   const form = bindForm({ values, problems })
//   <form.Summary />
//   <Input {...form.field('phone')} label="Phone number" />
//   <Radios {...form.field('contact')} legend="May we contact you?" items={...} />
//   <Checkboxes {...form.choices('strands')} legend="Why you?" items={...} />
//   <DateInput {...form.date('happenedOn')} legend="When was it?" />
//
// Values come back exactly as typed. A date is three values, `happenedOn-day`, `-month` and
// `-year`; a problem may name the date (`happenedOn`) or one of its boxes (`happenedOn-year`).
import type { ComponentChildren, JSX } from 'preact'
import type { DatePart } from './govuk/date-input.tsx'
import { ErrorSummary } from './govuk/error-summary.tsx'

/** What was sent: text by field, or a list where a field was sent more than once. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>

/** What is wrong, in words, with the field it is about; a field of `''` is about the whole form. */
export type FormProblem = { readonly field: string; readonly message: string }

export type BoundForm = {
  /** True when something is wrong: pass it to the layout as `errorTitlePrefix`. */
  hasProblems: boolean
  /** For a control with one value. */
  field(name: string): { name: string; value: string; error: string | undefined }
  /** For checkboxes. */
  choices(name: string): { name: string; values: readonly string[]; error: string | undefined }
  /** For a date in three boxes; `labels` translates the boxes. */
  date(name: string, labels?: DateLabels): BoundDate
  /** The summary of problems, each linked to its field; nothing when there is none. */
  Summary(props: { title?: ComponentChildren }): JSX.Element | null
}

export type DateLabels = { day: string; month: string; year: string }
export type BoundDate = {
  id: string
  namePrefix: string
  parts: readonly DatePart[]
  error: string | undefined
}

const dateBoxes = ['day', 'month', 'year'] as const

/** Binds a form. Without values or problems it is a fresh one. */
export function bindForm(sent: { values?: FormValues; problems?: readonly FormProblem[] }): BoundForm {
  const { values = {}, problems = [] } = sent
  const all = (name: string) => [values[name] ?? []].flat()
  const one = (name: string) => all(name).at(-1) ?? ''
  const error = (...names: string[]) => problems.find(({ field }) => names.includes(field))?.message
  return {
    hasProblems: problems.length > 0,
    field: (name) => ({ name, value: one(name), error: error(name) }),
    choices: (name) => ({ name, values: all(name), error: error(name) }),
    date: (name, labels) => ({
      id: name,
      namePrefix: name,
      error: error(name, ...dateBoxes.map((box) => `${name}-${box}`)),
      parts: dateBoxes.map((box) => ({
        name: box,
        label: labels?.[box],
        value: one(`${name}-${box}`),
        // Only a marked box says which is wrong; without any mark they all are.
        error: error(`${name}-${box}`) === undefined ? undefined : true,
      })),
    }),
    Summary: ({ title }) =>
      problems.length === 0 ? null : (
        <ErrorSummary
          title={title}
          errors={problems.map(({ field, message }) => ({ text: message, href: linkTo(field, values) }))}
        />
      ),
  }
}

/** A date has no box of its own name: its link goes to the first of the three. */
function linkTo(field: string, values: FormValues): string | undefined {
  if (field === '') return undefined
  return `#${values[`${field}-day`] === undefined ? field : `${field}-day`}`
}
