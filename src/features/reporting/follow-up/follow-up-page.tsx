// /follow-up: one address. The two boxes, then whatever the holder of the code does.
import type { Actor } from '../../../access/actor.ts'
import { actingAs, type Ctx } from '../../../access/ctx.ts'
import type { Input } from '../../../access/route.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { download, type Reply } from '../../../platform/http/reply.ts'
import { isUuid } from '../../../platform/ids.ts'
import { parseReference } from '../../../platform/ids/reference.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Picture, type PictureName } from '../../../ui/picture.tsx'
import { type Adding, openSentFile, uploadsUnder } from '../../evidence/index.ts'
import { publicPage } from '../../shell/index.ts'
import { type Acted, act, actOnMessage, isStaying, type View } from './acts.ts'
import { AskErasureForm } from '../erasing/ask-erasure-form.tsx'
import { WithdrawForm } from '../consent/withdraw-form.tsx'
import { AddPage } from './added/added-pages.tsx'
import { areasToAdd } from './added/areas.ts'
import { type AddedArea, stepAsked } from './added/read-added.ts'
import { AgainForm } from './again-form.tsx'
import { CallForm } from './call-form.tsx'
import { CodeEnded, CodeForms, NEW_CODE, NewCode, RECOVER, RecoverForm } from './code-forms.tsx'
import { recoverCode } from './codes.ts'
import type { Ways } from '../receipt/ways.ts'
import { comingBackWords } from './coming-back.messages.en.ts'
import { ContactForm } from './contact-form.tsx'
import { followUpWords as say } from './messages.en.ts'
import { asHolder, type FollowUp, type Key, openFollowUp, readKey } from './open-report.ts'
import { Back } from './parts.tsx'
import { OthersForm } from './others/others-form.tsx'
import { sealToldWith } from '../told-with.ts'
import { RateForm } from './rate-form.tsx'
import { Sharing } from './sharing-view.tsx'
import { ASK, AskForKey, OpenFollowUp } from './views.tsx'

type Asked = Pick<Input<unknown, unknown>, 'form' | 'frame' | 'services'>
type Shows = { ways: Ways }

/** Whether a form asks for a new code: those are counted apart, and few. */
export const isRecovering = (form: Asked['form']): boolean => form.one('do') === 'recover'

/** The two boxes, empty or with what was wrong. */
export function askForKey(
  { frame }: Pick<Asked, 'frame'>,
  values: FormValues = {},
  problems: readonly Problem[] = [],
): Reply {
  const { shortCode } = frame.site
  return publicPage(
    frame,
    { title: say.title, errors: problems.length > 0 },
    <AskForKey {...{ values, problems, shortCode }} />,
  )
}

/** Opens the report, or does what the holder asked and shows it again. Wrong in any way: the same words. */
export async function followUp(ctx: Ctx<Actor>, asked: Asked & Shows): Promise<Reply> {
  const { form } = asked
  if (isStaying(form)) {
    if (form.one('at') === ASK) return askForKey(asked, form.values)
    if (form.one('at') === RECOVER) return showRecover(asked, [])
  }
  if (isRecovering(form)) return recover(ctx, asked)
  if (form.one('view') === RECOVER) return showRecover(asked, [])
  return open(ctx, asked, act)
}

/** A message, what happened again, or a later answer, with its files. An address of its own: no other form here brings files. */
export const writeMessage = (ctx: Ctx<Actor>, asked: Asked & Shows): Promise<Reply> =>
  open(ctx, asked, actOnMessage)

/** A file that was sent to the person, for whoever holds the code. */
export async function openFileOf(ctx: Ctx<Actor>, { form, frame, services }: Asked): Promise<Reply> {
  const key = readKey({ reference: form.one('reference'), code: form.one('code') }, frame.site.shortCode)
  const id = form.one('file')
  if (!key || !isUuid(id)) throw new NotFound('no such file')
  const { fileName, type, bytes } = await openSentFile(asHolder(services, ctx, key), id)
  return download(fileName, type, bytes)
}

type Acting = typeof act

async function open(ctx: Ctx<Actor>, asked: Asked & Shows, acting: Acting): Promise<Reply> {
  const { form, frame, services } = asked
  const typed = { reference: form.one('reference'), code: form.one('code') }
  const missing = (['reference', 'code'] as const).filter((field) => typed[field] === '')
  if (missing.length) {
    return askForKey(
      asked,
      form.values,
      missing.map((field) => ({ field, message: say.problem[field] })),
    )
  }
  const key = readKey(typed, frame.site.shortCode)
  const wrong = () => askForKey(asked, form.values, [{ field: 'reference', message: say.problem.wrong }])
  if (!key) return wrong()
  const holder = asHolder(services, ctx, key)
  const before = await openFollowUp(holder, key)
  if (!before) return wrong()
  if (isStaying(form) && form.one('at') === NEW_CODE)
    return publicPage(frame, { title: comingBackWords.recover.newTitle }, <NewCode held={key} />)
  const acted = await acting({
    holder,
    key,
    form,
    numberEnds: before.numberEnds,
    hours: before.hours,
    purposes: before.purposes,
    own: before.own,
    withdrawn: before.report.withdrawnAt !== null,
  })
  if (acted.ended) return publicPage(frame, { title: say.title }, <CodeEnded />)
  const found = form.one('do') === '' ? before : await openFollowUp(holder, key)
  if (!found) return wrong()
  const errors = acted.problems.length > 0
  const adding = await uploadsUnder(holder, acted.keep || errors ? form.one('token') : '')
  const toldWith = sealToldWith(ctx, key.code)
  const areas = acted.view === 'more' ? await areasToAdd(holder, stepAsked(form, found.own)) : []
  const shown = {
    found,
    acted,
    adding,
    toldWith,
    typed: form.values,
    now: ctx.clock.now(),
    ways: asked.ways,
    areas,
  }
  return publicPage(frame, { title: say.title, errors, question: Boolean(acted.view) }, show(key, shown))
}

type Shown = {
  found: FollowUp
  areas: readonly AddedArea[]
  acted: Acted
  adding: Adding
  toldWith: string
  typed: FormValues
  now: Date
  ways: Ways
}

function show(key: Key, { found, acted, adding, toldWith, typed, now, ways, areas }: Shown) {
  const { done, notDone, problems, view } = acted
  const values = problems.length > 0 || acted.keep ? typed : {}
  if (!view) return <OpenFollowUp {...{ found, now, done, notDone, values, problems, adding }} held={key} />
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      <Picture name={PICTURE_OF[view] ?? 'people'} />
      {FORMS[view]({ found, held: key, form, now, ways, typed, done, toldWith, adding, problems, areas })}
      <Back held={key} />
    </>
  )
}

// What each page is about, in Easy Read.
const PICTURE_OF: Readonly<Partial<Record<View, PictureName>>> = {
  more: 'write',
  again: 'calendar',
  another: 'calendar',
  call: 'phone',
  contact: 'phone',
  withdraw: 'stop',
  erase: 'stop',
  rate: 'check',
  code: 'lock',
}

type FormProps = {
  found: FollowUp
  areas: readonly AddedArea[]
  held: Key
  form: ReturnType<typeof bindForm>
  now: Date
  ways: Ways
  typed: FormValues
  done: string | null
  toldWith: string
  adding: Adding
  problems: readonly Problem[]
}

const FORMS: Readonly<Record<View, (props: FormProps) => preact.JSX.Element>> = {
  more: ({ found, ...shown }) => (
    <AddPage {...shown} own={found.own} sharing={<NotAsked found={found} held={shown.held} />} />
  ),
  again: ({ held, form, adding, problems }) => (
    <AgainForm {...{ held, form, adding, problems }} about="again" toldWith={null} />
  ),
  another: ({ held, form, toldWith, adding, problems }) => (
    <AgainForm {...{ held, form, toldWith, adding, problems }} about="another" />
  ),
  call: ({ found, held, form, now }) => (
    <CallForm {...{ held, form, now }} numberEnds={found.numberEnds} hours={found.hours} />
  ),
  contact: ({ found, held, form, ways }) => (
    <ContactForm {...{ held, form, ways }} canContact={found.report.canContact} />
  ),
  others: ({ found, held, form }) => <OthersForm others={found.others} {...{ held, form }} />,
  withdraw: ({ held }) => <WithdrawForm held={held} />,
  erase: ({ held }) => <AskErasureForm held={held} />,
  rate: ({ found, held, form }) => <RateForm {...{ held, form }} stage={found.stage} />,
  code: ({ found, held, form }) => <CodeForms {...{ held, form }} haveWords={found.haveWords} />,
}

// The short form asks nobody who may be told: whoever tells more is asked here, and answers as on the page of the report.
function NotAsked({ found, held }: Pick<FormProps, 'found' | 'held'>) {
  const answered = (code: string) =>
    found.consents.some(({ purpose, answer }) => purpose === code && answer !== 'not_asked')
  if (found.report.withdrawnAt || found.purposes.every(({ code }) => answered(code))) return null
  return (
    <>
      <h2 class="govuk-heading-m">{say.sharing}</h2>
      <Sharing found={found} held={held} />
    </>
  )
}

function showRecover({ form, frame }: Asked, problems: readonly Problem[]): Reply {
  const reference = { reference: form.one('reference') }
  return publicPage(
    frame,
    { title: comingBackWords.recover.title, errors: problems.length > 0 },
    // The words are not shown again: somebody may look over the shoulder.
    <RecoverForm
      values={reference}
      problems={problems}
      referenceHint={say.referenceHint(frame.site.shortCode)}
    />,
  )
}

async function recover(ctx: Ctx<Actor>, asked: Asked): Promise<Reply> {
  const { form, frame, services } = asked
  const words = comingBackWords.recover
  const missing = (['reference', 'words'] as const).filter((field) => form.one(field).trim() === '')
  if (missing.length > 0)
    return showRecover(
      asked,
      missing.map((field) => ({ field, message: words[field] })),
    )
  // What cannot be a reference is compared like one: the answer takes as long.
  const reference = parseReference(form.one('reference'), frame.site.shortCode) ?? ''
  const anybody = actingAs(services, ctx, { kind: 'public' })
  const code = await recoverCode(anybody, { reference, words: form.one('words') })
  if (!code) return showRecover(asked, [{ field: 'words', message: words.wrong }])
  return publicPage(frame, { title: words.newTitle }, <NewCode held={{ reference, code }} />)
}
