// The pages that say no: each says what happened, what was kept, and what to do next.
import type { Frame } from '../../access/frame.ts'
import type { ProblemKind, Typed } from '../../access/register.ts'
import { problemWords } from './problem.messages.en.ts'
import { publicPage, staffPage } from './pages.tsx'
import { SendAgain } from './send-again.tsx'

type About = {
  who?: string | undefined
  /** The form that could not be taken now, to be sent again from this page. */
  typed?: Typed | undefined
}

/** The page for a refusal or a fault, in the layout of whoever met it. `who` names who may do what was refused. */
export function problemPage(frame: Frame, kind: ProblemKind, about: About): string {
  const words = problemWords[kind]
  const layout = frame.staff ? staffPage : publicPage
  return layout(
    frame,
    { title: words.title },
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      {words.paragraphs.map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
      {about.who && <p class="govuk-body">{problemWords.onlyFor(about.who)}</p>}
      {kind === 'broken' && (
        <p class="govuk-body">
          {problemWords.quote} <strong>{frame.requestId}</strong>
        </p>
      )}
      {about.typed && (
        <>
          <p class="govuk-body">{problemWords.kept}</p>
          <SendAgain {...about.typed} />
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={frame.staff ? '/today' : '/'}>
          {frame.staff ? problemWords.toToday : problemWords.toHome}
        </a>
      </p>
    </>,
  ).html
}
