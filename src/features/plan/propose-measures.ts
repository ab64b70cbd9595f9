// Which measure an action speaks of, in its own words. Only what is plain is proposed: a person can always tie another,
// or untie this one.
import type { MeasureKey } from '../insight/index.ts'
import type { ReadRow } from './reading/read-plan.schema.ts'

export type Proposal = { measure: MeasureKey; because: string }

// "are automatically referred to", "automatic referral", "refer every case ... by itself".
const byItself =
  /\bautomatic(?:ally)?\b.{0,60}\brefer|\brefer.{0,120}\b(?:automatic(?:ally)?|by itself|without anyone)\b/i
const anyVictimService =
  /\b(?:victims?\b.{0,20}\b(?:services?|support|first)|victim support|support services?|VF)\b/i

/**
 * Takes a row's words and the names of the partnership's victim services. Returns the referral measure with the
 * sentence that speaks of it, where one says that cases are referred by themselves and the row names such a service.
 */
export function proposeMeasures(
  row: Pick<ReadRow, 'objective' | 'action'>,
  services: readonly string[],
): Proposal[] {
  const said = [row.objective, row.action].flatMap(sentences)
  const sentence = said.find((each) => byItself.test(each))
  if (!sentence) return []
  const near = `${row.objective} ${row.action}`
  const named = services.some((name) => name.length > 2 && near.toLowerCase().includes(name.toLowerCase()))
  if (!named && !anyVictimService.test(near)) return []
  return [{ measure: 'hate-cases-referred-to-victim-service', because: sentence }]
}

const sentences = (text: string): string[] => text.match(/[^.!?\n]+[.!?]*/g)?.map((each) => each.trim()) ?? []
