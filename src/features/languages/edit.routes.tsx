// One text: its English, what it is in the language, what that looks like, and who wrote what before.
import { z } from 'zod'
import type { Frame } from '../../access/frame.ts'
import type { Tx } from '../../access/db.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import type { StaffRule } from '../../access/rules.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Form, versionOf, versionSent } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import type { Problem } from '../../platform/problems.ts'
import { plainText } from '../../platform/text/plain.ts'
import { staffPage } from '../shell/index.ts'
import { languageWords as say } from './messages.en.ts'
import { stringPath } from './paths.ts'
import { languageAt, localeParams } from './language-at.ts'
import { faultOf, saveString, standingOf } from './save-words.ts'
import { EditPage } from './views/edit-page.tsx'
import { versionsOf } from './words.store.ts'

type Shown = { saved?: boolean; form?: Form; problems?: readonly Problem[] }

const keyQuery = z.object({ key: z.string().max(200), saved: z.string().optional() })

export const editRoutes = (access: StaffRule): readonly Route[] => [
  staffRoute({
    method: 'GET',
    path: '/languages/:locale/text',
    access,
    params: localeParams,
    query: keyQuery,
    handle: (ctx, { frame, params, query }) =>
      ctx.db.transaction((tx) =>
        show(tx, frame, languageAt(params.locale), query.key, { saved: query.saved !== undefined }),
      ),
  }),
  staffRoute({
    method: 'POST',
    path: '/languages/:locale/text',
    access,
    params: localeParams,
    query: keyQuery,
    handle: async (ctx, { frame, params, query, form }) => {
      const language = languageAt(params.locale)
      const again = (problems: readonly Problem[]) =>
        ctx.db.transaction((tx) => show(tx, frame, language, query.key, { form, problems }))
      const text = plainText(form.one('text'))
      if (form.one('go') === 'look') {
        const { source } = await ctx.db.transaction((tx) => standingOf(tx, language, query.key))
        const fault = faultOf(text, source, language)
        return again(fault ? [{ field: 'text', message: fault }] : [])
      }
      const checked = form.one('go') === 'check'
      const edit = { key: query.key, text, version: versionOf(form), checked }
      const done = await saveString(ctx, language, edit)
      return done.ok ? redirect(stringPath(language.locale, query.key, true)) : again(done.problems)
    },
  }),
]

async function show(tx: Tx, frame: Frame, language: Language, key: string, shown: Shown): Promise<Reply> {
  const { form, problems = [], saved = false } = shown
  const standing = await standingOf(tx, language, key)
  const versions = await versionsOf(tx, language.locale, key)
  const values = form?.values ?? { text: standing.text, version: String(standing.version) }
  const version = form ? versionSent(form.values) : standing.version
  return staffPage(
    frame,
    { title: say.edit.title, errors: problems.length > 0 },
    <EditPage
      {...{ language, standing, versions, values, version, problems, saved }}
      looked={form !== undefined && problems.length === 0}
    />,
  )
}
