// A notice of a mail server about one of our mails to a person: by the secret in that mail's envelope it is known which.
import type { Ctx } from '../../access/ctx.ts'
import { hashToken } from '../../platform/crypto/tokens.ts'
import { type DeliveryStatus, readDeliveryStatus } from '../../platform/mail/delivery-status.ts'
import { learnReceipt } from './note-receipt.ts'
import { mailOfBounce } from './receipts.store.ts'

/** What was learnt: its action; 'known': nothing new; 'not-ours': no notice, or about no mail of ours. */
export type Learnt = DeliveryStatus['action'] | 'known' | 'not-ours'

const TOKEN = /(?:^|\+)([0-9a-f]{32})(?=@|$)/gi
// More addresses than any notice has.
const TOKENS_MAX = 10

/** Reads a message and notes what it says, as the system. `to`: the address that it came to, where the caller knows it. */
export async function learnBounce(ctx: Ctx, message: string, to: string | undefined): Promise<Learnt> {
  const notice = readDeliveryStatus(message)
  if (!notice) return 'not-ours'
  const tokens = [...(to === undefined ? [] : [to]), ...notice.cameTo].flatMap(tokensOf).slice(0, TOKENS_MAX)
  return ctx.db.transaction(async (tx) => {
    for (const token of new Set(tokens)) {
      const mail = await mailOfBounce(tx, hashToken(token))
      if (!mail || mail.status === 'failed') continue
      const learnt = await learnReceipt(tx, ctx, mail, { receipt: notice.action, code: notice.code })
      return learnt ? notice.action : 'known'
    }
    return 'not-ours'
  })
}

// Mail servers may change the case of an address; xtext (RFC 3461) leaves the digits of the envelope's id as they are.
const tokensOf = (text: string): string[] =>
  text
    .split(/[\s,;<>]+/)
    .flatMap((each) => [...each.matchAll(TOKEN)].map(([, token = '']) => token.toLowerCase()))
