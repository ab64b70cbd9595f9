// Evidence: what shows that something was done. Owners bring it; somebody else verifies it.
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
import { type Doer, findDelivery, lockDelivery, personOf } from './delivery.store.ts'
import { type EvidenceKind, isOpenable, markVerified } from './evidence.store.ts'
import { fileKind } from './file-kind.ts'
import { keepFile } from './plan-files.ts'

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
 * Adds a piece of evidence to a delivery. Refuses, by field, what is no evidence: a link without an address or with
 * a password in it, a file that is empty or of a kind that could run, one more than a plan may hold. Forbidden for all but its owners and coordinators.
 * NotFound where somebody removes the part meanwhile, so that no evidence is hung on what is gone.
 */
export async function addEvidence(
  tx: Tx,
  ctx: Doer,
  deliveryId: string,
  evidence: NewEvidence,
): Promise<Outcome<{ evidenceId: string }>> {
  await lockDelivery(tx, deliveryId)
  const { delivery, planId } = await findDelivery(tx, deliveryId)
  allowDelivery('evidence', delivery, ctx.actor)
  const at = ctx.clock.now()
  const { kind, file } = evidence
  const type = file && fileKind(file.bytes)
  const problems = problemsOf(evidence, type, londonDay(at))
  if (problems.length > 0 || !kind) return refused(...problems)
  const by = personOf(ctx)
  const filed = kind === 'file' && file && type ? { planId, file, type, by, at } : null
  const fileId = filed && (await keepFile(tx, filed))
  if (filed && !fileId) return refused({ field: 'file', message: actWords.problems.fileRoom })
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
    wrong(file?.tooLarge === true, 'file', say.fileLarge)
    wrong(file?.bytes.length === 0 && !file.tooLarge, 'file', say.fileEmpty)
    wrong(file !== undefined && file.bytes.length > 0 && !type, 'file', say.fileType)
  }
  wrong(happenedOn !== null && happenedOn > today, 'happenedOn', say.future)
  return problems
}

function isWebAddress(text: string): boolean {
  if (text.length > URL_MAX || !/^https?:\/\//i.test(text)) return false
  const address = URL.parse(text)
  // Whoever writes a password into an address shows it to every reader, and a name before @ passes for a host.
  return address !== null && address.username === '' && address.password === ''
}

/** Verifies one piece of evidence. Coordinators and chairs, and never whoever added it. */
export async function verifyEvidence(tx: Tx, ctx: Doer, evidenceId: string): Promise<void> {
  const kept = await findEvidence(tx, evidenceId)
  const by = personOf(ctx)
  if (!hasRole(ctx.actor, 'coordinator', 'chair') || kept.added_by === by)
    throw new Forbidden('verifying evidence refused', actionWords.who.evidenceVerify)
  if (!isOpenable({ fileState: kept.file_state }))
    throw new Forbidden('nobody can look at it yet', actionWords.who.openFile)
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
    .selectFrom('plan_evidence as e')
    .leftJoin('plan_files as f', 'f.id', 'e.file_id')
    .select(['e.kind', 'e.delivery_id', 'e.added_by', 'e.verified_at', 'f.state as file_state'])
    .where('e.id', '=', id)
    .where('e.removed_at', 'is', null)
    .executeTakeFirst()
  if (!kept) throw new NotFound('no such evidence')
  return kept
}

const noteEvidence = (tx: Tx, ctx: Doer, action: string, id: string, detail: { kind: string }) =>
  record(tx, ctx, { action, subjectKind: 'plan-evidence', subjectId: id, detail })
