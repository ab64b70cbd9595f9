// /plan/import: a document or pasted text comes in and waits, as it came, to be looked through.
import type { StaffCtx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import type { Form } from '../../platform/http/form.ts'
import { redirect, type Reply } from '../../platform/http/reply.ts'
import { type Outcome, ok, type Problem, refused } from '../../platform/problems.ts'
import { plainLine } from '../../platform/text/plain.ts'
import { bindForm } from '../../ui/form.tsx'
import { Breadcrumbs } from '../../ui/govuk/breadcrumbs.tsx'
import { staffPage } from '../shell/index.ts'
import { words as planWords } from './messages.en.ts'
import { ONE_FILE } from '../../platform/http/upload.ts'
import { listOpenImports } from './review/imports.store.ts'
import { words } from './review/messages.en.ts'
import { type Document, openImport, readDocument } from './review/open-import.ts'
import { UploadPage } from './review/views/upload-page.tsx'
import { warmReader } from './sources/read-source.ts'

const coordinators = only('coordinators of the partnership', 'coordinator')
const TEXT_MAX = 500_000
const NAME_MAX = 200
const say = words.upload

const breadcrumbs = (
  <Breadcrumbs items={[{ text: planWords.plans.breadcrumb, href: '/plan/all' }, { text: say.title }]} />
)

async function uploadPage(
  ctx: StaffCtx,
  frame: Frame,
  form?: Form,
  problems: readonly Problem[] = [],
): Promise<Reply> {
  const open = await ctx.db.transaction((tx) => listOpenImports(tx))
  const bound = bindForm({ values: form?.values ?? {}, problems })
  const options = { title: say.title, before: breadcrumbs, errors: problems.length > 0 }
  return staffPage(frame, options, <UploadPage form={bound} open={open} />)
}

/** Either a file or text; what was typed stays in the form where it is neither or both. */
function documentIn(form: Form): Outcome<Document> {
  const file = form.file('file')
  const text = form.one('text')
  const name = plainLine(form.one('name'))
  if (form.tooLong('text')) return refused({ field: 'text', message: say.farTooLong })
  if (file && text !== '') return refused({ field: 'file', message: say.both })
  if (file?.tooLarge) return refused({ field: 'file', message: say.fileTooLarge })
  if (file) return ok({ fileName: file.name, bytes: file.bytes, field: 'file' })
  if (text === '') return refused({ field: 'file', message: say.nothing })
  if (text.length > TEXT_MAX) return refused({ field: 'text', message: say.tooLong(text.length) })
  if (name.length > NAME_MAX) return refused({ field: 'name', message: say.nameTooLong })
  return ok({ fileName: name || say.pasted, bytes: Buffer.from(text), field: 'text' })
}

export const planImportRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/import',
    access: coordinators,
    handle: (ctx, { frame }) => {
      warmReader()
      return uploadPage(ctx, frame)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/import',
    access: coordinators,
    takesFiles: { ...ONE_FILE, namesLongText: true },
    perMinute: 60,
    handle: async (ctx, { form, frame }) => {
      const document = documentIn(form)
      if (!document.ok) return uploadPage(ctx, frame, form, document.problems)
      const source = await readDocument(document.value)
      if (!source.ok) return uploadPage(ctx, frame, form, source.problems)
      const id = await openImport(ctx, document.value, source.value)
      return redirect(`/plan/imports/${id}`)
    },
  }),
]
