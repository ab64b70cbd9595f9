// The administrators' view of all mail: what was written, whether it went, and what to do where it did not.
import { z } from 'zod'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { versionOf } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { NotFound } from '../../platform/problems.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { refuseUnlessLead, whoChanges } from '../agencies/index.ts'
import { staffPage } from '../shell/index.ts'
import { isPublicTemplate, PUBLIC_TEMPLATES, type Template } from './mail.ts'
import { findMail, findWords, listMails, readHouse, readSecret, waitsForServer } from './mail.store.ts'
import { LINK_PATHS, mailTexts as texts } from './messages.en.ts'
import { openSecret } from './queue-mail.ts'
import { changeWords } from './save-words.ts'
import { OneMail } from './views/one-mail.tsx'
import { Outbox } from './views/outbox.tsx'
import { WordsForm, type WordsShown } from './views/words-form.tsx'
import { firstWords, wordsOf } from './words.ts'

const administrators = only('administrators', 'administrator')
const byId = z.object({ id: z.uuid() })
const byTemplate = z.object({ template: z.enum(PUBLIC_TEMPLATES) })
const PAGE = 50

const listQuery = z.object({
  status: z.enum(['waiting', 'sent', 'failed']).nullable().catch(null),
  before: z.uuid().nullable().catch(null),
})

export const mailRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/admin/outbox',
    access: administrators,
    query: listQuery,
    handle: (ctx, { frame, query }) => ctx.db.transaction((tx) => showOutbox(tx, frame, query)),
  }),
  staffRoute({
    method: 'GET',
    path: '/admin/outbox/:id',
    access: administrators,
    params: byId,
    handle: (ctx, { frame, params, origin }) =>
      ctx.db.transaction((tx) => showMail(tx, ctx, frame, params.id, { withLink: false, origin })),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/outbox/:id/link',
    access: administrators,
    params: byId,
    handle: (ctx, { frame, params, origin }) =>
      ctx.db.transaction((tx) => showMail(tx, ctx, frame, params.id, { withLink: true, origin })),
  }),
  staffRoute({
    method: 'GET',
    path: '/admin/mail-words/:template',
    access: administrators,
    params: byTemplate,
    handle: (ctx, { frame, params: { template } }) =>
      ctx.db.transaction(async (tx) => {
        const own = await findWords(tx, template)
        const { subject, body, version } = own ?? { ...firstWords(template), version: 0 }
        const values = { subject, body, version: String(version) }
        return wordsPage(frame, { template, values, problems: [], changedBy: await whoChanges(tx) })
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/mail-words/:template',
    access: administrators,
    params: byTemplate,
    handle: async (ctx, { frame, form, params: { template } }) => {
      await ctx.db.transaction(refuseUnlessLead)
      const wanted = {
        template,
        subject: form.one('subject'),
        body: form.one('body'),
        version: versionOf(form),
      }
      const done = await changeWords(ctx, wanted)
      if (!done.ok)
        return wordsPage(frame, {
          template,
          values: form.values,
          problems: done.problems,
          changedBy: null,
        })
      return redirect(`/admin/mail-words/${template}`)
    },
  }),
]

async function showOutbox(tx: Tx, frame: Frame, query: z.output<typeof listQuery>): Promise<Reply> {
  const mails = await listMails(tx, { ...query, limit: PAGE + 1 })
  const shown = mails.slice(0, PAGE)
  const last = mails.length > PAGE ? shown.at(-1)?.id : undefined
  const older = last && `/admin/outbox?${new URLSearchParams({ status: query.status ?? '', before: last })}`
  const noServer = await waitsForServer(tx)
  return staffPage(
    frame,
    { title: texts.title },
    <Outbox mails={shown} status={query.status} older={older ?? null} noServer={noServer} />,
  )
}

async function showMail(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  id: string,
  { withLink, origin }: { withLink: boolean; origin: string },
): Promise<Reply> {
  const mail = await findMail(tx, id)
  if (!mail) throw new NotFound('no such mail')
  const house = await readHouse(tx, mail.template)
  const sealed = withLink ? await readSecret(tx, id) : null
  const token = sealed && openSecret(ctx.vault, sealed)
  const path =
    mail.template === 'invitation' || mail.template === 'password-reset' ? LINK_PATHS[mail.template] : null
  // A person's own reference is put in when the mail goes out; here its place is shown.
  const params = isPublicTemplate(mail.template)
    ? { reference: texts.theirReference, ...mail.params }
    : mail.params
  const about = { params, origin, partnership: house.name, token, own: house.own }
  return staffPage(
    frame,
    { title: texts.title, before: <BackLink href="/admin/outbox">{texts.back}</BackLink> },
    <OneMail
      mail={mail}
      says={wordsOf(mail.template, about)}
      href={token && path ? `${origin}${path}/${token}` : null}
      mayShowLink={!withLink && (path !== null || isPlanMail(mail.template)) && mail.status === 'waiting'}
    />,
  )
}

// Their links stand in their words, one for each part.
const isPlanMail = (template: Template): boolean => template.startsWith('plan-')

const wordsPage = (frame: Frame, shown: WordsShown): Reply =>
  staffPage(
    frame,
    {
      title: texts.wordsTitle,
      errors: shown.problems.length > 0,
      before: <BackLink href="/admin/outbox">{texts.back}</BackLink>,
    },
    <WordsForm {...shown} />,
  )
