import type { Form } from '../../../platform/http/form.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import { sourceWords } from './messages.en.ts'
import { type NewSource, SOURCE_KINDS } from './sources.store.ts'

const CODE = /^[a-z0-9-]{2,40}$/
const NAME = { least: 2, most: 120 } as const

export type SourceAsked = Pick<NewSource, 'name' | 'code' | 'kind' | 'serviceId'>

/** Reads a source's name. Refuses one that is too short or too long. */
export function readName(form: Form): Outcome<string> {
  const name = plainLine(form.one('name'))
  return charCount(name) < NAME.least || charCount(name) > NAME.most
    ? refused({ field: 'name', message: sourceWords.problems.name })
    : ok(name)
}

/** Reads the form of a new source. `places`: the directory's. */
export function readSource(form: Form, places: readonly { id: string }[]): Outcome<SourceAsked> {
  const name = readName(form)
  const code = form.one('code').trim().toLowerCase()
  const kind = SOURCE_KINDS.find((each) => each === form.one('kind'))
  const say = sourceWords.problems
  const problems: Problem[] = name.ok ? [] : [...name.problems]
  if (!CODE.test(code)) problems.push({ field: 'code', message: say.code })
  if (!kind) problems.push({ field: 'kind', message: say.kind })
  if (problems.length > 0 || !kind || !name.ok) return refused(...problems)
  return ok({
    name: name.value,
    code,
    kind,
    serviceId: places.find(({ id }) => id === form.one('serviceId'))?.id ?? null,
  })
}
