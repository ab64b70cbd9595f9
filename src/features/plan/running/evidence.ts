// Evidence: what shows that something was done. Owners bring it; somebody else verifies it.
import { createHash } from 'node:crypto'
import type { Tx } from '../../../access/db.ts'
import { record } from '../../../access/audit.ts'
import { hasRole } from '../../../access/actor.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import type { UploadedFile } from '../../../platform/http/form.ts'
import { newId } from '../../../platform/ids.ts'
import {
  Conflict,
  Forbidden,
  NotFound,
  type Outcome,
  ok,
  type Problem,
  refused,
} from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { needed } from './act.ts'
import { actWords } from './act-forms.messages.en.ts'
import { actionWords } from './acts.messages.en.ts'
import { allowDelivery } from './delivery-actions.ts'
import { type Doer, findDelivery, personOf } from './delivery.store.ts'
import { type EvidenceKind, markVerified } from './evidence.store.ts'
import { fileKind } from './file-kind.ts'

export type NewEvidence = {
  kind: EvidenceKind | null
  title: string
  /** Of a link, and of minutes or notes that stand somewhere. '' for none. */
  url: string
  file: UploadedFile | undefined
  happenedOn: Day | null
}

const TITLE_MAX = 300
const URL_MAX = 2_000

/**
 * Adds a piece of evidence to a delivery. Refuses, by field, what is no evidence: a link without an address, a file that
 * is empty or of a kind that could run. Forbidden for all but its owners and coordinators.
 */
export async function addEvidence(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  evidence: NewEvidence,
): Promise<Outcome<{ evidenceId: string }>> {
  const { delivery, planId } = await findDelivery(tx, deliveryId)
  allowDelivery('evidence', delivery, ctx.actor)
  const at = ctx.clock.now()
  const { kind, file } = evidence
  const type = file && fileKind(file.bytes)
  const problems = problemsOf(evidence, type, londonDay(at))
  if (problems.length > 0 || !kind) return refused(...problems)
  const by = personOf(ctx)
  const fileId = kind === 'file' && file && type ? await keepFile(tx, { planId, file, type, by, at }) : null
  const evidenceId = newId()
  await tx
    .insertInto('plan_evidence')
    .values({
      id: evidenceId,
      plan_id: planId,
      action_id: delivery.actionId,
      delivery_id: deliveryId,
      kind,
      title: evidence.title || file?.name || '',
      url: evidence.url || null,
      file_id: fileId,
      happened_on: evidence.happenedOn,
      added_by: by,
      added_at: at,
      changed_at: at,
      changed_by: by,
    })
    .execute()
  await noteEvidence(tx, ctx, 'plan.add-evidence', evidenceId, { kind })
  return ok({ evidenceId })
}

function problemsOf(evidence: NewEvidence, type: string | null | undefined, today: Day): Problem[] {
  const { kind, title, url, file, happenedOn } = evidence
  const say = actWords.problems
  const problems: Problem[] = []
  const wrong = (is: boolean, field: string, message: string) => is && problems.push({ field, message })
  wrong(kind === null, 'kind', say.kind)
  wrong(title === '' && !(kind === 'file' && file), 'title', kind === 'note' ? say.text : say.title)
  wrong(charCount(title) > TITLE_MAX, 'title', say.tooLong(TITLE_MAX))
  wrong(kind === 'link' && url === '', 'url', say.url)
  wrong(url !== '' && !isWebAddress(url), 'url', say.url)
  if (kind === 'file') {
    wrong(!file, 'file', say.file)
    wrong(file?.bytes.length === 0, 'file', say.fileEmpty)
    wrong(file !== undefined && file.bytes.length > 0 && !type, 'file', say.fileType)
  }
  wrong(happenedOn !== null && happenedOn > today, 'happenedOn', say.future)
  return problems
}

function isWebAddress(text: string): boolean {
  if (text.length > URL_MAX || !/^https?:\/\//i.test(text)) return false
  return URL.canParse(text)
}

type Filed = { planId: string; file: UploadedFile; type: string; by: string | null; at: Date }

async function keepFile(tx: Tx, { planId, file, type, by, at }: Filed): Promise<string> {
  const id = newId()
  await tx
    .insertInto('plan_files')
    .values({
      id,
      plan_id: planId,
      name: file.name,
      type,
      size: file.bytes.length,
      sha256: createHash('sha256').update(file.bytes).digest(),
      bytes: file.bytes,
      added_by: by,
      added_at: at,
    })
    .execute()
  return id
}

/** Verifies one piece of evidence. Coordinators and chairs, and never whoever added it. */
export async function verifyEvidence(tx: Tx, ctx: Doer, evidenceId: string): Promise<void> {
  const kept = await findEvidence(tx, evidenceId)
  const by = personOf(ctx)
  if (!hasRole(ctx.actor, 'coordinator', 'chair') || kept.added_by === by)
    throw new Forbidden('verifying evidence refused', actionWords.who.evidenceVerify)
  if (kept.verified_at) return
  await markVerified(tx, [evidenceId], { by, at: ctx.clock.now() })
  await noteEvidence(tx, ctx, 'plan.verify-evidence', evidenceId, { kind: kept.kind })
}

/**
 * Takes a piece of evidence away, with the reason; what it was stays in the history. Its owners and coordinators; once
 * it was verified, coordinators only.
 */
export async function removeEvidence(
  tx: Tx,
  ctx: Doer,
  evidenceId: string,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<undefined>> {
  const kept = await findEvidence(tx, evidenceId)
  if (kept.delivery_id)
    allowDelivery('evidence', (await findDelivery(tx, kept.delivery_id)).delivery, ctx.actor)
  const isCoordinators = kept.verified_at !== null || kept.delivery_id === null
  if (isCoordinators && !hasRole(ctx.actor, 'coordinator'))
    throw new Forbidden('removing evidence refused', actionWords.who.edit)
  const problems = needed('reason', reason, actWords.problems.removeEvidence)
  if (problems.length > 0) return refused(...problems)
  const at = ctx.clock.now()
  const { numUpdatedRows } = await tx
    .updateTable('plan_evidence')
    .set({
      removed_at: at,
      version: version + 1,
      changed_at: at,
      changed_by: personOf(ctx),
      change_reason: reason,
    })
    .where('id', '=', evidenceId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict('the evidence was changed')
  await noteEvidence(tx, ctx, 'plan.remove-evidence', evidenceId, { kind: kept.kind })
  return ok(undefined)
}

async function findEvidence(tx: Tx, id: string) {
  const kept = await tx
    .selectFrom('plan_evidence')
    .select(['kind', 'delivery_id', 'added_by', 'verified_at'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!kept) throw new NotFound('no such evidence')
  return kept
}

const noteEvidence = (tx: Tx, ctx: Doer, action: string, id: string, detail: { kind: string }) =>
  record(tx, ctx, { action, subjectKind: 'plan-evidence', subjectId: id, detail })

export type KeptFile = { name: string; type: string; bytes: Buffer }

/** A file of a plan, as it was sent. NotFound where its evidence was removed. */
export async function readFile(tx: Tx, planId: string, fileId: string): Promise<KeptFile> {
  const file = await tx
    .selectFrom('plan_files as f')
    .innerJoin('plan_evidence as e', 'e.file_id', 'f.id')
    .select(['f.name', 'f.type', 'f.bytes'])
    .where('f.id', '=', fileId)
    .where('f.plan_id', '=', planId)
    .where('e.removed_at', 'is', null)
    .executeTakeFirst()
  if (!file) throw new NotFound('no such file')
  return file
}
