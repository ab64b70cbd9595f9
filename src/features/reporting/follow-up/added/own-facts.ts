// What the holder of a code was asked already, and what is left to ask them.
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../../access/db.ts'
import { type Form, readForm } from '../../../../platform/http/form.ts'
import { CONCERNS, isBranch, SECTIONS } from '../../form/more.ts'
import { otherField, OTHERS_AT, OTHERS_MAX } from '../../form/others.ts'
import { fieldsOf, isMore, type Step } from '../../form/steps.ts'
import type { FollowedReport } from '../../reports.store.ts'

/**
 * What can be added to a report. A diary and statistics have ways of their own; whom else we may call goes with the contact.
 */
const APART: readonly Step[] = ['diary', 'statistics', 'trusted']
const ADDABLE: readonly Step[] = [
  'who',
  'when',
  'where',
  'place',
  'transport',
  'online',
  'why',
  ...SECTIONS.filter((step) => !APART.includes(step)),
]

const codes = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const facts = z.object({
  who: z.string(),
  age: z.string().nullable(),
  place: z.string(),
  quick: z.boolean(),
  answered: z.array(z.string()),
  types: z.boolean(),
  strands: z.boolean(),
  when: z.boolean(),
  added: z.array(z.object({ step: z.string(), codes })),
})
/** `where`: whether the area is known. `anonymous`: so, or erased: nobody else's name is taken from them either. */
export type OwnFacts = z.infer<typeof facts> & { where: boolean; anonymous: boolean }
const NOTHING: OwnFacts = {
  who: 'not_said',
  age: null,
  place: 'not_said',
  where: false,
  anonymous: true,
  quick: false,
  answered: [],
  types: false,
  strands: false,
  when: false,
  added: [],
}

/** Of the report that the caller's code opens: this one. */
export async function ownFacts(
  tx: Tx,
  { id, areaId, privacy, canContact }: Pick<FollowedReport, 'id' | 'areaId' | 'privacy' | 'canContact'>,
): Promise<OwnFacts> {
  const { rows } = await sql<{ own: unknown; erased: boolean }>`select app.own_facts() as own,
    exists (select from timeline t where t.report_id = ${id} and t.kind = 'report.erased') as erased`.execute(
    tx,
  )
  const isUnknown = privacy === 'anonymous' || (rows[0]?.erased === true && canContact !== 'yes')
  const apart = { where: areaId !== null, anonymous: isUnknown }
  return rows[0]?.own ? { ...facts.parse(rows[0].own), ...apart } : NOTHING
}

/** Who they are and where it was, as said first or later: in whose words a question is put, and whom it concerns. */
export function askedAs({ who, age, place, added, anonymous }: OwnFacts): Form {
  const later = Object.assign({}, ...added.map((each) => each.codes)) as OwnFacts['added'][number]['codes']
  const latest = (name: string, first: string | null) => [later[name] ?? first ?? ''].flat().at(-1) ?? ''
  return readForm({
    who: latest('who', who),
    age: latest('age', age),
    place: latest('place', place),
    ...(anonymous && { privacy: 'anonymous' }),
  })
}

/** Which further person is told of next: after those of the form, and of each time that one was added. */
export function nextOther({ answered, added }: OwnFacts): number {
  const inForm = OTHERS_AT.filter((at) => answered.includes(otherField('Knows', at))).length
  return inForm + added.filter(({ step }) => step === 'others').length + 1
}

/** The questions that were not asked, or not answered, in the order of the form. */
export function leftToAsk(own: OwnFacts): Step[] {
  const form = askedAs(own)
  const added = own.added.map(({ step }) => step)
  const said: Readonly<Partial<Record<Step, boolean>>> = {
    who: own.who !== 'not_said',
    when: own.when,
    where: own.where,
    place: own.place !== 'not_said',
    why: own.strands,
    types: own.types,
    // Whoever it happened to besides may be told of one after the other.
    others: nextOther(own) > OTHERS_MAX,
  }
  return ADDABLE.filter((step) => step === 'others' || !added.includes(step))
    .filter((step) => !isMore(step) || !isBranch(step) || CONCERNS[step](form))
    .filter((step) => !(said[step] ?? fieldsOf(step).some((field) => own.answered.includes(field))))
}

/** The questions that were answered after the report was sent. */
export const answeredLater = ({ added }: OwnFacts): Step[] =>
  ADDABLE.filter((step) => added.some((each) => each.step === step))
