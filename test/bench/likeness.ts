// What it costs, where many reports lie, to look for those that a new one is like (app.keep_signature). Accounts are drawn from a
// common stock of words, as people's are, so that bands do meet; a quarter lies in one area within the 90 days that are looked at.
import { createSecretKey, randomInt } from 'node:crypto'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import { newId } from '../../src/platform/ids.ts'
import { submitReport } from '../../src/features/reporting/index.ts'
import { signatureOf } from '../../src/features/reporting/receiving/signature.ts'
import { anonymousReport } from '../../src/features/reporting/testing/answers.ts'
import { createWorld, type World } from '../support/world.ts'
import { account } from './accounts.ts'
import type { PlanLine } from './plan.ts'

const RUNS = 40
const BATCH = 2_000

const REPORTS = 50_000
const DAY = '2026-11-12'
const key = createSecretKey(Buffer.alloc(32, 7))

/** Fills the tables with copies of one report, each with a day, an area and a signature of its own. */
async function fill(world: World, areaId: string, reports: number): Promise<void> {
  const columns = await world.admin<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'reports' and table_schema = 'public'
      and column_name not in ('id', 'reference', 'submission_hash', 'follow_up_hash', 'received_at', 'occurred_on', 'area_id', 'agency_id')`,
  )
  // Words are no part of the look: all copies share one text, so that filling takes seconds.
  await world.admin('drop index reports_narrative')
  const same = columns.map(({ name }) => name).join(', ')
  for (let done = 0; done < reports; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, reports - done) }, (_, at) => ({
      id: newId(),
      reference: `NB-X${(done + at).toString(36).toUpperCase().padStart(5, '0')}`,
      days: randomInt(360),
      near: randomInt(4) === 0,
      ...signatureOf(key, account(), DAY),
    }))
    await world.admin(
      `with x as (select * from jsonb_to_recordset($1) as x (id uuid, reference text, days integer, near boolean))
      insert into reports (id, reference, submission_hash, follow_up_hash, received_at, occurred_on, area_id, agency_id, ${same})
      select x.id, x.reference, sha256(x.id::text::bytea), sha256(('f' || x.id)::bytea), r.received_at - x.days * interval '1 day',
        (r.received_at - x.days * interval '1 day')::date, case when x.near then $2::uuid end, case when x.near then r.agency_id end,
        ${columns.map(({ name }) => `r.${name}`).join(', ')}
      from x cross join (select * from reports where reference not like 'NB-X%' limit 1) r`,
      [JSON.stringify(batch), areaId],
    )
    await world.admin(
      `insert into report_signatures (report_id, parts, bands)
        select x.id, array(select jsonb_array_elements_text(x.parts)::integer), array(select jsonb_array_elements_text(x.bands)::integer)
        from jsonb_to_recordset($1) as x (id uuid, parts jsonb, bands jsonb)`,
      [JSON.stringify(batch)],
    )
    process.stderr.write(`\rfilling ${done + batch.length}/${reports} `)
  }
  await world.admin('analyze reports')
  await world.admin('analyze report_signatures')
}

type Looks = { times: number[]; found: number }

/** Milliseconds of each look, of a report that has no signature yet. */
async function timeLooks(world: World, areaId: string): Promise<Looks> {
  const times: number[] = []
  const token = () => randomToken()
  for (let run = 0; run < RUNS; run += 1) {
    const { reportId } = await submitReport(world.publicCtx(), anonymousReport(areaId), token())
    const [row] = await world.admin<{ submission: string }>(
      `select encode(submission_hash, 'base64') as submission from reports where id = $1`,
      [reportId],
    )
    // Looked at when it came, by its day and place alone: it is looked at anew, with words.
    await world.admin('delete from report_likenesses where report_id = $1', [reportId])
    const asked = JSON.stringify({ submission: row?.submission, ...signatureOf(key, account(), DAY) })
    const began = performance.now()
    await world.admin('select app.keep_signature($1::jsonb)', [asked])
    times.push(performance.now() - began)
  }
  const [counted] = await world.admin<{ n: number }>('select count(*)::int as n from report_likenesses')
  return { times: times.toSorted((a, b) => a - b), found: counted?.n ?? 0 }
}

/** A look among a few reports and one among many, timed in a database of its own. */
export async function benchLikeness(reports = REPORTS): Promise<PlanLine[]> {
  const world = await createWorld()
  try {
    const council = await world.agency({ name: 'North Council', area: 'North' })
    const areaId = council.areaId ?? ''
    await submitReport(world.publicCtx(), anonymousReport(areaId), randomToken())
    const few = await timeLooks(world, areaId)
    await fill(world, areaId, reports)
    const many = await timeLooks(world, areaId)
    return [
      line('a look for what is told twice, few reports', few),
      line(`the same, ${reports} reports`, many),
    ]
  } finally {
    await world.close()
  }
}

function line(work: string, { times, found }: Looks): PlanLine {
  const at = (share: number) => Math.round((times[Math.floor(RUNS * share)] ?? 0) * 10) / 10
  return { work, budget: '-', figures: { p50: at(0.5), p95: at(0.95), proposed: found }, met: true }
}
