// What may be done to a delivery, by whom: the one table that draws the buttons and guards the writes. Owners say how
// their part goes; what was agreed is the coordinator's; what is done is verified by somebody else (domain.md 11).
import { type Actor, hasRole, type Role } from '../../../access/actor.ts'
import { Forbidden } from '../../../platform/problems.ts'
import type { Delivery, DeliveryStatus } from './delivery.ts'
import { actionWords as words } from './acts.messages.en.ts'

export const DELIVERY_ACTIONS = [
  'update',
  'evidence',
  'verify',
  'send-back',
  're-baseline',
  'edit',
  'split',
  'reopen',
  'remove',
] as const
export type DeliveryAction = (typeof DELIVERY_ACTIONS)[number]

/** Where somebody stands to a delivery. One may stand at several sides at once. */
export type DeliverySide = 'coordinator' | 'owner' | 'chair'

type Row = {
  action: DeliveryAction
  sides: readonly DeliverySide[]
  from: readonly DeliveryStatus[]
}

const open: readonly DeliveryStatus[] = [
  'not_set',
  'not_started',
  'in_progress',
  'complete_unverified',
  'deferred',
]
const ended: readonly DeliveryStatus[] = ['complete', 'cancelled', 'superseded']

export const DELIVERY_TABLE: readonly Row[] = [
  { action: 'update', sides: ['owner', 'coordinator'], from: open },
  { action: 'evidence', sides: ['owner', 'coordinator'], from: [...open, 'complete'] },
  { action: 'verify', sides: ['coordinator', 'chair'], from: ['complete_unverified'] },
  { action: 'send-back', sides: ['coordinator', 'chair'], from: ['complete_unverified'] },
  { action: 're-baseline', sides: ['coordinator'], from: open },
  { action: 'edit', sides: ['coordinator'], from: [...open, ...ended] },
  { action: 'split', sides: ['coordinator'], from: ['not_set', 'not_started'] },
  { action: 'reopen', sides: ['coordinator'], from: ended },
  { action: 'remove', sides: ['coordinator'], from: [...open, ...ended] },
]

/** The roles of an agency that speak for its deliveries: the same list as app.answers_for() in the database. */
const SPEAKERS: readonly Role[] = ['manager', 'officer', 'chair', 'coordinator', 'administrator']

type About = Pick<Delivery, 'status' | 'agencyId' | 'leadUserId'>

/** The sides on which an actor stands. Named work, such as taking what came by a link, stands for the owner. */
export function sidesOf(delivery: About, actor: Actor): DeliverySide[] {
  if (actor.kind === 'system') return ['owner', 'coordinator']
  if (actor.kind !== 'staff') return []
  const speaks = delivery.agencyId === actor.agencyId && hasRole(actor, ...SPEAKERS)
  return [
    ...(hasRole(actor, 'coordinator') ? (['coordinator'] as const) : []),
    ...(speaks || delivery.leadUserId === actor.userId ? (['owner'] as const) : []),
    ...(hasRole(actor, 'chair') ? (['chair'] as const) : []),
  ]
}

/** Whether somebody would be judging their own work: its lead, or who last said how it goes. */
export const isOwnWork = (delivery: About, saidBy: string | null, actor: Actor): boolean =>
  actor.kind === 'staff' && (delivery.leadUserId === actor.userId || saidBy === actor.userId)

/**
 * The actions that this person may take now, in the order of the table. `saidBy`: who last said how it goes, who then
 * does not verify it.
 */
export function deliveryActionsFor(delivery: About, actor: Actor, saidBy: string | null): DeliveryAction[] {
  const sides = sidesOf(delivery, actor)
  return DELIVERY_TABLE.filter(
    ({ action, sides: may, from }) =>
      from.includes(delivery.status) &&
      may.some((side) => sides.includes(side)) &&
      !(action === 'verify' && isOwnWork(delivery, saidBy, actor)),
  ).map(({ action }) => action)
}

/** Throws Forbidden, naming who can, where an action is not this person's to take now. */
export function allowDelivery(
  action: DeliveryAction,
  delivery: About,
  actor: Actor,
  saidBy: string | null = null,
): void {
  if (!deliveryActionsFor(delivery, actor, saidBy).includes(action))
    throw new Forbidden(`delivery action ${action} refused`, words.who[action])
}

/** Throws Forbidden for whoever may not change what a plan agrees. */
export function allowEditing(actor: Actor): void {
  if (actor.kind !== 'system' && !hasRole(actor, 'coordinator'))
    throw new Forbidden('changing the plan refused', words.who.edit)
}
