// Words about what a freeze keeps beside the plan, and of the page of a link whose quarter is frozen.
import { SPANS } from '../running/messages.en.ts'
import type { Span } from '../running/rhythm.ts'

const number = new Intl.NumberFormat('en-GB')

export const freezeWords = {
  early: (quarter: string, lastDay: string, next: string) =>
    `${quarter} has not ended: its last day is ${lastDay}. Frozen now, nobody can say anything more for it: links in its mails close, and what is said later counts for ${next} and is listed beside this record as said since.`,
  returned: (n: number) =>
    n === 1
      ? 'What was sent back of this part is not accepted. The record keeps it as said and not accepted; it does not become part of the plan:'
      : `What was sent back of these ${number.format(n)} parts is not accepted. The record keeps it as said and not accepted; it does not become part of the plan:`,
  asks: 'asks something of the board',
  /** In the record. */
  notAccepted: 'Said and not accepted',
  notAcceptedLead: 'This was sent back and not said again before the freeze.',
  head: { part: 'Part', said: 'What was said', ask: 'Asked of the board', note: 'Why it was sent back' },
  nothing: 'Nothing',
  /** Beside the record, and in papers made of it. */
  since: 'Said since it was frozen',
  sinceLead: 'Not part of the record: it counts for what is asked about later.',
  sinceHead: { part: 'Part', status: 'Status', said: 'What was said', when: 'When' },
  countsFor: (day: string, quarter: string) => `${day}, for ${quarter}`,
}

export const closedWords = {
  title: (span: Span) => `That ${SPANS[span]} is closed`,
  lead: (plan: string, quarter: string) =>
    `${plan}: the record of ${quarter} is frozen, and takes no more answers.`,
  next: (later: string) =>
    `You can still say it: sign in. It then counts for ${later}, and is listed beside the record as said since.`,
}
