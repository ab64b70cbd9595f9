import { z } from 'zod'
import { isStaff } from '../../access/actor.ts'
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { type Page, redirect, type Reply } from '../../platform/http/reply.ts'
import type { Problem } from '../../platform/problems.ts'
import { callerOf, gateFor } from './gate.ts'
import { words } from './messages.en.ts'
import { ownPath } from './own-path.ts'
import { noSessionCookie, signedInCookies } from './sessions.ts'
import { endSession } from './sessions.store.ts'
import { confirmSecondFactor, offerTo } from './set-up-second-factor.ts'
import { checkPassword, type PasswordAnswer } from './sign-in.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { recoveryCodesPage, setUpPage } from './views/second-factor.tsx'
import { codePage, recoveredPage, signInPage } from './views/sign-in.tsx'

const access = everyone('to sign in, nobody is signed in yet')
const perMinute = 60
const lenient = z.string().optional().catch(undefined)

const field = (name: string, message: string): Problem => ({ field: name, message })

/** The page of the step that follows a right password. */
export function nextStepPage(
  ctx: Ctx,
  frame: Frame,
  input: Parameters<typeof gateFor>[1],
  answer: Extract<PasswordAnswer, { challenge: string }>,
): Page {
  const { challenge } = answer
  if (answer.kind === 'code') return codePage(frame, { challenge })
  const offer = offerTo(gateFor(ctx, input), answer.user, frame.site.name)
  return setUpPage(frame, { offer, action: '/sign-in/set-up', fields: { challenge } })
}

const showSignIn = publicRoute({
  method: 'GET',
  path: '/sign-in',
  access,
  query: z.object({ next: lenient, 'signed-out': lenient }),
  handle: (ctx, { query, frame }): Reply => {
    const next = ownPath(query.next)
    if (isStaff(ctx.actor)) return redirect(next)
    return signInPage(frame, { next, signedOut: query['signed-out'] !== undefined })
  },
})

const signIn = publicRoute({
  method: 'POST',
  path: '/sign-in',
  access,
  perMinute,
  handle: async (ctx, input) => {
    const { form, frame } = input
    const email = form.one('email').slice(0, 300)
    const password = form.one('password')
    const next = ownPath(form.one('next'))
    const again = (...problems: Problem[]) => signInPage(frame, { next, email, problems })
    const missing = [
      ...(email ? [] : [field('email', words.enter.emailToSignIn)]),
      ...(password ? [] : [field('password', words.enter.passwordToSignIn)]),
    ]
    if (missing.length) return again(...missing)
    const answer = await checkPassword(gateFor(ctx, input), { email, password, next }, callerOf(input))
    if (answer.kind === 'wrong') return again(field('email', words.signIn.wrong))
    if (answer.kind === 'wait') {
      const problems = [field('', words.wait(answer.seconds))]
      return signInPage(frame, { next, email, problems, waitSeconds: answer.seconds })
    }
    return nextStepPage(ctx, frame, input, answer)
  },
})

// Reloading the second step, or coming back to it, begins again: nothing of it is kept.
const codeBegins = (path: string) =>
  publicRoute({ method: 'GET', path, access, handle: () => redirect('/sign-in') })

const enterCode = publicRoute({
  method: 'POST',
  path: '/sign-in/code',
  access,
  perMinute,
  handle: async (ctx, input) => {
    const { form, frame } = input
    const challenge = form.one('challenge')
    const code = form.one('code')
    if (!code) return codePage(frame, { challenge, problems: [field('code', words.enter.code)] })
    const answer = await signInWithCode(gateFor(ctx, input), { challenge, code }, callerOf(input))
    switch (answer.kind) {
      case 'expired':
        return signInPage(frame, { next: '/today', problems: [field('', words.signIn.expired)] })
      case 'wrong':
        return codePage(frame, { challenge, problems: [field('code', words.code.wrong)] })
      case 'wait': {
        const problems = [field('', words.wait(answer.seconds))]
        return codePage(frame, { challenge, problems, waitSeconds: answer.seconds })
      }
      case 'signed-in': {
        const { signedIn, recoveryCodesLeft: left } = answer
        const cookies = signedInCookies(signedIn, input.sessionHours)
        const to =
          left === undefined ? redirect(signedIn.next) : recoveredPage(frame, { left, next: signedIn.next })
        return { ...to, cookies }
      }
    }
  },
})

const setUp = publicRoute({
  method: 'POST',
  path: '/sign-in/set-up',
  access,
  perMinute,
  handle: async (ctx, input) => {
    const { form, frame } = input
    const challenge = form.one('challenge')
    const typed = { challenge, pending: form.one('pending'), code: form.one('code'), issuer: frame.site.name }
    const answer = await confirmSecondFactor(gateFor(ctx, input), typed, callerOf(input))
    switch (answer.kind) {
      case 'expired':
        return signInPage(frame, { next: '/today', problems: [field('', words.signIn.expired)] })
      case 'wrong': {
        const problems = [field('code', typed.code ? words.enter.codeAgain : words.enter.code)]
        return setUpPage(frame, {
          offer: answer.offer,
          action: '/sign-in/set-up',
          fields: { challenge },
          problems,
        })
      }
      case 'signed-in': {
        const { recoveryCodes: codes, signedIn } = answer
        const cookies = signedInCookies(signedIn, input.sessionHours)
        return { ...recoveryCodesPage(frame, { codes, next: signedIn.next }), cookies }
      }
    }
  },
})

const signOut = publicRoute({
  method: 'POST',
  path: '/sign-out',
  access: everyone('signing out twice is no fault'),
  handle: async (ctx) => {
    const { actor } = ctx
    if (isStaff(actor)) {
      await ctx.db.transaction(async (tx) => {
        await endSession(tx, actor.userId, actor.sessionId)
        await record(tx, ctx, { action: 'session.end', subjectKind: 'session', subjectId: actor.sessionId })
      })
    }
    return { ...redirect('/sign-in?signed-out=yes'), cookies: [noSessionCookie] }
  },
})

export const signInRoutes: readonly Route[] = [
  showSignIn,
  signIn,
  codeBegins('/sign-in/code'),
  enterCode,
  codeBegins('/sign-in/set-up'),
  setUp,
  signOut,
]
