// What may be done to a case, by whom, and what follows: the one table that draws the buttons, guards the writes and
// prints the documentation. Closing follows the minimum standard's sign-off (domain.md 4.6): an officer up to
// standard risk, a senior officer at medium, and at high the manager or the chair of the panel that hears it.
import type { Role, Staff } from '../../access/actor.ts'
import { Forbidden } from '../../platform/problems.ts'
import { type CaseState, type CaseStatus, type RiskLevel, type Side, sideOf } from './case.ts'
import { words } from './messages.en.ts'

export const CASE_ACTIONS = [
  'reply',
  'contact',
  'note',
  'risk',
  'assign',
  'police',
  'review',
  'close',
  'reopen',
] as const
export type CaseAction = (typeof CASE_ACTIONS)[number]

type Row = {
  action: CaseAction
  side: Side
  from: CaseStatus
  risk?: readonly RiskLevel[]
  roles: readonly Role[]
  to: CaseStatus
}

const officers: readonly Role[] = ['officer', 'manager']

export const CASE_TABLE: readonly Row[] = [
  { action: 'reply', side: 'lead', from: 'open', roles: officers, to: 'open' },
  // The person may write again after the end, and be answered without opening the case for it.
  { action: 'reply', side: 'lead', from: 'closed', roles: officers, to: 'closed' },
  { action: 'contact', side: 'lead', from: 'open', roles: officers, to: 'open' },
  { action: 'note', side: 'lead', from: 'open', roles: [...officers, 'chair'], to: 'open' },
  { action: 'note', side: 'lead', from: 'closed', roles: officers, to: 'closed' },
  { action: 'note', side: 'partner', from: 'open', roles: [...officers, 'support_worker'], to: 'open' },
  { action: 'risk', side: 'lead', from: 'open', roles: officers, to: 'open' },
  { action: 'assign', side: 'lead', from: 'open', roles: officers, to: 'open' },
  { action: 'police', side: 'lead', from: 'open', roles: officers, to: 'open' },
  { action: 'review', side: 'lead', from: 'open', roles: officers, to: 'open' },
  {
    action: 'close',
    side: 'lead',
    from: 'open',
    risk: ['not_assessed', 'standard'],
    roles: officers,
    to: 'closed',
  },
  { action: 'close', side: 'lead', from: 'open', risk: ['medium'], roles: ['manager'], to: 'closed' },
  { action: 'close', side: 'lead', from: 'open', risk: ['high'], roles: ['manager', 'chair'], to: 'closed' },
  { action: 'reopen', side: 'lead', from: 'closed', roles: officers, to: 'open' },
]

const rowFor = (action: CaseAction, state: CaseState, side: Side): Row | undefined =>
  CASE_TABLE.find(
    (row) =>
      row.action === action &&
      row.side === side &&
      row.from === state.status &&
      (row.risk === undefined || row.risk.includes(state.riskLevel)),
  )

/** The actions that this person may take on a case in this state, in the order of the table. */
export function actionsFor(state: CaseState, actor: Pick<Staff, 'agencyId' | 'roles'>): CaseAction[] {
  return CASE_ACTIONS.filter((action) => {
    const row = rowFor(action, state, sideOf(state, actor))
    return row?.roles.some((role) => actor.roles.includes(role)) ?? false
  })
}

/** Who may close the case, where its lead's people may at another risk and not at this one; null where nothing is missing. */
export function whoCloses(state: CaseState, actor: Pick<Staff, 'agencyId' | 'roles'>): string | null {
  const may = (level: RiskLevel) => actionsFor({ ...state, riskLevel: level }, actor).includes('close')
  return may('standard') && !may(state.riskLevel) ? whoMay('close', state) : null
}

/** The state that an action leads to. Throws Forbidden, naming who can, when it is not this person's to take now. */
export function allow(
  action: CaseAction,
  state: CaseState,
  actor: Pick<Staff, 'agencyId' | 'roles'>,
): CaseStatus {
  const row = rowFor(action, state, sideOf(state, actor))
  if (row?.roles.some((role) => actor.roles.includes(role))) return row.to
  throw new Forbidden(`case action ${action} refused`, whoMay(action, state))
}

/** Who of the lead agency may take an action in this state, in words; or that nobody may while it is in it. */
export function whoMay(action: CaseAction, state: CaseState): string {
  const row = rowFor(action, state, 'lead')
  return row ? words.whoMay(row.roles) : words.nobodyNow(state.status)
}
