// /first-run: an empty database becomes a partnership. One address for all pages, as for the public form.
import type { Actor } from '../../access/actor.ts'
import { asSystem, type Ctx } from '../../access/ctx.ts'
import type { Frame } from '../../access/frame.ts'
import { type Input, publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import type { Form } from '../../platform/http/form.ts'
import { redirect, type Reply } from '../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../platform/problems.ts'
import { Input as TextInput } from '../../ui/govuk/input.tsx'
import { Offer, offerSecondFactor, sameOffer, type SecondFactorOffer } from '../accounts/index.ts'
import { firstFault, type Judging, passwordOf, problemsOf, readAnswers } from './answers.ts'
import { words } from './messages.en.ts'
import { sealPassword } from './password-carrier.ts'
import { HOLDER, setUpPartnership } from './set-up-partnership.ts'
import { isSetupCode } from './setup-code.ts'
import { isStep, type Step, stepAfter, stepBefore } from './steps.ts'
import { Check } from './views/check.tsx'
import { alreadyPage, donePage, notOpenPage } from './views/done.tsx'
import { firstRunPage, type Shown } from './views/first-run-page.tsx'
import { asks, QUESTIONS } from './views/questions.tsx'

type Asked = Pick<Input<unknown, unknown>, 'form' | 'frame' | 'services'>

/** Every other page leads here until the partnership is set up; those that the public knows say that nothing is open. */
export function beforeSetUp(frame: Frame): Reply {
  const forThePublic = /^\/(report|follow-up|support|centres|help)(\/|$)/.test(frame.path)
  return forThePublic ? notOpenPage(frame) : redirect('/first-run')
}

const access = everyone('opens nothing without the setup code, and is gone once the partnership is set up')

export const firstRunRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/first-run',
    access,
    beforeSetUp: true,
    handle: (ctx, asked) => {
      if (asked.frame.site.setUp) throw new NotFound('set up already')
      return show(ctx, asked, { step: 'code' })
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/first-run',
    access,
    beforeSetUp: true,
    perMinute: 60,
    handle: (ctx, asked) => (asked.frame.site.setUp ? alreadyPage(asked.frame) : answer(ctx, asked)),
  }),
]

async function answer(ctx: Ctx<Actor>, asked: Asked): Promise<Reply> {
  const { form } = asked
  const judging = { vault: ctx.vault, now: ctx.clock.now() }
  // Nothing at all happens without the code, whatever page the form says it is.
  const typed = form.one('step')
  const here: Step = isStep(typed) && isSetupCode(ctx.vault, form.one('setupCode')) ? typed : 'code'
  const go = form.one('go')
  const change = go.startsWith('change-') ? go.slice('change-'.length) : ''
  if (here !== 'code' && isStep(change)) return show(ctx, asked, { step: change, returning: true })
  if (here !== 'code' && go === 'back') return show(ctx, asked, { step: stepBefore(here) })
  const returning = form.one('returning') === 'yes'
  const problems = problemsOf(here, form, judging)
  if (problems.length) return show(ctx, asked, { step: here, returning, problems })
  if (here === 'check' || here === 'confirm') {
    const fault = firstFault(form, judging)
    if (fault) return show(ctx, asked, { ...fault, returning: true })
  }
  if (here === 'confirm') return create(ctx, asked, judging)
  const next = stepAfter(here, returning)
  return show(ctx, asked, { step: next, returning: returning && next !== 'check' })
}

async function create(ctx: Ctx<Actor>, asked: Asked, judging: Judging): Promise<Reply> {
  const { form, frame, services } = asked
  const answers = readAnswers(form, judging)
  const typed = { pending: form.one('pending'), code: form.one('code') }
  const made = await setUpPartnership(asSystem(services, 'first-run', ctx.requestId), answers, typed)
  if (!made.ok) return show(ctx, asked, { step: 'confirm', problems: made.problems })
  const site = { ...frame.site, name: answers.name }
  if (!made.value.done) return alreadyPage({ ...frame, site })
  return donePage({ ...frame, site }, answers.name, made.value.recoveryCodes)
}

type Showing = { step: Step; returning?: boolean; problems?: readonly Problem[] }

function show(ctx: Ctx<Actor>, asked: Asked, { step, ...rest }: Showing): Reply {
  const { form: sent, frame } = asked
  const password = passwordOf(sent, ctx.vault, ctx.clock.now())
  const passwordSealed = password ? sealPassword(ctx.vault.secrets.links, password, ctx.clock.now()) : ''
  const shown: Shown = { step, sent, passwordSealed, ...rest }
  if (step === 'check') {
    return firstRunPage(frame, shown, {
      title: words.check.title,
      next: words.check.next,
      children: () => <Check sent={sent} />,
    })
  }
  if (asks(step)) {
    const Ask = QUESTIONS[step]
    return firstRunPage(frame, shown, {
      title: words[step].title,
      children: (form) => <Ask form={form} sent={sent} hasPassword={passwordSealed !== ''} />,
    })
  }
  return showConfirm(ctx, frame, shown)
}

function showConfirm(ctx: Ctx<Actor>, frame: Frame, shown: Shown): Reply {
  const { sent, problems = [] } = shown
  const { offer, stale } = offerFor(ctx, sent)
  const say = words.confirm
  const said = stale ? [{ field: 'code', message: say.stale }] : problems
  return firstRunPage(
    frame,
    { ...shown, problems: said },
    {
      title: say.title,
      next: say.create,
      children: (form) => (
        <>
          <p class="govuk-body">{say.lead(sent.one('adminName'))}</p>
          <Offer offer={offer} />
          <TextInput
            {...form.field('code')}
            value=""
            label={say.code}
            hint={say.codeHint}
            autocomplete="one-time-code"
            inputmode="numeric"
            spellcheck={false}
            classes="govuk-input--width-10 govuk-input--extra-letter-spacing"
          />
        </>
      ),
    },
  )
}

/** The offer that the page showed before, while it holds; otherwise a new one. */
function offerFor(ctx: Ctx<Actor>, sent: Form): { offer: SecondFactorOffer; stale: boolean } {
  const { links } = ctx.vault.secrets
  const whose = { holder: HOLDER, label: sent.one('email'), issuer: sent.one('name') }
  const pending = sent.one('pending')
  const now = ctx.clock.now()
  const same = pending ? sameOffer(links, whose, pending, now) : null
  return { offer: same ?? offerSecondFactor(links, whose, now), stale: pending !== '' && same === null }
}
