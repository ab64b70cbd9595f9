// On the report and on the case: the call that waits, what was sent to the person, and the way to replace a code.
import { formatDateTime } from '../../../../platform/calendar/format.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Table } from '../../../../ui/govuk/table.tsx'
import { labelOf } from '../../incident.messages.en.ts'
import { CALL_OUTCOMES } from '../calls.store.ts'
import type { ComingBack, Notice } from './coming-back.store.ts'
import { holderWords as say } from './messages.en.ts'

/** The calls that people asked for, above everything else; `works`: the reader may answer them. */
export function CallsAsked({ all, works, now }: { all: readonly ComingBack[]; works: boolean; now: Date }) {
  return (
    <>
      {all.map(
        ({ reference, call }) =>
          call && (
            <section class="app-contact" aria-label={titled(say.call.title, all, reference)}>
              <h2 class="govuk-heading-m">{titled(say.call.title, all, reference)}</h2>
              <p class="govuk-body">
                <strong>{say.call.wanted(call.on, call.part)}</strong>
                {call.dueAt < now && ` ${say.call.late}`}
              </p>
              <p class="govuk-hint">{say.call.hint}</p>
              {works && <CallDone reference={reference} id={call.id} />}
            </section>
          ),
      )}
    </>
  )
}

// Of several reports each part says whose it is, to the eye and to a screen reader.
const titled = (title: string, all: readonly ComingBack[], reference: string): string =>
  all.length > 1 ? `${title}: ${reference}` : title

const CallDone = ({ reference, id }: { reference: string; id: string }) => (
  <form method="post" action={`/reports/${reference}/call`} class="app-no-print">
    <input type="hidden" name="id" value={id} />
    <div class="govuk-button-group">
      {CALL_OUTCOMES.map((outcome) => (
        <Button kind="secondary" name="outcome" value={outcome} preventDoubleClick>
          {say.call[outcome]}
        </Button>
      ))}
    </div>
    <p class="govuk-hint">{say.call.noted}</p>
  </form>
)

/** What was sent to the person and whether it arrived, with the way to replace their code. */
export function WhatWeSent({ all, works }: { all: readonly ComingBack[]; works: boolean }) {
  return (
    <>
      {all.map(({ reference, notices }) => (
        <section aria-label={titled(say.sent.title, all, reference)}>
          <Sent notices={notices} title={titled(say.sent.title, all, reference)} />
          {works && (
            <p class="govuk-body app-no-print">
              <a class="govuk-link" href={`/reports/${reference}/code`}>
                {say.code.link}
              </a>
            </p>
          )}
        </section>
      ))}
    </>
  )
}

function Sent({ notices, title }: { notices: readonly Notice[]; title: string }) {
  if (notices.length === 0)
    return (
      <>
        <h2 class="govuk-heading-m">{title}</h2>
        <p class="govuk-body">{say.sent.none}</p>
      </>
    )
  const { head } = say.sent
  return (
    <Table
      classes="app-cards"
      caption={title}
      captionSize="m"
      head={[head.what, head.when, head.how, head.arrived]}
      rows={notices.map((notice) => [
        cell(head.what, labelOf(say.sent.template, notice.template)),
        cell(head.when, formatDateTime(notice.createdAt)),
        cell(head.how, labelOf(say.sent.channel, notice.channel ?? 'none')),
        cell(head.arrived, arrived(notice)),
      ])}
    />
  )
}

const cell = (label: string, content: string) => ({ content, attributes: { 'data-label': label } })

function arrived({ status, problem, channel, sentAt, receipt, receiptAt, receiptCode }: Notice): string {
  if (receipt === 'failed')
    return [say.sent.failed, say.sent.why(receiptCode), say.sent.instead].filter(Boolean).join(' ')
  if (receipt === 'delayed' && receiptAt) return say.sent.delayed(formatDateTime(receiptAt))
  if (receipt === 'delivered' && receiptAt)
    return (channel === 'letter' ? say.sent.posted : say.sent.delivered)(formatDateTime(receiptAt))
  if (status === 'sent' && sentAt) return say.sent.accepted(formatDateTime(sentAt))
  if (status === 'waiting') return say.sent.waiting
  const [kind = ''] = (problem ?? '').split(':')
  return kind in say.sent.problem ? labelOf(say.sent.problem, kind) : say.sent.other
}
