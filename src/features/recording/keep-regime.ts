// Keeping a recording regime. On any day there is one for the police and one for everybody else: what would overlap is
// refused, with the name of the other and what to do first.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { formatDate } from '../../platform/calendar/format.ts'
import type { Form } from '../../platform/http/form.ts'
import { newId } from '../../platform/ids.ts'
import { Conflict, NotFound, ok, type Outcome, type Problem, refused } from '../../platform/problems.ts'
import { refuseUnlessKeeper } from './keepers.ts'
import { regimeTexts as say } from './messages.en.ts'
import { readRegime } from './read-regime.ts'
import { type KeptRegime, overlap } from './regimes.ts'
import { allRegimes, insertRegime, updateRegime } from './regimes.store.ts'

/**
 * What a form makes of a regime (`code`: of a new one where null), before anything is kept. Refuses what is missing and days
 * that another regime of the same side has, by field. Throws NotFound, and Forbidden to whoever does not keep these lists.
 */
export async function wouldKeep(tx: Tx, code: string | null, form: Form): Promise<Outcome<KeptRegime>> {
  await refuseUnlessKeeper(tx)
  const all = await allRegimes(tx)
  const kept = all.find((each) => each.code === code)
  if (code !== null && !kept) throw new NotFound('no such regime')
  const read = readRegime(form, {
    code: kept?.code ?? `R_${newId().replaceAll('-', '').toUpperCase()}`,
    police: kept?.police ?? null,
  })
  if (!read.ok) return read
  const problem = overlapOf(read.value, all)
  return problem ? refused(problem) : read
}

/** Keeps it. Throws Conflict where somebody changed it meanwhile. */
export function keepRegime(ctx: StaffCtx, code: string | null, form: Form): Promise<Outcome<KeptRegime>> {
  return ctx.db.transaction(async (tx) => {
    const regime = await wouldKeep(tx, code, form)
    if (!regime.ok) return regime
    if (code === null) await insertRegime(tx, regime.value)
    else if (!(await updateRegime(tx, regime.value))) throw new Conflict('regime changed meanwhile')
    await recordKept(tx, ctx, code === null ? 'regime.add' : 'regime.change', regime.value)
    return ok(regime.value)
  })
}

function overlapOf(regime: KeptRegime, all: readonly KeptRegime[]): Problem | null {
  const other = all.find(
    (each) => each.code !== regime.code && each.police === regime.police && overlap(each, regime),
  )
  if (!other?.from) return null
  // The day to change is the one that lies within the other's.
  const field = regime.from !== null && regime.from < other.from ? 'to' : 'from'
  const until = other.to ? formatDate(other.to) : null
  return { field, message: say.problem.overlap(other.name, formatDate(other.from), until) }
}

const recordKept = (
  tx: Tx,
  ctx: StaffCtx,
  action: 'regime.add' | 'regime.change',
  { code, name, police, from, to, affected, other, nonCrime, gate }: KeptRegime,
): Promise<void> =>
  record(tx, ctx, {
    action,
    subjectKind: 'regime',
    detail: { code, name, police, from, to, affected, other, nonCrime, gate },
  })
