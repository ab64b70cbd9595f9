// The standard's own parameters of a list of services, described for whoever writes a program that asks.
import type { ApiParameter } from '../../platform/http/openapi.ts'
import { FORMATS } from './standard-query.ts'

const parameter = (name: string, description: string, schema: Record<string, unknown>): ApiParameter => ({
  name,
  in: 'query',
  description,
  schema,
})
const id = { type: 'string', format: 'uuid' }
const age = { type: 'integer', minimum: 0, maximum: 120 }
const time = { type: 'string', examples: ['09:30'] }

export const standardParameters: readonly ApiParameter[] = [
  parameter('search', 'Words that its name, its texts or its organisation hold', { type: 'string' }),
  parameter('taxonomy_term_id', 'The id of a taxonomy term that it has', id),
  parameter('taxonomy_id', 'The id of a taxonomy of which it has any term', id),
  parameter('organization_id', 'The id of the organisation that provides it', id),
  parameter('modified_after', 'Changed on or after this day or time; without a zone, in universal time', {
    type: 'string',
    examples: ['2026-11-01', '2026-11-01T09:30:00Z'],
  }),
  parameter('minimal', 'true: only id and modified_date, all of them in one page', {
    type: 'boolean',
    default: false,
  }),
  parameter('full', 'false: its own fields and its organisation, without lists of what belongs to it', {
    type: 'boolean',
    default: true,
  }),
  parameter('minimum_age', 'It says a minimum age, and that is at least this', age),
  parameter('maximum_age', 'It says a maximum age, and that is at most this', age),
  parameter('start_time', 'A schedule of it begins at this time or later', time),
  parameter('end_time', 'A schedule of it ends by this time', time),
  parameter('day', 'A schedule of it is of this day', {
    type: 'string',
    enum: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
  }),
  parameter('format', 'ndjson: a line for each service, without pages', {
    type: 'string',
    enum: FORMATS,
    default: 'json',
  }),
]
