// /cases/:reference/:action: one small form for each thing that may be done to a case.
import { z } from 'zod'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { caseworkers } from '../../access/rules.ts'
import { type Form, versionOf } from '../../platform/http/form.ts'
import { redirect } from '../../platform/http/reply.ts'
import { newId } from '../../platform/ids.ts'
import { type Outcome, type Problem, refused } from '../../platform/problems.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { PLAIN_FILES, takeUploads, uploadsUnder } from '../evidence/index.ts'
import { readPoliceAsk } from '../reporting/index.ts'
import { staffPage } from '../shell/index.ts'
import { type Acted, caseInSight } from './acts/act.ts'
import { answerPerson, markMessagesRead, mustAnswer } from './acts/answer.ts'
import { addEntry } from './acts/add-entry.ts'
import { assignCase } from './acts/assign-case.ts'
import { closeCase, reopenCase } from './acts/close-case.ts'
import { setRisk } from './acts/set-risk.ts'
import { allow, CASE_ACTIONS, type CaseAction } from './case-actions.ts'
import { messagesOfCase, recipientsOf } from './case-messages.ts'
import { loadColleagues } from './case-page.store.ts'
import { looseEnds } from './loose-ends.ts'
import { words } from './messages.en.ts'
import { byReference, casePath } from './paths.ts'
import { reachOfAll } from './reach.ts'
import { ActPage, type Stale } from './views/act-page.tsx'

const params = byReference.extend({ action: z.enum(CASE_ACTIONS) })

export const actRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/cases/:reference/:action',
    access: caseworkers,
    params,
    handle: async (ctx, { params: { reference, action }, frame }) =>
      formPage(ctx, frame, reference, action, { values: { once: newId() }, problems: [], stale: undefined }),
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/:reference/:action',
    access: caseworkers,
    params,
    handle: async (ctx, { params: { reference, action }, form, frame }) => {
      const outcome = await act(ctx, reference, action, form)
      if (outcome.ok && outcome.value.kind === 'done') return redirect(casePath(reference, `?done=${action}`))
      const stale = outcome.ok && outcome.value.kind === 'stale' ? outcome.value : undefined
      const problems = outcome.ok ? [] : outcome.problems
      return formPage(ctx, frame, reference, action, { values: form.values, problems, stale })
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/:reference/reply',
    access: caseworkers,
    params: byReference,
    takesFiles: PLAIN_FILES,
    handle: async (ctx, { params: { reference }, form, frame }) => {
      await mustAnswer(ctx, reference)
      const { problems, only } = await takeUploads(ctx, form)
      const outcome =
        only || problems.length > 0 ? refused(...problems) : await act(ctx, reference, 'reply', form)
      if (outcome.ok) return redirect(casePath(reference, '?done=reply'))
      const shown = { values: form.values, problems: outcome.problems, stale: undefined }
      return formPage(ctx, frame, reference, 'reply', shown)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/:reference/messages/read',
    access: caseworkers,
    params: byReference,
    handle: async (ctx, { params: { reference }, form }) => {
      await markMessagesRead(ctx, reference, form.many('seen'))
      return redirect(casePath(reference, '?done=read'))
    },
  }),
]

function act(ctx: StaffCtx, reference: string, action: CaseAction, form: Form): Promise<Outcome<Acted>> {
  const version = versionOf(form)
  const [once, reason] = [form.one('once'), form.one('reason')]
  // Whoever lost a race may keep their reason as a note: see views/act-page.tsx.
  const note = form.one('note') || reason
  switch (action) {
    case 'risk':
      return setRisk(ctx, reference, version, { level: form.one('level'), reason, ask: readPoliceAsk(form) })
    case 'assign':
      return assignCase(ctx, reference, version, { ownerId: form.one('ownerId'), ask: readPoliceAsk(form) })
    case 'close':
      return closeCase(ctx, reference, version, {
        closure: form.one('closure'),
        reason,
        left: form.many('left'),
      })
    case 'reopen':
      return reopenCase(ctx, reference, version, { reason, ask: readPoliceAsk(form) })
    case 'reply':
      return answerPerson(ctx, reference, {
        note,
        once,
        reportId: form.one('reportId'),
        files: form.one('token'),
        ask: readPoliceAsk(form),
        seen: form.many('seen'),
      })
    case 'note':
      return addEntry(ctx, reference, { action, once, note, audience: form.one('audience') })
    case 'contact':
      return addEntry(ctx, reference, {
        action,
        once,
        note,
        reportId: form.one('reportId'),
        channel: form.one('channel'),
        reached: form.one('reached'),
      })
    case 'police':
      return addEntry(ctx, reference, { action, once, note, ask: readPoliceAsk(form) })
    case 'review':
      return addEntry(ctx, reference, { action, once, note, ask: readPoliceAsk(form) })
  }
}

type Shown = { values: Form['values']; problems: readonly Problem[]; stale: Stale | undefined }

async function formPage(ctx: StaffCtx, frame: Frame, reference: string, action: CaseAction, shown: Shown) {
  const token = [shown.values['token'] ?? ''].flat().at(-1) ?? ''
  const adding = action === 'reply' ? await uploadsUnder(ctx, token) : undefined
  const { facts, colleagues, messages, reporters, ends } = await ctx.db.transaction(async (tx) => {
    const found = await caseInSight(tx, reference)
    // Somebody who lost a race may find that the action is gone: they still see both versions.
    if (!shown.stale) allow(action, found, ctx.actor)
    return {
      facts: found,
      colleagues: action === 'assign' ? await loadColleagues(tx, found.leadAgencyId) : [],
      messages: action === 'reply' ? await messagesOfCase(tx, ctx.vault, found.id, 'all') : [],
      reporters: action === 'reply' || action === 'contact' ? await recipientsOf(tx, found.id) : [],
      ends: action === 'close' ? await looseEnds(tx, found, ctx.clock.now()) : [],
    }
  })
  const { stale, problems } = shown
  // A stale form takes the version that is shown beside it: pressing again is then a decision. Any other keeps its own.
  const sent = shown.values['version']
  const version = stale || typeof sent !== 'string' || sent === '' ? String(facts.version) : sent
  return staffPage(
    frame,
    {
      title: `${words.action[action]}: ${reference}`,
      errors: problems.length > 0,
      ...(stale ? { status: 409 } : {}),
      before: <BackLink href={casePath(reference)}>{words.act.back(reference)}</BackLink>,
    },
    <ActPage
      facts={facts}
      action={action}
      colleagues={colleagues}
      messages={messages}
      reporters={reporters}
      adding={adding}
      ends={ends}
      reach={reachOfAll(reporters)}
      me={ctx.actor.userId}
      values={{ ...shown.values, version }}
      problems={problems}
      stale={stale}
    />,
  )
}
