// Asking people how their parts go: one mail to each person, with one link for each part. A link is a secret of its own
// (docs/decisions/0009-update-by-link.md); beyond LINKS_MAX of them the mail says to sign in.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { joinSecrets, type NewMail, queueMails, sealSecret } from '../../mail/index.ts'
import { roundName } from '../running/rhythm.ts'
import { nextReminder } from './cycle-days.ts'
import type { Cycle } from './cycles.store.ts'
import { loadPlaces } from './part-names.store.ts'
import { addLinks, type NewLink } from './requests.store.ts'

/** What somebody is asked of: a request, and the number of its action, such as "1.8c". */
export type AskedPart = { requestId: string; ref: string; to: readonly string[] }
export type AskTemplate = 'plan-request' | 'plan-reminder' | 'plan-returned'
type Asker = Pick<Ctx, 'clock' | 'vault'>

/** No mail has more links than this. */
export const LINKS_MAX = 20
const DAY_MS = 86_400_000

type Written = { mail: NewMail; links: NewLink[] }

/** Writes the mails that ask, with their links, in the caller's transaction. Whom nobody can be asked for gets none. */
export async function mailRequests(
  tx: Tx,
  ctx: Asker,
  cycle: Pick<Cycle, 'quarter' | 'firstDay' | 'dueOn' | 'moderateOn' | 'rules'>,
  { template, parts }: { template: AskTemplate; parts: readonly AskedPart[] },
): Promise<void> {
  const at = ctx.clock.now()
  const today = londonDay(at)
  const byPerson = new Map<string, AskedPart[]>()
  for (const part of parts)
    for (const person of part.to) byPerson.set(person, [...(byPerson.get(person) ?? []), part])
  const places = await loadPlaces(
    tx,
    parts.map(({ requestId }) => requestId),
  )
  const expiresAt = new Date(at.getTime() + cycle.rules.linkDays * DAY_MS)
  const next = nextReminder(today, cycle)
  const written = [...byPerson].map(([userId, own]): Written => {
    const linked = own.slice(0, LINKS_MAX).map(({ requestId }) => ({ requestId, token: randomToken() }))
    const secret = sealSecret(ctx.vault, joinSecrets(linked.map(({ token }) => token)))
    const params = {
      quarter: roundName(cycle),
      due: cycle.dueOn,
      pastDue: cycle.dueOn < today,
      linksUntil: expiresAt.toISOString(),
      ...(next && { nextReminder: next }),
      plan: places.plan,
      parts: own.slice(0, LINKS_MAX).map(({ requestId, ref }) => places.of(requestId, ref)),
      count: own.length,
    }
    return {
      mail: { template, toUserId: userId, params, secret },
      links: linked.map(({ requestId, token }) => ({
        id: newId(),
        requestId,
        userId,
        tokenHash: hashToken(token),
      })),
    }
  })
  await addLinks(
    tx,
    written.flatMap(({ links }) => links),
    { at, expiresAt },
  )
  for (let from = 0; from < written.length; from += MAILS_A_STATEMENT)
    await queueMails(
      tx,
      ctx.clock,
      written.slice(from, from + MAILS_A_STATEMENT).map(({ mail }) => mail),
    )
}

const MAILS_A_STATEMENT = 200
