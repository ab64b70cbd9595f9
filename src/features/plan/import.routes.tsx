// /plan/import: paste, see what was read, keep. Three steps of one form; the text travels in the form itself, so that
// nothing is kept before somebody says so and nothing pasted is ever lost to a mistake.
import type { StaffCtx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import type { Form } from '../../platform/http/form.ts'
import { redirect, type Reply } from '../../platform/http/reply.ts'
import { Breadcrumbs } from '../../ui/govuk/breadcrumbs.tsx'
import { bindForm, type FormProblem } from '../../ui/form.tsx'
import { staffPage } from '../shell/index.ts'
import { importPlan, victimServiceNames } from './import-plan.ts'
import { words } from './messages.en.ts'
import { proposeMeasures } from './propose-measures.ts'
import { planProblemText } from './reading/messages.en.ts'
import type { PlanRead } from './reading/read-plan.schema.ts'
import { readPlan } from './reading/read-plan.ts'
import { ImportPage, PreviewPage, rowsOf } from './views/import-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const TEXT_MAX = 500_000
const NAME_MAX = 200

type Checked =
  | { ok: true; read: PlanRead; text: string; name: string }
  | { ok: false; problems: FormProblem[] }

function check(form: Form): Checked {
  const text = form.one('text')
  const name = form.one('name').replaceAll(/\s+/g, ' ')
  const problems: FormProblem[] = []
  if (text === '') problems.push({ field: 'text', message: words.import.paste })
  if (text.length > TEXT_MAX) problems.push({ field: 'text', message: words.import.tooLong(text.length) })
  if (name.length > NAME_MAX) problems.push({ field: 'name', message: words.import.nameTooLong })
  if (problems.length > 0) return { ok: false, problems }
  const read = readPlan(text, name === '' ? {} : { fileName: name })
  if (!read.ok) return { ok: false, problems: [{ field: 'text', message: planProblemText(read.problem) }] }
  // Words without a single action are kept in the form, not as a plan that everybody then finds in the list.
  if (rowsOf(read).length === 0)
    return { ok: false, problems: [{ field: 'text', message: words.import.noActions }] }
  return { ok: true, read, text, name }
}

const breadcrumbs = (
  <Breadcrumbs items={[{ text: words.plans.breadcrumb, href: '/plan/all' }, { text: words.import.title }]} />
)

function pastePage(
  frame: Frame,
  form?: Form,
  problems: readonly FormProblem[] = [],
  already?: { id: string },
): Reply {
  const bound = bindForm({ values: form?.values ?? {}, problems })
  const options = { title: words.import.title, before: breadcrumbs, errors: problems.length > 0 }
  return staffPage(frame, options, <ImportPage form={bound} already={already} />)
}

async function previewPage(ctx: StaffCtx, frame: Frame, checked: Checked & { ok: true }): Promise<Reply> {
  const services = await ctx.db.transaction((tx) => victimServiceNames(tx))
  const ties = rowsOf(checked.read).flatMap((row) => proposeMeasures(row, services))
  const options = { title: words.preview.title, before: breadcrumbs }
  return staffPage(frame, options, <PreviewPage {...checked} ties={ties} />)
}

export const planImportRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/import',
    access: coordinators,
    handle: (_ctx, { frame }) => pastePage(frame),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/import',
    access: coordinators,
    perMinute: 60,
    handle: async (ctx, { form, frame }) => {
      if (form.one('step') === 'change') return pastePage(frame, form)
      const checked = check(form)
      if (!checked.ok) return pastePage(frame, form, checked.problems)
      if (form.one('step') !== 'keep') return previewPage(ctx, frame, checked)
      const { read, text: sourceText } = checked
      const sourceName = checked.name || null
      const outcome = await ctx.db.transaction((tx) => importPlan(tx, ctx, { read, sourceName, sourceText }))
      if (outcome.ok) return redirect(`/plan/${outcome.planId}?done=imported`)
      const message = words.import.already(outcome.already.title)
      return pastePage(frame, form, [{ field: 'text', message }], outcome.already)
    },
  }),
]
