// Who may be told, one by one, with what is said now and the press that changes it.
import type { ComponentChildren } from 'preact'
import { untranslated } from '../../../platform/i18n/index.ts'
import { publicConsentWords } from '../consent/public.messages.en.ts'
import type { Offered } from '../consent/sharing.store.ts'
import { labelOf } from '../incident.messages.en.ts'
import { ToldPolice } from './decided.tsx'
import { followUpWords as say } from './messages.en.ts'
import type { FollowUp, Key } from './open-report.ts'
import { Held } from './parts.tsx'
import { PoliceSaid } from './police-said.tsx'

/** Each that concerns the person, whether the police were told without their yes, and what is counted without asking. */
export function Sharing({ found, held }: { found: FollowUp; held: Key }) {
  const { consents, timeline, purposes, report } = found
  return (
    <>
      <dl class="govuk-summary-list">
        {purposes.map((purpose) => (
          <ConsentLine
            purpose={purpose}
            answer={consents.find((row) => row.purpose === purpose.code)?.answer}
            held={held}
          >
            {purpose.code === 'police' && (
              <>
                <PoliceSaid {...found} />
                <ToldPolice timeline={timeline} />
              </>
            )}
          </ConsentLine>
        ))}
      </dl>
      <p class="govuk-body">{say.changeNote}</p>
      <p class="govuk-body">{publicConsentWords.statistics}</p>
      {report.privacy === 'anonymous' && <p class="govuk-body">{say.anonymousSupport}</p>}
    </>
  )
}

// What comes with the program is called in every language; what a partnership added, as it wrote it.
const nameOf = ({ code, name }: Offered) =>
  name === null ? labelOf({ ...say.purposes, ...publicConsentWords.purposes }, code) : untranslated(name)

type LineProps = {
  purpose: Offered
  answer: string | undefined
  held: Key
  children: ComponentChildren
}

function ConsentLine({ purpose, answer, held, children }: LineProps) {
  const now = answer === 'yes' || answer === 'no' ? answer : 'not_asked'
  const name = nameOf(purpose)
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{name}</dt>
      <dd class="govuk-summary-list__value">
        {say.answers[now]}
        {children}
      </dd>
      <dd class="govuk-summary-list__actions">
        <form method="post" action="/follow-up">
          <Held held={held} />
          <button
            class="app-link-button"
            type="submit"
            name="do"
            value={`${now === 'yes' ? 'no' : 'yes'}-${purpose.code}`}
          >
            {now === 'yes' ? say.sayNo : say.sayYes}
            <span class="govuk-visually-hidden"> {name}</span>
          </button>
        </form>
      </dd>
    </div>
  )
}
