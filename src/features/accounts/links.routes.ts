import { z } from 'zod'
import { EMAIL_CHARS_MAX } from '../../platform/text/email.ts'
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import type { LinkPurpose } from './accounts.ts'
import { callerOf, gateFor } from './gate.ts'
import { choosePassword, openLink, requestReset } from './links.ts'
import { words } from './messages.en.ts'
import { nextStepPage } from './sign-in.routes.ts'
import { askResetPage, choosePasswordPage, goneLinkPage, resetAskedPage } from './views/links.tsx'

const access = everyone('whoever holds the link was sent it')
const perMinute = 30

const showAsk = publicRoute({
  method: 'GET',
  path: '/reset-password',
  access: everyone('to ask for a new password, nobody is signed in'),
  handle: (_ctx, { frame }) => askResetPage(frame, {}),
})

const ask = publicRoute({
  method: 'POST',
  path: '/reset-password',
  access: everyone('to ask for a new password, nobody is signed in'),
  perMinute: 10,
  handle: async (ctx, input) => {
    const { form, frame } = input
    const email = form.one('email')
    if (email.length > EMAIL_CHARS_MAX || !z.email().safeParse(email).success)
      return askResetPage(frame, { email, problems: [{ field: 'email', message: words.enter.email }] })
    await requestReset(gateFor(ctx, input), email, callerOf(input).network)
    return resetAskedPage(frame)
  },
})

// Opening the link shows a form and uses nothing up; sending the form does.
const open = (purpose: LinkPurpose, path: string) =>
  publicRoute({
    method: 'GET',
    path: `${path}/:token`,
    access,
    perMinute,
    params: z.object({ token: z.string() }),
    handle: async (ctx, input) => {
      const { token } = input.params
      const user = await openLink(gateFor(ctx, input), purpose, token)
      return user
        ? choosePasswordPage(input.frame, { purpose, token, user })
        : goneLinkPage(input.frame, purpose)
    },
  })

const choose = (purpose: LinkPurpose, path: string) =>
  publicRoute({
    method: 'POST',
    path,
    access,
    perMinute,
    handle: async (ctx, input) => {
      const { form, frame } = input
      const token = form.one('token')
      const gate = gateFor(ctx, input)
      const chosen = await choosePassword(gate, purpose, { token, password: form.one('password') })
      if (chosen?.ok) return nextStepPage(ctx, frame, input, chosen.value)
      const user = chosen && (await openLink(gate, purpose, token))
      if (!user) return goneLinkPage(frame, purpose)
      return choosePasswordPage(frame, { purpose, token, user, problems: chosen.problems })
    },
  })

export const linkRoutes: readonly Route[] = [
  showAsk,
  ask,
  open('invitation', '/invitation'),
  choose('invitation', '/invitation'),
  choose('password_reset', '/reset-password/choose'),
  open('password_reset', '/reset-password'),
]
