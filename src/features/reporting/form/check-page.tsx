// Everything the person said, before it is sent, each with a way to change it.
import type { ComponentChildren } from 'preact'
import type { Day } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { asExactness, placeWords as placesSay } from '../../places/index.ts'
import { type Busy, BusyFields, BusyNotice, BusyProgress } from '../flood/notice.tsx'
import { PURPOSES, type Purpose } from '../report.ts'
import { HelpNow } from './help-now.tsx'
import { asksKinds, kindsSaid, kindsWords } from './kinds.ts'
import { formWords } from './messages.en.ts'
import { safeWords } from './said-safe.ts'
import { ageWords, placeWords, roleWords, strandWords, whenWords } from './said.ts'
import { methodsOf } from './reach.ts'
import { answerOf } from './read-answers.ts'
import { isAnonymous, personOf, privacyOf } from './read-person.ts'
import { answeredSteps, MORE_STEPS, type MoreStep, NOT_SAID, SECTIONS } from './more.ts'
import { type Again, Carried, type Question, SaveButton } from './step-page.tsx'
import { lastAnswered, type Step, stepAfter } from './steps.ts'
import { titleOf } from './title-of.ts'
import { asLine, toldIn } from './told-more.ts'
import { wordsFor } from './voice.ts'

const say = formWords.check
type Props = Pick<Question, 'sent' | 'areas' | 'names' | 'files' | 'kinds'> & {
  token: string
  today: Day
  /** Where very much is being sent. */
  busy: Busy | null
  again: Again
}

export function CheckPage({ sent, areas, names, token, today, files, kinds, busy, again }: Props) {
  const anonymous = isAnonymous(sent)
  const person = anonymous ? null : personOf(sent)
  const next = nextToAsk(sent, kinds)
  return (
    <form id="same-page" method="post" action="/report" novalidate>
      {busy && <BusyNotice {...busy} />}
      <Carried step="check" sent={sent} token={token} returning={false} again={again} />
      {busy && <BusyFields {...busy} />}
      <HelpNow sent={sent} />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <Picture name="speak" />
      <h2 class="govuk-heading-m">{say.happened}</h2>
      <dl class="govuk-summary-list">
        <Row sent={sent} step="what" value={sent.one('what')} />
        <Row sent={sent} step="when" value={whenWords(sent, today)} />
        <Row
          sent={sent}
          step="where"
          value={[
            sent.one('postcode'),
            areas.find(({ id }) => id === sent.one('area'))?.name,
            exactnessWords(sent),
          ]}
        />
        <Row sent={sent} step="place" value={[placeWords(sent), sent.one('placeWords')]} />
        <MoreRows steps={['transport', 'online']} sent={sent} />
        <Row sent={sent} step="why" value={[...strandWords(sent), sent.one('whyWords')]} />
        {asksKinds(sent, kinds) && <Row sent={sent} step="kinds" value={kindsSaid(sent, kinds)} />}
      </dl>
      <Picture name="person" />
      <h2 class="govuk-heading-m">{say.contact}</h2>
      <dl class="govuk-summary-list">
        <Row sent={sent} step="who" value={[roleWords(sent), ageWords(sent)]} />
        <MoreRows steps={['work', 'behalf', 'adult', 'support']} sent={sent} />
        <Row sent={sent} step="privacy" value={privacyWords(sent)} />
        {!anonymous && <Row sent={sent} step="contact" value={contactWords(sent)} />}
        {!anonymous && <Row sent={sent} step="safe" value={safeWords(sent)} />}
      </dl>
      {!anonymous && privacyOf(sent) && !isReachable(sent) && <InsetText>{say.gaveNothing}</InsetText>}
      <Picture name="people" />
      <h2 class="govuk-heading-m">{say.sharing}</h2>
      <dl class="govuk-summary-list">
        <Row
          sent={sent}
          step="share"
          value={PURPOSES.filter(
            (purpose) => purpose !== 'victim_service' || (person && names.victimService),
          ).map((purpose) => `${nameOf(purpose, names)}: ${say.answers[answerOf(sent, purpose)]}`)}
        />
      </dl>
      {!next && (
        <>
          {/* Nobody has to pass by everything that they may say more of. */}
          <p class="govuk-body">{say.sendNote}</p>
          <Button name="go" value="send" preventDoubleClick>
            {say.send}
          </Button>
        </>
      )}
      <Picture name="write" />
      <h2 class="govuk-heading-m">{say.more}</h2>
      <p class="govuk-body">{say.moreLead}</p>
      <dl class="govuk-summary-list">
        <MoreRows steps={SECTIONS} sent={sent} files={files} />
      </dl>
      <p class="govuk-body">
        {say.sendNote} {say.figures}
      </p>
      {busy && <BusyProgress />}
      <div class="govuk-button-group">
        {next ? (
          <Button name="go" value={`see-${next}`}>
            {formWords.next}
          </Button>
        ) : (
          <Button name="go" value="send" preventDoubleClick>
            {say.send}
          </Button>
        )}
        <Button name="go" value="back" kind="secondary">
          {formWords.back}
        </Button>
        <SaveButton />
      </div>
    </form>
  )
}

// While whether to be named is not answered, nothing can be sent: the question after the last answer, to go on with.
function nextToAsk(sent: Form, kinds: Props['kinds']): Step | null {
  if (privacyOf(sent)) return null
  const last = lastAnswered(sent)
  const next = last ? stepAfter(last, sent, false) : 'what'
  if (next === 'kinds' && !asksKinds(sent, kinds)) return stepAfter(next, sent, false)
  return next === 'check' ? 'privacy' : next
}

type MoreProps = { steps: readonly MoreStep[]; sent: Form; files?: Question['files'] }
const told = (step: MoreStep, sent: Form) => toldIn(step, sent, wordsFor(step, sent)).map(asLine)

/** The further questions that concern this person, with what they said; those not answered are offered. */
function MoreRows({ steps, sent, files = [] }: MoreProps) {
  const asked = answeredSteps(sent)
  return steps
    .filter((step) => asked.includes(step))
    .map((step) => (
      <Row
        sent={sent}
        step={step}
        value={[...told(step, sent), ...(step === 'proof' ? files.map(({ name }) => name) : [])]}
      />
    ))
}

const isMore = (step: Step): step is MoreStep => MORE_STEPS.some((each) => each === step)

type RowProps = {
  step: Exclude<Step, 'now' | 'check'>
  sent: Form
  value: string | readonly (string | undefined)[]
}

function Row({ step, sent, value }: RowProps) {
  const name = titleOf(step, sent)
  const lines = [value].flat().filter((line): line is string => Boolean(line))
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{name}</dt>
      <dd class="govuk-summary-list__value">
        {lines.length === 0 ? (
          <Muted>{say.none}</Muted>
        ) : (
          lines.map((line) => (
            <p class="govuk-body app-said" dir="auto">
              {line}
            </p>
          ))
        )}
      </dd>
      <dd class="govuk-summary-list__actions">
        <button class="app-link-button" type="submit" name="go" value={`change-${step}`}>
          {lines.length === 0 && isMore(step) ? say.tell : formWords.change}
          <span class="govuk-visually-hidden">{`: ${name}`}</span>
        </button>
      </dd>
    </div>
  )
}

// The victim service by its own name, as on the page that asked.
const nameOf = (purpose: Purpose, names: Props['names']): string =>
  purpose === 'victim_service' ? (names.victimService ?? '') : say.purposes[purpose]

const Muted = ({ children }: { children: ComponentChildren }) => <span class="govuk-hint">{children}</span>

// How exactly the place is kept, where one was given.
const exactnessWords = (sent: Form): string =>
  sent.one('exact') === '' || (sent.one('postcode') === '' && sent.one('area') === '')
    ? ''
    : placesSay.kept[asExactness(sent.one('exact'))]

// As the report will say it (read-answers.ts).
const isReachable = (sent: Form): boolean => (personOf(sent)?.safeContact?.methods.length ?? 0) > 0

function privacyWords(sent: Form): string {
  const privacy = privacyOf(sent)
  if (!privacy) return ''
  if (privacy === 'anonymous' || isReachable(sent)) return formWords.privacy[privacy]
  // What they chose says that they can be contacted: what they gave says otherwise.
  return personOf(sent)?.name ? say.nameOnly : say.noContact
}

function contactWords(sent: Form): string[] {
  const methods = methodsOf(sent).map((method) => formWords.contact[method])
  const details = [
    ...(privacyOf(sent) === 'named' ? ['name'] : []),
    'phone',
    'email',
    'address',
    'addressPostcode',
  ].map((field) => sent.one(field))
  const open = sent.many('methods').includes(NOT_SAID) ? kindsWords.notSaid : ''
  return [...details.slice(0, -4), methods.join(', ') || open, ...details.slice(-4)]
}
