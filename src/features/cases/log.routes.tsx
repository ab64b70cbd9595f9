// /reports/:reference/log: what will follow, and the one press that does it.
import type { StaffCtx } from '../../access/ctx.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { caseworkers } from '../../access/rules.ts'
import { formatDateTime } from '../../platform/calendar/format.ts'
import { type Form, versionOf } from '../../platform/http/form.ts'
import { redirect } from '../../platform/http/reply.ts'
import type { Problem } from '../../platform/problems.ts'
import { followersWhoRefuse, type OpenedWords, openWords, readPoliceAsk } from '../reporting/index.ts'
import { staffPage } from '../shell/index.ts'
import type { Frame } from '../../access/frame.ts'
import { logCase, previewLog, type WhatFollows } from './log-case.ts'
import { usualReason } from './log-rule.ts'
import { words } from './messages.en.ts'
import { byReference, casePath } from './paths.ts'
import { LogPage } from './views/log-page.tsx'

export const logRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/reports/:reference/log',
    access: caseworkers,
    params: byReference,
    handle: async (ctx, { params, frame }) => {
      const seen = await look(ctx, params.reference)
      if (seen.kind === 'already') return toCase(seen.reference, 'already')
      const { report } = seen.follows
      const values = {
        version: String(report.version),
        strands: report.strands,
        types: report.types,
        reason: usualReason(report.reporterRole),
      }
      const problems = seen.kind === 'refused' ? [{ field: '', message: words.log.cannot }] : []
      return view(ctx, frame, seen.follows, {
        values,
        problems,
        said: seen.said,
        refusing: seen.refusing,
        mayPress: seen.kind === 'free',
        changed: false,
      })
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/log',
    access: caseworkers,
    params: byReference,
    handle: async (ctx, { params, form, frame }) => {
      const command = {
        reportReference: params.reference,
        summary: form.one('summary'),
        strands: form.many('strands'),
        types: form.many('types'),
        reason: form.one('reason'),
        ask: readPoliceAsk(form),
      }
      const outcome = await logCase(ctx, command, versionOf(form))
      if (outcome.ok && outcome.value.kind !== 'changed')
        return toCase(outcome.value.reference, outcome.value.kind === 'logged' ? 'logged' : 'already')
      return again(ctx, frame, params.reference, form, outcome.ok ? [] : outcome.problems)
    },
  }),
]

const toCase = (reference: string, done: 'logged' | 'already') =>
  redirect(casePath(reference, `?done=${done}`))

// What follows, with the person's words beside it: whoever sums up what they said has it before them.
const look = (ctx: StaffCtx, reference: string) =>
  ctx.db.transaction(async (tx) => {
    const seen = await previewLog(tx, ctx, reference)
    if (seen.kind === 'already') return seen
    const { referral, report } = seen.follows
    const refusing = referral.status === 'sent' ? await followersWhoRefuse(tx, report.id) : []
    return { ...seen, said: await openWords(tx, ctx, reference), refusing }
  })

// With what was typed, and with the report as it is now: the version on the page is the one that was shown.
async function again(
  ctx: StaffCtx,
  frame: Frame,
  reference: string,
  form: Form,
  problems: readonly Problem[],
) {
  const seen = await look(ctx, reference)
  if (seen.kind === 'already') return toCase(seen.reference, 'already')
  const values = { ...form.values, version: String(seen.follows.report.version) }
  const changed = problems.length === 0
  return view(ctx, frame, seen.follows, {
    values,
    problems,
    said: seen.said,
    refusing: seen.refusing,
    mayPress: seen.kind === 'free',
    changed,
  })
}

type Shown = {
  values: Form['values']
  problems: readonly Problem[]
  said: OpenedWords
  refusing: readonly string[]
  mayPress: boolean
  changed: boolean
}

function view(ctx: StaffCtx, frame: Frame, follows: WhatFollows, shown: Shown) {
  const { reference } = follows.report
  return staffPage(
    frame,
    {
      title: words.log.title(reference),
      errors: shown.problems.length > 0,
      ...(shown.changed ? { status: 409 } : {}),
    },
    <LogPage {...shown} follows={follows} lead={ctx.actor.agencyName} />,
  )
}

/** The calm line on the case page after pressing: done, or who was first. */
export const alreadyLine = (by: string, at: Date): string => words.log.already(by, formatDateTime(at))
