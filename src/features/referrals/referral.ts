// A referral: its states, who may move it, and its outcomes (domain.md 6.1). The one table draws the buttons, guards the
// writes and prints the documentation. No I/O.
import type { Role, Staff } from '../../access/actor.ts'
import { Forbidden } from '../../platform/problems.ts'
import { words } from './messages.en.ts'

/** `stopped`: the person said no after it was taken (reporting's follow-up page does it; no member of staff can). */
export const REFERRAL_STATUSES = ['sent', 'accepted', 'done', 'withheld', 'withdrawn', 'stopped'] as const
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number]
export const asReferralStatus = (text: string): ReferralStatus =>
  REFERRAL_STATUSES.find((each) => each === text) ?? 'withdrawn'

export const REFERRAL_ACTIONS = ['accept', 'attempt', 'finish', 'release', 'withdraw'] as const
export type ReferralAction = (typeof REFERRAL_ACTIONS)[number]

/** What may be the end of a referral. The list's last, pending, is what every referral counts as before it ends. */
export const OUTCOMES = [
  'accepted_basic',
  'accepted_enhanced',
  'declined',
  'no_answer_posted',
  'no_answer_unsafe',
  'wrong_details',
  'out_of_area',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Outcomes that hand the referral back to whoever made it: they know the person, and must decide what now. */
export const RETURNED: readonly Outcome[] = ['no_answer_unsafe', 'wrong_details']

export const ATTEMPT_CHANNELS = ['call', 'text', 'email', 'letter', 'in_person', 'through_centre'] as const
export const ATTEMPT_RESULTS = [
  'spoke',
  'no_answer',
  'left_safe_message',
  'wrong_number',
  'unsafe',
  'sent',
] as const

/** On which side of a referral somebody stands. */
export type ReferralSide = 'receiver' | 'sender' | 'other'
export type ReferralState = {
  status: ReferralStatus
  toAgencyId: string
  fromAgencyId: string
  hasPerson: boolean
  byHand: boolean
}

type Row = {
  action: ReferralAction
  side: ReferralSide
  from: readonly ReferralStatus[]
  roles: readonly Role[]
  to: ReferralStatus
}
const workers: readonly Role[] = ['support_worker', 'officer', 'manager']
const officers: readonly Role[] = ['officer', 'manager']

export const REFERRAL_TABLE: readonly Row[] = [
  { action: 'accept', side: 'receiver', from: ['sent'], roles: workers, to: 'accepted' },
  { action: 'attempt', side: 'receiver', from: ['accepted'], roles: workers, to: 'accepted' },
  { action: 'finish', side: 'receiver', from: ['accepted'], roles: workers, to: 'done' },
  { action: 'release', side: 'sender', from: ['withheld', 'stopped'], roles: officers, to: 'sent' },
  { action: 'withdraw', side: 'sender', from: ['sent', 'accepted'], roles: officers, to: 'withdrawn' },
]

export function sideOfReferral(state: ReferralState, actor: Pick<Staff, 'agencyId'>): ReferralSide {
  if (state.toAgencyId === actor.agencyId) return 'receiver'
  return state.fromAgencyId === actor.agencyId ? 'sender' : 'other'
}

function rowFor(action: ReferralAction, state: ReferralState, side: ReferralSide): Row | undefined {
  // Nobody can be supported whom nobody can reach: an anonymous referral stays withheld. Of one by hand another is made.
  if (action === 'release' && (!state.hasPerson || state.byHand)) return undefined
  return REFERRAL_TABLE.find(
    (row) => row.action === action && row.side === side && row.from.includes(state.status),
  )
}

/** The actions that this person may take on a referral in this state. */
export const referralActions = (
  state: ReferralState,
  actor: Pick<Staff, 'agencyId' | 'roles'>,
): ReferralAction[] =>
  REFERRAL_ACTIONS.filter((action) =>
    rowFor(action, state, sideOfReferral(state, actor))?.roles.some((role) => actor.roles.includes(role)),
  )

/** Throws Forbidden, naming who can, unless this person may take the action now. */
export function allowReferral(
  action: ReferralAction,
  state: ReferralState,
  actor: Pick<Staff, 'agencyId' | 'roles'>,
): void {
  if (!referralActions(state, actor).includes(action))
    throw new Forbidden(`referral action ${action} refused`, words.whoMay[action])
}
