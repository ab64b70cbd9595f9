// `npm run bench [-- --cases 1000,100000 --part plans,papers --json]`: the budgets of the design, each beside a bare floor
// measured in the same run: the same server answering "ok", and the same database committing one row. Each part's lines
// are printed when they are known, so that a run that is cut short has still told something. Not a test: figures depend on
// the machine.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startApp } from '../support/app-process.ts'
import { completeReport, newSubmission } from '../support/reporter.ts'
import { account } from './accounts.ts'
import { prepareBench, type BenchWorld } from './bench-world.ts'
import { benchBringIn } from './bring-in.ts'
import { benchLikeness } from './likeness.ts'
import { benchPapers, letPlansRun } from './papers.ts'
import { benchPlans, preparePlans } from './plan.ts'
import { benchSlowNetwork } from './slow-network.ts'
import { ask, expectStatus, type Figures, isWithin, measure, measureRate } from './measure.ts'

type Line = { work: string; budget: string; figures: Figures | Record<string, number>; met: boolean }

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000,100000' },
    json: { type: 'boolean', default: false },
    part: { type: 'string' },
    plans: { type: 'boolean', default: false },
  },
})

const PAGE_RUNS = 300
const P95_MS = 25

async function benchAt(cases: number): Promise<Line[]> {
  const dataDir = mkdtempSync(join('/var/tmp', 'upstander-bench-'))
  try {
    const world = await prepareBench(dataDir, cases)
    if (values.plans)
      for (const { name, plan } of await world.plans()) console.log(`\n### ${name}\n\n${plan}`)
    const plans = await preparePlans(dataDir)
    await letPlansRun(dataDir, plans)
    // Data exist where it ran before: what one start leaves for the next, compiled code among it, is there.
    await (await startApp(dataDir)).stop()
    const app = await startApp(dataDir)
    const officer = { cookie: `upstander=${world.officerCookie}` }
    const coordinator = { cookie: `upstander=${world.coordinatorCookie}` }
    const parts: Record<string, () => Promise<Line[]>> = {
      start: async () => [loading(world), ...(await startAndMemory(dataDir, app.startMs, app.pid))],
      pages: () => pages(app.url, world),
      plans: () => benchPlans(app.url, coordinator, plans),
      papers: () => benchPapers(app.url, officer, plans),
      reports: () => reporting(app.url, world),
      bringing: () => benchBringIn(app.url, coordinator),
      network: () => benchSlowNetwork(app.url),
      likeness: () => benchLikeness(),
    }
    const lines: Line[] = []
    try {
      for (const [part, work] of Object.entries(parts)) {
        if (values.part && !values.part.split(',').includes(part)) continue
        const found = await work()
        if (!values.json) found.forEach(print)
        lines.push(...found)
      }
      return lines
    } finally {
      await app.stop()
      await world.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const loading = (world: BenchWorld): Line => ({
  work: `load ${world.loaded.reports} reports (${world.loaded.cases} cases)`,
  budget: '-',
  figures: { ms: Math.round(world.loadMs) },
  met: true,
})

function print({ work, budget, figures, met }: Line): void {
  const numbers = Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join('  ')
  console.log(`${met ? '  ' : '! '}${work.padEnd(46)} ${budget.padEnd(24)} ${numbers}`)
}

async function startAndMemory(dataDir: string, startMs: number, pid: number): Promise<Line[]> {
  const mb = residentMb(pid) + postgresMb(dataDir)
  return [
    {
      work: 'start on existing data',
      budget: '<= 1500 ms',
      figures: { ms: Math.round(startMs) },
      met: startMs <= 1_500,
    },
    {
      work: 'memory, app and database',
      budget: '<= 350 MB',
      figures: { mb: Math.round(mb) },
      met: mb <= 350,
    },
  ]
}

async function pages(url: string, world: BenchWorld): Promise<Line[]> {
  const headers = { cookie: `upstander=${world.officerCookie}` }
  const floor = await measure(PAGE_RUNS * 3, 1, () => expectStatus(200, `${url}/healthz`))
  const lines: Line[] = [
    { work: 'floor: the same server answers ok', budget: '-', figures: floor, met: true },
  ]
  const page = async (work: string, path: string, budgetMs: number, q?: string) => {
    // What somebody searches for is posted, and an answer without a case in it would measure nothing.
    const post =
      q === undefined ? {} : { method: 'POST' as const, body: new URLSearchParams({ q }).toString() }
    const asked = async () => {
      const answer = await expectStatus(200, `${url}${path}`, { headers, ...post })
      if (q !== undefined && !answer.body.includes('href="/cases/')) throw new Error(`nothing found for ${q}`)
      return answer
    }
    await measure(30, 1, asked)
    const found = await measure(PAGE_RUNS, 1, asked)
    lines.push({
      work,
      budget: `p95 <= ${budgetMs} ms`,
      figures: found,
      met: isWithin(found, budgetMs),
    })
  }
  await page('cases: first 50', '/cases', P95_MS)
  await page(
    'cases: 50, filtered by risk and strand',
    '/cases?risk=high&strand=disability&status=all',
    P95_MS,
  )
  await page('reports: the queue', '/reports', P95_MS)
  await page('one case with everything on it', `/cases/${world.caseReference}`, P95_MS)
  await page('search: a common word', '/search', 50, 'abuse')
  await page('search: two words', '/search', 50, 'abuse street')
  await page('today', '/today', P95_MS)
  return [...lines, ...(await weights(url))]
}

async function weights(url: string): Promise<Line[]> {
  const zipped = { headers: { 'accept-encoding': 'gzip' } }
  const html = await ask(`${url}/`, zipped)
  const plain = await ask(`${url}/`)
  const assets = [...plain.body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
  let bytes = html.bytes
  for (const path of new Set(assets)) bytes += (await ask(`${url}${path}`, zipped)).bytes
  const after = (await ask(`${url}/report`, zipped)).bytes
  return [
    {
      work: 'public first view, compressed',
      budget: '<= 100 KB',
      figures: { kb: Math.round(bytes / 102.4) / 10 },
      met: bytes <= 102_400,
    },
    {
      work: 'public page after that, compressed',
      budget: '<= 15 KB',
      figures: { kb: Math.round(after / 102.4) / 10 },
      met: after <= 15_360,
    },
  ]
}

// Each of a crowd has words, a name and a number of their own, and every fifth gives neither name nor number.
const somebody = (areaId: string, run: number) => ({
  areaId,
  what: account(),
  anonymous: run % 5 === 0,
  name: `Ada Example ${run}`,
  phone: `07700 900${String(run % 1000).padStart(3, '0')}`,
})

async function reporting(url: string, world: BenchWorld): Promise<Line[]> {
  const send = async (run: number) => {
    const body = completeReport(somebody(world.areaId, run), newSubmission()).toString()
    const asked = await expectStatus(200, `${url}/report`, { method: 'POST', body, from: run })
    if (!asked.body.includes('LLR-')) throw new Error('no receipt')
  }
  const floor = await world.commitFloor()
  await measure(40, 4, send)
  const alone = await measure(200, 8, send)
  const steady = await measureRate(20, 10, send)
  const crowd = await measure(500, 500, send)
  const lost = await world.lost()
  const share = Math.round((alone.perSecond / floor.perSecond) * 100)
  return [
    { work: 'floor: the same database commits one row', budget: '-', figures: floor, met: true },
    {
      work: 'a complete public report, 8 at once',
      budget: '>= 25% of the floor',
      figures: { ...alone, share },
      met: share >= 25 && alone.failed === 0,
    },
    {
      work: 'a complete public report, 20 a second',
      budget: 'p95 <= 150 ms',
      figures: steady,
      met: steady.p95 <= 150 && steady.failed === 0,
    },
    {
      work: '500 people report at once',
      budget: 'none refused, none lost',
      figures: { ...crowd, lost },
      met: crowd.failed === 0 && lost === 0,
    },
  ]
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

// Shared memory is counted once, by the share of it that each process holds.
function postgresMb(dataDir: string): number {
  const postmaster = Number(
    readFileSync(join(dataDir, 'postgres', 'pg', 'postmaster.pid'), 'utf8').split('\n')[0],
  )
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
    .trim()
    .split(/\s+/)
    .map(Number)
  return [postmaster, ...children].reduce((sum, pid) => sum + proportionalMb(pid), 0)
}

function proportionalMb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

const results: { cases: number; lines: Line[] }[] = []
for (const size of values.cases.split(',').map(Number)) {
  if (!values.json) console.log(`\n${size} cases`)
  results.push({ cases: size, lines: await benchAt(size) })
}
if (values.json) console.log(JSON.stringify(results, null, 2))
