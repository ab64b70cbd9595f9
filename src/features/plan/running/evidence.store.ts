// What stands behind an action: links, files, minutes and notes, of one delivery or of the whole.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { actWords } from './act-forms.messages.en.ts'
import type { Delivery } from './delivery.ts'

export const EVIDENCE_KINDS = ['link', 'file', 'minutes', 'note'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** quarantined: nobody opens it until it was scanned, or somebody answered for it. */
export const FILE_STATES = ['quarantined', 'clean', 'infected', 'released'] as const
export type FileState = (typeof FILE_STATES)[number]

export type Evidence = {
  id: string
  deliveryId: string | null
  kind: EvidenceKind
  title: string
  url: string | null
  fileId: string | null
  fileName: string | null
  fileSize: number | null
  /** Null where there is no file. */
  fileState: FileState | null
  happenedOn: Day | null
  addedBy: string | null
  addedByName: string | null
  addedAt: Date
  verifiedByName: string | null
  verifiedAt: Date | null
  version: number
}

const EVIDENCE_MAX = 500

const evidenceOf = (tx: Tx, actionId: string, at: Date | null) =>
  tx
    .selectFrom('plan_evidence as e')
    .leftJoin('plan_files as f', 'f.id', 'e.file_id')
    .leftJoin('staff_users as a', 'a.id', 'e.added_by')
    .leftJoin('staff_users as v', 'v.id', 'e.verified_by')
    .select(['e.id', 'e.delivery_id as deliveryId', 'e.kind', 'e.title', 'e.url', 'e.file_id as fileId'])
    .select([
      'f.name as fileName',
      'f.size as fileSize',
      'f.state as fileState',
      'e.happened_on as happenedOn',
    ])
    .select(['e.added_by as addedBy', 'a.name as addedByName', 'e.added_at as addedAt'])
    .select(['v.name as verifiedByName', 'e.verified_at as verifiedAt', 'e.version'])
    .where('e.action_id', '=', actionId)
    .where((eb) =>
      at
        ? eb.and([
            eb('e.added_at', '<=', at),
            eb.or([eb('e.removed_at', 'is', null), eb('e.removed_at', '>', at)]),
          ])
        : eb('e.removed_at', 'is', null),
    )
    .orderBy('e.added_at', 'desc')
    .orderBy('e.id')
    .limit(EVIDENCE_MAX)

/** The evidence of an action and of all its deliveries, newest first: what there is, or what there was at an instant. */
export async function loadEvidence(tx: Tx, actionId: string, at: Date | null = null): Promise<Evidence[]> {
  return (await evidenceOf(tx, actionId, at).execute()).map(withKind)
}

/** The evidence behind one delivery: its own, and that of its whole action. */
export async function evidenceFor(
  tx: Tx,
  { id, actionId }: Pick<Delivery, 'id' | 'actionId'>,
): Promise<Evidence[]> {
  const rows = await evidenceOf(tx, actionId, null)
    .where((eb) => eb.or([eb('e.delivery_id', 'is', null), eb('e.delivery_id', '=', id)]))
    .execute()
  return rows.map(withKind)
}

type Stored = { kind: string; fileState: string | null }

const withKind = <Row extends Stored>(
  row: Row,
): Row & { kind: EvidenceKind; fileState: FileState | null } => ({
  ...row,
  fileState: FILE_STATES.find((state) => state === row.fileState) ?? null,
  kind: EVIDENCE_KINDS.find((kind) => kind === row.kind) ?? 'note',
})

/** Whether anybody can look at it: a file that waits for the scanner, or was found to do harm, nobody opens. */
export const isOpenable = ({ fileState }: { fileState: string | null }): boolean =>
  fileState === null || fileState === 'clean' || fileState === 'released'

/**
 * The keys of the measures by which somebody may verify a delivery: not tied or aimed by themselves since it was said to be
 * complete, and no figure of theirs (migration 0041, app.ties_that_count). Whether it is on target is asked elsewhere.
 */
export async function tiesThatCount(tx: Tx, deliveryId: string, userId: string | null): Promise<string[]> {
  const { rows } = await sql<{ measure: string }>`
    select measure from app.ties_that_count(${deliveryId}, ${userId}::uuid) measure`.execute(tx)
  return rows.map(({ measure }) => measure)
}

/** Marks evidence as verified. Whoever added it never verifies it: the database refuses. */
export async function markVerified(
  tx: Tx,
  ids: readonly string[],
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('plan_evidence')
    .set((eb) => ({
      verified_by: by,
      verified_at: at,
      version: eb('version', '+', 1),
      changed_at: at,
      changed_by: by,
      change_reason: actWords.evidenceVerified,
    }))
    .where('id', 'in', ids)
    .where('verified_at', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
}
