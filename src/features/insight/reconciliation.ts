// The line that proves the promise: every case logged is referred, withheld for a reason, or taken back; none is missing.
import { WITHHELD_REASONS } from '../reporting/index.ts'
import type { Tally } from './measure.ts'
import { words } from './messages.en.ts'

export type Reconciliation = {
  /** "0 missing: every logged case has its referral or the reason why not". */
  proof: string
  missing: number
  /** "12 cases logged", "9 referred", ...: they add up. */
  parts: string[]
}

/** Takes the tally of the referral measure. The counts of the line always add up to those logged. */
export function reconcile(tally: Tally): Reconciliation {
  const of = (name: string) => tally[name] ?? 0
  const text = words.reconciliation
  const reasons = WITHHELD_REASONS.flatMap((reason): [number, string][] =>
    of(reason) > 0 ? [[of(reason), text.reasons[reason]]] : [],
  )
  const withheld = reasons.reduce((sum, [count]) => sum + count, 0)
  const [referred, withdrawn, missing] = [of('referred'), of('withdrawn'), of('missing')]
  return {
    parts: [
      text.logged(referred + withheld + withdrawn + missing),
      text.referred(referred),
      text.withheld(withheld, reasons),
      ...(withdrawn > 0 ? [text.withdrawn(withdrawn)] : []),
      text.missing(missing),
    ],
    missing,
    proof: `${text.missing(missing)}: ${missing === 0 ? text.proof : text.someMissing}`,
  }
}
