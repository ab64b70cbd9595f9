// The run: every row by the path of the public form, each a transaction of its own. It can stop at any moment and go on: what
// a report and its row say of one another is committed together.
import { actingAs, type Ctx, type Services } from '../../../access/ctx.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { JobHandler } from '../../../platform/jobs/index.ts'
import { Conflict } from '../../../platform/problems.ts'
import { areasTakingReports } from '../../agencies/index.ts'
import { sendReport } from '../send-report.ts'
import { doneRows, finishImport, noteRows, openImport, runningImport } from './imports.store.ts'
import { judgeRows, type JudgedRow, readRows } from './judge-rows.ts'
import { asMapping } from './mapping.ts'
import { fileWords } from './messages.en.ts'
import { readBytes } from './read-file.ts'
import { tidyImports } from './tidy-imports.ts'

/** The jobs of this part. */
export const intakeJobs = (services: Services): Record<'take-import' | 'tidy-imports', JobHandler<Ctx>> => ({
  'take-import': (ctx, { importId = '' }) => runImport(services, ctx, importId),
  'tidy-imports': async (ctx) => void (await tidyImports(ctx)),
})

/** Takes in what is left of a file. Does nothing where it is over. */
export async function runImport(services: Services, ctx: Ctx, id: string): Promise<void> {
  const work = await ctx.db.transaction(async (tx) => {
    const running = await runningImport(tx, id)
    const bytes = running && (await openImport(tx, ctx, id))
    return running && bytes ? { running, bytes, done: await doneRows(tx, id) } : undefined
  })
  if (!work) return
  const { running, bytes, done } = work
  const read = await readBytes(bytes, running.encoding, running.separator)
  const mapping = asMapping(running.mapping)
  if (!read.ok || !mapping) throw new Error('a file that was read before cannot be read')
  const reporter = actingAs(services, ctx, { kind: 'public' })
  const now = ctx.clock.now()
  const judged = await reporter.db.transaction(async (tx) => {
    const areas = await areasTakingReports(tx, londonDay(now))
    const rows = await readRows(ctx.vault.secrets, read.value, {
      agencyId: running.agencyId,
      mapping,
      areas,
      now,
    })
    return judgeRows(tx, ctx.vault.secrets, rows)
  })
  for (const row of judged) {
    if (!done.has(row.number)) await takeRow(ctx, reporter, id, row)
  }
  await ctx.db.transaction((tx) => finishImport(tx, id, ctx.clock.now()))
}

async function takeRow(ctx: Ctx, reporter: Ctx, importId: string, row: JudgedRow): Promise<void> {
  const { number, report, token, outcome, problems } = row
  const note = (as: JudgedRow['outcome'], reference: string | null, why = problems) =>
    ctx.db.transaction((tx) =>
      noteRows(tx, importId, [{ number, outcome: as, problems: why, reference }], ctx.clock.now()),
    )
  if (!report || outcome === 'refused' || outcome === 'changed') return note(outcome, null)
  try {
    const { reference } = await sendReport(reporter, report, token, { importId, row: number })
    // One that is new noted itself, with the report; one that was there before is noted now.
    await note('before', reference)
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    await note('changed', null, [{ field: 'reference', message: fileWords.problems.changed }])
  }
}
