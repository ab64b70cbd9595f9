// From versions of rows to sentences that people can read: what it was, what it became, who did it and why. Pure.
import { z } from 'zod'
import { formatDate } from '../../../platform/calendar/format.ts'
import { isDay } from '../../../platform/calendar/london.ts'
import { shorten } from '../../../platform/text/plain.ts'
import { CONFIDENCES, RAGS, STATUSES } from './delivery.ts'
import { historyWords as words } from './history.messages.en.ts'
import { SETTING_COLUMNS, settingsRow } from './history-settings.ts'
import { confidenceName, ragName, STATUS_WORDS } from './messages.en.ts'
import { quarterName } from './quarter-name.ts'
import type { RagRules } from './rules.ts'

type Row = Readonly<Record<string, unknown>>
export type Version = {
  kind: string
  rowId: string
  at: Date
  row: Row
  before: Row | null
  reason: string | null
  byName: string | null
}
/** Names of agencies, groups and people by id, and of rounds by the quarter that closes them. */
export type Names = ReadonlyMap<string, string>

export type Change = { field: string; from: string; to: string }
export type HistoryEntry = {
  id: string
  at: Date
  by: string | null
  reason: string | null
  /** What happened to what: "Part of Alder changed". */
  title: string
  changes: Change[]
}

type Format = (value: unknown, context: { names: Names; rules: RagRules }) => string
const TEXT_MAX = 300

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? shorten(String(value), TEXT_MAX) : ''
const text: Format = plain
const day: Format = (value) => (typeof value === 'string' && isDay(value) ? formatDate(value) : '')
const name: Format = (value, { names }) =>
  typeof value === 'string' ? (names.get(value) ?? words.somebody) : ''
const yes: Format = (value) => (value === true ? words.yes : words.no)
const quarter: Format = (value, { names }) =>
  typeof value === 'string' ? (names.get(value) ?? quarterName(value)) : ''
const one = <Name extends string>(all: readonly Name[], value: unknown): Name | null =>
  all.find((each) => each === value) ?? null
const status: Format = (value) => STATUS_WORDS[one(STATUSES, value) ?? 'not_set']
const rag: Format = (value, { rules }) =>
  value === null ? words.asSuggested : ragName(one(RAGS, value), rules)
const confidence: Format = (value, { rules }) => confidenceName(one(CONFIDENCES, value), rules)
const setting: Format = (value, context) => (typeof value === 'boolean' ? yes(value, context) : plain(value))
/** Core objectives are lines; links have a label each. */
const lines: Format = (value) =>
  Array.isArray(value) ? shorten(value.map((each) => lineOf(each)).join('; '), TEXT_MAX) : ''
const pairOf = z.object({ label: z.string(), text: z.string() })
const lineOf = (each: unknown): string => {
  const pair = pairOf.safeParse(each)
  return pair.success ? `${pair.data.label}: ${pair.data.text}` : plain(each)
}
const pounds: Format = (value) =>
  typeof value === 'number'
    ? new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(value / 100)
    : ''

/** What is told of each kind of row, in the order in which it is read. Other columns are nobody's news. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, Format>>>> = {
  plans: {
    title: text,
    period_from: day,
    period_to: day,
    period_words: text,
    paper_marking: text,
    published: yes,
    public_main: yes,
    ...Object.fromEntries(SETTING_COLUMNS.map((column) => [column, setting])),
  },
  plan_priorities: { number: text, heading: text, title: text, core_objectives: lines, links: lines },
  plan_aims: { priority_id: name, ref: text, text },
  plan_actions: {
    aim_id: name,
    objective: text,
    action: text,
    owner: text,
    timeframe: text,
    status: text,
    update: text,
    starts_on: day,
    ends_on: day,
    public_shown: yes,
    public_words: text,
    public_progress: text,
  },
  plan_deliveries: {
    status,
    progress_rag: rag,
    progress_reason: text,
    confidence_rag: confidence,
    confidence_reason: text,
    cause: text,
    corrective_action: text,
    forecast_due: day,
    baseline_due: day,
    rebaselines: text,
    story: text,
    ask: text,
    evidence_to_come: text,
    stale_quarter: quarter,
    reported_quarter: quarter,
    verified_by: name,
    agency_id: name,
    group_id: name,
    post_id: name,
    owner_words: text,
    lead_user_id: name,
    part: text,
    starts_on: day,
    recurring: yes,
  },
  plan_evidence: { title: text, url: text, happened_on: day, verified_by: name },
  plan_milestones: { title: text, due_on: day, done_on: day },
  plan_risks: { kind: text, text, likelihood: text, impact: text, response: text, state: text },
  plan_links: { kind: text, title: text, url: text, on_date: day, place: text },
  plan_budgets: { words: text, pence: pounds },
  action_measures: {
    target: text,
    target_direction: (value) => words.directions[String(value)] ?? '',
    target_by: day,
    baseline: text,
    target_note: text,
  },
}

/** Takes versions, newest first. Returns what there is to tell of each; versions that tell nothing are left out. */
export function historyOf(versions: readonly Version[], names: Names, rules: RagRules): HistoryEntry[] {
  return versions.flatMap((version) => {
    const what = happened(version)
    const changes = what === 'changed' ? changesOf(version, { names, rules }) : []
    if (what === 'changed' && changes.length === 0) return []
    const { at, byName, reason } = version
    return {
      id: `${version.rowId}-${at.getTime()}`,
      at,
      by: byName,
      reason,
      title: words.title(version.kind, what, aboutOf(version, names)),
      changes,
    }
  })
}

export type Happened = 'added' | 'changed' | 'removed' | 'restored'

function happened({ row, before }: Version): Happened {
  if (before === null) return 'added'
  if (row['removed_at'] && !before['removed_at']) return 'removed'
  return !row['removed_at'] && before['removed_at'] ? 'restored' : 'changed'
}

function changesOf(version: Version, context: { names: Names; rules: RagRules }): Change[] {
  const { kind } = version
  const [before, row] = [version.before, version.row].map((each) =>
    kind === 'plans' ? settingsRow(each) : (each ?? {}),
  )
  return Object.entries(FIELDS[kind] ?? {}).flatMap(([column, format]) => {
    const [was, is] = [before?.[column] ?? null, row?.[column] ?? null]
    if (was === is) return []
    const [from, to] = [format(was, context), format(is, context)]
    return from === to
      ? []
      : [{ field: words.field(kind, column), from: from || words.nothing, to: to || words.nothing }]
  })
}

const measureName = (key: unknown, names: Names): string =>
  typeof key === 'string' ? (names.get(key) ?? key) : ''

function aboutOf({ kind, row }: Version, names: Names): string {
  if (kind === 'plan_actions' || kind === 'plans') return ''
  if (kind === 'plan_aims') return plain(`${plain(row['ref'])} ${plain(row['text'])}`.trim())
  if (kind === 'plan_relations') return plain(names.get(plain(row['to_plan_id'])))
  if (kind !== 'plan_deliveries')
    return plain(row['title'] ?? row['text'] ?? row['words'] ?? measureName(row['measure'], names))
  const owner = row['agency_id'] ?? row['group_id']
  const named = typeof owner === 'string' ? names.get(owner) : undefined
  return named ?? (typeof row['owner_words'] === 'string' ? row['owner_words'] : '')
}
