// The parts of a plan that are kept as JSON, read back through the reader's own schema: what was written by an older
// reader and no longer fits is a fault that says so, not a page with holes.
import { z } from 'zod'
import { planSchema } from './reading/read-plan.schema.ts'

const { priorities, headers, warnings, key } = planSchema.shape
const { links, aims } = priorities.element.shape
const { rows } = aims.element.shape
const { other, derived, flags } = rows.element.shape

const objectiveSources = z
  .array(priorities.element.pick({ heading: true, objectiveSources: true }))
  .nullable()

export const stored = {
  headers,
  warnings,
  links,
  other,
  derived,
  flags,
  documentKey: key.nullable(),
  objectiveSources,
}
