// The pages that say no: each says what happened, what was kept, and what to do next.
import type { Frame } from '../../access/frame.ts'
import type { Typed } from '../../access/doors.ts'
import type { ProblemKind } from '../../access/problem-kind.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { inSource } from '../../platform/i18n/index.ts'
import { problemWords as publicWords } from './problem.messages.en.ts'
import { publicPage, staffPage } from './pages.tsx'
import { SendAgain } from './send-again.tsx'

const refusals: ReadonlySet<ProblemKind> = new Set(['forbidden', 'not-found', 'conflict'])

type About = {
  who?: string | undefined
  /** The form that was not taken: to be sent again from this page or, where it was refused, to be copied. */
  typed?: Typed | undefined
}

/** The page for a refusal or a fault, in the layout of whoever met it. `who` names who may do what was refused. */
export function problemPage(frame: Frame, kind: ProblemKind, about: About): string {
  const problemWords = frame.staff ? inSource(publicWords) : publicWords
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
      {about.typed && (kind === 'too-many' || kind === 'broken') && (
        <>
          <p class="govuk-body">{problemWords.kept}</p>
          <SendAgain {...about.typed} label={problemWords.again} />
        </>
      )}
      {about.typed && refusals.has(kind) && (
        <Written values={about.typed.values} lead={problemWords.notKept} />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={frame.staff ? '/today' : '/'}>
          {frame.staff ? problemWords.toToday : problemWords.toHome}
        </a>
      </p>
    </>,
  ).html
}

/** What somebody wrote in their own words, to be copied. Choices, numbers, secrets and passwords are no such words. */
function Written({ values, lead }: { values: FormValues; lead: string }) {
  const texts = Object.entries(values)
    .filter(([name]) => !/password/i.test(name))
    .flatMap(([, value]) => value)
    .filter((text) => /\S\s+\S/.test(text))
  if (texts.length === 0) return null
  return (
    <>
      <p class="govuk-body">{lead}</p>
      {texts.map((text) => (
        <InsetText>
          <p class="govuk-body app-written">{text}</p>
        </InsetText>
      ))}
    </>
  )
}
