// What may be done to a report, by whom, and what becomes of it: the one table that draws the buttons, guards the
// writes and prints the documentation. Sight is decided before this, by the database.
import type { Role, Staff } from '../../access/actor.ts'
import { Forbidden } from '../../platform/problems.ts'
import { queueWords } from './queue/messages.en.ts'
import { REPORT_STATUSES, type ReportStatus } from './report.ts'

export const REPORT_ACTIONS = [
  'log',
  'link',
  'acknowledge',
  'reply',
  'hand',
  'transfer',
  'take_back',
  'merge',
  'split',
  'record_only',
  'pass_on',
  'not_hate',
  'spam',
  'return',
  'unlink',
] as const
export type ReportAction = (typeof REPORT_ACTIONS)[number]
/** Actions that set a report aside, or bring it back, each with a reason from a list: free words could name somebody. */
export const SETTING_ASIDE = ['record_only', 'pass_on', 'not_hate', 'spam', 'return'] as const
export type SettingAside = (typeof SETTING_ASIDE)[number]
/** Decisions that have a page of their own: what they mean, why, and what the person is told. */
export const DECISIONS = [
  'link',
  'merge',
  'hand',
  'transfer',
  ...SETTING_ASIDE,
  'take_back',
  'split',
  'unlink',
] as const satisfies readonly ReportAction[]
export type Decision = (typeof DECISIONS)[number]

type Row = {
  action: ReportAction
  from: readonly ReportStatus[]
  roles: readonly Role[]
  to: ReportStatus | 'same'
}

const officers: readonly Role[] = ['officer', 'manager']
const takers: readonly Role[] = ['officer', 'manager', 'triage']

export const REPORT_TABLE: readonly Row[] = [
  { action: 'log', from: ['new', 'recorded_only'], roles: takers, to: 'logged' },
  { action: 'link', from: ['new', 'recorded_only'], roles: takers, to: 'logged' },
  { action: 'acknowledge', from: ['new'], roles: takers, to: 'same' },
  { action: 'reply', from: REPORT_STATUSES, roles: takers, to: 'same' },
  { action: 'hand', from: ['new'], roles: takers, to: 'same' },
  { action: 'transfer', from: ['new'], roles: takers, to: 'same' },
  { action: 'take_back', from: ['new'], roles: takers, to: 'same' },
  { action: 'merge', from: ['new', 'recorded_only'], roles: takers, to: 'recorded_only' },
  { action: 'split', from: ['recorded_only', 'logged'], roles: takers, to: 'new' },
  { action: 'record_only', from: ['new'], roles: officers, to: 'recorded_only' },
  { action: 'pass_on', from: ['new'], roles: takers, to: 'passed_on' },
  { action: 'not_hate', from: ['new'], roles: officers, to: 'not_hate' },
  { action: 'spam', from: ['new'], roles: takers, to: 'spam' },
  { action: 'return', from: ['recorded_only', 'passed_on', 'not_hate', 'spam'], roles: takers, to: 'new' },
  { action: 'unlink', from: ['logged'], roles: officers, to: 'new' },
]

/** The codes of the reasons for each decision; their words are in queue/messages.en.ts. */
export const REASONS: Readonly<Record<Decision, readonly string[]>> = {
  link: ['same_incident', 'same_person_again', 'series'],
  merge: ['told_twice', 'same_incident'],
  hand: ['place', 'they_know', 'other_agency'],
  transfer: ['place', 'they_know', 'other_agency', 'police_matter'],
  record_only: ['person_asked', 'nothing_to_act_on', 'dealt_with', 'duplicate'],
  pass_on: ['outside_area', 'other_agency'],
  not_hate: ['no_prejudice_felt', 'other_matter'],
  spam: ['advert', 'test', 'abuse'],
  return: ['new_facts', 'set_aside_by_mistake', 'person_disagrees'],
  take_back: ['sent_by_mistake', 'no_answer', 'new_facts'],
  split: ['merged_by_mistake', 'new_facts'],
  unlink: ['linked_by_mistake', 'new_facts'],
}

/** What else stands between a report and a decision: who waits for whom, and what it is one with. */
export type Standing = {
  /** The caller's own queue has it, and not the triage of the partnership. */
  own: boolean
  /** Another agency was asked to take it over and has not answered. */
  offered: boolean
  /** It points to another report, which leads. */
  follows: boolean
  leads: boolean
  /** The report that its case was opened from. */
  opened: boolean
}

/** Whether a decision makes sense as the report stands; `reportActionsFor` says whose it is. */
export function standsOpen(action: ReportAction, standing: Standing): boolean {
  const { own, offered, follows, leads, opened } = standing
  if (action === 'reply') return true
  if (action === 'acknowledge') return !follows
  if (offered) return action === 'take_back'
  if (follows) return action === 'split'
  if (action === 'take_back' || action === 'split') return false
  if (action === 'hand') return !own && !leads
  if (action === 'transfer') return own && !leads
  return action !== 'unlink' || !opened
}

const rowFor = (action: ReportAction, status: ReportStatus) =>
  REPORT_TABLE.find((row) => row.action === action && row.from.includes(status))

/** What this person may do to a report in this state, in the order of the table. */
export const reportActionsFor = (
  status: ReportStatus,
  actor: Pick<Staff, 'roles'>,
  standing?: Standing,
): ReportAction[] =>
  REPORT_ACTIONS.filter(
    (action) =>
      rowFor(action, status)?.roles.some((role) => actor.roles.includes(role)) &&
      (standing === undefined || standsOpen(action, standing)),
  )

/** The state an action leads to. Throws Forbidden, naming who can, when it is not this person's to take now. */
export function allowReportAction(
  action: ReportAction,
  status: ReportStatus,
  actor: Pick<Staff, 'roles'>,
  standing?: Standing,
): ReportStatus {
  const row = rowFor(action, status)
  const open = row && (standing === undefined || standsOpen(action, standing)) ? row : undefined
  if (open?.roles.some((role) => actor.roles.includes(role))) return open.to === 'same' ? status : open.to
  throw new Forbidden(
    `report action ${action} refused`,
    open ? queueWords.whoMay(open.roles) : queueWords.nobodyNow,
  )
}
