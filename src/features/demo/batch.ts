// Rows on their way into the database, by table, in an order that every foreign key allows.
import type pg from 'pg'
import { type CopyValue, copyRows } from '../../platform/db/copy.ts'

export const TABLES = {
  'vault.keys': ['id', 'wrapped', 'created_at'],
  'vault.people': ['id', 'key_id', 'sealed', 'created_at'],
  'vault.texts': ['id', 'key_id', 'kind', 'sealed', 'created_at'],
  'vault.blind_index': ['person_id', 'kind', 'token'],
  reports: [
    'id',
    'reference',
    'submission_hash',
    'follow_up_hash',
    'received_at',
    'channel',
    'language',
    'reporter_role',
    'privacy',
    'can_contact',
    'agency_id',
    'area_id',
    'place_kind',
    'outward_code',
    'occurred',
    'occurred_on',
    'strands',
    'types',
    'happened_before',
    'status',
    'status_reason',
    'narrative_id',
    'person_id',
    'demo',
  ],
  report_messages: ['id', 'report_id', 'at', 'from_person', 'author_id', 'text_id', 'read_at'],
  consents: ['id', 'report_id', 'purpose', 'answer', 'given_at'],
  cases: [
    'id',
    'reference',
    'lead_agency_id',
    'area_id',
    'status',
    'risk_level',
    'strands',
    'types',
    'place_kind',
    'occurred_on',
    'summary',
    'owner_id',
    'opened_at',
    'opened_by',
    'closed_at',
    'closure',
    'demo',
  ],
  case_reports: ['report_id', 'case_id', 'linked_at'],
  case_people: ['case_id', 'person_id', 'role', 'label'],
  referrals: [
    'id',
    'case_id',
    'to_agency_id',
    'from_agency_id',
    'rule',
    'status',
    'basis',
    'withheld_reason',
    'outcome',
    'taken_by',
    'created_at',
    'accepted_at',
    'closed_at',
    'demo',
  ],
  report_ratings: ['report_id', 'stage', 'score', 'agency_id', 'at'],
  campaigns: ['id', 'agency_id', 'code', 'name', 'kind', 'made_at', 'made_by'],
  campaign_visits: ['campaign_id', 'day', 'visits'],
  referral_attempts: ['id', 'referral_id', 'at', 'by_user', 'channel', 'result'],
  clocks: [
    'id',
    'report_id',
    'case_id',
    'agency_id',
    'kind',
    'sequence',
    'starts_at',
    'due_at',
    'met_at',
    'met_by',
    'stopped_at',
    'stopped_reason',
    'warned_at',
    'escalated_at',
  ],
  timeline: [
    'id',
    'report_id',
    'case_id',
    'at',
    'kind',
    'params',
    'audience',
    'actor_id',
    'agency_id',
    'rule',
  ],
  'audit.entries': [
    'actor_kind',
    'actor_id',
    'actor_name',
    'agency_id',
    'action',
    'subject_kind',
    'subject_id',
    'detail',
  ],
} as const satisfies Record<string, readonly string[]>

export type Table = keyof typeof TABLES
type Row<T extends Table> = Record<(typeof TABLES)[T][number], CopyValue>

export type Batch = {
  add<T extends Table>(table: T, row: Row<T>): void
  /** Writes all rows and empties the batch. */
  write(client: pg.Client): Promise<void>
}

export function newBatch(): Batch {
  const rows = new Map<Table, CopyValue[][]>()
  return {
    add: (table, row) => {
      const values = new Map(Object.entries<CopyValue>(row))
      const line = TABLES[table].map((column) => values.get(column) ?? null)
      const held = rows.get(table)
      if (held) held.push(line)
      else rows.set(table, [line])
    },
    write: async (client) => {
      for (const [table, columns] of Object.entries(TABLES) as [Table, readonly string[]][]) {
        const held = rows.get(table)
        if (held) await copyRows(client, table, columns, held)
      }
      rows.clear()
    },
  }
}
