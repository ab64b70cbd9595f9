// Every job, from the features that do them: the contents page of the work that nobody is present for.
import { auditJobs } from './access/audit-checkpoint.ts'
import { asSystem, type Ctx, type Services } from './access/ctx.ts'
import type { Config } from './config.ts'
import { accountsJobs } from './features/accounts/index.ts'
import { erasingJobs } from './features/erasing/index.ts'
import { evidenceJobs } from './features/evidence/index.ts'
import { intakeJobs } from './features/intake/index.ts'
import { languageSource } from './features/languages/index.ts'
import { mailJobs, noteWays } from './features/mail/index.ts'
import { renewPages } from './features/pages/index.ts'
import { planJobs } from './features/plan/index.ts'
import { reportingJobs, watchWaiting } from './features/reporting/index.ts'
import { standardJobs } from './features/standard/index.ts'
import type { Logger } from './platform/http/log.ts'
import { newId } from './platform/ids.ts'
import { enqueue, startWorkers, type Workers } from './platform/jobs/index.ts'
import { createMailer } from './platform/mail/transport.ts'
import { createNotify } from './platform/notify/notify.ts'

/** Starts this process's workers. Several processes share the queues. */
export async function startJobs(
  config: Config,
  services: Services,
  appUrl: string,
  origin: string,
  log: Logger,
): Promise<Workers> {
  const mailer = config.smtpUrl
    ? createMailer({ url: config.smtpUrl, from: config.mailFrom, bounces: config.mailBounces })
    : null
  const notify = config.notify ? createNotify(config.notify) : null
  const waysSince = await noteWays(asSystem(services, 'note-ways', newId()), [
    ...(mailer ? (['email'] as const) : []),
    ...(notify?.texts ? (['sms'] as const) : []),
    ...(notify?.letters ? (['letter'] as const) : []),
  ])
  const languages = languageSource(services)
  const workers = await startWorkers<Ctx>({
    appUrl,
    context: (name, requestId) => asSystem(services, name, requestId),
    handlers: {
      ...mailJobs({ mailer, notify, waysSince, hoursMax: config.messageHours, origin, languages }),
      ...accountsJobs(),
      ...standardJobs([watchWaiting]),
      ...planJobs(services),
      ...intakeJobs(services),
      ...reportingJobs(),
      ...evidenceJobs(),
      ...erasingJobs(config.dataDir),
      ...auditJobs(config.dataDir),
    },
    log,
  })
  await checkpointSoon(services)
  await renewPagesNow(services, log)
  return {
    stop: async () => {
      await workers.stop()
      mailer?.close()
    },
  }
}

/** After an upgrade the pages may say something else. What cannot be renewed now is at the next start, and stops none. */
async function renewPagesNow(services: Services, log: Logger): Promise<void> {
  const ctx = asSystem(services, 'renew-pages', newId())
  try {
    await ctx.db.transaction((tx) => renewPages(tx, ctx))
  } catch (fault) {
    log.error({ err: fault }, 'the first pages were not renewed')
  }
}

/** The schedule takes one within ten minutes; what was recorded before the start should not wait for it. */
const checkpointSoon = (services: Services): Promise<void> =>
  asSystem(services, 'audit-checkpoint', newId()).db.transaction((tx) =>
    enqueue(tx, 'audit-checkpoint', {}, { singletonKey: 'start' }),
  )
