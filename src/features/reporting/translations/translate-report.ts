// A translation of a report that a person entered: sealed in the vault like the original, beside it and never over it.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { Ctx, StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { openText } from '../../../platform/crypto/envelope.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, ok, type Outcome, refused } from '../../../platform/problems.ts'
import { boundedText } from '../../../platform/text/plain.ts'
import type { PoliceAsk } from '../consent/police-told.ts'
import { workOnWithdrawn } from '../consent/withdrawn-ground.ts'
import { translationWords } from './messages.en.ts'

const TRANSLATION_MAX = 20_000

/** `text` is null where it was erased. */
export type Translation = { id: string; at: Date; byName: string; text: string | null }
export type TranslatedReport = { language: string; translations: readonly Translation[] }

type Row = { id: string; textId: string; at: Date; byName: string }
type Sealed = { sealed: Buffer | null; wrapped: Buffer | null; keyId: string }

/** The language a report was made in, and what was translated of it, oldest first. Each reading is in the trail. */
export async function readTranslations(tx: Tx, ctx: Ctx, reportId: string): Promise<TranslatedReport> {
  const { rows: reports } = await sql<{ language: string }>`select language from reports
    where id = ${reportId}`.execute(tx)
  const { rows } = await sql<Row>`select x.id, x.text_id as "textId", x.at, u.name as "byName"
    from report_translations x join staff_users u on u.id = x.by_user
    where x.report_id = ${reportId} order by x.at, x.id limit 20`.execute(tx)
  const translations: Translation[] = []
  for (const { textId, ...row } of rows)
    translations.push({ ...row, text: await readSealed(tx, ctx, textId) })
  return { language: reports[0]?.language ?? 'en', translations }
}

async function readSealed(tx: Tx, { vault }: Ctx, textId: string): Promise<string | null> {
  const { rows } = await sql<Sealed>`select sealed, wrapped, key_id as "keyId"
    from vault.read_translation(${textId})`.execute(tx)
  const row = rows[0]
  if (!row?.sealed || !row.wrapped) return null
  return openText(vault.openKey(row.keyId, row.wrapped), row.sealed, `text:${textId}`)
}

/** Keeps a translation into English. NotFound where the report is not theirs to see; refused where there is no text, or no ground for one that was withdrawn. */
export function translateReport(
  ctx: StaffCtx,
  reference: string,
  text: string,
  ask: Pick<PoliceAsk, 'ground' | 'silentWhy'>,
): Promise<Outcome<null>> {
  const bounded = boundedText(text, TRANSLATION_MAX)
  const { problem } = translationWords
  if (bounded.text === '') return Promise.resolve(refused({ field: 'translation', message: problem.empty }))
  if (!bounded.ok) return Promise.resolve(refused({ field: 'translation', message: problem.long }))
  return ctx.db.transaction(async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from reports
      where reference = ${reference} and app.works_on_report(id)`.execute(tx)
    const report = rows[0]
    if (!report) throw new NotFound('no such report')
    const withdrawn = await workOnWithdrawn(tx, ctx, [report.id], { way: 'translate', ask })
    if (withdrawn) return refused(withdrawn)
    const at = ctx.clock.now()
    const textId = await ctx.vault.addText(tx, 'note', bounded.text, at)
    await sql`insert into report_translations (id, report_id, locale, text_id, by_user, at)
      values (${newId()}, ${report.id}, 'en', ${textId}, ${ctx.actor.userId}, ${at})`.execute(tx)
    await record(tx, ctx, { action: 'report.translate', subjectKind: 'report', subjectId: report.id })
    return ok(null)
  })
}
