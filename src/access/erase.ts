// Erasing what somebody told us. Each word, person and file of a report stands under a key of its own: the key is destroyed,
// and with it whatever would find the person or their words again. What was ticked, decided and done stays for the figures
// and the trail; so do the notes of colleagues, unless they are asked for as well. Runs as the keeper, on the owner's
// connection: the application itself can destroy no key.
import type pg from 'pg'
import { newId } from '../platform/ids.ts'
import { asKeeper } from './rotate.ts'

/** What of a report can still be opened. `importId`: it came in a partner's file that opens still. */
export type Erasable = {
  id: string
  reference: string
  words: number
  person: boolean
  files: string[]
  notes: number
  /** Its case holds other reports: what colleagues noted there is about those too. */
  sharesCase: boolean
  importId: string | null
}

// The words that were told, answered and translated; with `notes`, what colleagues wrote of it.
const WORDS = `select narrative_id as id from reports where id = $1
  union select text_id from diary_entries where report_id = $1
  union select text_id from report_messages where report_id = $1
  union select text_id from report_translations where report_id = $1`
const CASE = `select case_id from case_reports where report_id = $1`
const NOTES = `select note_id as id from timeline where note_id is not null and (report_id = $1 or case_id in (${CASE}))
  union select a.note_id from referral_attempts a join referrals r on r.id = a.referral_id
    where a.note_id is not null and r.case_id in (${CASE})`
const openKeys = (texts: string) =>
  `select k.id from vault.texts t join vault.keys k on k.id = t.key_id where k.wrapped is not null and t.id in (${texts})`
const PERSON = `select k.id from reports r join vault.people p on p.id = r.person_id join vault.keys k on k.id = p.key_id
  where r.id = $1 and k.wrapped is not null`
const FILES = `select f.id, f.key_id from report_files f join vault.keys k on k.id = f.key_id
  where f.report_id = $1 and k.wrapped is not null`

/** What of a report can still be opened; undefined where there is none of that reference. */
export const findErasable = (client: pg.ClientBase, reference: string): Promise<Erasable | undefined> =>
  asKeeper(client, async () => {
    const { rows } = await client.query<{ id: string; reference: string }>(
      'select id, reference from reports where reference = $1',
      [reference],
    )
    return rows[0] && { ...rows[0], ...(await countOf(client, rows[0].id)) }
  })

async function countOf(client: pg.ClientBase, id: string): Promise<Omit<Erasable, 'id' | 'reference'>> {
  const { rows } = await client.query<Omit<Erasable, 'id' | 'reference'>>(
    `select (select count(*)::int from (${openKeys(WORDS)}) w) as words, exists (${PERSON}) as person,
       array(select f.id::text from (${FILES}) f) as files, (select count(*)::int from (${openKeys(NOTES)}) n) as notes,
       exists (select 1 from case_reports o where o.case_id in (${CASE}) and o.report_id <> $1) as "sharesCase",
       (select i.id from intake_receipts r join intake_imports i on i.id = r.import_id join vault.keys k on k.id = i.key_id
         where r.report_id = $1 and k.wrapped is not null) as "importId"`,
    [id],
  )
  const found = rows[0]
  if (!found) throw new Error('a count without a row')
  return found
}

export type Erasure = { reason: string; notes: boolean; at: Date }

/** Destroys the keys of a report's words, person and files, in one transaction with the entry in the trail. */
export const eraseReport = (client: pg.ClientBase, report: Erasable, erasure: Erasure): Promise<void> =>
  asKeeper(client, async () => {
    const { reason, notes, at } = erasure
    const texts = notes ? `${WORDS} union ${NOTES}` : WORDS
    const { rows } = await client.query<{ id: string }>(
      `${openKeys(texts)} union ${PERSON} union select f.key_id from (${FILES}) f`,
      [report.id],
    )
    const keys = rows.map(({ id }) => id)
    await client.query(
      'update vault.keys set wrapped = null, destroyed_at = $2 where id = any ($1::uuid[])',
      [keys, at],
    )
    for (const table of ['texts', 'people'])
      await client.query(`update vault.${table} set sealed = null where key_id = any ($1::uuid[])`, [keys])
    await forgetSigns(client, report.id)
    await client.query(
      `insert into timeline (id, report_id, at, kind, audience, params) values ($1, $2, $3, 'report.erased', 'person', '{}')`,
      [newId(), report.id, at],
    )
    await client.query(
      `insert into audit.entries (actor_kind, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
       select 'system', 'command line', agency_id, 'report.erase', 'report', id, $2, $3, $4 from reports where id = $1`,
      [report.id, reason, JSON.stringify({ keys: keys.length, notes }), newId()],
    )
  })

// By which they would be found again without a key, or could still be written to.
async function forgetSigns(client: pg.ClientBase, id: string): Promise<void> {
  for (const sql of [
    'delete from vault.blind_index where person_id = (select person_id from reports where id = $1)',
    'delete from report_likenesses where report_id = $1 or other_id = $1',
    'delete from report_signatures where report_id = $1',
    'delete from recovery_words where report_id = $1',
    'update mails set secret_sealed = null where report_id = $1',
    // Nobody promises them a call any more: there is no number.
    `update reports set can_contact = case can_contact when 'yes' then 'follow_up_only' else can_contact end,
       version = version + 1 where id = $1`,
  ])
    await client.query(sql, [id])
}
