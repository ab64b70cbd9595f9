// A report that somebody takes down for another: by telephone, face to face or from paper. It comes to be as the person's
// own does, and they get the same reference and code.
import { z } from 'zod'
import { record } from '../../../access/audit.ts'
import { actingAs, type StaffCtx } from '../../../access/ctx.ts'
import { goOnAs, type Tx } from '../../../access/db.ts'
import { type Input, publicRoute, type Route, staffRoute } from '../../../access/route.ts'
import { everyone, caseworkers } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newReading, whileReading } from '../../../platform/i18n/index.ts'
import type { Form } from '../../../platform/http/form.ts'
import { readForm } from '../../../platform/http/form.ts'
import type { Reply } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { areasTakingReports, findAgency, victimService } from '../../agencies/index.ts'
import { hasPlaces } from '../../places/index.ts'
import { categoriesOn } from '../../recording/index.ts'
import { publicPage, staffPage } from '../../shell/index.ts'
import { withKeptPlace } from '../form/place-answer.ts'
import { VIA } from '../form/read-answers.ts'
import { asHolder } from '../follow-up/open-report.ts'
import { openReceipt } from '../receipt/open-receipt.ts'
import { TAKEN_CHANNELS } from '../report.ts'
import { isSubmissionToken, type Receipt, submitReport } from '../submit-report.ts'
import { spokenLanguage } from './language-asked.tsx'
import { printedWords, takeWords as say } from './messages.en.ts'
import { chosenAtFirst, ownAreas } from './own-area.ts'
import { PaperForm } from './paper-form.tsx'
import { readTaken } from './read-taken.ts'
import { TakeForm } from './take-form.tsx'
import { TakenPage } from './taken-page.tsx'

type Asked = Pick<Input<unknown, unknown>, 'form' | 'frame' | 'services' | 'origin'>

export const takingRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/report/paper',
    access: everyone('anybody may print the form and fill it in with a pen'),
    handle: async (ctx, { frame }) => {
      const today = londonDay(ctx.clock.now())
      const { service, kinds } = await ctx.db.transaction(async (tx) => ({
        service: await victimService(tx, null, today),
        kinds: await categoriesOn(tx, today),
      }))
      const { publicPhone: phone, publicEmail: email } = frame.site
      const paper = { victimService: service?.shortName ?? null, kinds, phone, email }
      return publicPage(frame, { title: printedWords.title }, <PaperForm {...paper} />)
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/take-report',
    access: caseworkers,
    query: z.object({ via: z.string().regex(VIA).catch('') }),
    handle: async (ctx, asked) => {
      const started = { channel: 'telephone', via: asked.query.via, area: chosenAtFirst(await ownAreas(ctx)) }
      return show(ctx, asked, readForm(started), [])
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/take-report',
    access: caseworkers,
    handle: (ctx, asked) => take(ctx, asked),
  }),
]

async function show(
  ctx: StaffCtx,
  { frame }: Asked,
  sent: Form,
  problems: readonly Problem[],
): Promise<Reply> {
  const all = await ctx.db.transaction((tx) => areasTakingReports(tx, londonDay(ctx.clock.now())))
  const ids = await ownAreas(ctx)
  // Most of what they are told happened where they work.
  const [own, others] = [all.filter(({ id }) => ids.includes(id)), all.filter(({ id }) => !ids.includes(id))]
  const areas = { own, others }
  const token = isSubmissionToken(sent.one('token')) ? sent.one('token') : randomToken()
  const [choose, kinds] = await ctx.db.transaction((tx) =>
    Promise.all([hasPlaces(tx), categoriesOn(tx, londonDay(ctx.clock.now()))]),
  )
  const page = { title: say.title, ...(problems.length > 0 && { errors: true, status: 422 as const }) }
  return staffPage(frame, page, <TakeForm {...{ sent, token, areas, problems, choose, kinds }} />)
}

// As on the person's own form: the exact place of a home is kept only by somebody who was told what that means.
const asksAgain = (form: Form): boolean =>
  form.one('home') === 'yes' && form.one('exact') === 'exact' && form.one('homeAsked') === ''

async function take(ctx: StaffCtx, asked: Asked): Promise<Reply> {
  const { form, services } = asked
  const token = form.one('token')
  const read = readTaken(form, ctx.clock.now())
  if (!read.ok || !isSubmissionToken(token)) return show(ctx, asked, form, read.ok ? [] : read.problems)
  const channel = TAKEN_CHANNELS.find((each) => each === form.one('channel')) ?? 'telephone'
  const person = actingAs(services, ctx, { kind: 'public' })
  if (asksAgain(form)) {
    const coarse = readForm({ ...form.values, exact: 'about', homeAsked: 'yes' })
    return show(ctx, asked, coarse, [])
  }
  const answers = { ...(await withKeptPlace(person, form, read.value)), channel }
  const alongside = async (tx: Tx, _submission: Buffer, reportId: string) => {
    await goOnAs(tx, ctx.actor, ctx.requestId)
    const subject = { subjectKind: 'report', subjectId: reportId }
    await record(tx, ctx, { action: 'report.take', ...subject, detail: { channel } })
  }
  // Kept, and written to later, in the language of whoever tells it, not of whoever writes it down.
  const receipt = await whileReading(readingOf(form), () =>
    submitReport(person, answers, token, undefined, alongside),
  )
  return showTaken(ctx, asked, receipt, answers.more?.safeguarding ?? false)
}

const readingOf = (form: Form) =>
  newReading({
    language: spokenLanguage(form),
    catalogue: new Map(),
    offered: [],
    wished: undefined,
    path: '/take-report',
    others: [],
  })

async function showTaken(ctx: StaffCtx, asked: Asked, receipt: Receipt, marked: boolean): Promise<Reply> {
  const { frame, services, origin } = asked
  const { reference, code, agencyId } = receipt
  const key = { reference, code }
  const [view, agency] = await Promise.all([
    openReceipt(asHolder(services, ctx, key), key),
    agencyId === null ? undefined : ctx.db.transaction((tx) => findAgency(tx, agencyId)),
  ])
  const taken = {
    reference,
    view,
    marked,
    receiver: agency?.name ?? null,
    mayOpen: agencyId === ctx.actor.agencyId,
    comeBack: { address: `${origin}/follow-up`, phone: agency?.publicPhone ?? frame.site.publicPhone },
  }
  return staffPage(frame, { title: say.done.title }, <TakenPage {...taken} />)
}
