// /report: one address for the whole form. Each answer is posted with all those before it; nothing is kept until Send.
import type { JSX } from 'preact'
import type { Actor } from '../../../access/actor.ts'
import { actingAs, type Ctx } from '../../../access/ctx.ts'
import type { Input } from '../../../access/route.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { type Form, readForm } from '../../../platform/http/form.ts'
import type { Reply } from '../../../platform/http/reply.ts'
import { Conflict, type Problem } from '../../../platform/problems.ts'
import {
  ADD_FILES,
  FILES_FIELD,
  keepUploads,
  listUploads,
  removedBy,
  removeUpload,
  type Upload,
} from '../../evidence/index.ts'
import { publicPage } from '../../shell/index.ts'
import { openToldWith, TOLD_WITH } from '../told-with.ts'
import { isSubmissionToken, submitReport, wasReceived } from '../submit-report.ts'
import { AGAIN, openAnswers, reportMark, sealAnswers } from './again.ts'
import { around, kindsOffered } from './around.ts'
import { notOpen, showDanger } from './aside-pages.tsx'
import { CheckPage } from './check-page.tsx'
import { HelpNow } from './help-now.tsx'
import { Now, Place, What, When, Where, Why } from './incident-questions.tsx'
import { keepDraft, type Kept, keptBefore } from './keep-draft.ts'
import { asksKinds } from './kinds.ts'
import { Kinds } from './kinds-question.tsx'
import { formWords, saveWords } from './messages.en.ts'
import { MoreQuestion } from './more-question.tsx'
import type { MoreStep } from './more.ts'
import { Contact, PrivacyChoice, Share, Who } from './person-questions.tsx'
import { Safe } from './safe-question.tsx'
import { answerPlace, withKeptPlace } from './place-answer.ts'
import { problemsOf, readAnswers, VIA } from './read-answers.ts'
import { pass, ticketFor } from '../flood/gate.ts'
import { secondsToWait } from '../flood/notice.tsx'
import type { Ticket } from '../flood/ticket.ts'
import { askForKey } from '../follow-up/follow-up-page.tsx'
import { asHolder } from '../follow-up/open-report.ts'
import { openReceipt } from '../receipt/open-receipt.ts'
import { ReceiptPage } from '../receipt/receipt-page.tsx'
import { backAt } from '../receipt/routes.tsx'
import type { Ways } from '../receipt/ways.ts'
import { type Question, StepPage } from './step-page.tsx'
import { showTasks } from './show-tasks.tsx'
import { TASKS } from './tasks-page.tsx'
import { SAVED, SavedPage } from './save-pages.tsx'
import { SentBeforePage } from './sent-before-page.tsx'
import { ALL_FIELDS, type CommonStep, isMore, isStep, type Step, stepAfter, stepBefore } from './steps.ts'
import { recordedOf, titleOf } from './title-of.ts'

const QUESTIONS: Readonly<Record<Exclude<CommonStep, 'check'>, (question: Question) => JSX.Element>> = {
  now: Now,
  what: What,
  when: When,
  where: Where,
  place: Place,
  why: Why,
  kinds: Kinds,
  who: Who,
  privacy: PrivacyChoice,
  contact: Contact,
  safe: Safe,
  share: Share,
}

type Asked = Pick<Input<unknown, unknown>, 'form' | 'frame' | 'services' | 'network' | 'origin'> & {
  ways: Ways
}

/** The first page. `via`: the poster, card, centre or campaign whose address was followed. */
export const startReport = (ctx: Ctx<Actor>, asked: Asked, via: string): Promise<Reply> =>
  show(ctx, { ...asked, form: readForm(VIA.test(via) ? { via } : {}) }, { step: 'now' })

/** Three questions now, and everything else when they come back or press it. */
export const startQuickReport = (ctx: Ctx<Actor>, asked: Asked, via: string): Promise<Reply> => {
  const form = readForm({ path: 'quick', ...(VIA.test(via) && { via }) })
  return show(ctx, { ...asked, form }, { step: 'what' })
}

/** Whether this is the last press, by which a report comes to be. */
export const isSending = (form: Form): boolean =>
  form.one('step') === 'check' && form.one('go') === 'send' && form.one(AGAIN) === ''

/** Any answer: on to the next question, back, to another, or sent. */
export async function continueReport(ctx: Ctx<Actor>, asked: Asked): Promise<Reply> {
  const { form } = asked
  if (form.one(AGAIN) !== '') return openAgain(ctx, asked)
  const here = isStep(form.one('step')) ? (form.one('step') as Step) : 'now'
  const go = form.one('go')
  const change = go.startsWith('change-') ? go.slice('change-'.length) : ''
  if (isStep(change)) return show(ctx, asked, { step: change, returning: true })
  // By the browser's own Back and Forward (ui/client/form-history.ts).
  const seen = seenIn(form)
  if (seen) return show(ctx, asked, seen)
  if (go === 'back') {
    const step = await skipEmpty(ctx, form, stepBefore(here, form), (kinds) => stepBefore(kinds, form))
    return show(ctx, asked, { step })
  }
  if (go === 'stay') {
    if (form.one('at') === TASKS) return showTasks(ctx, asked, form, tokenOf(form))
    const kept = form.one('at') === SAVED && (await keptBefore(asReporter(ctx, asked), form, false))
    return kept ? showSaved(ctx, asked, kept, here) : show(ctx, asked, { step: here })
  }
  if (go === 'save') return save(ctx, asked, here)
  if (isSending(form)) return send(ctx, asked)
  if (here === 'check') return show(ctx, asked, { step: 'check' })
  const returning = form.one('returning') === 'yes'
  const problems = [
    ...problemsOf(here, form, londonDay(ctx.clock.now())),
    ...(here === 'proof' ? await takeFiles(ctx, asked) : []),
  ]
  if (problems.length) return show(ctx, asked, { step: here, returning, problems })
  if (go === 'again' || go === ADD_FILES || removedBy(go)) return show(ctx, asked, { step: here, returning })
  if (here === 'now' && form.one('now') === 'yes' && go !== 'safe')
    return showDanger({ ...asked, token: tokenOf(form) })
  const place = here === 'where' ? await answerPlace(ctx, form) : null
  const answered = place ? { ...asked, form: place.form } : asked
  return place?.stays ? show(ctx, answered, { step: here, returning }) : goOn(ctx, answered, here, returning)
}

// The question that an entry of the browser's history is of.
function seenIn(form: Form): { step: Step; returning: boolean } | null {
  const go = form.one('go')
  const step = go.startsWith('see-') ? go.slice('see-'.length) : ''
  return isStep(step) ? { step, returning: form.one('returning') === 'yes' } : null
}

/** From the answers that were sealed. Once their report was received they open nothing, not even that it was. */
async function openAgain(ctx: Ctx<Actor>, asked: Asked): Promise<Reply> {
  const kept = openAnswers(ctx, asked.form.one(AGAIN))
  const reporter = actingAs(asked.services, ctx, { kind: 'public' })
  if (!kept || (await wasReceived(reporter, kept.form.one('token')))) return startReport(ctx, asked, '')
  const saved = kept.saved && asked.form.one('at') === SAVED && (await keptBefore(reporter, kept.form, true))
  if (saved) return showSaved(ctx, asked, saved, kept.step)
  return show(ctx, { ...asked, form: kept.form }, seenIn(asked.form) ?? kept)
}

async function goOn(ctx: Ctx<Actor>, asked: Asked, here: Step, returning: boolean): Promise<Reply> {
  const { form } = asked
  const on = (step: Step) => stepAfter(step, form, returning)
  const next = await skipEmpty(ctx, form, on(here), on)
  return show(ctx, asked, { step: next, returning: returning && next !== 'check' })
}

/** The question about what is within a strand is met only where the partnership offers anything within it. */
const skipEmpty = async (ctx: Ctx<Actor>, form: Form, step: Step, on: (step: Step) => Step): Promise<Step> =>
  step === 'kinds' && !asksKinds(form, await kindsOffered(ctx)) ? on(step) : step

/** Keeps the files that came with the form, and takes away the one whose button was pressed. */
async function takeFiles(ctx: Ctx<Actor>, { form, services }: Asked): Promise<Problem[]> {
  const reporter = actingAs(services, ctx, { kind: 'public' })
  const token = form.one('token')
  if (!isSubmissionToken(token)) return []
  const gone = removedBy(form.one('go'))
  if (gone) await removeUpload(reporter, token, gone)
  return (await keepUploads(reporter, token, form.files(FILES_FIELD))).problems
}

/** The files so far, for the two pages that show them. */
async function filesOf(ctx: Ctx<Actor>, { services }: Asked, step: Step, token: string): Promise<Upload[]> {
  if (step !== 'proof' && step !== 'check') return []
  return listUploads(actingAs(services, ctx, { kind: 'public' }), token)
}

async function save(ctx: Ctx<Actor>, asked: Asked, step: Step): Promise<Reply> {
  const { form: sent, frame } = asked
  if (!frame.site.setUp) return notOpen(asked)
  const token = tokenOf(sent)
  // What is kept for fourteen days can flood as what is sent can.
  const passed = pass(ctx, asked, token)
  if (passed !== true) return showBusy(ctx, { ...asked, token }, passed)
  return showSaved(ctx, asked, await keepDraft(asReporter(ctx, asked), sent, token), step)
}

async function showSaved(ctx: Ctx<Actor>, asked: Asked, kept: Kept, step: Step): Promise<Reply> {
  const { sent: form, token } = kept
  const files = (await listUploads(asReporter(ctx, asked), token)).length > 0
  const again = {
    text: sealAnswers(ctx, { form, token, step, returning: false, saved: true }),
    report: reportMark(ctx, token),
  }
  return publicPage(
    asked.frame,
    { title: saveWords.title, recorded: recordedOf('saved') },
    <SavedPage {...{ ...kept, step, again, files }} backAt={backAt('/report/resume', asked)} />,
  )
}

const asReporter = (ctx: Ctx<Actor>, { services }: Asked): Ctx => actingAs(services, ctx, { kind: 'public' })

async function send(ctx: Ctx<Actor>, asked: Asked): Promise<Reply> {
  const { form, ways } = asked
  if (!asked.frame.site.setUp) return notOpen(asked)
  const read = readAnswers(form, ctx.clock.now())
  if (!read.ok)
    return show(ctx, asked, { step: read.step ?? 'what', returning: true, problems: read.problems })
  const token = tokenOf(form)
  const passed = pass(ctx, asked, token)
  if (passed !== true) return showBusy(ctx, { ...asked, token }, passed)
  // Whoever is signed in, a report on this page is told as the public.
  const reporter = actingAs(asked.services, ctx, { kind: 'public' })
  try {
    const answers = await withKeptPlace(reporter, asked.form, read.value)
    const toldWith = openToldWith(ctx, form.one(TOLD_WITH))
    const receipt = await submitReport(
      reporter,
      { ...answers, toldWith, declared: true },
      token,
      asTyped(asked.form),
    )
    const key = { reference: receipt.reference, code: receipt.code }
    const view = await openReceipt(asHolder(asked.services, ctx, key), key)
    // Sent again after somebody gave it another code, or ended it: there is nothing that this one opens.
    if (!view) return askForKey(asked)
    return publicPage(
      asked.frame,
      { title: formWords.receipt.title, recorded: recordedOf('receipt') },
      <ReceiptPage {...{ view, ways, backAt: backAt('/follow-up', asked), help: <HelpNow sent={form} /> }} />,
    )
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    const { title } = formWords.sentBefore
    return publicPage(asked.frame, { title, status: 409 }, <SentBeforePage sent={asked.form} />)
  }
}

// The answers as they were sent, by which a form sent twice is known from another one.
const asTyped = (form: Form): string => JSON.stringify(ALL_FIELDS.map((field) => form.many(field)))

/** Very much is being sent: the same page, which goes through after a little work of the browser, or a wait. */
async function showBusy(ctx: Ctx<Actor>, asked: Asked & { token: string }, busy: Ticket): Promise<Reply> {
  const values = { ...asked.form.values, token: asked.token, ticket: busy.text }
  const seconds = secondsToWait(busy, ctx.clock.now())
  return show(ctx, { ...asked, form: readForm(values) }, { step: 'check', seconds })
}

type Shown = { step: Step; returning?: boolean; problems?: readonly Problem[]; seconds?: number | null }

async function show(
  ctx: Ctx<Actor>,
  asked: Asked,
  { step, returning = false, problems = [], seconds = null }: Shown,
): Promise<Reply> {
  const { form: sent, frame } = asked
  if (!frame.site.setUp) return notOpen(asked)
  const token = tokenOf(sent)
  const { areas, names, places } = await around(ctx, sent, step)
  const files = await filesOf(ctx, asked, step, token)
  const kinds = step === 'kinds' || step === 'check' ? await kindsOffered(ctx) : []
  const today = londonDay(ctx.clock.now())
  const again = {
    text: sealAnswers(ctx, { form: sent, token, step, returning }),
    report: reportMark(ctx, token),
  }
  const title = titleOf(step, sent)
  if (step === 'check') {
    const ticket = ticketFor(ctx, asked, token)
    const busy = ticket && { ticket, seconds }
    const check = { sent, areas, names, token, today, files, kinds, busy, again }
    const page = publicPage(
      frame,
      { title, recorded: recordedOf(step), ...(seconds && { status: 429 }) },
      <CheckPage {...check} />,
    )
    return seconds ? { ...page, headers: { 'retry-after': String(seconds) } } : page
  }
  const Ask = isMore(step) ? null : QUESTIONS[step]
  return publicPage(
    frame,
    // The first page leads elsewhere too; from then on nothing stands between somebody and what they are asked.
    { title, recorded: recordedOf(step), errors: problems.length > 0, question: step !== 'now' },
    <StepPage {...{ step, sent, token, returning, problems, again }}>
      {(form) => {
        const question = { form, sent, ways: asked.ways, areas, names, places, token, files, problems, kinds }
        return Ask ? <Ask {...question} /> : <MoreQuestion step={step as MoreStep} {...question} />
      }}
    </StepPage>,
  )
}

const tokenOf = (form: Form): string =>
  isSubmissionToken(form.one('token')) ? form.one('token') : randomToken()
