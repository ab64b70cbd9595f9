import { Button } from '../../../ui/govuk/button.tsx'
import { DECISIONS, type ReportAction } from '../report-actions.ts'
import { queueWords } from './messages.en.ts'
import type { StaffReport } from './queue.store.ts'

const say = queueWords.page

/** What the reader may do with a report: the usual next act as a button, the other ways as links. */
export function Actions({ report, actions }: { report: StaffReport; actions: readonly ReportAction[] }) {
  const path = `/reports/${report.reference}`
  // What was withdrawn is to be recorded and no more: that comes first, and logging it is one of the other ways.
  const ends = report.withdrawnAt !== null && actions.includes('record_only')
  const asides = DECISIONS.filter((action) => actions.includes(action) && !(ends && action === 'record_only'))
  return (
    <section aria-label={say.actions} class="app-no-print">
      {report.status === 'logged' && (
        <p class="govuk-body">
          {say.logged}{' '}
          {report.caseReference && (
            <a class="govuk-link" href={`/cases/${report.caseReference}`}>
              {say.openCase}
            </a>
          )}
        </p>
      )}
      <div class="govuk-button-group">
        {ends && <Button href={`${path}/record_only`}>{queueWords.action.record_only}</Button>}
        {actions.includes('log') && (
          <Button href={`${path}/log`} kind={ends ? 'secondary' : undefined}>
            {queueWords.action.log}
          </Button>
        )}
        {actions.includes('acknowledge') && (
          <form class="app-in-group" method="post" action={`${path}/acknowledge`}>
            <Button kind="secondary" preventDoubleClick>
              {queueWords.action.acknowledge}
            </Button>
          </form>
        )}
      </div>
      {actions.includes('log') && <p class="govuk-hint">{queueWords.action.logHint}</p>}
      {asides.length > 0 && (
        <ul class="app-choices" aria-label={say.otherwise}>
          {asides.map((action) => (
            <li>
              <a class="govuk-link" href={`${path}/${action}`}>
                {queueWords.action[action]}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
