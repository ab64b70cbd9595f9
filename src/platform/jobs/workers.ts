// The workers of one process. Several processes work the same queues together: a job is claimed with a row lock, so one
// of them runs it, and a job whose process died is run again once its time is up (at least once, never silently lost).
import { type ConstructorOptions, type Job, PgBoss } from 'pg-boss'
import { faultFields, type Logger } from '../http/log.ts'
import { SCHEMA } from './install.ts'
import { QUEUES, type QueueName } from './queues.ts'

/** Does one job. Throwing has it tried again, later each time; `signal` aborts when its time is up. */
export type JobHandler<C> = (
  ctx: C,
  data: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<void>
export type JobHandlers<C> = Readonly<Record<QueueName, JobHandler<C>>>

export type WorkerSettings<C> = {
  /** The application's own login, which may become upstander_system. */
  appUrl: string
  /** The context of one job: named after its queue, with the job's id as the request's. */
  context(name: QueueName, requestId: string): C
  handlers: JobHandlers<C>
  log: Logger
  /** How often to look for work that nothing announced, such as a try that is due again. 5 where absent; at least 0.5. */
  pollSeconds?: number
  /** Whether this process also sends out what runs by the clock and tidies up. On where absent. */
  schedule?: boolean
}

export type Workers = {
  /** Takes no more jobs, waits for those that run (at most 20 seconds), and lets the connections go. */
  stop(): Promise<void>
}

// pg-boss hands what it does not know to its pool, and does not say so in its types.
type PoolSettings = ConstructorOptions & { options: string }

const CONNECTIONS = 4
const STOP_MS = 20_000

/**
 * Starts working every queue. Refuses when the queue is not installed, or is of another version, and when the handlers
 * are not those of the queues: a handler that no queue calls is work that everybody believes is done.
 */
export async function startWorkers<C>(settings: WorkerSettings<C>): Promise<Workers> {
  const { log } = settings
  refuseStrangers(settings.handlers)
  const schedule = settings.schedule ?? true
  const boss = new PgBoss({
    connectionString: settings.appUrl,
    // The login may become upstander_system but inherits nothing; each connection starts as that role.
    options: '-c role=upstander_system',
    application_name: 'upstander jobs',
    schema: SCHEMA,
    max: CONNECTIONS,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    supervise: schedule,
    schedule,
    cronMonitorIntervalSeconds: 30,
    // Both need the owner of the tables.
    reindex: false,
    monitorVacuum: false,
  } satisfies PoolSettings as ConstructorOptions)
  boss.on('error', (fault) => log.error(faultFields(fault), 'jobs fault'))
  boss.on('warning', (warning) => log.warn({ kind: warning.message.slice(0, 80) }, 'jobs warning'))
  await boss.start()
  try {
    for (const name of queueNames)
      for (let worker = 0; worker < QUEUES[name].atOnce; worker += 1) await work(boss, name, settings)
  } catch (fault) {
    await boss.stop({ graceful: false })
    throw fault
  }
  return { stop: () => boss.stop({ graceful: true, timeout: STOP_MS }) }
}

const queueNames = Object.keys(QUEUES).filter((name): name is QueueName => name in QUEUES)

function refuseStrangers(handlers: object): void {
  const given = Object.keys(handlers)
  const strangers = given.filter((name) => !(name in QUEUES))
  const missing = queueNames.filter((name) => !given.includes(name))
  if (strangers.length) throw new Error(`no queue has the name of these jobs: ${strangers.join(', ')}`)
  if (missing.length) throw new Error(`no job works these queues: ${missing.join(', ')}`)
}

/** Starts one worker of a queue. */
async function work<C>(boss: PgBoss, name: QueueName, settings: WorkerSettings<C>): Promise<void> {
  const pollSeconds = settings.pollSeconds ?? 5
  const options = {
    batchSize: 1,
    pollingIntervalSeconds: Math.min(pollSeconds, 2),
    notifyPollingIntervalSeconds: pollSeconds,
  }
  const worker = { id: '' }
  worker.id = await boss.work(name, options, async (jobs: Job<unknown>[]) => {
    // Many jobs of one commit announce themselves once: whoever had one looks for the next at once.
    boss.notifyWorker(worker.id)
    for (const job of jobs) await runJob(name, job, settings)
  })
}

async function runJob<C>(name: QueueName, job: Job<unknown>, settings: WorkerSettings<C>): Promise<void> {
  try {
    await settings.handlers[name](settings.context(name, job.id), idsOf(job.data), job.signal)
  } catch (fault) {
    settings.log.warn({ queue: name, jobId: job.id, ...faultFields(fault) }, 'job will be tried again')
    // What is thrown is kept in the queue's table: never the fault itself, whose detail may quote a row.
    throw new Error(fault instanceof Error ? fault.name : 'fault')
  }
}

// A job of the schedule has no data; every other was checked when it was added.
function idsOf(data: unknown): Record<string, string> {
  const entries = data !== null && typeof data === 'object' ? Object.entries(data) : []
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
