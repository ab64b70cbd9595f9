// Whom a request goes to: the delivery's lead; else its group's lead; else people of its agency who may answer for it. Pure.
import type { Delivery } from '../running/delivery.ts'

export type Colleague = { id: string; agencyId: string; roles: readonly string[] }
export type Directory = {
  /** Active people only. */
  people: readonly Colleague[]
  /** The lead of each group that has one. */
  groupLeads: ReadonlyMap<string, string>
}

/** The first role that anybody has at the agency answers: who runs work there before who looks after accounts. */
const ORDER = ['manager', 'officer', 'chair', 'coordinator', 'administrator'] as const
/** No more people than this are asked the same thing. */
export const ASKED_MAX = 3
const MANAGERS_MAX = 10

type Asked = Pick<Delivery, 'leadUserId' | 'groupId' | 'agencyId'>

/** Whom to ask how a delivery goes; nobody where there is no such person. */
export function whomToAsk(delivery: Asked, { people, groupLeads }: Directory): string[] {
  const active = (id: string | null | undefined) => people.some((person) => person.id === id)
  if (delivery.leadUserId && active(delivery.leadUserId)) return [delivery.leadUserId]
  const groupLead = delivery.groupId ? groupLeads.get(delivery.groupId) : undefined
  if (groupLead && active(groupLead)) return [groupLead]
  const there = people.filter(({ agencyId }) => agencyId === delivery.agencyId)
  const some = ORDER.map((role) => there.filter(({ roles }) => roles.includes(role)))
  return (some.find((found) => found.length > 0) ?? []).slice(0, ASKED_MAX).map(({ id }) => id)
}

/** Everybody who manages work at any agency, and the coordinators. Active people only. */
export type Overseers = readonly Colleague[]

/**
 * The managers who are told of a delivery's silence: those of its agency; where it has none, or the agency has no manager,
 * those of its lead's agency, or of its group's lead. Nobody where there are none either.
 */
export function managersOf(delivery: Asked, { people, groupLeads }: Directory, all: Overseers): string[] {
  const leads = [delivery.leadUserId, delivery.groupId ? groupLeads.get(delivery.groupId) : null]
  const agencies = leads.map((lead) => people.find(({ id }) => id === lead)?.agencyId)
  const found = [delivery.agencyId, ...agencies].map((agency) =>
    all.filter(({ agencyId, roles }) => agencyId === agency && roles.includes('manager')),
  )
  return first(found.find((managers) => managers.length > 0) ?? [])
}

/** Who is told where there is no manager to tell. */
export const coordinatorsOf = (all: Overseers): string[] =>
  first(all.filter(({ roles }) => roles.includes('coordinator')))

const first = (people: readonly Colleague[]): string[] => people.slice(0, MANAGERS_MAX).map(({ id }) => id)
