// The two public addresses of reporting.
import { z } from 'zod'
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { leaveTo, redirect } from '../../platform/http/reply.ts'
import { PLAIN_FILES } from '../evidence/index.ts'
import { askForKey, followUp, isRecovering, openFileOf, writeMessage } from './follow-up/follow-up-page.tsx'
import { sealedAt } from './form/again.ts'
import { continueReport, isSending, startQuickReport, startReport } from './form/report-page.tsx'
import { countVisit } from './form/count-visit.ts'
import { askForDraft, resumeReport } from './form/resume.tsx'
import { LEAVE_PATH } from './form/save-pages.tsx'
import { receiptRoutes } from './receipt/routes.tsx'
import type { Ways } from './receipt/ways.ts'

const anybody = everyone('anybody may report, without an account and without a name')
const holders = everyone('the reference and its secret code open one report')

const writers = everyone('the secret code of answers that were saved opens them')
// Where somebody came from: a poster, a card, a centre, a campaign.
const arrival = z.object({ via: z.string().catch('') })

// One person needs about 15 requests for a report; many may share a network, as in a library or a refuge.
const REPORT_PER_MINUTE = 600
// A report that is ready is not refused because others on the network are busy stepping through the form.
const SENDS_PER_MINUTE = 300
// Eighty bits cannot be guessed at any rate; this keeps the trying cheap for us.
const FOLLOW_UP_PER_MINUTE = 30
// Words that somebody chose can be guessed: few tries from one network, and five an hour for one report (migration 0025).
const RECOVERIES_PER_MINUTE = 5

/** `ways`: what can be sent from this installation. */
export const publicReportRoutes = (ways: Ways): readonly Route[] => [
  ...receiptRoutes(ways),
  publicRoute({
    method: 'GET',
    path: '/report',
    access: anybody,
    query: arrival,
    handle: async (ctx, asked) => {
      await countVisit(ctx, asked.services, asked.query.via)
      return startReport(ctx, { ...asked, ways }, asked.query.via)
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/report/quick',
    access: anybody,
    query: arrival,
    handle: async (ctx, asked) => {
      await countVisit(ctx, asked.services, asked.query.via)
      return startQuickReport(ctx, { ...asked, ways }, asked.query.via)
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/report/resume',
    access: writers,
    handle: async (_ctx, asked) => askForDraft(asked),
  }),
  // *Leave* on the page with the code of saved answers: as safe as *Exit this page*, and to our own first page.
  publicRoute({
    method: 'GET',
    path: LEAVE_PATH,
    access: writers,
    handle: () => leaveTo('/'),
  }),
  publicRoute({
    method: 'POST',
    path: '/report/resume',
    access: writers,
    perMinute: FOLLOW_UP_PER_MINUTE,
    ownLimit: { perMinute: RECOVERIES_PER_MINUTE, when: isRecovering },
    handle: (ctx, asked) => resumeReport(ctx, { ...asked, ways }),
  }),
  publicRoute({
    method: 'POST',
    path: '/report',
    access: anybody,
    takesFiles: PLAIN_FILES,
    sealedAt,
    perMinute: REPORT_PER_MINUTE,
    ownLimit: { perMinute: SENDS_PER_MINUTE, when: isSending },
    handle: (ctx, asked) => continueReport(ctx, { ...asked, ways }),
  }),
  publicRoute({
    method: 'GET',
    path: '/follow-up',
    access: holders,
    handle: (_ctx, asked) => askForKey(asked),
  }),
  publicRoute({
    method: 'POST',
    path: '/follow-up',
    access: holders,
    perMinute: FOLLOW_UP_PER_MINUTE,
    ownLimit: { perMinute: RECOVERIES_PER_MINUTE, when: isRecovering },
    handle: (ctx, asked) => followUp(ctx, { ...asked, ways }),
  }),
  publicRoute({
    method: 'POST',
    path: '/follow-up/message',
    access: holders,
    takesFiles: PLAIN_FILES,
    perMinute: FOLLOW_UP_PER_MINUTE,
    handle: (ctx, asked) => writeMessage(ctx, { ...asked, ways }),
  }),
  publicRoute({
    method: 'POST',
    path: '/follow-up/file',
    access: holders,
    perMinute: FOLLOW_UP_PER_MINUTE,
    handle: (ctx, asked) => openFileOf(ctx, asked),
  }),
  // Where somebody reloads, or goes back to one of these addresses: the two boxes.
  ...(['/follow-up/message', '/follow-up/file'] as const).map((path) =>
    publicRoute({ method: 'GET', path, access: holders, handle: () => redirect('/follow-up') }),
  ),
]
