// Answering the people of a case: what was said, to whom the answer goes, and the words.
import type { BoundForm } from '../../../ui/form.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { type Message, Messages, WithdrawnFields } from '../../reporting/index.ts'
import type { Reporter } from '../case-messages.ts'
import { words } from '../messages.en.ts'

type Talk = {
  messages: readonly Message[]
  /** Whoever reported what is in the case. */
  reporters: readonly Pick<Reporter, 'reportId' | 'reference'>[]
}

/** All of an answer; where several reported, with the question whose report it is about. */
export function Answer({ form, messages, reporters }: Talk & { form: BoundForm }) {
  return (
    <>
      <Conversations {...{ messages, reporters }} />
      <WhoseReport form={form} reporters={reporters} hint={words.act.toWhomHint} />
      <AnswerFields form={form} messages={messages} to={reporters.length > 1 ? null : ''} />
    </>
  )
}

type Whose = Pick<Talk, 'reporters'> & { form: BoundForm; hint: string }

/** Where several reported what is in the case: whom of them something is about. */
export function WhoseReport({ form, reporters, hint }: Whose) {
  if (reporters.length < 2) return null
  return (
    <Radios
      {...form.field('reportId')}
      legend={words.act.toWhom}
      legendSize="s"
      hint={hint}
      items={reporters.map(({ reportId, reference }) => ({ value: reportId, text: reference }))}
    />
  )
}

/** The conversation; where several reported, that of each under the number of their report. */
function Conversations({ messages, reporters }: Talk) {
  if (reporters.length < 2) return <Messages messages={messages} />
  return (
    <>
      {reporters.map(({ reportId, reference }) => (
        <section>
          <h2 class="govuk-heading-s">{words.act.withReporter(reference)}</h2>
          <Messages messages={messages.filter((each) => each.reportId === reportId)} />
        </section>
      ))}
    </>
  )
}

type AnswerProps = {
  form: BoundForm
  messages: readonly Message[]
  /** The report that is answered; null where the form asks which. */
  to: string | null
}

/** What an answer carries: which messages were on the page, and the words. */
export function AnswerFields({ form, messages, to }: AnswerProps) {
  return (
    <>
      {to !== null && <input type="hidden" name="reportId" value={to} />}
      {messages.map(({ id }) => (
        <input type="hidden" name="seen" value={id} />
      ))}
      <Textarea
        {...form.field('note')}
        id={to ? `note-${to}` : 'note'}
        label={words.act.reply}
        labelSize="s"
        hint={words.act.replyHint}
        rows={4}
      />
      <WithdrawnFields form={form} />
    </>
  )
}
