// /pages: where coordinators and colleagues in communications write what the public reads.
import { z } from 'zod'
import { hasRole } from '../../access/actor.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { formatShortDate } from '../../platform/calendar/format.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import type { Form, FormValues } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { type Language, languageOf } from '../../platform/i18n/index.ts'
import { NotFound, type Problem } from '../../platform/problems.ts'
import { plainLine } from '../../platform/text/plain.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { staffPage } from '../shell/index.ts'
import { textFor } from './choose-text.ts'
import { compare } from './compare.ts'
import { firstPages } from './first-pages.en.ts'
import { shippedSince } from './renew-pages.ts'
import { shippedPage } from './shipped-pages.ts'
import { pageNames, words } from './messages.en.ts'
import { FIRST_LOCALE, type PageKey, pageOf } from './pages.ts'
import {
  allPublishedTexts,
  pageStates,
  type Published,
  publishedTexts,
  type Version,
  versionsOf,
} from './pages.store.ts'
import { standingOfPages } from './standing.ts'
import { ComparePage } from './views/compare-page.tsx'
import { type Beside, EditPage } from './views/edit-page.tsx'
import { editPath, PagesPage } from './views/list-page.tsx'
import { problemsOfPage, publishPage, restorePage, savePage } from './write-page.ts'

const access = only('coordinators and communications', 'coordinator', 'communications')
const params = z.object({ page: z.string().max(60), locale: z.string().max(30) })
const DONE = z.object({
  done: z.enum(['saved', 'published', 'reviewed', 'restored']).optional().catch(undefined),
})
const NUMBER_MAX = 1_000_000

type Where = { page: PageKey; language: Language }

function whereOf({ page, locale }: { page: string; locale: string }): Where {
  const [key, language] = [pageOf(page), languageOf(locale)]
  if (!key || !language) throw new NotFound('no such page')
  return { page: key, language }
}

const numberOf = (form: Form, name: string): number => {
  const typed = form.one(name)
  return /^\d{1,7}$/.test(typed) ? Math.min(Number(typed), NUMBER_MAX) : 0
}

type Shown = { values?: FormValues; problems?: readonly Problem[]; stale?: boolean }

async function showEdit(
  tx: Tx,
  frame: Frame,
  { page, language }: Where,
  { values, problems = [], stale = false, done }: Shown & { done?: z.infer<typeof DONE>['done'] },
): Promise<Reply> {
  const versions = await versionsOf(tx, page, language.locale)
  const everywhere = await publishedTexts(tx, page)
  const published = everywhere.find(({ locale }) => locale === language.locale)
  const after = String(versions[0]?.number ?? 0)
  const fresh = { ...startOf(page, language, versions), after }
  // A stale form goes on from the version that is shown beside it: pressing again is then a decision.
  const shown = values ? (stale ? { ...values, after } : values) : fresh
  return staffPage(
    frame,
    {
      title: pageNames[page],
      errors: problems.length > 0,
      ...(stale ? { status: 409 } : {}),
      before: <BackLink href="/pages">{words.edit.back}</BackLink>,
    },
    <EditPage
      {...{ page, language, versions, problems, stale, done }}
      published={published?.number ?? null}
      beside={versions.length === 0 ? besideOf(page, language, everywhere) : undefined}
      values={shown}
      shipped={language.locale === FIRST_LOCALE ? shippedSince(page, versions) : undefined}
    />,
  )
}

// A page that is not stored yet begins as what the public reads of it; another language, as the draft that came with us.
function startOf(page: PageKey, { locale }: Language, [newest]: readonly Version[]) {
  if (newest) return { title: newest.title, body: newest.body, note: '' }
  if (locale === FIRST_LOCALE) return { ...firstPages[page], note: '' }
  const came = shippedPage(page, locale)
  if (!came) return { title: '', body: '', note: '' }
  return { title: came.title, body: came.body, note: words.tookDraft(formatShortDate(came.on)) }
}

/** What stands beside a first version in another language: the English, and how the draft it begins with stands to it. */
function besideOf(page: PageKey, { locale }: Language, published: readonly Published[]): Beside | undefined {
  if (locale === FIRST_LOCALE) return undefined
  const came = shippedPage(page, locale)
  const english = textFor(page, published, FIRST_LOCALE).text
  const draft = came && { on: came.on, shown: textFor(page, published, locale).instead === undefined }
  return { english, draft }
}

const writing: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/pages/:page/:locale',
    access,
    params,
    query: DONE,
    handle: (ctx, { frame, params: asked, query }) =>
      ctx.db.transaction((tx) => showEdit(tx, frame, whereOf(asked), { done: query.done })),
  }),
  staffRoute({
    method: 'POST',
    path: '/pages/:page/:locale',
    access,
    params,
    handle: (ctx, { form, frame, params: asked }) =>
      ctx.db.transaction(async (tx) => {
        const { page, language } = whereOf(asked)
        const text = { title: plainLine(form.one('title')), body: form.one('body') }
        const note = plainLine(form.one('note'))
        const problems = problemsOfPage(text, note)
        const { values } = form
        if (problems.length > 0) return showEdit(tx, frame, { page, language }, { values, problems })
        const where = { page, locale: language.locale, after: numberOf(form, 'after') }
        const saved = await savePage(tx, ctx, where, text, note)
        if (saved === 'saved') return redirect(`${editPath(page, language.locale)}?done=saved`)
        return showEdit(tx, frame, { page, language }, { values, stale: true })
      }),
  }),
]

const publishing: readonly Route[] = [
  staffRoute({
    method: 'POST',
    path: '/pages/:page/:locale/publish',
    access,
    params,
    handle: (ctx: StaffCtx, { form, params: asked }) =>
      ctx.db.transaction(async (tx) => {
        const { page, language } = whereOf(asked)
        const number = numberOf(form, 'number')
        const { locale } = language
        const before = (await publishedTexts(tx, page)).find((each) => each.locale === locale)
        await publishPage(tx, ctx, { page, locale, number })
        const done = before?.number === number ? 'reviewed' : 'published'
        return redirect(`${editPath(page, locale)}?done=${done}`)
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/pages/:page/:locale/restore',
    access,
    params,
    handle: (ctx: StaffCtx, { form, frame, params: asked }) =>
      ctx.db.transaction(async (tx) => {
        const { page, language } = whereOf(asked)
        const [number, after] = [numberOf(form, 'number'), numberOf(form, 'after')]
        const saved = await restorePage(tx, ctx, { page, locale: language.locale, number, after })
        if (saved === 'saved') return redirect(`${editPath(page, language.locale)}?done=restored`)
        const old = (await versionsOf(tx, page, language.locale)).find((each) => each.number === number)
        const values = { title: old?.title ?? '', body: old?.body ?? '', note: words.restoredFrom(number) }
        return showEdit(tx, frame, { page, language }, { values, stale: true })
      }),
  }),
]

export const staffPageRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/pages',
    access,
    handle: (ctx, { frame }) =>
      ctx.db.transaction(async (tx) =>
        staffPage(
          frame,
          { title: words.list.title },
          <PagesPage
            states={await pageStates(tx)}
            languages={standingOfPages(await allPublishedTexts(tx))}
            today={londonDay(ctx.clock.now())}
            keepsDirectory={hasRole(ctx.actor, 'coordinator')}
          />,
        ),
      ),
  }),
  ...writing,
  ...publishing,
  staffRoute({
    method: 'GET',
    path: '/pages/:page/:locale/compare',
    access,
    params,
    query: z.object({
      from: z.coerce.number().int().min(1).max(NUMBER_MAX),
      to: z.coerce.number().int().min(1).max(NUMBER_MAX),
    }),
    handle: (ctx, { frame, params: asked, query: { from, to } }) =>
      ctx.db.transaction(async (tx) => {
        const { page, language } = whereOf(asked)
        const versions = await versionsOf(tx, page, language.locale)
        const [before, after] = [from, to].map((number) => versions.find((each) => each.number === number))
        if (!before || !after) throw new NotFound('no such version')
        const back = <BackLink href={editPath(page, language.locale)}>{pageNames[page]}</BackLink>
        const shown = <ComparePage {...{ from, to }} {...compare(before, after)} />
        return staffPage(frame, { title: words.compare.title(from, to), before: back }, shown)
      }),
  }),
]
