import { type Actor, hasRole } from '../../../../access/actor.ts'
import { type Evidence, isOpenable } from '../evidence.store.ts'
import { deliveryActionsFor } from '../delivery-actions.ts'
import type { ActionPageData } from '../load-action-page.ts'
import { pageWords as text } from '../page.messages.en.ts'
import { actionPath } from '../paths.ts'
import { DeliveriesTable } from './deliveries-table.tsx'
import { ExtraLists } from './extras.tsx'
import { AsOf, ChooseDay, EvidenceTable, History } from './parts.tsx'
import { Proofs } from './proofs.tsx'
import { RagTag, StatusTag } from './rag-tag.tsx'
import { WrittenWords } from './written.tsx'

type Props = { data: ActionPageData; actor: Actor; problem?: string | undefined }

/** One action: how it goes, what the plan says of it, what proves it, and who changed what. */
export function ActionPage({ data, actor, problem }: Props) {
  const { plan, aim, action, measures, evidence, extras, history, written, on } = data
  const path = actionPath(plan.id, action.id)
  const coordinator = hasRole(actor, 'coordinator') && !on
  // The database holds to it: owners add to their own actions, links and money are the coordinator's.
  const owner =
    !on && action.deliveries.some((each) => deliveryActionsFor(each, actor, null).includes('evidence'))
  const { rolledUp } = action
  return (
    <>
      {on && <AsOf on={on} today={path} />}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{text.action(action.ref)}</span>
        {action.action || action.objective || text.action(action.ref)}
      </h1>
      <p class="govuk-body">
        <StatusTag status={rolledUp.status} /> <RagTag rag={rolledUp.rag} rules={plan.rules} />{' '}
        {action.deliveries.length > 1 && text.parts.rolled(rolledUp.complete, rolledUp.deliveries)}
      </p>
      <WrittenWords aim={aim} action={action} written={written} />
      <h2 class="govuk-heading-m">{text.parts.title}</h2>
      <DeliveriesTable plan={plan} action={action} on={on} />
      {coordinator && (
        <p class="govuk-body app-no-print">
          <a class="govuk-link" href={`${path}/parts/add`}>
            {text.parts.add}
          </a>
        </p>
      )}
      <Proofs {...{ path, measures, problem }} period={plan.period} mayEdit={coordinator} />
      <h2 class="govuk-heading-m">{text.evidence.title}</h2>
      <EvidenceTable
        planId={plan.id}
        evidence={evidence}
        mayVerify={(each) => !on && mayVerifyEvidence(actor, each)}
        mayRelease={(each) => !on && mayReleaseFile(actor, each)}
        mayRemove={(each) => coordinator || (owner && each.deliveryId !== null && isOwn(actor, each))}
      />
      <h2 class="govuk-heading-m">{text.extras.title}</h2>
      <ExtraLists
        planId={plan.id}
        actionId={action.id}
        {...{ extras, evidence }}
        may={(noun) => coordinator || (owner && (noun === 'milestone' || noun === 'risk'))}
      />
      <History {...history} />
      <ChooseDay action={path} on={on} />
    </>
  )
}

type Judged = Pick<Evidence, 'addedBy' | 'verifiedAt' | 'fileState'>
const broughtIt = (actor: Actor, { addedBy }: Pick<Judged, 'addedBy'>) =>
  actor.kind === 'staff' && addedBy === actor.userId
const isOwn = (actor: Actor, evidence: Judged) => broughtIt(actor, evidence) && !evidence.verifiedAt

/** Whether somebody may verify a piece of evidence: coordinators and chairs, and never who added it. */
export const mayVerifyEvidence = (actor: Actor, evidence: Judged): boolean =>
  hasRole(actor, 'coordinator', 'chair') &&
  !evidence.verifiedAt &&
  isOpenable(evidence) &&
  !broughtIt(actor, evidence)

/** Whether somebody may answer for a file that nothing scanned: a coordinator who did not bring it. */
export const mayReleaseFile = (actor: Actor, evidence: Judged): boolean =>
  hasRole(actor, 'coordinator') && evidence.fileState === 'quarantined' && !broughtIt(actor, evidence)
