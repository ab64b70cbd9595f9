// Answers that were saved, opened as the list of their parts: how it is reached, and what it goes on with.
import type { Actor } from '../../../access/actor.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Input } from '../../../access/route.ts'
import type { Form } from '../../../platform/http/form.ts'
import type { Reply } from '../../../platform/http/reply.ts'
import { publicPage } from '../../shell/index.ts'
import { reportMark, sealAnswers } from './again.ts'
import { kindsOffered } from './around.ts'
import { notOpen } from './aside-pages.tsx'
import { asksKinds } from './kinds.ts'
import { tasksWords as say } from './messages.en.ts'
import { lastAnswered, stepAfter } from './steps.ts'
import { TasksPage } from './tasks-page.tsx'
import { recordedOf } from './title-of.ts'

/** The parts of a report with their states; `token` is the form's own. Reloaded, it shows the question to go on with. */
export async function showTasks(
  ctx: Ctx<Actor>,
  { frame }: Pick<Input<unknown, unknown>, 'frame'>,
  form: Form,
  token: string,
): Promise<Reply> {
  if (!frame.site.setUp) return notOpen({ frame })
  const kinds = asksKinds(form, await kindsOffered(ctx))
  const last = lastAnswered(form)
  const after = last ? stepAfter(last, form, false) : 'what'
  const next = after === 'kinds' && !kinds ? stepAfter(after, form, false) : after
  const again = {
    text: sealAnswers(ctx, { form, token, step: next, returning: false }),
    report: reportMark(ctx, token),
  }
  return publicPage(
    frame,
    { title: say.title, recorded: recordedOf('saved') },
    <TasksPage {...{ sent: form, token, next, kinds, again }} />,
  )
}
