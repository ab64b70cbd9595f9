// Erasing what somebody told us. Each word, person and file of a report stands under a key of its own: the key is destroyed,
// and with it whatever would find the person or their words again (migration 0060). What was ticked, decided and done stays for
// the figures and the trail; so do the notes of colleagues, unless they are asked for as well. This is the command's way, on
// the owner's connection; the screen's is features/erasing. Both end in the same function of the database, which a legal hold
// stops.
import type pg from 'pg'
import { z } from 'zod'
import { newId } from '../platform/ids.ts'
import { asKeeper } from './rotate.ts'

/** What of a report can still be opened, what stays, and what stands against erasing it: as app.erasure_facts says. */
export const erasableSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  words: z.int(),
  person: z.boolean(),
  files: z.array(z.uuid()),
  notes: z.int(),
  /** Its case holds other reports: what colleagues noted there is about those too. */
  sharesCase: z.boolean(),
  /** It came in a partner's file that opens still. */
  importId: z.uuid().nullable(),
  decisions: z.int(),
  anonymous: z.boolean(),
  /** Nobody has decided yet what becomes of it. */
  waiting: z.boolean(),
  receivedAt: z.coerce.date(),
  caseReference: z.string().nullable(),
  caseOpen: z.boolean(),
  openReferrals: z.int(),
  /** Until when it is kept by the partnership's own limits; null while its case is open. */
  keepUntil: z.coerce.date().nullable(),
  holds: z.array(z.object({ agency: z.string(), setAt: z.coerce.date(), reviewOn: z.string() })),
})
export type Erasable = z.infer<typeof erasableSchema>

/** What of a report can still be opened; undefined where there is none of that reference. */
export const findErasable = (
  client: pg.ClientBase,
  reference: string,
  at: Date,
): Promise<Erasable | undefined> =>
  asKeeper(client, async () => {
    const { rows } = await client.query<{ facts: unknown }>(
      'select app.erasure_facts(id, $2) as facts from reports where reference = $1',
      [reference, at],
    )
    return rows[0] && erasableSchema.parse(rows[0].facts)
  })

export type Erasure = { reason: string; notes: boolean; at: Date }

/**
 * Destroys the keys of a report's words, person and files, in one transaction with the entry in the trail. Throws where a legal
 * hold stands on it.
 */
export const eraseReport = (client: pg.ClientBase, report: Erasable, erasure: Erasure): Promise<void> =>
  asKeeper(client, async () => {
    const { reason, notes, at } = erasure
    const id = newId()
    const { rows } = await client.query<{ keys: number }>('select keys from app.erase_report($1, $2, $3)', [
      report.id,
      at,
      notes,
    ])
    await client.query(
      `insert into erasures (id, report_id, with_notes, ended, ended_at) values ($1, $2, $3, 'erased', $4)`,
      [id, report.id, notes, at],
    )
    // Whoever asked for it with their code has their answer by this.
    await client.query(
      `update erasures set ended = 'erased', ended_at = $2, with_notes = $3 where report_id = $1 and ended is null`,
      [report.id, at, notes],
    )
    await client.query(
      `insert into audit.entries (actor_kind, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
       select 'system', 'command line', agency_id, 'report.erase', 'report', id, $2, $3, $4 from reports where id = $1`,
      [report.id, reason, JSON.stringify({ keys: rows[0]?.keys ?? 0, notes, erasure: id }), newId()],
    )
  })
