// Words of the history of an action: what happened to what, field by field.
import type { Happened } from './history.ts'

const things: Readonly<Record<string, string>> = {
  plan_actions: 'The action',
  plan_deliveries: 'The part of',
  plan_evidence: 'Evidence',
  plan_milestones: 'Milestone',
  plan_risks: 'Risk or issue',
  plan_links: 'Link',
  plan_budgets: 'Budget',
  action_measures: 'Measure tied to it',
}
const verbs: Readonly<Record<Happened, string>> = {
  added: 'added',
  changed: 'changed',
  removed: 'removed',
  restored: 'put back',
}
const fields: Readonly<Record<string, string>> = {
  objective: 'Objective',
  action: 'Action',
  owner: 'Owner',
  timeframe: 'Time frame',
  status: 'Status',
  update: 'Update in the plan',
  starts_on: 'Start',
  ends_on: 'End',
  public_shown: 'Shown to the public',
  public_words: 'Public words',
  public_progress: 'Public progress',
  progress_rag: 'Progress',
  progress_reason: 'Why the colour differs',
  confidence_rag: 'Confidence',
  confidence_reason: 'Why that sure',
  cause: 'Cause',
  corrective_action: 'Corrective action',
  forecast_due: 'Forecast date',
  baseline_due: 'Date agreed',
  rebaselines: 'Times the date agreed moved',
  story: 'How it is going',
  ask: 'Asked of the board',
  evidence_to_come: 'Evidence to come',
  stale_quarter: 'Quarter in silence',
  reported_quarter: 'Last quarter reported',
  verified_by: 'Verified by',
  agency_id: 'Agency',
  group_id: 'Group',
  owner_words: 'Owner in the plan’s words',
  lead_user_id: 'Lead',
  part: 'Part',
  recurring: 'Comes round for as long as the plan runs',
  title: 'Title',
  url: 'Address',
  happened_on: 'Happened on',
  due_on: 'Due',
  done_on: 'Done',
  kind: 'Kind',
  text: 'Words',
  likelihood: 'Likelihood',
  impact: 'Impact',
  response: 'Response',
  state: 'State',
  on_date: 'Day',
  words: 'Words',
  pence: 'Amount',
  aim_id: 'Aim',
  target: 'Target',
  target_direction: 'The figure should be',
  target_by: 'By when',
  baseline: 'Where it stood when the target was set',
  target_note: 'Why this target',
}
const own: Readonly<Record<string, string>> = { 'plan_actions status': 'Status in the plan’s words' }

export const historyWords = {
  somebody: 'somebody',
  yes: 'Yes',
  no: 'No',
  asSuggested: 'As suggested',
  nothing: 'nothing',
  directions: { at_least: 'at least', at_most: 'at most' } as Readonly<Record<string, string>>,
  title: (kind: string, what: Happened, about: string) => {
    const thing = things[kind] ?? kind
    if (about === '') return `${thing} ${verbs[what]}`
    return kind === 'plan_deliveries'
      ? `${thing} ${about} ${verbs[what]}`
      : `${thing} ${verbs[what]}: ${about}`
  },
  field: (kind: string, column: string) => own[`${kind} ${column}`] ?? fields[column] ?? column,
}
