// All SQL of documents that are being brought in. Row security shows them to coordinators only.
import { z } from 'zod'
import type { Tx } from '../../../access/db.ts'
import { planName } from '../plan-name.ts'
import { newId } from '../../../platform/ids.ts'
import type { Block } from '../reading/blocks.ts'
import type { ColumnsSaid } from '../reading/columns.ts'
import { columnsSaid, type Edit, editsSchema } from './edit.ts'
import type { PlanImport } from './imports.ts'

const OPEN_MAX = 100
const line = z.int().min(1)
const where = z.exactOptional(z.string())
const maybe = z.exactOptional
/** Blocks as sources/ makes them, read back from where they were kept. */
const blocksSchema: z.ZodType<Block[]> = z.array(
  z.discriminatedUnion('kind', [
    z.looseObject({
      kind: z.literal('paragraph'),
      line,
      text: z.string(),
      indented: z.boolean(),
      heading: maybe(z.int()),
      sheetName: maybe(z.boolean()),
      where,
    }),
    z.looseObject({
      kind: z.literal('row'),
      line,
      cells: z.array(z.string()),
      table: maybe(z.int()),
      header: maybe(z.boolean()),
      merged: maybe(z.array(z.enum(['above', 'left']).nullable())),
      fills: maybe(z.array(z.string().nullable())),
      where,
    }),
  ]),
)

export type NewImport = {
  fileName: string
  format: string
  bytes: Buffer
  blocks: readonly Block[]
  shape: string
  edits: readonly Edit[]
  replacesPlanId: string | null
}

/** Keeps a document as it came, to be looked through; returns its id. */
export async function insertImport(tx: Tx, found: NewImport, at: Date, by: string | null): Promise<string> {
  const id = newId()
  await tx
    .insertInto('plan_imports')
    .values({
      id,
      file_name: found.fileName,
      format: found.format,
      bytes: found.bytes,
      blocks: JSON.stringify(found.blocks),
      shape: found.shape,
      edits: JSON.stringify(found.edits),
      replaces_plan_id: found.replacesPlanId,
      created_by: by,
      created_at: at,
      changed_at: at,
    })
    .execute()
  return id
}

/** A document with everything but its bytes, or undefined. */
export async function loadImport(tx: Tx, id: string): Promise<PlanImport | undefined> {
  const row = await tx
    .selectFrom('plan_imports as i')
    .leftJoin('staff_users as u', 'u.id', 'i.created_by')
    .leftJoin('plans as p', 'p.id', 'i.replaces_plan_id')
    .select(['i.id', 'i.file_name', 'i.format', 'i.blocks', 'i.shape', 'i.edits', 'i.state', 'i.plan_id'])
    .select([
      'i.created_at',
      'i.version',
      'u.name as created_by',
      'p.id as replaced_id',
      'p.title as replaced',
      'p.period_words as replaced_period',
    ])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    fileName: row.file_name,
    format: row.format,
    blocks: blocksSchema.parse(row.blocks),
    shape: row.shape,
    edits: editsSchema.parse(row.edits),
    state: stateOf(row.state),
    replaces: row.replaced_id
      ? { id: row.replaced_id, title: planName(row.replaced ?? '', row.replaced_period) }
      : null,
    planId: row.plan_id,
    createdAt: row.created_at,
    createdBy: row.created_by,
    version: row.version,
  }
}

const stateOf = (state: string): PlanImport['state'] =>
  state === 'open' || state === 'kept' ? state : 'dropped'

export type OpenImport = {
  id: string
  fileName: string
  createdAt: Date
  createdBy: string | null
  edits: number
  version: number
}

/** Documents that somebody began to look through, the last changed first. */
export async function listOpenImports(tx: Tx): Promise<OpenImport[]> {
  return tx
    .selectFrom('plan_imports as i')
    .leftJoin('staff_users as u', 'u.id', 'i.created_by')
    .select([
      'i.id',
      'i.file_name as fileName',
      'i.created_at as createdAt',
      'u.name as createdBy',
      'i.version',
    ])
    .select(({ fn }) => fn<number>('jsonb_array_length', ['i.edits']).as('edits'))
    .where('i.state', '=', 'open')
    .orderBy('i.changed_at', 'desc')
    .limit(OPEN_MAX)
    .execute()
}

export type ImportChange = {
  edits?: readonly Edit[]
  replacesPlanId?: string | null
  state?: 'kept' | 'dropped'
  planId?: string
  columns?: ColumnsSaid | null
}

/** Changes an open document still at `version`; false where somebody changed it first, or it is open no more. */
export async function changeImport(
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: ImportChange,
  at: Date,
): Promise<boolean> {
  const { edits, replacesPlanId, state, planId, columns } = change
  const { numUpdatedRows } = await tx
    .updateTable('plan_imports')
    .set((eb) => ({
      changed_at: at,
      version: eb('version', '+', 1),
      ...(edits && { edits: JSON.stringify(edits) }),
      ...(columns !== undefined && { columns: columns === null ? null : JSON.stringify(columns) }),
      ...(replacesPlanId !== undefined && { replaces_plan_id: replacesPlanId }),
      ...(state && { state }),
      ...(state === 'kept' && { kept_at: at }),
      ...(planId && { plan_id: planId }),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type KeptDocument = { fileName: string; format: string; bytes: Buffer }

/** The document that a plan was last brought in from, or undefined. */
export async function documentOf(tx: Tx, planId: string): Promise<KeptDocument | undefined> {
  return tx
    .selectFrom('plan_imports')
    .select(['file_name as fileName', 'format', 'bytes'])
    .where('plan_id', '=', planId)
    .where('state', '=', 'kept')
    .orderBy('kept_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The document that a plan was last brought in from, with what was decided of it, or undefined. */
export async function lastKept(
  tx: Tx,
  planId: string,
): Promise<Pick<PlanImport, 'blocks' | 'edits'> | undefined> {
  const row = await tx
    .selectFrom('plan_imports')
    .select(['blocks', 'edits'])
    .where('plan_id', '=', planId)
    .where('state', '=', 'kept')
    .orderBy('kept_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { blocks: blocksSchema.parse(row.blocks), edits: editsSchema.parse(row.edits) }
}

/** Which version of an import is the last, and whether it is still open; undefined where there is none. `lock`: nobody else changes it until this is done. */
export async function importAt(
  tx: Tx,
  id: string,
  lock: boolean,
): Promise<Pick<PlanImport, 'version' | 'state'> | undefined> {
  const found = tx.selectFrom('plan_imports').select(['version', 'state']).where('id', '=', id)
  const row = await (lock ? found.forUpdate() : found).executeTakeFirst()
  return row && { version: row.version, state: stateOf(row.state) }
}

/** The plan that an import was kept as, or null. */
export async function keptAs(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.selectFrom('plan_imports').select('plan_id').where('id', '=', id).executeTakeFirst()
  return row?.plan_id ?? null
}

/** The bytes of an import, or undefined. */
export async function bytesOf(tx: Tx, id: string): Promise<Buffer | undefined> {
  const row = await tx.selectFrom('plan_imports').select('bytes').where('id', '=', id).executeTakeFirst()
  return row?.bytes
}

/** What somebody said before of the columns of documents of this shape, or null. */
export async function mappingOf(tx: Tx, shape: string): Promise<ColumnsSaid | null> {
  const row = await tx
    .selectFrom('plan_mappings')
    .select('columns')
    .where('shape', '=', shape)
    .executeTakeFirst()
  return columnsSaid.safeParse(row?.columns).data ?? null
}

/** Remembers it for the next document. */
export async function rememberMapping(
  tx: Tx,
  shape: string,
  columns: ColumnsSaid,
  at: Date,
  by: string | null,
): Promise<void> {
  const said = { columns: JSON.stringify(columns), changed_at: at, changed_by: by }
  await tx
    .insertInto('plan_mappings')
    .values({ shape, ...said })
    .onConflict((conflict) => conflict.column('shape').doUpdateSet(said))
    .execute()
}

export type KnownPlan = { id: string; title: string; refs: string[]; shapes: string[] }
const KNOWN_MAX = 200

/** Plans that a new document may be a newer version of, with the numbers of their aims and the shapes they came in. */
export async function knownPlans(tx: Tx): Promise<KnownPlan[]> {
  const plans = await tx
    .selectFrom('plans')
    .select(['id', 'title'])
    .where('kind', '=', 'plan')
    .orderBy('imported_at', 'desc')
    .limit(KNOWN_MAX)
    .execute()
  if (plans.length === 0) return []
  const ids = plans.map(({ id }) => id)
  const aims = await tx
    .selectFrom('plan_aims')
    .select(['plan_id', 'ref'])
    .where('plan_id', 'in', ids)
    .where('removed_at', 'is', null)
    .where('ref', '<>', '')
    .execute()
  const shapes = await tx
    .selectFrom('plan_imports')
    .select(['plan_id', 'shape'])
    .where('plan_id', 'in', ids)
    .where('state', '=', 'kept')
    .execute()
  const refsOf = Map.groupBy(aims, ({ plan_id }) => plan_id)
  const shapesOf = Map.groupBy(shapes, ({ plan_id }) => plan_id)
  return plans.map(({ id, title }) => ({
    id,
    title,
    refs: (refsOf.get(id) ?? []).map(({ ref }) => ref),
    shapes: (shapesOf.get(id) ?? []).map(({ shape }) => shape),
  }))
}
