// People report, leave answers for later, show files, write messages and answer more questions, and officers log, while the application, and then PostgreSQL as well, is killed with -9 at random
// moments. Afterwards every report that a screen confirmed is there once, and every logged case has exactly what must
// follow. `npm run drill:crash [-- --rounds 30]`; prints the counts and exits 1 when one is wrong.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type AppProcess, killPostgres, startApp } from '../support/app-process.ts'
import { newSubmission, type Receipt, sendReport } from '../support/reporter.ts'
import { prepareDrill, type Officer, verifyDrill } from './crash-world.ts'
import { addAnswers, type Confirmed, saveDrafts, showFiles, writeMessages } from './tell-more.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '30' }, keep: { type: 'boolean', default: false } },
})
const rounds = Number(values.rounds)
const REPORTERS = 6
const OFFICERS = 2

const acknowledged = new Map<string, Receipt>()
const unlogged: Receipt[] = []
const logged = new Set<string>()
const more: Confirmed = { drafts: [], shown: [], written: [], added: [] }
let refusals = 0

/** Reports again and again. What got no answer is sent again under the same token, as a person would press Send again. */
async function report(
  app: AppProcess,
  areaId: string,
  running: () => boolean,
  unanswered: string[],
): Promise<void> {
  while (running()) {
    const token = unanswered.pop() ?? newSubmission()
    try {
      const receipt = await sendReport(
        app.url,
        { areaId, anonymous: Math.random() < 0.2, shareWithService: Math.random() < 0.7 ? 'yes' : 'no' },
        token,
      )
      const before = acknowledged.get(token)
      if (before && before.reference !== receipt.reference)
        throw new Error('one token was given two references')
      acknowledged.set(token, receipt)
      unlogged.push(receipt)
    } catch (fault) {
      if (fault instanceof Error && fault.message.startsWith('one token')) throw fault
      unanswered.push(token)
      refusals += 1
      await pause(20)
    }
  }
}

async function logReports(app: AppProcess, officer: Officer, running: () => boolean): Promise<void> {
  while (running()) {
    const receipt = unlogged.shift()
    if (!receipt) {
      await pause(10)
      continue
    }
    if (!(await logOne(app, officer, receipt).catch(() => false))) unlogged.push(receipt)
  }
}

async function logOne(app: AppProcess, officer: Officer, { reference }: Receipt): Promise<boolean> {
  const body = new URLSearchParams({
    summary: 'Abuse on a bus',
    strands: 'race',
    types: 'verbal_abuse',
    version: '1',
  })
  const headers = { cookie: `upstander=${officer.cookie}` }
  // Pressed twice at once, always: one case all the same.
  const press = () =>
    fetch(`${app.url}/reports/${reference}/log`, { method: 'POST', body, headers, redirect: 'manual' })
  const [first, second] = await Promise.allSettled([press(), press()])
  const done = [first, second].some(
    (each) =>
      each.status === 'fulfilled' &&
      each.value.status === 303 &&
      each.value.headers.get('location')?.startsWith('/cases/'),
  )
  if (done) logged.add(reference)
  return done
}

/** Whoever reported and has the code of their report. */
function somebody(): Receipt | undefined {
  const all = [...acknowledged.values()]
  return all[Math.floor(Math.random() * all.length)]
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const dataDir = mkdtempSync(join('/var/tmp', 'upstander-drill-'))
try {
  const world = await prepareDrill(dataDir)
  const unanswered: string[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const app = await startApp(dataDir)
    let alive = true
    const running = () => alive
    const work = [
      ...Array.from({ length: REPORTERS }, () => report(app, world.areaId, running, unanswered)),
      saveDrafts(app, world.areaId, more, running),
      showFiles(app, world.areaId, more, running),
      writeMessages(app, somebody, more, running),
      addAnswers(app, somebody, more, running),
      ...world.officers.slice(0, OFFICERS).map((officer) => logReports(app, officer, running)),
    ]
    await pause(500 + Math.random() * 2_500)
    const everything = round % 2 === 0
    const killed = app.kill()
    if (everything) killPostgres(dataDir)
    alive = false
    await killed
    await Promise.all(work)
    process.stderr.write(
      `round ${round}/${rounds}: ${everything ? 'everything' : 'the app'} killed; ${acknowledged.size} confirmed, ${logged.size} logged, ${more.drafts.length} drafts, ${more.shown.length} pictures, ${more.written.length} messages, ${more.added.length} answers that came later\n`,
    )
  }
  const found = await verifyDrill(dataDir, [...acknowledged.values()], logged, more)
  console.log(
    JSON.stringify(
      {
        rounds,
        unanswered: refusals,
        confirmed: acknowledged.size,
        logged: logged.size,
        drafts: more.drafts.length,
        pictures: more.shown.length,
        messages: more.written.length,
        addedLater: more.added.length,
        ...found,
      },
      null,
      2,
    ),
  )
  process.exitCode = found.faults.length ? 1 : 0
} finally {
  if (!values.keep) rmSync(dataDir, { recursive: true, force: true })
}
