// What a plan is made of and what hangs on its actions, as one typed table: what is asked about each, where it is kept,
// and under what it stands. Owners may add to their own actions what `owners` says; the database holds to it.
import type { Field, Values } from './fields.ts'
import { words } from './messages.en.ts'

export const NOUNS = ['priority', 'aim', 'action', 'milestone', 'risk', 'link', 'budget'] as const
export type Noun = (typeof NOUNS)[number]
export type Parent = 'plan' | 'priority' | 'aim' | 'action'
type Table =
  | 'plan_priorities'
  | 'plan_aims'
  | 'plan_actions'
  | 'plan_milestones'
  | 'plan_risks'
  | 'plan_links'
  | 'plan_budgets'
type Options = readonly { value: string; text: string }[]

/** Lists that forms choose from. */
export type Choices = { agencies: Options; actions: Options; aims: Options }

export type Shape = {
  table: Table
  parent: Parent
  /** The column that names the parent, besides plan_id. */
  parentColumn: 'priority_id' | 'aim_id' | 'action_id' | null
  /** May stand under the plan as a whole, too. */
  loose?: boolean
  /** Stands in an order that people may change. */
  ordered: boolean
  /** May be added and changed by people of an agency that owns a part of the action. */
  owners: boolean
  fields(choices: Choices): readonly Field[]
  /** From what was read to columns. */
  columns(values: Values): Record<string, unknown>
  /** From a kept row to what the form shows. */
  values(row: Readonly<Record<string, unknown>>): Values
}

const { fields: say, needed } = words
const same = (...names: string[]) => ({
  columns: (values: Values) => Object.fromEntries(names.map((name) => [name, values[name] ?? null])),
  values: (row: Readonly<Record<string, unknown>>): Values =>
    Object.fromEntries(names.map((name) => [name, plain(row[name])])),
})
const plain = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number'
    ? value
    : typeof value === 'bigint'
      ? Number(value)
      : null
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const SHAPES: Record<Noun, Shape> = {
  priority: {
    table: 'plan_priorities',
    parent: 'plan',
    parentColumn: null,
    ordered: true,
    owners: false,
    fields: () => [
      { name: 'number', kind: 'number', label: say.number, least: 1, most: 99 },
      { name: 'title', kind: 'line', label: say.title, needed: needed.title },
      { name: 'coreObjectives', kind: 'lines', label: say.coreObjectives, hint: say.oneALine },
      { name: 'links', kind: 'lines', label: say.links, hint: say.linksHint },
    ],
    columns: ({ number, title, coreObjectives, links }) => ({
      number,
      title,
      heading: text(title),
      core_objectives: coreObjectives ?? [],
      links: JSON.stringify((Array.isArray(links) ? links : []).map(linkOf)),
    }),
    values: (row) => ({
      number: plain(row['number']),
      title: text(row['title']) || text(row['heading']),
      coreObjectives: lines(row['core_objectives']),
      links: Array.isArray(row['links']) ? row['links'].map(linkLine) : [],
    }),
  },
  aim: {
    table: 'plan_aims',
    parent: 'priority',
    parentColumn: 'priority_id',
    ordered: true,
    owners: false,
    fields: () => [
      { name: 'ref', kind: 'line', label: say.ref, max: 20 },
      { name: 'text', kind: 'text', label: say.aimText, needed: needed.aim },
    ],
    ...same('ref', 'text'),
  },
  action: {
    table: 'plan_actions',
    parent: 'aim',
    parentColumn: 'aim_id',
    ordered: true,
    owners: false,
    fields: ({ aims }) => [
      { name: 'aim_id', kind: 'id', label: say.aim, options: aims, empty: words.common.none },
      { name: 'objective', kind: 'text', label: say.objective },
      { name: 'action', kind: 'text', label: say.action, needed: needed.action },
      { name: 'owner', kind: 'line', label: say.owner, hint: say.ownerHint },
      { name: 'timeframe', kind: 'line', label: say.timeframe },
      { name: 'starts_on', kind: 'day', label: say.start },
      { name: 'ends_on', kind: 'day', label: say.end },
    ],
    ...same('aim_id', 'objective', 'action', 'owner', 'timeframe', 'starts_on', 'ends_on'),
  },
  milestone: {
    table: 'plan_milestones',
    parent: 'action',
    parentColumn: 'action_id',
    ordered: false,
    owners: true,
    fields: () => [
      { name: 'title', kind: 'line', label: say.milestone, needed: needed.milestone },
      { name: 'due_on', kind: 'day', label: say.due, needed: needed.due },
      { name: 'done_on', kind: 'day', label: say.done },
    ],
    ...same('title', 'due_on', 'done_on'),
  },
  risk: {
    table: 'plan_risks',
    parent: 'action',
    parentColumn: 'action_id',
    loose: true,
    ordered: false,
    owners: true,
    fields: ({ agencies }) => [
      {
        name: 'kind',
        kind: 'choice',
        label: say.kind,
        options: [
          { value: 'risk', text: say.risk },
          { value: 'issue', text: say.issue },
        ],
      },
      { name: 'text', kind: 'text', label: say.riskText, needed: needed.risk, max: 2000 },
      { name: 'likelihood', kind: 'number', label: say.likelihood, least: 1, most: 5 },
      { name: 'impact', kind: 'number', label: say.impact, least: 1, most: 5 },
      { name: 'response', kind: 'text', label: say.response },
      { name: 'agency_id', kind: 'id', label: say.agency, options: agencies, empty: words.common.none },
      {
        name: 'state',
        kind: 'choice',
        label: say.state,
        options: [
          { value: 'open', text: say.openState },
          { value: 'closed', text: say.closed },
        ],
      },
    ],
    ...same('kind', 'text', 'likelihood', 'impact', 'response', 'agency_id', 'state'),
  },
  link: {
    table: 'plan_links',
    parent: 'action',
    parentColumn: 'action_id',
    ordered: false,
    owners: false,
    fields: ({ actions }) => [
      {
        name: 'kind',
        kind: 'choice',
        label: say.linkKind,
        options: [
          { value: 'depends_on', text: say.dependsOn },
          { value: 'relates_to', text: say.relatesTo },
          { value: 'meeting', text: say.meeting },
          { value: 'paper', text: say.paper },
        ],
      },
      { name: 'to_action_id', kind: 'id', label: say.toAction, options: actions, empty: words.common.none },
      { name: 'title', kind: 'line', label: say.linkTitle, hint: say.linkTitleHint },
      { name: 'on_date', kind: 'day', label: say.onDate },
      { name: 'place', kind: 'line', label: say.place, hint: say.placeHint },
      { name: 'url', kind: 'url', label: say.url, hint: say.linkUrlHint },
    ],
    columns: ({ place, ...link }) => ({
      ...same('kind', 'to_action_id', 'title', 'url', 'on_date').columns(link),
      // Only a meeting is held somewhere.
      place: (link['kind'] === 'meeting' && place) || null,
    }),
    values: same('kind', 'to_action_id', 'title', 'url', 'on_date', 'place').values,
  },
  budget: {
    table: 'plan_budgets',
    parent: 'action',
    parentColumn: 'action_id',
    ordered: false,
    owners: false,
    fields: () => [
      { name: 'words', kind: 'text', label: say.budgetWords, needed: needed.budget, max: 1000 },
      { name: 'pence', kind: 'pounds', label: say.pounds },
    ],
    columns: ({ words: what, pence }) => ({ words: what, pence }),
    values: (row) => ({
      words: plain(row['words']),
      pence: row['pence'] === null ? null : Number(row['pence']),
    }),
  },
}

const lines = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((line): line is string => typeof line === 'string') : []

/** "Police & Crime Plan: Victim services" as a link of a priority; without a colon it is all words. */
function linkOf(line: string): { kind: string; label: string; text: string } {
  const at = line.indexOf(':')
  const label = at < 0 ? '' : line.slice(0, at).trim()
  return { kind: label, label, text: at < 0 ? line : line.slice(at + 1).trim() }
}

function linkLine(link: unknown): string {
  if (typeof link !== 'object' || link === null || !('label' in link) || !('text' in link)) return ''
  return link.label === '' ? String(link.text) : `${String(link.label)}: ${String(link.text)}`
}
