// Adding a job is a statement of the caller's own transaction: a rollback leaves none, and a commit is run.
import { sql, type Transaction } from 'kysely'
import type { QueueName } from './queues.ts'

export type EnqueueOptions = {
  /** Not before this instant. Absent: as soon as the transaction has committed. */
  startAfter?: Date
  /** In a queue of one per key: what this job is the only one for. */
  singletonKey?: string
}

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
  await sql`select app.add_job(${queue}, ${JSON.stringify(data)}::jsonb, ${options.startAfter ?? null},
    ${options.singletonKey ?? null})`.execute(tx)
}
