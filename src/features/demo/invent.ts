// One invented report and everything that followed from it, as rows. Pure but for the chance and the seals it is
// given; the rules it plays out are the system's own: what is logged is referred or withheld, each clock has an end.
import type { Vault } from '../../access/vault.ts'
import type { Standards } from '../standard/index.ts'
import type { Batch } from './batch.ts'
import { inventCase } from './invent-case.ts'
import { inventReport } from './invent-report.ts'
import type { placeShares, strandShares } from './proportions.ts'
import type { Random } from './random.ts'
import type { InventedPerson } from './stories.ts'

export type Colleague = { id: string; name: string }

export type Area = { id: string; agencyId: string; agencyName: string; share: number }
export type Familiar = {
  details: InventedPerson
  strand: keyof typeof strandShares
  place: keyof typeof placeShares
  area: Area
}

export type Setting = {
  vault: Vault
  standards: Standards
  now: Date
  /** Chance for what was added to the demonstration later. */
  later: Random
  /** How far back reports reach, in days. */
  days: number
  areas: readonly Area[]
  /** Who reported lately, so that some report again. */
  familiar: Familiar[]
  /** By agency, who works its cases: officers before managers. */
  officers: ReadonlyMap<string, readonly Colleague[]>
  victimService: { agencyId: string; name: string; workers: readonly [Colleague, ...Colleague[]] }
  shortCode: string
  usedReferences: Set<string>
}

/** Invents one report into the batch, and its case where it was logged. Returns whether it has one. */
export function invent(setting: Setting, chance: Random, serial: number, batch: Batch): boolean {
  const told = inventReport(setting, chance, serial, batch)
  if (told.status !== 'logged' || !told.decidedAt) return false
  inventCase(setting, chance, told, told.decidedAt, batch)
  return true
}
