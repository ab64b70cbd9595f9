// The body of a report that another system sends: an object of fields by their names, each a text or a list of texts.
import { z } from 'zod'
import type { Problem } from '../../../platform/problems.ts'
import { fieldNamed } from '../fields.ts'
import { intakeWords } from '../messages.en.ts'
import type { Sent } from '../read-report.ts'

const say = intakeWords.problems
const LIST_MAX = 40
const object = z.record(z.string(), z.unknown())
const text = z.string()
const list = z.array(z.string()).max(LIST_MAX)

/** What can be read of a body, and what cannot, so that a partner is told of all of it at once. */
export type Body = { sent: Sent; problems: readonly Problem[] }

/** The fields of a body; undefined where it is no object. Its problems are names that we do not know, and other kinds of value. */
export function readBody(body: unknown): Body | undefined {
  const parsed = object.safeParse(body)
  if (!parsed.success) return undefined
  const problems: Problem[] = []
  const sent: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(parsed.data)) {
    const field = fieldNamed(name)
    const read = field?.kind === 'many' ? list.safeParse(value) : text.safeParse(value)
    if (!field) problems.push({ field: name.slice(0, 60), message: say.unknown })
    else if (value === null) continue
    else if (!read.success)
      problems.push({ field: name, message: field.kind === 'many' ? say.kindMany : say.kind })
    else sent[name] = read.data
  }
  return { sent, problems }
}
