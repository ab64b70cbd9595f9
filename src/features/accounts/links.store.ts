import type { Tx } from '../../access/db.ts'
import { hashToken, randomToken } from '../../platform/crypto/tokens.ts'
import { newId } from '../../platform/ids.ts'
import { LINK_HOURS, type LinkPurpose } from './accounts.ts'

/** Makes a link's secret, which is kept as a hash only. */
export async function addLink(
  tx: Tx,
  link: { purpose: LinkPurpose; userId: string },
  now: Date,
): Promise<string> {
  const token = randomToken()
  await tx
    .insertInto('one_time_links')
    .values({
      id: newId(),
      purpose: link.purpose,
      user_id: link.userId,
      token_hash: hashToken(token),
      created_at: now,
      expires_at: new Date(now.getTime() + LINK_HOURS[link.purpose] * 3_600_000),
    })
    .execute()
  return token
}

/** Whose link this is, while it can be used. The gate's; uses nothing up. */
export async function readLink(
  tx: Tx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('one_time_links')
    .select('user_id')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.user_id
}

/** Uses a link up and says whose it was; nothing where it was used, withdrawn or is too old. */
export async function useLink(
  tx: Tx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<string | undefined> {
  const row = await tx
    .updateTable('one_time_links')
    .set({ used_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('user_id')
    .executeTakeFirst()
  return row?.user_id
}

/** Makes a person's unused links worthless. */
export async function withdrawLinks(tx: Tx, userId: string, now: Date, purpose?: LinkPurpose): Promise<void> {
  let query = tx
    .updateTable('one_time_links')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
  if (purpose) query = query.where('purpose', '=', purpose)
  await query.execute()
}

/** How many links of a purpose a person was sent since an instant: against flooding a mailbox. */
export async function linksSince(tx: Tx, userId: string, purpose: LinkPurpose, since: Date): Promise<number> {
  const rows = await tx
    .selectFrom('one_time_links')
    .select('id')
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .where('created_at', '>', since)
    .limit(20)
    .execute()
  return rows.length
}
