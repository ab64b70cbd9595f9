// The recording regimes of the partnership: read by everybody who works, kept by the lead agency.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'
import { GATE_RULES, type KeptRegime, type Regime } from './regimes.ts'

const REGIMES_MAX = 100

/** A regime as JSON with the names of `Regime`. */
const regimeJson = sql`json_build_object('code', g.code, 'name', g.name, 'affected', g.affected_label, 'other', g.other_label,
  'nonCrime', g.non_crime_label, 'crimeAffected', g.crime_affected_label, 'crimeOther', g.crime_other_label,
  'guidance', g.guidance, 'gate', g.gate, 'gateQuestions', g.gate_questions, 'gateRule', g.gate_rule)`

/** The regime in force on a day (an expression), for the police or for everybody else, as JSON; null where none is. */
export const regimeOnDay = (day: ReturnType<typeof sql>, police: boolean) => sql<Regime | null>`(
  select ${regimeJson} from recording_regimes g where g.police = ${police} and g.effective_from <= ${day}
    and (g.effective_to is null or g.effective_to >= ${day}) limit 1)`

/** The wording in force on a day for the police, or for everybody else. Null: none is. */
export async function regimeOn(tx: Tx, day: Day, police: boolean): Promise<Regime | null> {
  const { rows } = await sql<{ regime: Regime | null }>`
    select ${regimeOnDay(sql`${day}::date`, police)} as regime`.execute(tx)
  return rows[0]?.regime ?? null
}

/** Every regime, the newest first and those without a first day before them. `code`: only this one. */
export async function allRegimes(tx: Tx, code: string | null = null): Promise<KeptRegime[]> {
  const rows = await tx
    .selectFrom('recording_regimes')
    .selectAll()
    .where((is) => is.or([is(sql`${code}::text`, 'is', null), is('code', '=', code ?? '')]))
    .orderBy('police')
    .orderBy(sql`effective_from desc nulls first`)
    .orderBy('code')
    .limit(REGIMES_MAX)
    .execute()
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    source: row.source,
    police: row.police,
    from: row.effective_from,
    to: row.effective_to,
    affected: row.affected_label,
    other: row.other_label,
    nonCrime: row.non_crime_label,
    crimeAffected: row.crime_affected_label,
    crimeOther: row.crime_other_label,
    guidance: row.guidance,
    gate: row.gate,
    gateQuestions: row.gate_questions,
    gateRule: GATE_RULES.find((each) => each === row.gate_rule) ?? 'any',
    version: row.version,
  }))
}

const columns = (regime: KeptRegime) => ({
  name: regime.name,
  source: regime.source,
  police: regime.police,
  effective_from: regime.from,
  effective_to: regime.to,
  affected_label: regime.affected,
  other_label: regime.other,
  non_crime_label: regime.nonCrime,
  crime_affected_label: regime.crimeAffected,
  crime_other_label: regime.crimeOther,
  guidance: regime.guidance,
  gate: regime.gate,
  gate_questions: regime.gateQuestions,
  gate_rule: regime.gateRule,
})

export async function insertRegime(tx: Tx, regime: KeptRegime): Promise<void> {
  await tx
    .insertInto('recording_regimes')
    .values({ code: regime.code, ...columns(regime) })
    .execute()
}

/** False: somebody changed it meanwhile. */
export async function updateRegime(tx: Tx, regime: KeptRegime): Promise<boolean> {
  const done = await tx
    .updateTable('recording_regimes')
    .set({ ...columns(regime), version: regime.version + 1 })
    .where('code', '=', regime.code)
    .where('version', '=', regime.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
