// A plan's own settings: its name and years, when a part turns amber or red, what its colours are called, related plans.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Form, FormValues } from '../../../platform/http/form.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { CONFIDENCES, RAGS } from '../running/delivery.ts'
import type { PlanState } from '../running/plan-state.ts'
import { type RagRules, ragRulesSchema } from '../running/rules.ts'
import { stampOf } from '../stamp.ts'
import { type Field, formValues, readFields } from './fields.ts'
import { words } from './messages.en.ts'
import { reasonProblems } from './reasons.ts'
import { type Relation, RELATIONS, setRelations } from './sources.store.ts'

const say = words.settings
const KEY_MAX = 300

export const settingsFields: readonly Field[] = [
  { name: 'title', kind: 'line', label: say.name, needed: words.copy.nameNeeded },
  { name: 'from', kind: 'day', label: say.from },
  { name: 'to', kind: 'day', label: say.to },
]
export const ruleFields: readonly Field[] = [
  { name: 'amberAfterDays', kind: 'number', label: say.amberAfter, least: 0, most: 366 },
  { name: 'redAfterDays', kind: 'number', label: say.redAfter, least: 0, most: 366 },
  {
    name: 'offTargetPercent',
    kind: 'number',
    label: say.offTarget,
    hint: say.offTargetHint,
    least: 0,
    most: 100,
  },
  { name: 'unscheduledQuarters', kind: 'number', label: say.unscheduled, least: 0, most: 12 },
]

export type Settings = {
  title: string
  from: string | null
  to: string | null
  rules: RagRules
  relations: Map<string, Relation>
  /** Why they change; '' where nobody said. */
  reason: string
}

/** Reads the settings form. `others`: the plans that this one may be related to. */
export function readSettings(form: Form, others: readonly { id: string }[]): Outcome<Settings> {
  const read = readFields(form, [...settingsFields, ...ruleFields])
  if (!read.ok) return refused(...read.problems)
  const { title, from, to, ...numbers } = read.value
  const problems: Problem[] = []
  if (typeof from === 'string' && typeof to === 'string' && to < from)
    problems.push({ field: 'to', message: words.problems.order })
  if ((from === null) !== (to === null))
    problems.push(
      from === null
        ? { field: 'from', message: words.copy.fromNeeded }
        : { field: 'to', message: words.copy.toNeeded },
    )
  const said = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== null))
  const parsed = ragRulesSchema.safeParse({
    ...said,
    key: keyOf(form, 'key', RAGS),
    confidenceKey: keyOf(form, 'confidence', CONFIDENCES),
  })
  if (!parsed.success) return refused(...problems, { field: '', message: say.order })
  if (parsed.data.redAfterDays < parsed.data.amberAfterDays)
    problems.push({ field: 'redAfterDays', message: say.order })
  const reason = plainLine(form.one('reason'))
  problems.push(...reasonProblems(reason))
  if (problems.length > 0 || typeof title !== 'string') return refused(...problems)
  const relations = new Map(
    others.flatMap(({ id }) => {
      const relation = RELATIONS.find((each) => each === form.one(`relation-${id}`))
      return relation ? [[id, relation] as const] : []
    }),
  )
  const day = (value: unknown) => (typeof value === 'string' ? value : null)
  return ok({ title, from: day(from), to: day(to), rules: parsed.data, relations, reason })
}

/** The colours that have words of their own. */
function keyOf(
  form: Form,
  prefix: string,
  colours: readonly string[],
): Record<string, { name: string; meaning: string }> {
  const line = (name: string) => plainLine(form.one(name)).slice(0, KEY_MAX)
  return Object.fromEntries(
    colours.flatMap((colour) => {
      const key = { name: line(`${prefix}-${colour}-name`), meaning: line(`${prefix}-${colour}-meaning`) }
      return key.name === '' && key.meaning === '' ? [] : [[colour, key]]
    }),
  )
}

/** The settings form for a plan as it stands. */
export function settingsValues(plan: PlanState, relations: ReadonlyMap<string, Relation>): FormValues {
  const { key, confidenceKey, ...numbers } = plan.rules
  const keyValues = (prefix: string, kept: Partial<Record<string, { name: string; meaning: string }>>) =>
    Object.entries(kept).flatMap(([colour, said]) => [
      [`${prefix}-${colour}-name`, said?.name ?? ''],
      [`${prefix}-${colour}-meaning`, said?.meaning ?? ''],
    ])
  return {
    ...formValues(settingsFields, {
      title: plan.title,
      from: plan.period?.from ?? null,
      to: plan.period?.to ?? null,
    }),
    ...formValues(ruleFields, numbers),
    ...Object.fromEntries([...keyValues('key', key), ...keyValues('confidence', confidenceKey)]),
    ...Object.fromEntries([...relations].map(([id, relation]) => [`relation-${id}`, relation])),
  }
}

/** The settings that were set and become others: whoever changes those says why. */
export function needsReason(kept: FormValues, sent: FormValues): boolean {
  const text = (values: FormValues, name: string) => [values[name] ?? ''].flat().join(' ').trim()
  return Object.keys(kept).some((name) => text(kept, name) !== '' && text(kept, name) !== text(sent, name))
}

/** Saves the settings of a plan still at `version`; false where somebody changed it first. Coordinators only. */
export async function saveSettings(
  tx: Tx,
  ctx: StaffCtx,
  planId: string,
  version: number,
  settings: Settings,
): Promise<boolean> {
  const { title, from, to } = settings
  const stamp = stampOf(ctx, settings.reason || null)
  const { numUpdatedRows } = await tx
    .updateTable('plans')
    .set({ title, period_from: from, period_to: to, rules: JSON.stringify(settings.rules) })
    .set({ version: version + 1, ...stamp })
    .where('id', '=', planId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await setRelations(tx, planId, settings.relations, stamp)
  await record(tx, ctx, { action: 'plan.settings', subjectKind: 'plan', subjectId: planId })
  return true
}
