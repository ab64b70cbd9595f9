// /report/resume: the code of answers that were left half-way opens them again, or removes them.
import type { Actor } from '../../../access/actor.ts'
import { actingAs, type Ctx } from '../../../access/ctx.ts'
import type { Input } from '../../../access/route.ts'
import { readForm } from '../../../platform/http/form.ts'
import type { Reply } from '../../../platform/http/reply.ts'
import { listUploads, removeUpload } from '../../evidence/index.ts'
import { publicPage } from '../../shell/index.ts'
import { dropDraft, openDraft } from '../drafts.ts'
import { MAY_SAVE, rightToSave } from './keep-draft.ts'
import { saveWords as say } from './messages.en.ts'
import type { Ways } from '../receipt/ways.ts'
import { DroppedPage, ResumePage } from './save-pages.tsx'
import { showTasks } from './show-tasks.tsx'

type Asked = Pick<Input<unknown, unknown>, 'form' | 'frame' | 'services' | 'network' | 'origin'> & {
  ways: Ways
}

export const askForDraft = ({ frame }: Pick<Asked, 'frame'>): Reply =>
  publicPage(frame, { title: say.resumeTitle }, <ResumePage problems={[]} code="" />)

/** Opens the answers as the list of their parts. Says the same of a wrong code as of one whose time is over. */
export async function resumeReport(ctx: Ctx<Actor>, asked: Asked): Promise<Reply> {
  const { form, frame } = asked
  const code = form.one('code')
  const draft = await openDraft(ctx, code)
  if (!draft) {
    const problems = [{ field: 'code', message: say.unknown }]
    const page = { title: say.resumeTitle, errors: true, status: 422 } as const
    return publicPage(frame, page, <ResumePage problems={problems} code={code} />)
  }
  if (form.one('do') === 'drop') {
    await dropDraft(ctx, code)
    // What was added goes with what it belongs to: the page says that nothing is left.
    const reporter = actingAs(asked.services, ctx, { kind: 'public' })
    for (const { id } of await listUploads(reporter, draft.token))
      await removeUpload(reporter, draft.token, id)
    return publicPage(frame, { title: say.droppedTitle }, <DroppedPage />)
  }
  const values = {
    ...draft.values,
    token: draft.token,
    [MAY_SAVE]: rightToSave(ctx, draft.token, draft.until ?? new Date(0)),
  }
  return showTasks(ctx, asked, readForm(values), draft.token)
}
