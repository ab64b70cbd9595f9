// The lead and the dates of a delivery, changed in its row of the table. What else was agreed stays as it is: the owner and
// the part have the page of their own.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Form, versionOf } from '../../../platform/http/form.ts'
import { type Outcome, refused } from '../../../platform/problems.ts'
import { plainText } from '../../../platform/text/plain.ts'
import type { Delivery } from '../running/delivery.ts'
import { loadChoices, readDelivery } from '../running/delivery-form.ts'
import { editDelivery } from '../running/edit-delivery.ts'
import type { Option } from '../running/views/act-forms.tsx'

/** Who may lead: the people of the agency that owns it, or everybody where none does. */
export const loadLeads = async (tx: Tx, now: Date, agencyId: string | null): Promise<readonly Option[]> =>
  (await loadChoices(tx, now, agencyId)).people

/**
 * Sets who leads, and when it begins and is due where no such day was agreed before (later they move by re-baselining, which
 * is counted). Refuses by field; Forbidden and Conflict as `editDelivery`.
 */
export async function editAgreed(
  tx: Tx,
  ctx: StaffCtx,
  delivery: Delivery,
  form: Form,
): Promise<Outcome<undefined>> {
  const { fields, problems } = readDelivery(form)
  if (problems.length > 0) return refused(...problems)
  const { agencyId, groupId, ownerWords, part, recurring } = delivery
  const { leadUserId, startsOn, due } = fields
  return editDelivery(tx, ctx, delivery.id, {
    agencyId,
    groupId,
    ownerWords,
    part,
    recurring,
    leadUserId,
    startsOn: delivery.startsOn ?? startsOn,
    due: delivery.baselineDue ?? due,
    version: versionOf(form),
    reason: plainText(form.one('reason')),
  })
}
