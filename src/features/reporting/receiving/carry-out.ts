// From a decision as it was read to the verb that carries it out.
import type { StaffCtx } from '../../../access/ctx.ts'
import { type Outcome, refused } from '../../../platform/problems.ts'
import { handOver, setAside } from '../queue/act-on-report.ts'
import { type Decision, SETTING_ASIDE } from '../report-actions.ts'
import { receivingWords } from './messages.en.ts'
import { linkToCase, unlinkFromCase } from './link-case.ts'
import { mergeReports, splitReport } from './merge.ts'
import type { Chosen } from './read-decision.ts'
import { sendTransfer, takeBack } from './transfer.ts'

/** Decides. Refuses by the field; throws as the verbs do: NotFound, Forbidden, Conflict. */
export async function carryOut(
  ctx: StaffCtx,
  reference: string,
  action: Decision,
  chosen: Chosen,
): Promise<Outcome<null>> {
  const { reason, version, told, whatFor } = chosen
  const choice = { reason, version, ...(told && { told }) }
  const aside = SETTING_ASIDE.find((each) => each === action)
  if (aside) {
    if (action === 'not_hate' && reason === 'no_prejudice_felt' && (await namedAGround(ctx, reference)))
      return refused({ field: 'reason', message: receivingWords.problem.felt })
    const { toName } = chosen
    return setAside(ctx, reference, {
      ...choice,
      action: aside,
      ...(aside === 'pass_on' && {
        toName,
        whatFor,
        ask: chosen.ask,
        ...(chosen.saidPolice !== undefined && { saidPolice: chosen.saidPolice }),
      }),
    })
  }
  switch (action) {
    case 'hand':
      return handOver(ctx, reference, { ...choice, agencyId: chosen.authority, ask: chosen.ask })
    case 'link':
      return linkToCase(ctx, reference, {
        ...choice,
        caseReference: chosen.caseReference,
        ask: chosen.ask,
      })
    case 'unlink':
      return unlinkFromCase(ctx, reference, choice)
    case 'merge':
      return mergeReports(ctx, reference, {
        ...choice,
        otherReference: chosen.otherReference,
        leads: chosen.leads,
        ask: chosen.ask,
      })
    case 'split':
      return splitReport(ctx, reference, choice)
    case 'transfer':
      return sendTransfer(ctx, reference, { ...choice, agencyId: chosen.authority, ask: chosen.ask })
    case 'take_back':
      return takeBack(ctx, reference, choice)
    default:
      throw new Error(`no verb for ${action}`)
  }
}

/**
 * Whether the person said why they were targeted. Then somebody did feel that prejudice was part of it, and nobody may
 * tell them otherwise (domain.md 1.1: what the victim or any other person perceives).
 */
async function namedAGround(ctx: StaffCtx, reference: string): Promise<boolean> {
  const report = await ctx.db.transaction((tx) =>
    tx.selectFrom('reports').select('strands').where('reference', '=', reference).executeTakeFirst(),
  )
  return (report?.strands ?? []).length > 0
}
