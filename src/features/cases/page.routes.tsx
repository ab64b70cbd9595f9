// /cases/:reference, what was said in it, and the notes on it.
import { z } from 'zod'
import { type Route, staffRoute } from '../../access/route.ts'
import { caseworkers } from '../../access/rules.ts'
import { NotFound } from '../../platform/problems.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { filesOfReports } from '../evidence/index.ts'
import { readDiary, readTranslations } from '../reporting/index.ts'
import { staffPage } from '../shell/index.ts'
import { caseInSight } from './acts/act.ts'
import { CASE_ACTIONS } from './case-actions.ts'
import { messagesOfCase } from './case-messages.ts'
import { loadNarratives } from './case-page.store.ts'
import { loadCasePage } from './load-case-page.ts'
import { alreadyLine } from './log.routes.tsx'
import { words } from './messages.en.ts'
import { byReference } from './paths.ts'
import { CasePage } from './views/case-page.tsx'
import { type Said, SaidPage, Words } from './views/said-page.tsx'

const doneQuery = z.object({ done: z.string().max(40).optional().catch(undefined) })

export const pageRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/cases/:reference',
    access: caseworkers,
    params: byReference,
    query: doneQuery,
    handle: async (ctx, { params, query, frame }) => {
      const data = await loadCasePage(ctx, params.reference)
      const { openedBy, openedAt, reference } = data.facts
      return staffPage(
        frame,
        { title: reference, before: <BackLink href="/cases">{words.page.back}</BackLink> },
        <CasePage
          data={data}
          now={ctx.clock.now()}
          notice={noticeOf(query.done, openedBy ?? '', openedAt)}
        />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/cases/:reference/words',
    access: caseworkers,
    params: byReference,
    handle: async (ctx, { params: { reference }, frame }) => {
      const { said, messages, files } = await ctx.db.transaction(async (tx) => {
        const { id } = await caseInSight(tx, reference)
        const texts = await loadNarratives(tx, id)
        if (texts.length === 0) throw new NotFound('no words in sight')
        const opened: Said[] = []
        for (const { reportId, textId, receivedAt } of texts) {
          const text = await ctx.vault.readText(tx, textId)
          const diary = await readDiary(tx, ctx.vault, reportId)
          const translated = await readTranslations(tx, ctx, reportId)
          opened.push({ text, receivedAt, diary, translated })
        }
        const reports = await tx
          .selectFrom('case_reports')
          .select('report_id')
          .where('case_id', '=', id)
          .execute()
        return {
          said: opened,
          messages: await messagesOfCase(tx, ctx.vault, id, 'all'),
          files: await filesOfReports(
            tx,
            ctx,
            reports.map((each) => each.report_id),
          ),
        }
      })
      return staffPage(
        frame,
        { title: words.said.title(reference), before: back(reference) },
        <SaidPage reference={reference} said={said} messages={messages} files={files} />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/cases/:reference/notes/:noteId',
    access: caseworkers,
    params: byReference.extend({ noteId: z.uuid() }),
    handle: async (ctx, { params: { reference, noteId }, frame }) => {
      const text = await ctx.db.transaction(async (tx) => {
        const { id } = await caseInSight(tx, reference)
        const row = await tx
          .selectFrom('timeline')
          .select('id')
          .where('case_id', '=', id)
          .where('note_id', '=', noteId)
          .executeTakeFirst()
        if (!row) throw new NotFound('no such note in sight')
        return ctx.vault.readText(tx, noteId)
      })
      return staffPage(
        frame,
        { title: words.said.noteTitle(reference), before: back(reference) },
        <>
          <h1 class="govuk-heading-l">{words.said.noteTitle(reference)}</h1>
          <Words text={text ?? words.said.erased} />
        </>,
      )
    },
  }),
]

const back = (reference: string) => (
  <BackLink href={`/cases/${reference}`}>{words.act.back(reference)}</BackLink>
)

function noticeOf(done: string | undefined, by: string, at: Date): string | undefined {
  if (done === 'logged') return words.log.done
  if (done === 'already') return alreadyLine(by, at)
  if (done === 'read') return words.page.nowRead
  const action = CASE_ACTIONS.find((each) => each === done)
  return action && words.act.done[action]
}
