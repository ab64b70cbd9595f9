// Registers every feature, in order: the contents page of the whole.
import { join } from 'node:path'
import type { Services } from './access/ctx.ts'
import type { Doors } from './access/doors.ts'
import { registerRoutes } from './access/register.ts'
import type { Route } from './access/route.ts'
import { type SiteReader, siteReader } from './access/site.ts'
import { type Database, openServices, type Running } from './boot.ts'
import type { Config } from './config.ts'
import { startJobs } from './jobs.ts'
import { openFiles } from './platform/files/files.ts'
import { createLog, type Logger } from './platform/http/log.ts'
import { createWeb } from './platform/http/server.ts'
import { readAssets } from './ui/assets.ts'
import { insightRoutes } from './features/insight/index.ts'
import { planRoutes } from './features/plan/index.ts'
import { isPublicPage, languageRoutes, languageSource } from './features/languages/index.ts'
import { evidenceStaffRoutes, uploadRoutes } from './features/evidence/index.ts'
import { accountsRoutes } from './features/accounts/index.ts'
import { agencyRoutes } from './features/agencies/index.ts'
import { caseRoutes } from './features/cases/index.ts'
import { peopleRoutes } from './features/people/index.ts'
import { referralRoutes } from './features/referrals/index.ts'
import { erasingRoutes } from './features/erasing/index.ts'
import { openDemo } from './features/demo/index.ts'
import { diagnose } from './features/doctor/index.ts'
import { mailRoutes } from './features/mail/index.ts'
import { publicSiteRoutes } from './features/public-site/index.ts'
import { pageRoutes } from './features/pages/index.ts'
import { directoryApi, directoryRoutes, openApiRoutes } from './features/directory/index.ts'
import { placesRoutes } from './features/places/index.ts'
import { standardRoutes } from './features/standard/index.ts'
import { recordingRoutes } from './features/recording/index.ts'
import {
  holderRoutes,
  otherPersonRoutes,
  publicReportRoutes,
  changedRoutes,
  callHoursRoutes,
  consentListRoutes,
  policeToldRoutes,
  queueRoutes,
  takingRoutes,
  type Ways,
} from './features/reporting/index.ts'
import { intakeRoutes, reportApi } from './features/intake/index.ts'
import { beforeSetUp, type Diagnose, setupCode, setupRoutes } from './features/setup/index.ts'
import { problemPage, signedOutPage } from './features/shell/index.ts'
import { todayRoutes } from './features/today/index.ts'

const routesOf = (
  diagnose: Diagnose,
  ways: Ways = { email: true, texts: true, letters: true },
): readonly Route[] => {
  const all: Route[] = []
  all.push(
    ...setupRoutes({ diagnose }),
    ...agencyRoutes,
    ...mailRoutes,
    ...accountsRoutes,
    ...standardRoutes,
    ...recordingRoutes,
    ...publicSiteRoutes,
    ...pageRoutes,
    ...directoryRoutes,
    ...placesRoutes,
    ...openApiRoutes([directoryApi, reportApi]),
    ...uploadRoutes,
    ...evidenceStaffRoutes,
    ...publicReportRoutes(ways),
    ...holderRoutes,
    ...policeToldRoutes,
    ...changedRoutes,
    ...callHoursRoutes,
    ...consentListRoutes,
    ...queueRoutes,
    ...takingRoutes,
    ...otherPersonRoutes,
    ...intakeRoutes,
    ...peopleRoutes,
    ...caseRoutes,
    ...referralRoutes,
    ...erasingRoutes,
    ...insightRoutes,
    ...planRoutes,
    ...languageRoutes((path) => isPublicPage(all, path)),
    ...todayRoutes({ diagnose }),
  )
  return all
}

/** What goes out by itself with these settings. */
const waysOf = ({ smtpUrl, notify }: Config): Ways => ({
  email: smtpUrl !== undefined,
  texts: notify?.smsTemplate !== undefined,
  letters: notify?.letterTemplate !== undefined,
})

/** Every route, for the documents and tests that name them all. */
export const routes: readonly Route[] = routesOf(async () => [])

const VERSION = '0.1.0'

/** What the application works over. */
export type Opened = { services: Services & Pick<Running, 'pool'>; site: SiteReader }

/**
 * The web application, not yet listening. What it works over is waited for at a request and not before: its hundreds of
 * routes are put together while the database still starts.
 */
export async function createApp(config: Config, opening: Promise<Opened>, log: Logger) {
  const https = config.baseUrl?.startsWith('https:') ?? false
  const assetsDir = assetsFolder()
  const web = await createWeb({
    log,
    trustedProxies: config.trustedProxies,
    https,
    assetsDir,
    health: {
      version: VERSION,
      metricsToken: config.metricsToken,
      served: config.baseUrl !== undefined,
      ready: async () => {
        await (await opening).services.pool.query('select 1')
      },
    },
  })
  const assets = readAssets(assetsDir)
  const doors = opening.then((opened) => doorsOf(config, { ...opened, assets, log, https }))
  doors.catch(() => {}) // told by whoever opens
  const diagnosis = async () => diagnose((await opening).services, config)
  registerRoutes(web, routesOf(diagnosis, waysOf(config)), doors)
  return web
}

function doorsOf(
  config: Config,
  { services, site, assets, log, https }: Opened & Pick<Doors, 'assets' | 'log'> & { https: boolean },
): Doors {
  return {
    services,
    site,
    languages: languageSource(services),
    assets,
    log,
    sessionCookie: https ? '__Host-upstander' : 'upstander',
    secureCookies: https,
    sessionIdleMinutes: config.sessionIdleMinutes,
    sessionHours: config.sessionHours,
    baseUrl: config.baseUrl,
    problemPage,
    signedOutPage,
    beforeSetUp,
  }
}

// dist/main.js and src/app.ts are both one folder below the root.
const assetsFolder = () => join(new URL('..', import.meta.url).pathname, 'dist', 'assets')

async function openRunning(config: Config, opening: Promise<Database>) {
  const database = await opening
  const services = await openServices(database, {
    connections: config.databaseConnections,
    timeoutMs: config.databaseTimeoutMs,
    files: openFiles(config),
  })
  const people = await openDemo(services, { wanted: config.demo, adminUrl: database.adminUrl })
  const site = siteReader(services.raw, () => services.clock.now().getTime())
  return { database, services, people, site }
}

/**
 * Starts everything over a database that is being opened. `greet` is given the line for whoever started it as soon as pages
 * are answered; what works behind them starts after that.
 */
export async function startServer(
  config: Config,
  opening: Promise<Database>,
  greet: (line: string) => void,
): Promise<{ stop(): Promise<void> }> {
  const log = createLog(config.logLevel)
  const running = openRunning(config, opening)
  const [web, { database, services, site, people }] = await Promise.all([
    createApp(config, running, log),
    running,
  ])
  const address = await web.listen({ port: config.port, host: config.host })
  const firstRun = (await site.read()).setUp
    ? undefined
    : `It is not set up yet: open it, and enter the setup code ${setupCode(services.vault)}`
  greet([`Upstander is ready at ${config.baseUrl ?? address}`, firstRun ?? people].filter(Boolean).join('. '))
  const jobs = await startJobs(config, services, database.appUrl, config.baseUrl ?? address, log)
  const stop = async () => {
    await web.close()
    await jobs.stop()
    await services.close()
    await database.stop()
  }
  return { stop }
}
