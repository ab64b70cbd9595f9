// What a measure is, whoever counts it: the system from its own work, or people who enter their figures.
import type { ClockKind } from '../standard/index.ts'

/** Counts by name: how the things of one quarter divide. Missing names are 0. */
export type Tally = Readonly<Record<string, number>>

/**
 * What the figure is. share: so many of so many. count: so many. median: the middle one of many, in working days.
 * number: an amount in a unit of its own, which only people enter.
 */
export type Shape = 'share' | 'count' | 'median' | 'number'
/** Which way is better. 'neither': a change is never called good or bad (more reports is not bad news; domain 9.4). */
export type Better = 'more' | 'fewer' | 'neither'

export type Measure = {
  key: string
  kind: 'computed' | 'manual'
  shape: Shape
  name: string
  definition: string
  formula: string
  numeratorWords: string
  /** Null where the figure rests on no more than itself. */
  denominatorWords: string | null
  /** By which day a thing belongs to a quarter. */
  periodWords: string
  better: Better
  smallNumbers: string
  /** Who counted it: the system, or those whom the words name. */
  source: string
  /** After the figure: "working days"; '' for a count or a share. */
  unit: string
  decimals: number
  /** Every name of the tally with its words, in the order shown. None for what people enter. */
  names: readonly (readonly [name: string, words: string])[]
  numerator: readonly string[]
  /** Null where nothing is divided. */
  denominator: readonly string[] | null
  /** Names that must be 0: anything else is a fault of the system, and is shown as one. */
  mustBeNone: readonly string[]
  /** Where the things counted can be looked at, by those who have sight of them. Null: they are not in the system. */
  drillDown: 'cases' | 'reports' | 'referrals' | 'plan' | null
  /** True for what is no longer kept: shown where it proved something, offered nowhere. */
  retired: boolean
}

/** The questions to the facts. Several measures read the answer of one, each its own way. */
export type SourceKey =
  | 'reports'
  | 'referrals'
  | 'plan updates'
  | 'ratings'
  | 'closed rated'
  | `clocks ${ClockKind}`
  | `days ${'acknowledge' | 'first_contact'}`

/** A measure that the system computes: a source, and by which name it counts each thing of it (null: not at all). */
export type ComputedMeasure = Measure & {
  kind: 'computed'
  counts: SourceKey
  nameOf(found: readonly string[]): string | null
}
