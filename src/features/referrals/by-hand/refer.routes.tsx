// /refer/:reference: asking another agency to act on a case, by hand.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { caseworkers } from '../../../access/rules.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { staffPage } from '../../shell/index.ts'
import { byHandWords as say } from './messages.en.ts'
import { ReferPage } from './refer-page.tsx'
import { caseToRefer, refer } from './refer.ts'

const params = z.object({ reference: z.string().max(40) })
const path = '/refer/:reference'

export const referRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path,
    access: caseworkers,
    params,
    handle: async (ctx, { params: { reference }, frame }) => {
      const found = await ctx.db.transaction((tx) => caseToRefer(tx, ctx, reference))
      return staffPage(
        frame,
        { title: say.title, before: back(reference) },
        <ReferPage found={found} values={{}} problems={[]} />,
      )
    },
  }),
  staffRoute({
    method: 'POST',
    path,
    access: caseworkers,
    params,
    handle: async (ctx, { params: { reference }, form, frame }) => {
      const made = await refer(ctx, reference, form)
      if (made.ok) return redirect(`/referrals/${made.value.id}?done=sent`)
      const found = await ctx.db.transaction((tx) => caseToRefer(tx, ctx, reference))
      return staffPage(
        frame,
        { title: say.title, errors: true, before: back(reference) },
        <ReferPage found={found} values={form.values} problems={made.problems} />,
      )
    },
  }),
]

const back = (reference: string) => <BackLink href={`/cases/${reference}`}>{say.back(reference)}</BackLink>
