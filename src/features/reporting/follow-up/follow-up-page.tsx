// /follow-up: one address. The two boxes, then whatever the holder of the code does.
import type { Actor } from '../../../access/actor.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Input } from '../../../access/route.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Reply } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { publicPage } from '../../shell/index.ts'
import { MESSAGE_CHARS_MAX } from '../conversation.ts'
import { PURPOSES } from '../report.ts'
import { followUpWords as say } from './messages.en.ts'
import { changeMind } from './change-mind.ts'
import { addMessage, asHolder, type Key, openFollowUp, readKey } from './open-report.ts'
import { AskForKey, OpenFollowUp } from './views.tsx'

type Asked = Pick<Input<unknown, unknown>, 'form' | 'frame' | 'services'>

/** The two boxes, empty or with what was wrong. */
export function askForKey(
  { frame }: Pick<Asked, 'frame'>,
  values: FormValues = {},
  problems: readonly Problem[] = [],
): Reply {
  const { shortCode } = frame.site
  return publicPage(
    frame,
    { title: say.title, errors: problems.length > 0 },
    <AskForKey {...{ values, problems, shortCode }} />,
  )
}

/** Opens the report, or does what the holder asked and shows it again. Wrong in any way: the same words. */
export async function followUp(ctx: Ctx<Actor>, asked: Asked): Promise<Reply> {
  const { form, frame, services } = asked
  const typed = { reference: form.one('reference'), code: form.one('code') }
  const missing = (['reference', 'code'] as const).filter((field) => typed[field] === '')
  if (missing.length) {
    return askForKey(
      asked,
      form.values,
      missing.map((field) => ({ field, message: say.problem[field] })),
    )
  }
  const key = readKey(typed, frame.site.shortCode)
  const wrong = () => askForKey(asked, form.values, [{ field: 'reference', message: say.problem.wrong }])
  if (!key) return wrong()
  const holder = asHolder(services, ctx, key)
  const acted = await act(holder, key, asked)
  const found = await openFollowUp(holder, key)
  if (!found) return wrong()
  return publicPage(
    frame,
    { title: say.title, errors: acted.problems.length > 0 },
    <OpenFollowUp
      found={found}
      held={key}
      now={ctx.clock.now()}
      done={acted.done}
      values={acted.problems.length ? form.values : {}}
      problems={acted.problems}
    />,
  )
}

type Acted = { done: string | null; problems: Problem[] }

async function act(holder: Ctx, key: Key, { form }: Asked): Promise<Acted> {
  const asked = form.one('do')
  if (asked === 'message') {
    const text = form.one('message')
    const over = charCount(text) - MESSAGE_CHARS_MAX
    if (text === '') return { done: null, problems: [{ field: 'message', message: say.problem.message }] }
    if (over > 0) return { done: null, problems: [{ field: 'message', message: say.problem.long(over) }] }
    const sent = await addMessage(holder, key, { text, once: form.one('messageId') })
    return { done: sent ? say.sent : null, problems: [] }
  }
  const [answer, named] = asked.split('-')
  const purpose = PURPOSES.find((each) => each === named)
  if (purpose && (answer === 'yes' || answer === 'no')) {
    const changed = await changeMind(holder, key, purpose, answer)
    return { done: changed ? say.changed[changed] : null, problems: [] }
  }
  return { done: null, problems: [] }
}
