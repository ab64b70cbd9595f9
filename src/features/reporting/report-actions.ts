// What may be done to a report, by whom, and what becomes of it: the one table that draws the buttons, guards the
// writes and prints the documentation. Sight is decided before this, by the database.
import type { Role, Staff } from '../../access/actor.ts'
import { Forbidden } from '../../platform/problems.ts'
import { queueWords } from './queue/messages.en.ts'
import { REPORT_STATUSES, type ReportStatus } from './report.ts'

export const REPORT_ACTIONS = [
  'log',
  'acknowledge',
  'reply',
  'hand',
  'record_only',
  'pass_on',
  'not_hate',
  'spam',
  'return',
] as const
export type ReportAction = (typeof REPORT_ACTIONS)[number]
/** Actions that set a report aside, or bring it back, each with a reason from a list: free words could name somebody. */
export const SETTING_ASIDE = ['record_only', 'pass_on', 'not_hate', 'spam', 'return'] as const
export type SettingAside = (typeof SETTING_ASIDE)[number]

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
  { action: 'acknowledge', from: ['new'], roles: takers, to: 'same' },
  { action: 'reply', from: REPORT_STATUSES, roles: takers, to: 'same' },
  { action: 'hand', from: ['new'], roles: takers, to: 'same' },
  { action: 'record_only', from: ['new'], roles: officers, to: 'recorded_only' },
  { action: 'pass_on', from: ['new'], roles: takers, to: 'passed_on' },
  { action: 'not_hate', from: ['new'], roles: officers, to: 'not_hate' },
  { action: 'spam', from: ['new'], roles: takers, to: 'spam' },
  { action: 'return', from: ['recorded_only', 'passed_on', 'not_hate', 'spam'], roles: takers, to: 'new' },
]

/** The codes of the reasons for each way of setting a report aside; their words are in queue/messages.en.ts. */
export const REASONS: Readonly<Record<SettingAside, readonly string[]>> = {
  record_only: ['person_asked', 'nothing_to_act_on', 'dealt_with', 'duplicate'],
  pass_on: ['outside_area', 'other_agency'],
  not_hate: ['no_prejudice_felt', 'other_matter'],
  spam: ['advert', 'test', 'abuse'],
  return: ['new_facts', 'set_aside_by_mistake', 'person_disagrees'],
}

const rowFor = (action: ReportAction, status: ReportStatus) =>
  REPORT_TABLE.find((row) => row.action === action && row.from.includes(status))

/** What this person may do to a report in this state, in the order of the table. */
export const reportActionsFor = (status: ReportStatus, actor: Pick<Staff, 'roles'>): ReportAction[] =>
  REPORT_ACTIONS.filter((action) => rowFor(action, status)?.roles.some((role) => actor.roles.includes(role)))

/** The state an action leads to. Throws Forbidden, naming who can, when it is not this person's to take now. */
export function allowReportAction(
  action: ReportAction,
  status: ReportStatus,
  actor: Pick<Staff, 'roles'>,
): ReportStatus {
  const row = rowFor(action, status)
  if (row?.roles.some((role) => actor.roles.includes(role))) return row.to === 'same' ? status : row.to
  throw new Forbidden(
    `report action ${action} refused`,
    row ? queueWords.whoMay(row.roles) : queueWords.nobodyNow,
  )
}
