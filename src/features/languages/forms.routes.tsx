// Recordings of pages and films in British Sign Language: only addresses, kept elsewhere by whoever made them.
import { sql } from 'kysely'
import type { Frame } from '../../access/frame.ts'
import type { Tx } from '../../access/db.ts'
import { record } from '../../access/audit.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import type { StaffRule } from '../../access/rules.ts'
import { languageOf } from '../../platform/i18n/index.ts'
import type { Form, FormValues } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { ok, type Outcome, type Problem, refused } from '../../platform/problems.ts'
import { staffPage } from '../shell/index.ts'
import { languageWords } from './messages.en.ts'
import { FormsPage } from './views/forms-page.tsx'
import { type FormRow, otherForms } from './words.store.ts'

const say = languageWords.problems

/** Reads the form of one recording or film. */
export function readOtherForm(form: Form): Outcome<FormRow> {
  const [path, url] = [form.one('path').trim(), form.one('url').trim()]
  const kind = (['audio', 'bsl'] as const).find((each) => each === form.one('kind'))
  const language = languageOf(form.one('locale'))
  const problems: Problem[] = []
  if (!/^\/[a-z0-9/-]{0,199}$/.test(path)) problems.push({ field: 'path', message: say.path })
  if (!kind) problems.push({ field: 'kind', message: say.kind })
  if (!isWebAddress(url)) problems.push({ field: 'url', message: say.url })
  if (problems.length > 0 || !kind) return refused(...problems)
  return ok({ path, url, kind, locale: language?.locale ?? 'en' })
}

// Of a plain host: what a page may play from stands in its rule for browsers, where ";" ends a rule and "*" means all.
const isWebAddress = (url: string): boolean =>
  url.length <= 500 && url.startsWith('https://') && /^[a-z0-9.-]+$/.test(URL.parse(url)?.hostname ?? '')

export const formsRoutes = (access: StaffRule, isPage: (path: string) => boolean): readonly Route[] => [
  staffRoute({
    method: 'GET',
    path: '/languages/forms',
    access,
    handle: (ctx, { frame }) => ctx.db.transaction((tx) => show(tx, frame, {}, [])),
  }),
  staffRoute({
    method: 'POST',
    path: '/languages/forms',
    access,
    handle: async (ctx, { frame, form }) => {
      const removing = form.one('go') === 'remove'
      const read = readOtherForm(form)
      if (!read.ok) return ctx.db.transaction((tx) => show(tx, frame, form.values, read.problems))
      const { path, locale, kind, url } = read.value
      // What stands at an address that is gone can still be removed.
      if (!removing && !isPage(path))
        return ctx.db.transaction((tx) =>
          show(tx, frame, form.values, [{ field: 'path', message: say.noPage }]),
        )
      await ctx.db.transaction(async (tx) => {
        if (removing)
          await sql`delete from languages_forms where path = ${path} and locale = ${locale} and kind = ${kind}`.execute(
            tx,
          )
        else
          await sql`insert into languages_forms (path, locale, kind, url, by_user, at)
            values (${path}, ${locale}, ${kind}, ${url}, ${ctx.actor.userId}, ${ctx.clock.now()})
            on conflict (path, locale, kind) do update set url = excluded.url, by_user = excluded.by_user,
              at = excluded.at`.execute(tx)
        const action = removing ? 'words.drop-form' : 'words.add-form'
        await record(tx, ctx, { action, subjectKind: 'page', detail: { path, locale, kind } })
      })
      return redirect('/languages/forms')
    },
  }),
]

async function show(tx: Tx, frame: Frame, values: FormValues, problems: readonly Problem[]): Promise<Reply> {
  const forms = await otherForms(tx)
  const { title } = languageWords.forms
  return staffPage(
    frame,
    { title, errors: problems.length > 0 },
    <FormsPage {...{ forms, values, problems }} />,
  )
}
