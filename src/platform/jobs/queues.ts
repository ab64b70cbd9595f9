// Every queue there is: what its jobs do, how often a failed one is tried again, and when it runs by itself.

export type Queue = {
  /** What a job does, in words, for the documentation and the log. */
  does: string
  /** Tries after the first, each about twice as long after the one before, from `retryDelaySeconds` to `retryDelayMaxSeconds`. */
  retries: number
  retryDelaySeconds: number
  retryDelayMaxSeconds: number
  /** A try that runs for longer is taken to have died, and counts as failed. */
  expireSeconds: number
  /** one-per-key: while a job with a key waits, is tried again or runs, another with that key is no job. */
  policy: 'standard' | 'one-per-key'
  /** How many jobs one process runs at the same time. */
  atOnce: number
  /** Cron, in London's time. */
  cron?: string
}

export const QUEUES = {
  'send-mail': {
    does: 'Sends one mail',
    retries: 12,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 3600,
    expireSeconds: 120,
    policy: 'one-per-key',
    atOnce: 2,
  },
  'sweep-mail': {
    does: 'Finds mail that waits without a job, such as mail from before a mail server was set, and queues it',
    retries: 2,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 60,
    expireSeconds: 120,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '*/5 * * * *',
  },
  'poll-receipts': {
    does: 'Asks GOV.UK Notify whether texts and letters arrived',
    retries: 2,
    retryDelaySeconds: 30,
    retryDelayMaxSeconds: 300,
    expireSeconds: 600,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '*/10 * * * *',
  },
  'watch-clocks': {
    does: 'Tells owners of clocks that are about to pass and managers of clocks that have passed',
    retries: 2,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 60,
    expireSeconds: 240,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '*/5 * * * *',
  },
  'run-plan-cycles': {
    does: 'Asks the owners of each plan how the quarter went, reminds them, tells managers, and notes silence',
    retries: 2,
    retryDelaySeconds: 30,
    retryDelayMaxSeconds: 300,
    expireSeconds: 600,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '10 * * * *',
  },
  'audit-checkpoint': {
    does: 'Signs where every lane of the audit trail stands, and keeps a copy outside the database',
    retries: 2,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 60,
    expireSeconds: 120,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '*/10 * * * *',
  },
  'tidy-accounts': {
    does: 'Drops attempts to sign in, links and sessions that are of no use any more',
    retries: 2,
    retryDelaySeconds: 60,
    retryDelayMaxSeconds: 600,
    expireSeconds: 120,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '20 3 * * *',
  },
  'drop-drafts': {
    does: 'Removes answers of reports that were saved and never sent, when their time is over',
    retries: 2,
    retryDelaySeconds: 60,
    retryDelayMaxSeconds: 600,
    expireSeconds: 120,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '40 * * * *',
  },
  'carry-out-erasures': {
    does: 'Erases what two people decided, when the time to take it back is over, and keeps the list of it outside the database',
    retries: 3,
    retryDelaySeconds: 60,
    retryDelayMaxSeconds: 600,
    expireSeconds: 600,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '5,15,25,35,45,55 * * * *',
  },
  'scan-file': {
    does: 'Has one file scanned that somebody sent, and draws the copy without metadata of a picture',
    retries: 12,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 3600,
    expireSeconds: 600,
    policy: 'one-per-key',
    atOnce: 1,
  },
  'scan-plan-files': {
    does: 'Has the files scanned that were brought as evidence of the plan, and those that still wait',
    retries: 12,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 3600,
    expireSeconds: 3600,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '*/10 * * * *',
  },
  'take-import': {
    does: 'Takes in the reports of a file that a partner brought, row by row',
    retries: 5,
    retryDelaySeconds: 30,
    retryDelayMaxSeconds: 600,
    expireSeconds: 3600,
    policy: 'one-per-key',
    atOnce: 1,
  },
  'tidy-imports': {
    does: 'Goes on with files of reports whose run stopped, and removes what is in those that are long done',
    retries: 2,
    retryDelaySeconds: 60,
    retryDelayMaxSeconds: 600,
    expireSeconds: 120,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '50 * * * *',
  },
  'tidy-files': {
    does: 'Finds files that wait without a job, and removes those that were never sent with a report',
    retries: 2,
    retryDelaySeconds: 60,
    retryDelayMaxSeconds: 600,
    expireSeconds: 600,
    policy: 'one-per-key',
    atOnce: 1,
    cron: '*/10 * * * *',
  },
} as const satisfies Record<string, Queue>

export type QueueName = keyof typeof QUEUES
