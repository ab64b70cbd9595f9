// Creating the partnership: everything that first run asked for, in one transaction, exactly once. The partnership's own
// row goes in first: somebody who presses at the same moment waits for it, and then finds that it is done.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import { type Outcome, ok, type Problem } from '../../platform/problems.ts'
import { slug } from '../../platform/text/slug.ts'
import { addFirstAdministrator } from '../accounts/index.ts'
import { insertAgency, setDuty, type AgencyKind, type Duty } from '../agencies/index.ts'
import { seedDirectory } from '../directory/index.ts'
import { seedPages } from '../pages/index.ts'
import { importPlan, readPlan } from '../plan/index.ts'
import { seedStandard } from '../standard/index.ts'
import type { PartnershipAnswers } from './answers.ts'
import { same } from './authorities.ts'
import { insertAreas, insertPartnership, setLeadAgency } from './setup.store.ts'

/** Names whom the offer of a second factor is for, while they have no account yet. */
export const HOLDER = 'first administrator'

export type SecondFactorTyped = { pending: string; code: string }
export type SetUp = { done: true; recoveryCodes: string[] } | { done: false }

class Refused extends Error {
  readonly problems: Problem[]
  constructor(problems: Problem[]) {
    super('refused')
    this.problems = problems
  }
}

/**
 * Creates it all as the system. `done: false`: there was a partnership already. Refuses a code that is not the second
 * factor's; then nothing is written.
 */
export async function setUpPartnership(
  ctx: Ctx,
  answers: PartnershipAnswers,
  typed: SecondFactorTyped,
): Promise<Outcome<SetUp>> {
  try {
    return ok(await ctx.db.transaction((tx) => create(tx, ctx, answers, typed)))
  } catch (fault) {
    if (fault instanceof Refused) return { ok: false, problems: fault.problems }
    throw fault
  }
}

async function create(
  tx: Tx,
  ctx: Ctx,
  answers: PartnershipAnswers,
  typed: SecondFactorTyped,
): Promise<SetUp> {
  const now = ctx.clock.now()
  if (!(await insertPartnership(tx, answers, now))) return { done: false }
  const agencyIds = await addAgencies(tx, answers, londonDay(now))
  const { administrator } = answers
  const leadId = [...agencyIds].find(([name]) => same(name, administrator.agency))?.[1]
  if (!leadId) throw new Error('the administrator has no agency')
  await setLeadAgency(tx, leadId)
  await seedStandard(tx, now)
  await seedPages(tx, ctx)
  await seedDirectory(tx, ctx)
  const { recoveryCodes, userId } = await addAdministrator(tx, ctx, answers, leadId, typed)
  await addPlan(tx, ctx, answers.planText)
  await record(tx, ctx, {
    action: 'partnership.set-up',
    subjectKind: 'user',
    subjectId: userId,
    detail: { agencies: agencyIds.size, plan: answers.planText !== null },
  })
  return { done: true, recoveryCodes }
}

/** Adds areas, agencies and duties; answers the agencies' ids by name. */
async function addAgencies(tx: Tx, answers: PartnershipAnswers, today: string): Promise<Map<string, string>> {
  const areaIds = await insertAreas(tx, answers.authorities, answers.shortCode)
  const whole = [...new Set(areaIds.values())]
  const ids = new Map<string, string>()
  const add = async (name: string, kind: AgencyKind, duty?: { duty: Duty; areas: readonly string[] }) => {
    const id = newId()
    ids.set(name, id)
    await insertAgency(tx, {
      ...agencyRow(name, kind),
      id,
      slug: `${slug(name, 50) || 'agency'}-${id.slice(-6)}`,
    })
    if (duty) await setDuty(tx, id, duty.duty, duty.areas, today)
  }
  // One by one, at most a few dozen and once in a lifetime.
  for (const { name, area, takesReports } of answers.authorities) {
    const areaId = areaIds.get(area.toLowerCase())
    await add(
      name,
      'local_authority',
      takesReports && areaId ? { duty: 'takes_reports', areas: [areaId] } : undefined,
    )
  }
  for (const { name, kind } of answers.members) {
    const duty = kind === 'victim_service' ? 'support' : kind === 'police' ? 'policing' : undefined
    await add(name, kind, duty && { duty, areas: whole })
  }
  return ids
}

const agencyRow = (name: string, kind: AgencyKind) => ({
  name,
  shortName: shortNameOf(name),
  kind,
  publicPhone: null,
  publicEmail: null,
  validFrom: null,
  validTo: null,
  successorId: null,
})

/** As it is said day to day: "Blaby" for Blaby District Council. Administrators can change it. */
function shortNameOf(name: string): string {
  const bare = name.replace(/\s+(city|borough|district|county|metropolitan borough)?\s*council$/i, '').trim()
  return (bare.length >= 2 ? bare : name).slice(0, 40).trim()
}

async function addAdministrator(
  tx: Tx,
  ctx: Ctx,
  { administrator }: PartnershipAnswers,
  agencyId: string,
  typed: SecondFactorTyped,
) {
  const added = await addFirstAdministrator(tx, ctx, {
    agencyId,
    name: administrator.name,
    email: administrator.email,
    roles: administrator.roles,
    password: administrator.password,
    holder: HOLDER,
    ...typed,
  })
  if (!added.ok) throw new Refused(added.problems)
  return added.value
}

async function addPlan(tx: Tx, ctx: Ctx, planText: string | null): Promise<void> {
  if (planText === null) return
  const read = readPlan(planText)
  if (!read.ok) throw new Error('the plan was readable on its own page')
  await importPlan(tx, ctx, { read, sourceName: 'pasted at first run', sourceText: planText })
}
