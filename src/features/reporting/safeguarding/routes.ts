// The safeguarding lead's "I have read this". Whoever works with cases may ask; say-read.ts says who may.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { caseworkers } from '../../../access/rules.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { sayRead } from './say-read.ts'

export const safeguardingRoutes: readonly Route[] = [
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/safeguarding-read',
    access: caseworkers,
    params: z.object({ reference: z.string().max(20) }),
    handle: async (ctx, { params }) => {
      await sayRead(ctx, params.reference)
      return redirect(`/reports/${params.reference}?done=safeguarding-read`)
    },
  }),
]
