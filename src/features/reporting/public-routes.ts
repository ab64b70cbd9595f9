// The two public addresses of reporting.
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { askForKey, followUp } from './follow-up/follow-up-page.tsx'
import { continueReport, isSending, startReport } from './form/report-page.tsx'

const anybody = everyone('anybody may report, without an account and without a name')
const holders = everyone('the reference and its secret code open one report')

// One person needs about 15 requests for a report; many may share a network, as in a library or a refuge.
const REPORT_PER_MINUTE = 600
// A report that is ready is not refused because others on the network are busy stepping through the form.
const SENDS_PER_MINUTE = 300
// Eighty bits cannot be guessed at any rate; this keeps the trying cheap for us.
const FOLLOW_UP_PER_MINUTE = 30

export const publicReportRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/report',
    access: anybody,
    handle: (ctx, asked) => startReport(ctx, asked),
  }),
  publicRoute({
    method: 'POST',
    path: '/report',
    access: anybody,
    perMinute: REPORT_PER_MINUTE,
    ownLimit: { perMinute: SENDS_PER_MINUTE, when: isSending },
    handle: (ctx, asked) => continueReport(ctx, asked),
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
    handle: (ctx, asked) => followUp(ctx, asked),
  }),
]
