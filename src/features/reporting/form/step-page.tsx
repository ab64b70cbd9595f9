// The frame of every question: the answers so far in hidden fields, what is wrong, the question, and the two ways on.
// Continue comes first in the page so that pressing Enter never goes back.
import type { ComponentChildren } from 'preact'
import type { Form } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { EVIDENCE_ENCTYPE, type Upload } from '../../evidence/index.ts'
import { Picture, type PictureName } from '../../../ui/picture.tsx'
import type { Category } from '../../recording/index.ts'
import type { PlaceQuestion } from '../../places/index.ts'
import type { Ways } from '../receipt/ways.ts'
import { TICKET } from '../flood/gate.ts'
import { MAY_SAVE } from './keep-draft.ts'
import { formWords as say } from './messages.en.ts'
import { ALL_FIELDS, fieldsOf, type Step, stepsFor } from './steps.ts'

/** What a question is given to draw itself. */
export type Question = {
  form: BoundForm
  sent: Form
  /** What goes out of this installation by itself. */
  ways: Ways
  /** The areas to choose from, by name. */
  areas: readonly { id: string; name: string }[]
  /** Finding the place by its name or on the map; null where no names of places are loaded. */
  places: PlaceQuestion | null
  /** How the receiving agency and the victim service are called. */
  names: { receiver: string | null; victimService: string | null }
  /** The form's own token, and the files that were added under it. */
  token: string
  files: readonly Upload[]
  problems: readonly Problem[]
  /** What is offered within the strands, for the question that asks. */
  kinds: readonly Category[]
}

// What each question is about, in Easy Read.
const PICTURE_OF: Partial<Record<Step, PictureName>> = {
  now: 'danger',
  what: 'speak',
  when: 'calendar',
  where: 'home',
  place: 'home',
  why: 'people',
  kinds: 'people',
  who: 'person',
  privacy: 'lock',
  contact: 'phone',
  safe: 'lock',
  share: 'people',
  transport: 'bus',
  online: 'computer',
  work: 'people',
  behalf: 'people',
  adult: 'help',
  support: 'help',
  people: 'people',
  effect: 'help',
  before: 'calendar',
  diary: 'calendar',
  needs: 'help',
  proof: 'check',
  wanted: 'help',
  trusted: 'phone',
}

/** The answers sealed, and the mark of their report (`again.ts`). */
export type Again = { text: string; report: string }

type Props = {
  step: Step
  sent: Form
  token: string
  returning: boolean
  problems: readonly Problem[]
  again: Again
  children: (form: BoundForm) => ComponentChildren
}

export function StepPage({ step, sent, token, returning, problems, again, children }: Props) {
  const form = bindForm({ values: sent.values, problems })
  return (
    <form
      id="same-page"
      method="post"
      action="/report"
      {...(step === 'proof' && { enctype: EVIDENCE_ENCTYPE })}
      novalidate
      autocomplete="off"
    >
      <form.Summary />
      <Carried step={step} sent={sent} token={token} returning={returning} again={again} />
      <Picture name={PICTURE_OF[step] ?? 'write'} />
      {children(form)}
      <div class="govuk-button-group">
        <Button name="go" value="next">
          {say.next}
        </Button>
        {stepsFor(sent)[0] !== step && (
          <Button name="go" value="back" kind="secondary">
            {say.back}
          </Button>
        )}
        {step !== 'now' && <AllButton />}
        {step !== 'now' && <SaveButton />}
      </div>
      {step !== 'now' && (
        <noscript>
          <p class="govuk-hint">{say.browserBack}</p>
        </noscript>
      )}
    </form>
  )
}

/** The list of every question with what was answered: from it each can be gone to, in any order. */
const AllButton = () => (
  <button class="app-link-button" type="submit" name="go" value="change-check">
    {say.all}
  </button>
)

export const SaveButton = () => (
  <button class="app-link-button" type="submit" name="go" value="save">
    {say.save}
  </button>
)

/** Every answer but this page's own (or `all`), and where we are. Only fields of this form: whatever else was sent is dropped. */
export function Carried({
  step,
  sent,
  token,
  returning,
  all = false,
  again,
}: Pick<Props, 'step' | 'sent' | 'token' | 'returning'> & { all?: boolean; again?: Again }) {
  const here = all ? [] : fieldsOf(step)
  return (
    <>
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="token" value={token} />
      {step !== 'check' && sent.one(TICKET) !== '' && (
        <input type="hidden" name={TICKET} value={sent.one(TICKET)} />
      )}
      {sent.one(MAY_SAVE) !== '' && <input type="hidden" name={MAY_SAVE} value={sent.one(MAY_SAVE)} />}
      {/* Without a name it is not sent: only the script of the page reads it. */}
      {again && <input type="hidden" data-app-again data-report={again.report} value={again.text} />}
      {returning && <input type="hidden" name="returning" value="yes" />}
      {ALL_FIELDS.filter((name) => !here.includes(name)).flatMap((name) =>
        [sent.values[name] ?? []].flat().map((value) => <input type="hidden" name={name} value={value} />),
      )}
    </>
  )
}
