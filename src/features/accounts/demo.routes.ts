import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { redirect } from '../../platform/http/reply.ts'
import { isUuid } from '../../platform/ids.ts'
import { NotFound } from '../../platform/problems.ts'
import { demoPeople, signInToDemo } from './demo.ts'
import { callerOf, gateFor } from './gate.ts'
import { signedInCookies } from './sessions.ts'
import { demoPage } from './views/demo.tsx'

const access = everyone('in a demonstration only; not there otherwise')

const show = publicRoute({
  method: 'GET',
  path: '/demo',
  access,
  handle: async (ctx, input) => {
    if (!input.frame.site.demo) throw new NotFound('no demonstration')
    return demoPage(input.frame, await demoPeople(gateFor(ctx, input)))
  },
})

const signIn = publicRoute({
  method: 'POST',
  path: '/demo',
  access,
  handle: async (ctx, input) => {
    const person = input.form.one('person')
    if (!input.frame.site.demo || !isUuid(person)) throw new NotFound('no demonstration')
    const signedIn = await signInToDemo(gateFor(ctx, input), person, callerOf(input))
    return { ...redirect(signedIn.next), cookies: signedInCookies(signedIn, input.sessionHours) }
  },
})

export const demoRoutes: readonly Route[] = [show, signIn]
