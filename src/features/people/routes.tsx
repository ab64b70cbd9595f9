// /cases/:reference/people/:personId/reveal: a person's details, once, for a reason.
import { z } from 'zod'
import { type Route, staffRoute } from '../../access/route.ts'
import { caseworkers } from '../../access/rules.ts'
import { NotFound } from '../../platform/problems.ts'
import { bindForm } from '../../ui/form.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { staffPage } from '../shell/index.ts'
import { affectedRoutes } from './affected/routes.tsx'
import { words } from './messages.en.ts'
import { readReason, revealPerson } from './reveal-person.ts'
import { Person } from './views/person.tsx'
import { RevealForm } from './views/reveal-form.tsx'

const params = z.object({
  reference: z.string().regex(/^[A-Z0-9]{2,6}-[A-Z0-9]{3,8}-[A-Z0-9]{1,6}$/),
  personId: z.uuid(),
})

export const peopleRoutes: readonly Route[] = [
  ...affectedRoutes,
  staffRoute({
    method: 'POST',
    path: '/cases/:reference/people/:personId/reveal',
    access: caseworkers,
    params,
    handle: async (ctx, { params: { reference, personId }, form, frame }) => {
      const title = words.title(reference)
      const before = <BackLink href={`/cases/${reference}`}>{words.back(reference)}</BackLink>
      const reason = readReason(form.one('reason'), form.one('reasonText'))
      if (!reason.ok) {
        await ctx.db.transaction((tx) => refuseUnseen(tx, reference))
        const { values } = form
        const { Summary } = bindForm({ values, problems: reason.problems })
        const action = `/cases/${reference}/people/${personId}/reveal`
        return staffPage(
          frame,
          { title, errors: true, before },
          <>
            <Summary />
            <h1 class="govuk-heading-l">{title}</h1>
            <RevealForm action={action} idPrefix="" values={values} problems={reason.problems} />
          </>,
        )
      }
      const revealed = await ctx.db.transaction((tx) =>
        revealPerson(tx, ctx, { reference, personId }, reason.value),
      )
      return staffPage(
        frame,
        { title, before },
        <>
          <h1 class="govuk-heading-l">
            {revealed.label} <span class="govuk-caption-l">{reference}</span>
          </h1>
          <Person revealed={revealed} />
        </>,
      )
    },
  }),
]

// A form with a problem must not tell an outsider that the case is there.
async function refuseUnseen(tx: Parameters<typeof revealPerson>[0], reference: string): Promise<void> {
  const seen = await tx.selectFrom('cases').select('id').where('reference', '=', reference).executeTakeFirst()
  if (!seen) throw new NotFound('no such case in sight')
}
