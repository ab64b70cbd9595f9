// What is asked of the fields of a thing together, beside what each field asks for by itself. Pure.
import type { Problem } from '../../../platform/problems.ts'
import { words } from './messages.en.ts'
import type { Noun } from './nouns.ts'

/** What two fields of a thing must be together: an end after its start, a link's other action, a meeting's name and day. */
export function together(noun: Noun, values: Readonly<Record<string, unknown>>): Problem[] {
  const say = words.needed
  if (noun !== 'link') {
    const [from, to] = [values['starts_on'], values['ends_on']]
    return typeof from === 'string' && typeof to === 'string' && to < from
      ? [{ field: 'ends_on', message: words.problems.order }]
      : []
  }
  const toAction = values['kind'] === 'depends_on' || values['kind'] === 'relates_to'
  if (toAction && !values['to_action_id']) return [{ field: 'to_action_id', message: say.toAction }]
  if (toAction) return []
  return [
    ...(values['title'] === '' ? [{ field: 'title', message: say.linkTitle }] : []),
    // A meeting is found again by its day, and its minutes stand with it.
    ...(values['kind'] === 'meeting' && !values['on_date']
      ? [{ field: 'on_date', message: say.meetingDay }]
      : []),
  ]
}
