// What a demonstration shows of measures that people count: two, plainly invented, over the last quarters, one of them
// with a figure that was corrected. Entered through the same functions as on the page.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { recentQuarters } from '../periods.ts'
import type { Entered } from '../figures.ts'
import type { ManualDetails, ManualShape } from './manual.ts'
import { standingFigures } from './manual.store.ts'
import { addManual, enterFigure } from './save-manual.ts'

type Invented = {
  measure: ManualDetails & { shape: ManualShape }
  /** One for each full quarter, the oldest first. */
  figures: readonly Entered[]
  note: string
}

const centres: Invented = {
  measure: {
    name: 'Reporting centres checked and found fit',
    definition:
      'Of the reporting centres that were checked in the quarter, those that met every point of the agreed standard. An example, with invented figures.',
    formula: 'Centres found fit, divided by centres checked in the quarter.',
    source: 'Centre checklists, kept by the reporting centres group (invented)',
    shape: 'share',
    unit: 'centres checked',
    decimals: 0,
    better: 'more',
  },
  figures: [
    { numerator: 5, denominator: 12 },
    { numerator: 6, denominator: 12 },
    { numerator: 8, denominator: 14 },
    { numerator: 9, denominator: 14 },
    { numerator: 11, denominator: 15 },
    { numerator: 12, denominator: 15 },
  ],
  note: 'Checklists of the quarter (invented)',
}

const confidence: Invented = {
  measure: {
    name: 'How sure trained staff are that they would report',
    definition:
      'What people say at the end of a course when asked how sure they are that they would recognise and report hate. An example, with invented figures.',
    formula: 'The mean of all answers from 1 to 5 in the quarter.',
    source: 'Course feedback sheets, kept by the training group (invented)',
    shape: 'number',
    unit: 'out of 5',
    decimals: 1,
    better: 'more',
  },
  figures: [{ value: 3.4 }, { value: 3.6 }, { value: 3.5 }, { value: 3.9 }, { value: 4.1 }, { value: 4.2 }],
  note: 'Feedback sheets of the quarter (invented)',
}

/** Adds both with their figures. Returns the key of the one about reporting centres, for an action of the plan to rest on. */
export async function addDemoMeasures(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>,
): Promise<string> {
  const key = await add(tx, ctx, centres)
  await add(tx, ctx, confidence)
  await correctLast(tx, ctx, key)
  return key
}

const COUNTED_AFTER_MS = 10 * 24 * 60 * 60 * 1_000

type Doer = Parameters<typeof addManual>[1]

async function add(tx: Tx, ctx: Doer, { measure, figures, note }: Invented): Promise<string> {
  const key = await addManual(tx, ctx, measure)
  const quarters = recentQuarters(ctx.clock.now(), figures.length)
  for (const [at, entered] of figures.entries()) {
    const quarter = quarters[at]
    if (!quarter) continue
    // Somebody counts some days after the quarter has ended: what was known on a day before is known again.
    const counted = new Date(Math.min(quarter.until.getTime() + COUNTED_AFTER_MS, ctx.clock.now().getTime()))
    const then = { ...ctx, clock: { now: () => counted } }
    await enterFigure(tx, then, { key, quarter: quarter.key, corrects: null }, { entered, sourceNote: note })
  }
  return key
}

async function correctLast(tx: Tx, ctx: Doer, key: string): Promise<void> {
  const quarter = recentQuarters(ctx.clock.now(), 1)[0]?.key ?? ''
  const [standing] = await standingFigures(tx, [key], [quarter])
  const entered = { numerator: 13, denominator: 15 }
  const sourceNote = 'A checklist that came late (invented)'
  await enterFigure(tx, ctx, { key, quarter, corrects: standing?.id ?? null }, { entered, sourceNote })
}
