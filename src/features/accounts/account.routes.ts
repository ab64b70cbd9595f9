import { z } from 'zod'
import { type Route, staffRoute } from '../../access/route.ts'
import { signedIn } from '../../access/rules.ts'
import { redirect } from '../../platform/http/reply.ts'
import { isUuid } from '../../platform/ids.ts'
import { NotFound } from '../../platform/problems.ts'
import { gateFor } from './gate.ts'
import { words } from './messages.en.ts'
import {
  changePassword,
  endOwnSessions,
  newOwnRecoveryCodes,
  offerReplacement,
  ownAccount,
  replaceSecondFactor,
} from './own-account.ts'
import { accountPage, changePasswordPage, provePage } from './views/account.tsx'
import { recoveryCodesPage, setUpPage } from './views/second-factor.tsx'

const access = signedIn
const CONFIRM = '/account/second-factor/confirm'
const FACTOR = '/account/second-factor'
const CODES = '/account/recovery-codes'

const account = staffRoute({
  method: 'GET',
  path: '/account',
  access,
  query: z.object({ done: z.enum(['password', 'ended']).optional().catch(undefined) }),
  handle: async (ctx, input) => {
    const own = await ownAccount(ctx, gateFor(ctx, input))
    return accountPage(input.frame, { ...own, thisSession: ctx.actor.sessionId, done: input.query.done })
  },
})

const endOne = staffRoute({
  method: 'POST',
  path: '/account/sessions/end',
  access,
  handle: async (ctx, { form }) => {
    const session = form.one('session')
    if (!isUuid(session)) throw new NotFound('session')
    await endOwnSessions(ctx, { session })
    return redirect('/account?done=ended')
  },
})

const endOthers = staffRoute({
  method: 'POST',
  path: '/account/sessions/end-others',
  access,
  handle: async (ctx) => {
    await endOwnSessions(ctx, 'others')
    return redirect('/account?done=ended')
  },
})

const showPassword = staffRoute({
  method: 'GET',
  path: '/account/password',
  access,
  handle: (_ctx, { frame }) => changePasswordPage(frame),
})

const password = staffRoute({
  method: 'POST',
  path: '/account/password',
  access,
  handle: async (ctx, input) => {
    const typed = { current: input.form.one('current'), password: input.form.one('password') }
    const changed = await changePassword(ctx, gateFor(ctx, input), typed)
    return changed.ok ? redirect('/account?done=password') : changePasswordPage(input.frame, changed.problems)
  },
})

const showFactor = staffRoute({
  method: 'GET',
  path: FACTOR,
  access,
  handle: (_ctx, { frame }) => provePage(frame, 'replaceFactor', FACTOR),
})

const factor = staffRoute({
  method: 'POST',
  path: FACTOR,
  access,
  handle: async (ctx, input) => {
    const { form, frame } = input
    const typed = { password: form.one('password'), issuer: frame.site.name }
    const offered = await offerReplacement(ctx, gateFor(ctx, input), typed)
    if (!offered.ok) return provePage(frame, 'replaceFactor', FACTOR, offered.problems)
    return setUpPage(frame, { offer: offered.value, action: CONFIRM })
  },
})

const confirm = staffRoute({
  method: 'POST',
  path: CONFIRM,
  access,
  handle: async (ctx, input) => {
    const { form, frame } = input
    const typed = { pending: form.one('pending'), code: form.one('code'), issuer: frame.site.name }
    const answer = await replaceSecondFactor(ctx, gateFor(ctx, input), typed)
    switch (answer.kind) {
      case 'expired':
        return provePage(frame, 'replaceFactor', FACTOR, [
          { field: 'password', message: words.setUp.expired },
        ])
      case 'wrong': {
        const problems = [{ field: 'code', message: words.enter.codeAgain }]
        return setUpPage(frame, { offer: answer.offer, action: CONFIRM, problems })
      }
      case 'done':
        return recoveryCodesPage(frame, { codes: answer.recoveryCodes, next: '/account' })
    }
  },
})

const showCodes = staffRoute({
  method: 'GET',
  path: CODES,
  access,
  handle: (_ctx, { frame }) => provePage(frame, 'newCodes', CODES),
})

const codes = staffRoute({
  method: 'POST',
  path: CODES,
  access,
  handle: async (ctx, input) => {
    const made = await newOwnRecoveryCodes(ctx, gateFor(ctx, input), input.form.one('password'))
    if (!made.ok) return provePage(input.frame, 'newCodes', CODES, made.problems)
    return recoveryCodesPage(input.frame, { codes: made.value, next: '/account', renewed: true })
  },
})

const begins = staffRoute({ method: 'GET', path: CONFIRM, access, handle: () => redirect(FACTOR) })

export const accountRoutes: readonly Route[] = [
  account,
  endOne,
  endOthers,
  showPassword,
  password,
  showFactor,
  factor,
  begins,
  confirm,
  showCodes,
  codes,
]
