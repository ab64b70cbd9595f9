// /referrals: the queue of the agency that receives them, and one referral with all that may be done to it.
import { z } from 'zod'
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { caseworkers } from '../../access/rules.ts'
import { formatDateTime } from '../../platform/calendar/format.ts'
import { type Form, versionOf } from '../../platform/http/form.ts'
import { redirect } from '../../platform/http/reply.ts'
import { isUuid, newId } from '../../platform/ids.ts'
import { NotFound, type Outcome as Result, type Problem } from '../../platform/problems.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import {
  type ContactRules,
  readContactRules,
  readReason,
  type Revealed,
  revealPerson,
  rulesOf,
} from '../people/index.ts'
import { whoReported } from '../cases/index.ts'
import { staffPage } from '../shell/index.ts'
import { acceptReferral } from './accept-referral.ts'
import { type Moved, referralInSight } from './act-on-referral.ts'
import { finishReferral } from './finish-referral.ts'
import { byHandWords } from './by-hand/messages.en.ts'
import { referRoutes } from './by-hand/refer.routes.tsx'
import { forWhom } from './by-hand/refer.store.ts'
import { words } from './messages.en.ts'
import { recordAttempt } from './record-attempt.ts'
import { REFERRAL_ACTIONS, type ReferralAction, referralActions, sideOfReferral } from './referral.ts'
import {
  countReferrals,
  countWithheld,
  listReferrals,
  loadAttempts,
  loadContact,
  type ReferralRow,
  TABS,
} from './referrals.store.ts'
import { othersWhoRefuse, releaseReferral, withdrawReferral } from './release-referral.ts'
import { listStopped, loadStopped } from './stopped.store.ts'
import { QueuePage } from './views/queue-page.tsx'
import { ReferralPage } from './views/referral-page.tsx'
import { StoppedPage } from './views/stopped.tsx'

const PAGE_ROWS = 30
const STOPPED_ROWS = 200
const text = z.string().max(200).optional().catch(undefined)
const queueQuery = z.object({ tab: text, after: text }).transform(({ tab, after = '' }) => {
  const [micros = '', id = ''] = after.split('.')
  return {
    tab: TABS.find((each) => each === tab) ?? 'waiting',
    after: /^\d{1,16}$/.test(micros) && isUuid(id) ? { atMicros: Number(micros), id } : undefined,
  }
})
const byId = z.object({ id: z.uuid() })

export const referralRoutes: readonly Route[] = [
  ...referRoutes,
  staffRoute({
    method: 'GET',
    path: '/referrals',
    access: caseworkers,
    query: queueQuery,
    handle: async (ctx, { query: { tab, after }, frame }) => {
      const { rows, stopped, counts } = await ctx.db.transaction(async (tx) => ({
        rows:
          tab === 'stopped' ? [] : await listReferrals(tx, ctx.actor, { tab, after, limit: PAGE_ROWS + 1 }),
        stopped: tab === 'stopped' ? await listStopped(tx, ctx.actor.agencyId, STOPPED_ROWS) : [],
        counts: await countReferrals(tx, ctx.actor),
      }))
      const withheld = await ctx.db.facts((tx) => countWithheld(tx, ctx.actor.agencyId))
      const page = rows.slice(0, PAGE_ROWS)
      return staffPage(
        frame,
        { title: words.title },
        <QueuePage
          tab={tab}
          rows={page}
          stopped={stopped}
          counts={counts}
          withheld={withheld}
          next={rows.length > PAGE_ROWS ? page.at(-1)?.cursor : undefined}
          isFirst={after === undefined}
          now={ctx.clock.now()}
        />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/referrals/:id',
    access: caseworkers,
    params: byId,
    query: z.object({ done: text }),
    handle: async (ctx, { params: { id }, query, frame }) => {
      const action = REFERRAL_ACTIONS.find((each) => each === query.done)
      const stopped = await openStopped(ctx, id)
      if (stopped) return stoppedPage(frame, stopped)
      return show(ctx, frame, id, { notice: action && words.done[action], sent: query.done === 'sent' })
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/referrals/:id/person',
    access: caseworkers,
    params: byId,
    handle: async (ctx, { params: { id }, frame }) => show(ctx, frame, id, { reveal: true }),
  }),
  staffRoute({
    method: 'POST',
    path: '/referrals/:id/:action',
    access: caseworkers,
    params: byId.extend({ action: z.enum(REFERRAL_ACTIONS) }),
    handle: async (ctx, { params: { id, action }, form, frame }) => {
      const outcome = await move(ctx, id, action, form)
      if (outcome.ok && outcome.value.kind === 'done') return redirect(`/referrals/${id}?done=${action}`)
      const stale = outcome.ok && outcome.value.kind === 'stale' ? outcome.value.now : undefined
      const problems = outcome.ok ? [] : outcome.problems
      return show(ctx, frame, id, {
        form,
        problems,
        stale: stale !== undefined,
        notice: stale && staleWords(stale, action),
      })
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/referrals/:id/notes/:noteId',
    access: caseworkers,
    params: byId.extend({ noteId: z.uuid() }),
    handle: async (ctx, { params: { id, noteId }, frame }) => {
      const { said, reference } = await ctx.db.transaction(async (tx) => {
        const referral = await referralInSight(tx, id)
        const attempts = await loadAttempts(tx, id)
        const { agreedNoteId } = await loadContact(tx, referral)
        if (agreedNoteId !== noteId && !attempts.some((each) => each.noteId === noteId))
          throw new NotFound('no such note in sight')
        return { said: await ctx.vault.readText(tx, noteId), reference: referral.reference }
      })
      const before = <BackLink href={`/referrals/${id}`}>{words.note.back}</BackLink>
      return staffPage(
        frame,
        { title: words.note.title(reference), before },
        <>
          <h1 class="govuk-heading-l">{words.note.title(reference)}</h1>
          <p class="govuk-body app-said" dir="auto">
            {said ?? words.note.erased}
          </p>
        </>,
      )
    },
  }),
]

function openStopped(ctx: StaffCtx, id: string) {
  return ctx.db.transaction(async (tx) => {
    const referral = await loadStopped(tx, ctx.actor.agencyId, id)
    if (!referral) return undefined
    await record(tx, ctx, { action: 'referral.view', subjectKind: 'referral', subjectId: id })
    return { referral, attempts: await loadAttempts(tx, id) }
  })
}

const stoppedPage = (frame: Frame, stopped: NonNullable<Awaited<ReturnType<typeof openStopped>>>) =>
  staffPage(
    frame,
    {
      title: words.pageTitle(stopped.referral.reference),
      before: <BackLink href="/referrals?tab=stopped">{words.back}</BackLink>,
    },
    <StoppedPage {...stopped} />,
  )

function move(ctx: StaffCtx, id: string, action: ReferralAction, form: Form): Promise<Result<Moved>> {
  const version = versionOf(form)
  switch (action) {
    case 'accept':
      return acceptReferral(ctx, id, version)
    case 'attempt': {
      return recordAttempt(ctx, id, {
        once: form.one('once'),
        channel: form.one('channel'),
        result: form.one('result'),
        note: form.one('note'),
        confirmed: form.one('confirmed') === 'yes',
      })
    }
    case 'finish':
      return finishReferral(ctx, id, version, { outcome: form.one('outcome'), note: form.one('finishNote') })
    case 'release':
      return releaseReferral(ctx, id, version, { note: form.one('releaseNote') })
    case 'withdraw':
      return withdrawReferral(ctx, id, version, { note: form.one('withdrawNote') })
  }
}

const staleWords = (now: ReferralRow, action: ReferralAction): string =>
  action === 'accept' && now.takenBy ? words.takenAlready(now.takenBy) : words.stale

type ToShow = {
  form?: Form
  problems?: readonly Problem[]
  notice?: string | undefined
  stale?: boolean
  reveal?: boolean
  /** It was made a moment ago. */
  sent?: boolean
}

type Known = { revealed: Revealed | undefined; rules: ContactRules | undefined }

// The person, where they were asked for; else, where somebody is about to reach them, how that may be done.
async function openContact(
  tx: Tx,
  ctx: StaffCtx,
  { reference }: ReferralRow,
  personId: string | null,
  wanted: { reveal: boolean; rules: boolean },
): Promise<Known> {
  if (!personId) return { revealed: undefined, rules: undefined }
  const of = { reference, personId }
  const reason = readReason('referral', '')
  if (wanted.reveal && reason.ok) {
    const revealed = await revealPerson(tx, ctx, of, reason.value)
    return { revealed, rules: rulesOf(revealed) }
  }
  return { revealed: undefined, rules: wanted.rules ? await readContactRules(tx, ctx, of) : undefined }
}

async function show(ctx: StaffCtx, frame: Frame, id: string, what: ToShow) {
  const { problems = [], stale = false } = what
  const shown = await ctx.db.transaction(async (tx) => {
    const referral = await referralInSight(tx, id)
    const attempts = await loadAttempts(tx, id)
    const contact = await loadContact(tx, referral)
    const people = referral.byHand ? await forWhom(tx, id) : []
    await record(tx, ctx, { action: 'referral.view', subjectKind: 'referral', subjectId: id })
    const actions = referralActions(referral, ctx.actor)
    const refusing = actions.includes('release')
      ? await othersWhoRefuse(tx, referral.caseId, (await whoReported(tx, referral.caseId))?.reportId)
      : []
    const known = await openContact(tx, ctx, referral, contact.personId, {
      reveal: what.reveal ?? false,
      rules: actions.includes('attempt'),
    })
    return { referral, attempts, actions, refusing, people, ...contact, ...known }
  })
  return staffPage(
    frame,
    {
      title: words.pageTitle(shown.referral.reference),
      errors: problems.length > 0,
      ...(stale ? { status: 409 } : {}),
      before: <BackLink href="/referrals">{words.back}</BackLink>,
    },
    <ReferralPage
      {...shown}
      isReceiver={sideOfReferral(shown.referral, ctx.actor) === 'receiver'}
      once={newId()}
      values={what.form?.values ?? {}}
      problems={problems}
      notice={noticeOf(what, shown)}
      stale={stale}
    />,
  )
}

const noticeOf = ({ notice, sent }: ToShow, { referral }: { referral: ReferralRow }): string | undefined =>
  sent && referral.byHand ? byHandWords.done(referral.to, formatDateTime(referral.createdAt)) : notice
