// A receipt to an address that the person types here: one short message, whose words betray nothing, and in which the
// reference and the code stand together only where they asked for that.
import type { Ctx } from '../../../access/ctx.ts'
import type { Form } from '../../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { EMAIL_CHARS_MAX, looksLikeEmail } from '../../../platform/text/email.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { queueKeepsake } from '../../mail/index.ts'
import type { Key } from '../follow-up/open-report.ts'
import { receiptWords } from './messages.en.ts'
import { receiptChannels, type Ways } from './ways.ts'

const say = receiptWords.send
export const WHATS = ['reference', 'code', 'both'] as const

export type SendWanted = {
  channel: ReturnType<typeof receiptChannels>[number]
  to: string
  what: (typeof WHATS)[number]
}

/** Where to, and what. Refuses by the field: no choice, an address or a number that cannot be one, a way that is not set up. */
export function readSend(form: Form, ways: Ways): Outcome<SendWanted> {
  const channel = receiptChannels(ways).find((each) => each === form.one('channel'))
  const what = WHATS.find((each) => each === form.one('what'))
  const problems: Problem[] = []
  if (!channel) problems.push({ field: 'channel', message: say.problem.channel })
  const typed = plainLine(form.one(channel === 'sms' ? 'sms' : 'email'))
  const to = channel === 'sms' ? typed.replaceAll(/[^\d+]/g, '') : typed
  if (channel && !isAddress(channel, to)) problems.push({ field: channel, message: say.problem[channel] })
  if (!what) problems.push({ field: 'what', message: say.problem.what })
  if (!channel || !what || problems.length > 0) return refused(...problems)
  return ok({ channel, to, what })
}

const isAddress = (channel: SendWanted['channel'], to: string): boolean =>
  channel === 'sms' ? /^\+?\d{7,18}$/.test(to) : looksLikeEmail(to) && to.length <= EMAIL_CHARS_MAX

/** Has it sent. Refuses after three for one report. `holder`: see `asHolder`. */
export async function sendReceipt(holder: Ctx, key: Key, wanted: SendWanted): Promise<Outcome<null>> {
  const { channel, to, what } = wanted
  const kept = { reference: [key.reference], code: [key.code], both: [key.reference, key.code] }[what]
  const done = await holder.db.transaction((tx) =>
    queueKeepsake(tx, holder, { channel, to, subject: say.subject, text: `${say.body(kept.join(', '))}\n` }),
  )
  return done ? ok(null) : refused({ field: '', message: say.often })
}
