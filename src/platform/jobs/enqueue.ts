// Adding a job is a statement of the caller's own transaction: a rollback leaves none, and a commit is run.
import { sql, type Transaction } from 'kysely'
import type { QueueName } from './queues.ts'

export type EnqueueOptions = {
  /** Not before this instant. Absent: as soon as the transaction has committed. */
  startAfter?: Date
  /** In a queue of one per key: what this job is the only one for. */
  singletonKey?: string
}

export type NewJob = { data: Readonly<Record<string, string>>; options?: EnqueueOptions }

/**
 * Adds a job in the caller's transaction. `data` holds ids only (letters, digits, - _ . :, at most 80 characters each);
 * the database refuses anything else, and a queue that is not there. Works as any role that writes.
 */
export async function enqueue<DB>(
  tx: Transaction<DB>,
  queue: QueueName,
  data: Readonly<Record<string, string>>,
  options: EnqueueOptions = {},
): Promise<void> {
  await enqueueAll(tx, queue, [{ data, options }])
}

/** Adds several jobs to one queue in one statement; see `enqueue`. */
export async function enqueueAll<DB>(
  tx: Transaction<DB>,
  queue: QueueName,
  jobs: readonly NewJob[],
): Promise<void> {
  if (jobs.length === 0) return
  const rows = jobs.map(
    ({ data, options }) =>
      sql`(${JSON.stringify(data)}::jsonb, ${options?.startAfter ?? null}::timestamptz, ${options?.singletonKey ?? null}::text)`,
  )
  await sql`select app.add_job(${queue}, j.data, j.start_at, j.only_one)
    from (values ${sql.join(rows)}) as j (data, start_at, only_one)`.execute(tx)
}
