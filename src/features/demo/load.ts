// Fills an empty database with the demonstration: the partnership first, by the ordinary verbs; then two years of
// reports in bulk, as the owner, with row security lifted inside each transaction that loads and back before it ends.
import pg from 'pg'
import { asSystem, type Services } from '../../access/ctx.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { financialYearOf } from '../../platform/calendar/quarters.ts'
import { newId } from '../../platform/ids.ts'
import { addDemoDirectory } from '../directory/index.ts'
import { addDemoPlaces } from '../places/index.ts'
import { addDemoMeasures } from '../insight/index.ts'
import { seedPages } from '../pages/index.ts'
import {
  addDemoQuarters,
  addSecondDemoPlan,
  demoPlanFrom,
  demoPlanTakenIn,
  freezeDemoQuarter,
  importPlan,
  openDemoImport,
  publishPlan,
  readPlan,
  runDemoPlan,
  tieDemoMeasures,
  writeDemoWords,
} from '../plan/index.ts'
import { addDemoReports, type DemoTaker } from '../reporting/index.ts'
import { seedStandard, standardsOn } from '../standard/index.ts'
import { addPartnership } from './add-partnership.ts'
import { newBatch, TABLES } from './batch.ts'
import { inventSource, POSTER_CODE } from './invent-source.ts'
import { invent, type Setting } from './invent.ts'
import { demoPartnership } from './partnership.ts'
import { random } from './random.ts'

export type DemoOptions = {
  adminUrl: string
  services: Services
  /** How much to invent: so many reports, or as many reports as make so many cases. */
  size: { reports: number } | { cases: number }
  seed?: number
  onProgress?: (done: number, of: number) => void
}
export type DemoLoaded = { reports: number; cases: number; referrals: number }

type Added = Awaited<ReturnType<typeof addPartnership>>

const SEED = 20_181
const DAYS_BACK = 730
const REPORTS_A_CHUNK = 2_500

/** Loads the demonstration. Refuses a database where a partnership is set up already. */
export async function loadDemo(options: DemoOptions): Promise<DemoLoaded> {
  const { services } = options
  const now = services.clock.now()
  const ctx = asSystem(services, 'demonstration', newId())
  const setting = await ctx.db.transaction(async (tx) => {
    const existing = await tx.selectFrom('partnership').select('name').executeTakeFirst()
    if (existing)
      throw new Error(
        `this database already holds a partnership (${existing.name}): the demonstration needs an empty one`,
      )
    const places = await addPartnership(tx, now)
    await seedStandard(tx, now)
    await seedPages(tx, ctx)
    await addDemoDirectory(tx, ctx)
    await addDemoPlaces(tx, ctx)
    const startYear = financialYearOf(now) - 1
    const planText = demoPlanFrom(startYear)
    const read = readPlan(planText)
    if (!read.ok) throw new Error('the demonstration plan cannot be read')
    const then = { ...ctx, clock: { now: () => demoPlanTakenIn(startYear) } }
    const plan = await importPlan(tx, then, { read, sourceName: 'demonstration plan', sourceText: planText })
    if (plan.ok) {
      // Tied when the plan was taken in: the record of a quarter that is over has them too.
      await tieDemoMeasures(tx, then, plan.planId, await addDemoMeasures(tx, ctx))
      await runDemoPlan(tx, ctx, plan.planId)
      await addDemoQuarters(tx, ctx, plan.planId)
      await writeDemoWords(tx, ctx, plan.planId)
      await publishPlan(tx, ctx, plan.planId)
      await addSecondDemoPlan(tx, ctx, { startYear: startYear + 1, firstPlanId: plan.planId })
      await openDemoImport(tx, ctx)
    }
    const planId = plan.ok ? plan.planId : null
    return { ...places, planId, standards: await standardsOn(tx, londonDay(now)) }
  })
  const loaded = await loadReports(options, {
    ...setting,
    vault: services.vault,
    now,
    days: DAYS_BACK,
    shortCode: demoPartnership.shortCode,
    usedReferences: new Set(),
    familiar: [],
    later: random((options.seed ?? SEED) + 1),
  })
  await addExamples(options, setting)
  // Its figures are counted from the reports: now that they are there.
  if (setting.planId) await freezeDemoQuarter(ctx, services, setting.planId)
  return loaded
}

// What shows the rest of the work: told by the ordinary verbs, when the tables in bulk are closed again.
async function addExamples({ adminUrl, services }: DemoOptions, { staff, areas }: Added): Promise<void> {
  const taker = (name: string): DemoTaker => {
    const officer = staff.find((each) => each.name === name)
    const area = areas.find(({ agencyId }) => agencyId === officer?.agencyId)
    if (!officer || !area) throw new Error(`the demonstration has no ${name} with an area`)
    return { officer, areaId: area.id }
  }
  const [here, there] = [taker('Olive Officer'), taker('Chandra Charnwood')]
  const force = staff.find(({ name }) => name === 'Inspector Invented')?.agencyId
  if (!force) throw new Error('the demonstration has no police')
  await addDemoReports(services, { here, there, via: POSTER_CODE, force })
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const all = 'update reports set demo = true where not demo'
    await withoutRowSecurity(client, async () => void (await client.query(all)))
  } finally {
    await client.end()
  }
}

async function loadReports(
  options: DemoOptions,
  setting: Setting & Pick<Added, 'staff'>,
): Promise<DemoLoaded> {
  const client = new pg.Client({ connectionString: options.adminUrl })
  await client.connect()
  try {
    const chance = random(options.seed ?? SEED)
    const made = { reports: 0, cases: 0 }
    const [wanted, of] =
      'cases' in options.size
        ? (['cases', options.size.cases] as const)
        : (['reports', options.size.reports] as const)
    const writer = setting.staff.find(({ roles }) => roles.includes('communications'))
    while (made[wanted] < of) {
      const batch = newBatch()
      if (made.reports === 0 && writer) inventSource(setting, writer, batch)
      for (let more = 0; more < REPORTS_A_CHUNK && made[wanted] < of; more += 1) {
        if (invent(setting, chance, made.reports, batch)) made.cases += 1
        made.reports += 1
      }
      await withoutRowSecurity(client, () => batch.write(client))
      options.onProgress?.(made[wanted], of)
    }
    await client.query('analyze')
    return await counts(client)
  } finally {
    await client.end()
  }
}

async function withoutRowSecurity(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    for (const table of Object.keys(TABLES))
      await client.query(`alter table ${table} no force row level security`)
    await work()
    for (const table of Object.keys(TABLES))
      await client.query(`alter table ${table} force row level security`)
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw fault
  }
}

async function counts(client: pg.Client): Promise<DemoLoaded> {
  await client.query('begin')
  await client.query('set local role upstander_keeper')
  const { rows } = await client.query<DemoLoaded>(`select (select count(*) from reports)::int as reports,
    (select count(*) from cases)::int as cases, (select count(*) from referrals)::int as referrals`)
  await client.query('commit')
  return rows[0] ?? { reports: 0, cases: 0, referrals: 0 }
}
