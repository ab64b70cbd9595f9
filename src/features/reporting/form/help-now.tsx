// Help that does not wait for an answer to be read: the emergency number, how to leave, and who listens to somebody who
// cannot go on. Nothing is guessed from words that somebody wrote, which would be wrong in one language or another.
import type { Form } from '../../../platform/http/form.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Phone, phonesWithin } from '../../../ui/phones-within.tsx'
import { helplines } from '../../public-site/index.ts'
import { type Concern, concernsOf, EMERGENCY, LINE_OF_ANOTHERS_CHILD, LINES } from './concerns.ts'
import { helpWords } from './help-now.messages.en.ts'
import { formWords } from './messages.en.ts'
import { besideWords } from './more.messages.en.ts'
import { tellsOfAnother } from './voice.ts'
import { aboutAdultWords, aboutChildWords } from './voices.messages.en.ts'

/** What to do in danger, before anything is asked. */
export function InDanger() {
  const say = formWords.now
  return (
    <InsetText>
      <p class="govuk-!-font-weight-bold">
        {say.danger}{' '}
        <a class="govuk-link" href={formWords.danger.call999}>
          {formWords.danger.call}
        </a>
      </p>
      <p>{say.silent}</p>
      <Details summary={say.ways} classes="govuk-!-margin-bottom-0">
        <p>{say.textphone}</p>
        <p>{say.text}</p>
      </Details>
    </InsetText>
  )
}

/** How to leave at once, and what to know where somebody else looks at this device. */
export const HowToLeave = () => (
  <p class="govuk-body">
    {formWords.now.exit} <span class="app-with-script">{formWords.now.exitKey} </span>
    <a class="govuk-link" href="/help/private-browsing">
      {formWords.now.watched}
    </a>
  </p>
)

/** For whoever cannot go on, always beside free words. Childline too, unless it is known that nobody under 18 is concerned. */
export function WhoListens({ sent }: { sent: Form }) {
  const grown = ['adult', 'adult_at_risk'].includes(sent.one('age'))
  return (
    <>
      <p class="govuk-body">{phonesWithin(formWords.despair)}</p>
      {!grown && <p class="govuk-body">{phonesWithin(formWords.child)}</p>}
    </>
  )
}

/** Where answers told of despair, of abuse or of a child: who helps with it, before anything else on the page. */
export const HelpNow = ({ sent }: { sent: Form }) => (
  <HelpWith
    concerns={concernsOf(sent)}
    young={sent.one('age') === 'under_18'}
    another={tellsOfAnother(sent)}
  />
)

type HelpProps = { concerns: readonly Concern[]; young?: boolean; another?: boolean }

/** Words and numbers for each; nothing where there is none. `another`: to somebody who tells of somebody else. */
export function HelpWith({ concerns, young = false, another = false }: HelpProps) {
  if (concerns.length === 0) return null
  const danger = concerns.some((concern) => ENDANGERS.includes(concern))
  return (
    <InsetText>
      {danger && <p class="govuk-!-font-weight-bold">{helpWords.danger}</p>}
      {concerns.map((concern) => (
        <>
          <p>{phonesWithin(wordsAgainst(concern, young, another))}</p>
          <Call number={LINES[concern]} />
          {concern === 'child' && another && <Call number={LINE_OF_ANOTHERS_CHILD} />}
        </>
      ))}
    </InsetText>
  )
}

const ENDANGERS: readonly Concern[] = ['weapon', 'sexual', 'domestic', 'exploitation']

function wordsAgainst(concern: Concern, young: boolean, another: boolean): string {
  if (concern === 'despair') return wordsInDespair(young, another)
  if (concern === 'child') return another ? aboutChildWords.childline : besideWords.child
  return helpWords.says[concern]
}

/** What is said of thoughts of suicide to whoever answers, beside the question and after it. */
export const despairWords = (sent: Pick<Form, 'one'>): string =>
  wordsInDespair(sent.one('age') === 'under_18', tellsOfAnother(sent))

/** The same, to the person themself or to whoever tells of a child or an adult. */
export function wordsInDespair(young: boolean, another: boolean): string {
  if (!another) return besideWords.despair
  return young ? aboutChildWords.despair : aboutAdultWords.despair
}

function Call({ number }: { number: string }) {
  if (number === EMERGENCY)
    return (
      <p class="govuk-!-font-weight-bold">
        <a class="govuk-link" href={formWords.danger.call999}>
          {formWords.danger.call}
        </a>
      </p>
    )
  const line = helplines.find(({ phones }) => phones.some((phone) => phone.number === number))
  return (
    <p class="govuk-!-font-weight-bold">
      <bdi>{line?.name}</bdi> <Phone number={number} />
    </p>
  )
}
