// Every paper of the large plans, in every format: asked for as people do, and timed as a whole.
import { sql } from 'kysely'
import { contextFor } from '../../src/access/ctx.ts'
import { openServices, openStore } from '../../src/boot.ts'
import { readConfig } from '../../src/config.ts'
import { openFiles } from '../../src/platform/files/files.ts'
import { newId } from '../../src/platform/ids.ts'
import { expectStatus, measure } from './measure.ts'
import type { BenchPlan, PlanLine } from './plan.ts'

const RUNS = 8
const PAPER_MS = 500
const KINDS = ['highlight', 'exception', 'full']
const FORMATS = ['docx', 'pdf', 'xlsx', 'csv', 'print']

/** Lets the plans run, so that papers have something to say: a third late or silent, with stories, causes and asks. */
export async function letPlansRun(dataDir: string, plans: readonly BenchPlan[]): Promise<void> {
  const ids = plans.map(({ path }) => path.slice('/plan/'.length))
  const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  if ('faults' in read) throw new Error(read.faults.join(', '))
  const services = await openServices(await openStore(read.config), {
    connections: 2,
    timeoutMs: 60_000,
    files: openFiles(read.config),
  })
  const ctx = contextFor(services, { kind: 'system', name: 'bench' }, newId())
  try {
    await ctx.db.transaction((tx) =>
      sql`update plan_deliveries d set changed_at = changed_at + interval '1 second', status = s.status,
          story = 'We met the group and agreed who does what next.',
          baseline_due = case when s.n < 3 then current_date - 10 * (s.n + 1) when s.n < 8 then current_date + 20 * s.n end,
          forecast_due = case when s.n < 3 then current_date + 60 end,
          cause = case when s.n < 3 then 'The venue fell through' end,
          corrective_action = case when s.n < 3 then 'We use the library' end,
          ask = case when s.n = 0 then 'Agree two more months' end
        from (select id, n, case when n < 7 then 'in_progress' when n = 7 then 'complete_unverified' else 'not_started' end as status
          from (select id, abs(hashtext(id::text)) % 10 as n from plan_deliveries
            where plan_id = any(${ids})) each) s where s.id = d.id`.execute(tx),
    )
  } finally {
    await services.close()
  }
}

/** Each paper within its budget at 60 actions by 10 authorities; of 1,000 actions it is asked only that it comes. */
export async function benchPapers(
  url: string,
  headers: Record<string, string>,
  plans: readonly BenchPlan[],
): Promise<PlanLine[]> {
  const lines: PlanLine[] = []
  for (const [at, { name, path }] of plans.entries())
    for (const kind of KINDS)
      for (const format of FORMATS) {
        const asked = (run: number) =>
          expectStatus(200, `${url}${path}/papers/${kind}/${format}`, { headers, from: run })
        await measure(3, 1, asked)
        const figures = await measure(RUNS, 1, asked)
        const budget = at === 0 ? PAPER_MS : 8 * PAPER_MS
        lines.push({
          work: `${name}: ${kind}, ${format}`,
          budget: `p50 <= ${budget} ms`,
          figures,
          met: figures.p50 <= budget && figures.failed === 0,
        })
      }
  return lines
}
