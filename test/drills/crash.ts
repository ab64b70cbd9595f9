// People report, leave answers for later, show files, write messages and answer more questions, and officers log, while the
// application, and then PostgreSQL as well, is killed with -9 at random moments. Afterwards every report that a screen confirmed
// is there once, and every logged case has exactly what must follow. `npm run drill:crash [-- --rounds 30]`; prints the counts
// and exits 1 when one is wrong, or where so little was confirmed that nothing is shown.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type AppProcess, killPostgres, startApp } from '../support/app-process.ts'
import { newSubmission, type Receipt, sendReport, type Told } from '../support/reporter.ts'
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

type Sending = { token: string; told: Told }
const newSending = (areaId: string): Sending => ({
  token: newSubmission(),
  told: { areaId, anonymous: Math.random() < 0.2, shareWithService: Math.random() < 0.7 ? 'yes' : 'no' },
})

/**
 * Reports again and again. What got no answer is sent again, under the same token and with the same answers, as a person would
 * press Send again: with others it would be refused for ever.
 */
async function report(
  app: AppProcess,
  areaId: string,
  running: () => boolean,
  unanswered: Sending[],
): Promise<void> {
  while (running()) {
    const sending = unanswered.pop() ?? newSending(areaId)
    const { token } = sending
    try {
      const receipt = await sendReport(app.url, sending.told, token)
      const before = acknowledged.get(token)
      if (before && before.reference !== receipt.reference)
        throw new Error('one token was given two references')
      acknowledged.set(token, receipt)
      unlogged.push(receipt)
    } catch (fault) {
      if (fault instanceof Error && fault.message.startsWith('one token')) throw fault
      unanswered.unshift(sending)
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

const counts = () => ({
  confirmed: acknowledged.size,
  logged: logged.size,
  drafts: more.drafts.length,
  pictures: more.shown.length,
  messages: more.written.length,
  addedLater: more.added.length,
})

// On a busy machine nothing would be confirmed before the kill, and nothing shown by it. Every third time it comes at once.
async function untilSomethingOfEach(round: number): Promise<void> {
  const before = Object.values(counts())
  const patience = round % 3 === 0 ? 0 : PATIENCE_MS
  for (const began = performance.now(); performance.now() - began < patience; await pause(50))
    if (Object.values(counts()).every((each, at) => each > (before[at] ?? 0))) return
}
const PATIENCE_MS = 20_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const dataDir = mkdtempSync(join('/var/tmp', 'upstander-drill-'))
try {
  const world = await prepareDrill(dataDir)
  const unanswered: Sending[] = []
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
    await untilSomethingOfEach(round)
    await pause(Math.random() * 2_500)
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
  for (const [what, many] of Object.entries(counts()))
    if (many < rounds / 2) found.faults.push(`${what}: only ${many} in ${rounds} rounds, which shows nothing`)
  console.log(
    JSON.stringify(
      {
        rounds,
        unanswered: refusals,
        ...counts(),
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
