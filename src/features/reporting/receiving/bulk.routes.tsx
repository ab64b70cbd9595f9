// Several reports held as spam, or put back, at once: the two acts that can be undone and that promise nobody anything.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import type { Form, FormValues } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { Conflict, Forbidden, NotFound, type Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { staffPage } from '../../shell/index.ts'
import { labelOf } from '../incident.messages.en.ts'
import { setAsideIn } from '../queue/act-on-report.ts'
import { queueWords } from '../queue/messages.en.ts'
import { REASONS } from '../report-actions.ts'
import { receivingWords } from './messages.en.ts'

const words = receivingWords.bulk
const REPORTS_MAX = 50
const picked = z.string().regex(/^[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2} \d{1,9}$/)
type Many = 'spam' | 'return'

export const bulkRoutes: readonly Route[] = [
  staffRoute({
    method: 'POST',
    path: '/reports/bulk',
    access: only('people who take reports', 'officer', 'manager', 'triage'),
    handle: (ctx, { frame, form }) => decideMany(ctx, frame, form),
  }),
]

async function decideMany(ctx: StaffCtx, frame: Frame, form: Form): Promise<Reply> {
  const action: Many = form.one('do') === 'return' ? 'return' : 'spam'
  const queue = form.one('queue') === 'triage' ? 'triage' : 'mine'
  const back = `/reports?queue=${queue}&status=${action === 'return' ? 'spam' : 'waiting'}`
  const reports = form
    .many('report')
    .filter((each) => picked.safeParse(each).success)
    .slice(0, REPORTS_MAX)
  const reason = REASONS[action].find((each) => each === form.one('reason'))
  const page = (problems: readonly Problem[], status = 200) =>
    confirmPage(frame, { action, queue, back, reports, problems, values: form.values, status })
  // Nothing to confirm: the queue again, with what was wrong.
  if (reports.length === 0) return redirect(`${back}&missed=${action}`)
  if (form.one('sure') !== 'yes') return page([])
  if (!reason) return page([{ field: 'reason', message: queueWords.problem.reason }])
  try {
    // All of them or none: whoever reads "done" need not look which.
    await ctx.db.transaction(async (tx) => {
      for (const each of reports.toSorted()) {
        const [reference = '', version] = each.split(' ')
        await setAsideIn(tx, ctx, reference, { action, reason, version: Number(version) })
      }
    })
  } catch (fault) {
    if (!(fault instanceof Conflict || fault instanceof NotFound || fault instanceof Forbidden)) throw fault
    return page([{ field: '', message: receivingWords.problem.gone }], 409)
  }
  return redirect(`${back}&done=${action}`)
}

type Asked = {
  action: Many
  queue: string
  back: string
  reports: readonly string[]
  problems: readonly Problem[]
  values: FormValues
  status: number
}

function confirmPage(frame: Frame, asked: Asked): Reply {
  const { action, queue, back, reports, problems, values, status } = asked
  const form = bindForm({ values, problems })
  return staffPage(
    frame,
    {
      title: words.titles[action],
      errors: problems.length > 0,
      ...(status !== 200 && { status }),
      before: <BackLink href={back}>{queueWords.page.back}</BackLink>,
    },
    <form method="post" action="/reports/bulk" novalidate>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.titles[action]}</h1>
      <p class="govuk-body">{words.lead[action]}</p>
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="sure" value="yes" />
      <ul class="govuk-list govuk-list--bullet">
        {reports.map((each) => (
          <li>
            {each.split(' ')[0]}
            <input type="hidden" name="report" value={each} />
          </li>
        ))}
      </ul>
      <Radios
        {...form.field('reason')}
        legend={queueWords.confirm.reason}
        legendSize="s"
        items={REASONS[action].map((value) => ({ value, text: labelOf(queueWords.reasons, value) }))}
      />
      <div class="govuk-button-group">
        <Button name="do" value={action} preventDoubleClick>
          {words.confirm[action]}
        </Button>
        <a class="govuk-link" href={back}>
          {words.cancel}
        </a>
      </div>
    </form>,
  )
}
