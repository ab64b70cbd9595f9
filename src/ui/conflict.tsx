import type { ComponentChildren } from 'preact'
import { type Messages, messages } from './messages.en.ts'

type Props = {
  /** Who changed it, and when, as this reader may know: "Changed by Sam Okoro at 2:15pm." */
  changed?: ComponentChildren
  /** What is saved now. */
  theirs: ComponentChildren
  /** What this person was about to save: kept on the page, so that nothing is typed twice. */
  yours: ComponentChildren
  /** The form that saves again, and the way back. */
  children?: ComponentChildren
  words?: Messages | undefined
}

/** Content of a 409: somebody changed this first. Shows both versions side by side and loses neither. */
export function Conflict({ changed, theirs, yours, children, words = messages }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.conflict.title}</h1>
      <p class="govuk-body">{words.conflict.kept}</p>
      {changed && <p class="govuk-body">{changed}</p>}
      <div class="app-versions">
        <section>
          <h2 class="govuk-heading-m">{words.conflict.theirs}</h2>
          {theirs}
        </section>
        <section>
          <h2 class="govuk-heading-m">{words.conflict.yours}</h2>
          {yours}
        </section>
      </div>
      {children}
    </>
  )
}
