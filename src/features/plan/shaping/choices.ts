// What the form of a thing asks, with the lists that it chooses from. Loads no more plans than a link needs.
import type { Tx } from '../../../access/db.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import { actionsIn, type PlanState } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { planName } from '../plan-name.ts'
import type { Field } from './fields.ts'
import { type Choices, type Noun, SHAPES } from './nouns.ts'
import { relatedPlans } from './sources.store.ts'

const SHORT = 80

type Asking = {
  now: Date
  /** Whether it is a new thing. */
  adding: boolean
  /** The action that it hangs on, or is. */
  own: string | null
  /** The action that a link leads to as it stands. */
  leadsTo?: unknown
}

/** The fields of a thing of a plan. */
export async function fieldsOf(
  tx: Tx,
  plan: PlanState,
  noun: Noun,
  { now, adding, own, leadsTo }: Asking,
): Promise<readonly Field[]> {
  const directory = await loadOwnerDirectory(tx, plan.today)
  const others = noun === 'link' ? await plansBeside(tx, plan.id, { now, leadsTo }) : []
  const choices: Choices = {
    agencies: directory.agencies.map(({ id, name }) => ({ value: id, text: name })),
    // No action leads to itself.
    actions: [...actionsOf(plan).filter(({ value }) => value !== own), ...others.flatMap(namedActions)],
    aims: plan.priorities.flatMap(({ aims }) =>
      aims.map(({ id, ref, text }) => ({ value: id, text: `${ref} ${text}`.trim().slice(0, SHORT) })),
    ),
  }
  const fields = SHAPES[noun].fields(choices)
  // A new action stands under the aim it was added to.
  return adding ? fields.filter(({ name }) => name !== 'aim_id') : fields
}

const actionsOf = (plan: PlanState) =>
  actionsIn(plan).map(({ id, ref, action, objective }) => ({
    value: id,
    text: `${ref} ${action || objective}`.slice(0, SHORT),
  }))

const namedActions = (plan: PlanState) =>
  actionsOf(plan).map(({ value, text }) => ({
    value,
    text: `${planName(plan.title, plan.period?.words ?? null)}: ${text}`,
  }))

/** The plans that this one is related to, and the one that a link leads into already. */
async function plansBeside(
  tx: Tx,
  planId: string,
  { now, leadsTo }: Pick<Asking, 'now' | 'leadsTo'>,
): Promise<PlanState[]> {
  const ids = await relatedPlans(tx, planId, typeof leadsTo === 'string' ? leadsTo : null)
  const plans: PlanState[] = []
  for (const id of ids) {
    const plan = await loadPlanState(tx, id, { now })
    if (plan) plans.push(plan)
  }
  return plans
}
