// Which priority and which aim of a plan those of a newer document are: by their words before their numbers, so that one
// that is put in before the others, or renamed, does not make new ones of all that follow. Pure.
import { fold } from '../../../platform/text/fold.ts'
import type { PlanRead, ReadPriority } from '../reading/read-plan.schema.ts'

export type StandingPriority = { id: string; number: number | null; title: string }
export type StandingAim = { id: string; priorityId: string; ref: string; text: string }
export type StandingHeadings = {
  priorities: readonly StandingPriority[]
  aims: readonly StandingAim[]
}
/** By the document's order: the id of what stands in the plan, null for what is new. */
export type Aligned = { priorities: (string | null)[]; aims: (string | null)[][] }

const key = (text: string) => fold(text).replaceAll(/\s+/g, ' ').trim()
const same = (a: string, b: string) => a !== '' && a === b

/** Each priority and each aim of the plan is given at most once. */
export function alignHeadings(standing: StandingHeadings, read: PlanRead): Aligned {
  const priorities = alignPriorities(standing, read.priorities)
  return { priorities, aims: alignAims(standing, read, priorities) }
}

function alignPriorities({ priorities, aims }: StandingHeadings, read: readonly ReadPriority[]) {
  const under = Map.groupBy(aims, ({ priorityId }) => priorityId)
  const standing = priorities.map(({ id, number, title }) => ({
    id,
    number,
    title: key(title),
    texts: new Set(under.get(id)?.map(({ text }) => key(text))),
  }))
  const coming = read.map(({ number, title, aims: those }) => ({
    number,
    title: key(title),
    texts: those.flatMap(({ text }) => (key(text) === '' ? [] : [key(text)])),
  }))
  return pairUp(standing, coming, [
    (old, now) => old.number === now.number && same(old.title, now.title),
    (old, now) => same(old.title, now.title),
    (old, now) => now.texts.length > 0 && shared(old.texts, now.texts) * 2 >= now.texts.length,
    (old, now) => old.number !== null && old.number === now.number,
    // A plan without headings has one priority without a name.
    (old, now) => old.number === now.number && old.title === now.title,
  ]).map((old) => old?.id ?? null)
}

const shared = (texts: ReadonlySet<string>, those: readonly string[]) =>
  those.filter((text) => texts.has(text)).length

function alignAims({ aims }: StandingHeadings, read: PlanRead, priorities: readonly (string | null)[]) {
  const standing = aims.map(({ id, priorityId, ref, text }) => ({ id, priorityId, ref, text: key(text) }))
  const coming = read.priorities.flatMap((each, at) =>
    each.aims.map(({ ref, text }) => ({ priorityId: priorities[at] ?? null, ref, text: key(text) })),
  )
  type Old = (typeof standing)[number]
  type Now = (typeof coming)[number]
  const under = (old: Old, now: Now) => old.priorityId === now.priorityId
  const found = pairUp(standing, coming, [
    (old, now) => old.ref === now.ref && same(old.text, now.text) && under(old, now),
    (old, now) => same(old.text, now.text) && under(old, now),
    (old, now) => old.ref === now.ref && same(old.text, now.text),
    (old, now) => same(old.text, now.text),
    (old, now) => same(old.ref, now.ref) && under(old, now),
    (old, now) => old.ref === now.ref && old.text === now.text && under(old, now),
  ])
  let at = 0
  return read.priorities.map((each) => each.aims.map(() => found[at++]?.id ?? null))
}

/** Pairs two lists by one rule after the other, in their order; each of either at most once. By `coming`. */
function pairUp<Old, Now>(
  standing: readonly Old[],
  coming: readonly Now[],
  rules: readonly ((old: Old, now: Now) => boolean)[],
): (Old | undefined)[] {
  const free = new Set(standing)
  const found = coming.map((): Old | undefined => undefined)
  for (const rule of rules)
    for (const [at, now] of coming.entries()) {
      if (found[at]) continue
      for (const old of free) {
        if (!rule(old, now)) continue
        free.delete(old)
        found[at] = old
        break
      }
    }
  return found
}
