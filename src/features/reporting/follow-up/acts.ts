// What the holder of a code does, by the button they pressed: what was done in words, or the form again with what is wrong.
import type { Ctx } from '../../../access/ctx.ts'
import type { Form } from '../../../platform/http/form.ts'
import type { Outcome, Problem } from '../../../platform/problems.ts'
import { takeUploads, uploadsUnder } from '../../evidence/index.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { MESSAGE_CHARS_MAX } from '../conversation.ts'
import type { CallHours } from '../calls/hours.ts'
import { withdrawReport } from '../consent/withdraw.ts'
import { askErasure, unaskErasure } from '../erasing/ask-erasure.ts'
import { erasingWords } from '../erasing/messages.en.ts'
import { publicConsentWords } from '../consent/public.messages.en.ts'
import { PURPOSES } from '../report.ts'
import { formWords } from '../form/messages.en.ts'
import { fieldsOf, GOES_OUT } from '../form/steps.ts'
import { noneGoesOut } from '../receipt/ways.ts'
import { readIncident } from './add-incident.ts'
import type { Offered } from '../consent/sharing.store.ts'
import { addedWords } from './added/messages.en.ts'
import type { OwnFacts } from './added/own-facts.ts'
import { areasToAdd } from './added/areas.ts'
import { readAdded, stepAsked } from './added/read-added.ts'
import { askCall, readCall, takeCallBack } from './ask-call.ts'
import { changeContact } from './change-contact.ts'
import { changeMind } from './change-mind.ts'
import { chooseRecoveryWords, endOwnCode } from './codes.ts'
import { comingBackWords as words } from './coming-back.messages.en.ts'
import { followUpWords as say } from './messages.en.ts'
import { addMessage, type FollowUp, type Key } from './open-report.ts'
import { othersNoWords } from './others/messages.en.ts'
import { sayNoFor, sureOf } from './others/say-no.ts'
import { rate, readRating } from './rate.ts'
import { readContact } from './read-contact.ts'
import { writesTooOften } from './too-often.ts'

/** The forms that stand on a page of their own. */
export const VIEWS = [
  'more',
  'again',
  'another',
  'call',
  'contact',
  'others',
  'rate',
  'code',
  'withdraw',
  'erase',
] as const
export type View = (typeof VIEWS)[number]

/** What asks that more be done with a report: neither offered nor taken of one that its person withdrew. */
const OF_MORE: readonly string[] = ['more', 'add', 'again', 'another', 'call', 'rate'] satisfies (
  | View
  | 'add'
)[]

/** The forms that are offered, or that there is an answer to. */
export const viewsOf = ({ report }: Pick<FollowUp, 'report'>): View[] =>
  VIEWS.filter((view) => report.withdrawnAt === null || (view !== 'withdraw' && !OF_MORE.includes(view)))

export type Acted = {
  done: string | null
  /** Why nothing was done, where nothing in a form is wrong. */
  notDone?: string
  problems: Problem[]
  /** The form to show; null: the report. */
  view: View | null
  /** What was typed is shown again, with nothing wrong with it. */
  keep?: boolean
  /** The code was ended: there is nothing to show any more. */
  ended?: boolean
}
type Asked = {
  holder: Ctx
  key: Key
  form: Form
  numberEnds: string | null
  /** When people are called. */
  hours: readonly CallHours[]
  /** Whom they may allow to be told. */
  purposes: readonly Offered[]
  withdrawn: boolean
  /** What they were asked and told already. */
  own: OwnFacts
}

/** Does what was asked, if anything was. */
export async function act(asked: Asked): Promise<Acted> {
  const { form } = asked
  const wanted = form.one('do')
  if (asked.withdrawn && [wanted, form.one('view'), isStaying(form) ? form.one('at') : ''].some(isOfMore))
    return { ...shown(null), notDone: publicConsentWords.withdraw.notNow }
  if (isStaying(form)) return stayHere(asked)
  const [named = ''] = wanted.split(':')
  const doing = Object.hasOwn(ACTS, named) ? ACTS[named] : undefined
  if (doing) return doing(asked)
  const view = VIEWS.find((each) => each === form.one('view')) ?? null
  return wanted === '' ? { done: null, problems: [], view } : changeConsent(asked, wanted)
}

const isOfMore = (what: string): boolean => OF_MORE.includes(what)

/** Whether the page was asked for again as it is, in another language. */
export const isStaying = (form: Form): boolean => form.one('go') === 'stay'
const stay = (view: View | null): Acted => ({ done: null, problems: [], view, keep: true })

// What was chosen to be sent along is kept like what was typed.
async function stayHere({ holder, form }: Asked): Promise<Acted> {
  const view = VIEWS.find((each) => each === form.one('at')) ?? null
  const { problems } = await takeUploads(holder, form)
  return { ...stay(view), problems }
}

const shown = (done: string | null): Acted => ({ done, problems: [], view: null })
const again = (view: View, problems: Problem[]): Acted => ({ done: null, problems, view })

/** Reads a form and does what it says; what is wrong with it is said on the form. */
async function through<T>(
  view: View,
  read: Outcome<T>,
  carry: (value: T) => Promise<string | null | Problem[]>,
): Promise<Acted> {
  if (!read.ok) return again(view, read.problems)
  const result = await carry(read.value)
  return Array.isArray(result) ? again(view, result) : shown(result)
}

/** What the holder of a code may do, by what the button says. */
export const ACTS: Readonly<Record<string, (asked: Asked) => Promise<Acted>>> = {
  // As a page sent it that was open before messages had files.
  message: ({ holder, key, form }) => sendMessage(holder, key, form),
  again: (asked) => addIncident(asked, 'again'),
  another: (asked) => addIncident(asked, 'another'),
  add: addMore,
  call: ({ holder, key, form, numberEnds, hours }) =>
    through('call', readCall(form, { now: holder.clock.now(), hours, numberEnds }), async (wanted) =>
      (await askCall(holder, key, wanted)) ? words.call.done : null,
    ),
  'call-withdraw': async ({ holder, key }) =>
    shown((await takeCallBack(holder, key)) ? words.call.withdrawn : null),
  contact: ({ holder, key, form }) =>
    through('contact', readContact(form), async (wanted) => {
      const changed = await changeContact(holder, key, wanted)
      if (!changed.ok) return changed.problems
      if (!changed.value) return null
      const chose = wanted.to === 'reachable' && noneGoesOut(form.many('methods'), form.many(GOES_OUT))
      const done = `${words.contact.done[wanted.to]}${chose ? ` ${formWords.contact.byHand}` : ''}`
      return changed.value.callEnded ? `${done} ${words.call.withdrawn}` : done
    }),
  rate: ({ holder, key, form }) =>
    through('rate', readRating(form), async (rating) =>
      (await rate(holder, key, rating)) ? words.rate.done : words.rate.before,
    ),
  words: async ({ holder, form }) => {
    const chosen = await chooseRecoveryWords(holder, form.one('recoveryWords'))
    return through('code', chosen, async (kept) => (kept ? words.code.setDone : null))
  },
  withdraw: async ({ holder, key }) =>
    shown((await withdrawReport(holder, key)) ? publicConsentWords.withdraw.done : null),
  'other-contact': (asked) => otherSaysNo(asked, 'contact'),
  'other-kept': (asked) => otherSaysNo(asked, 'kept'),
  erase: async ({ holder, key }) => {
    const due = await askErasure(holder, key)
    return shown(due && `${erasingWords.asked}. ${erasingWords.by(due)}`)
  },
  unerase: async ({ holder, key }) =>
    shown((await unaskErasure(holder, key)) ? `${erasingWords.unasked}. ${erasingWords.stands}` : null),
  end: async ({ holder, form }) => {
    if (form.one('sure') !== 'yes')
      return again('code', [{ field: 'sure', message: words.code.problem.sure }])
    return { ...shown(null), ended: await endOwnCode(holder) }
  },
}

/**
 * Keeps the files that came with a message, with what happened again or with a later answer, and sends it, unless only files
 * were to be added. A withdrawn report takes messages and nothing else.
 */
export async function actOnMessage(asked: Asked): Promise<Acted> {
  const { holder, key, form } = asked
  const incident = INCIDENTS.find((each) => each === form.one('at'))
  const view = stepAsked(form, asked.own) ? 'more' : (incident ?? null)
  if (isStaying(form) || (view && asked.withdrawn)) return view ? act(asked) : stay(null)
  const { problems, only } = await takeUploads(holder, form)
  if (problems.length > 0) return { ...shown(null), problems, view }
  if (only) return stay(view)
  if (incident && view === incident) return addIncident(asked, incident)
  return view ? addMore(asked) : sendMessage(holder, key, form)
}

/** What happened since: both forms bring files. */
const INCIDENTS = ['again', 'another'] as const

async function sendMessage(holder: Ctx, key: Key, form: Form): Promise<Acted> {
  const text = form.one('message')
  const over = charCount(text) - MESSAGE_CHARS_MAX
  const wrong = (message: string): Acted => ({ ...shown(null), problems: [{ field: 'message', message }] })
  if (text === '') return wrong(say.problem.message)
  if (over > 0) return wrong(say.problem.long(over))
  if (writesTooOften(holder, key)) return wrong(say.problem.often)
  const sent = await addMessage(holder, key, {
    text,
    once: form.one('messageId'),
    files: form.one('token'),
  })
  return shown(sent ? say.sent : null)
}

const addIncident = ({ holder, key, form }: Asked, about: (typeof INCIDENTS)[number]) =>
  through(about, readIncident(form, about, holder.clock.now()), async (wanted) => {
    if (writesTooOften(holder, key)) return [{ field: 'what', message: say.problem.often }]
    const sent = await addMessage(holder, key, { ...wanted, files: form.one('token') })
    return sent ? words.again.done : null
  })

/** Keeps the answer to one question beside the report, and goes on with those that are left. */
async function addMore({ holder, key, form, own }: Asked): Promise<Acted> {
  const step = stepAsked(form, own)
  if (!step) return again('more', [])
  const files = await uploadsUnder(holder, form.one('token'))
  const areas = await areasToAdd(holder, step)
  const read = readAdded(step, form, own, {
    now: holder.clock.now(),
    files: files.files.length > 0,
    areas,
  })
  if (!read.ok) return again('more', read.problems)
  const often = [{ field: fieldsOf(step)[0] ?? '', message: say.problem.often }]
  if (writesTooOften(holder, key)) return again('more', often)
  const kept = await addMessage(holder, key, { ...read.value, files: form.one('token') })
  return { done: kept ? addedWords.done : null, problems: [], view: 'more', keep: true }
}

async function otherSaysNo({ holder, form }: Asked, what: 'contact' | 'kept'): Promise<Acted> {
  const [, id = ''] = form.one('do').split(':')
  if (what === 'kept' && form.one(sureOf(id)) !== 'yes')
    return again('others', [{ field: sureOf(id), message: words.code.problem.sure }])
  const said = await sayNoFor(holder, id, what)
  if (said === 'held') return { ...shown(null), notDone: othersNoWords.held }
  return shown(said && othersNoWords.said[said])
}

async function changeConsent({ holder, key, purposes }: Asked, wanted: string): Promise<Acted> {
  const [answer, named] = wanted.split('-')
  // What the form itself asks is taken from whoever cannot be reached as well: it waits until they can be.
  const purpose = purposes.find(({ code }) => code === named)?.code ?? PURPOSES.find((each) => each === named)
  if (!purpose || (answer !== 'yes' && answer !== 'no')) return shown(null)
  const changed = await changeMind(holder, key, purpose, answer)
  return shown(changed ? say.changed[changed] : null)
}
