// /police-told: a manager looks at each time the police would be, or were, told without the person's yes.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { staffPage } from '../../shell/index.ts'
import { consentWords as words } from './messages.en.ts'
import { keepView, toView } from './review.store.ts'
import { ReviewPage } from './review-page.tsx'

const managers = only('managers', 'manager')

export const policeToldRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/police-told',
    access: managers,
    query: z.object({ done: z.string().max(10).catch('') }),
    handle: (ctx, { frame, query }) =>
      ctx.db.transaction(async (tx) =>
        staffPage(
          frame,
          { title: words.review.title, before: <BackLink href="/today">{words.back}</BackLink> },
          <ReviewPage
            rows={await toView(tx, ctx.actor)}
            now={ctx.clock.now()}
            done={query.done === 'kept'}
          />,
        ),
      ),
  }),
  staffRoute({
    method: 'POST',
    path: '/police-told/:id',
    access: managers,
    params: z.object({ id: z.uuid() }),
    handle: async (ctx, { params, form }) => {
      await keepView(ctx, params.id, form.one('view') === 'agreed' ? 'agreed' : 'not_agreed')
      return redirect('/police-told?done=kept')
    },
  }),
]
