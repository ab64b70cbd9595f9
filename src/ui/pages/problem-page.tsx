// The pages for what could not be done: one each, inside whichever layout the person was in. They
// say what happened, that nothing was lost where that is so, and what to do next. They blame nobody.
import type { ComponentChildren } from 'preact'
import { type ProblemMessages, problemMessages } from './messages.en.ts'

type Words = { words?: ProblemMessages | undefined }

function Problem({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      {children}
    </>
  )
}

const Paragraph = ({ children }: { children: ComponentChildren }) => <p class="govuk-body">{children}</p>

/** 403: they may see it but not do this. `who` names who can: "an officer of the lead agency". */
export function ForbiddenProblem({
  who,
  words = problemMessages,
  children,
}: Words & { who?: string; children?: ComponentChildren }) {
  return (
    <Problem title={words.forbidden.title}>
      <Paragraph>{who ? words.forbidden.who(who) : words.forbidden.ask}</Paragraph>
      {children}
    </Problem>
  )
}

/** 404: not there, or not for them to see; the page does not tell which. */
export function NotFoundProblem({
  words = problemMessages,
  children,
}: Words & { children?: ComponentChildren }) {
  return (
    <Problem title={words.notFound.title}>
      <Paragraph>{words.notFound.typed}</Paragraph>
      <Paragraph>{words.notFound.moved}</Paragraph>
      {children}
    </Problem>
  )
}

type ConflictProps = Words & {
  /** Who changed it, and when, as this reader may know: "Changed by Sam Okoro at 2:15pm." */
  changed?: ComponentChildren
  /** What is saved now. */
  theirs?: ComponentChildren
  /** What this person was about to save: kept on the page, so that nothing is typed twice. */
  yours?: ComponentChildren
  /** The form that saves again, and the way back. */
  children?: ComponentChildren
}

/** 409: somebody changed this first. Shows both versions side by side and loses neither. */
export function ConflictProblem({
  changed,
  theirs,
  yours,
  words = problemMessages,
  children,
}: ConflictProps) {
  return (
    <Problem title={words.conflict.title}>
      <Paragraph>{words.conflict.kept}</Paragraph>
      {changed && <Paragraph>{changed}</Paragraph>}
      <div class="app-versions">
        {theirs && (
          <section>
            <h2 class="govuk-heading-m">{words.conflict.theirs}</h2>
            {theirs}
          </section>
        )}
        {yours && (
          <section>
            <h2 class="govuk-heading-m">{words.conflict.yours}</h2>
            {yours}
          </section>
        )}
      </div>
      {children}
    </Problem>
  )
}

/** 422: what was sent cannot be used and there is no form to show it in again. */
export function UnusableProblem({
  words = problemMessages,
  children,
}: Words & { children?: ComponentChildren }) {
  return (
    <Problem title={words.unusable.title}>
      <Paragraph>{words.unusable.text}</Paragraph>
      {children}
    </Problem>
  )
}

/** 429: too many tries. */
export function TooManyProblem({
  waitMinutes,
  words = problemMessages,
  children,
}: Words & { waitMinutes: number; children?: ComponentChildren }) {
  return (
    <Problem title={words.tooMany.title}>
      <Paragraph>{words.tooMany.wait(waitMinutes)}</Paragraph>
      <Paragraph>{words.tooMany.danger}</Paragraph>
      {children}
    </Problem>
  )
}

/** 500: our fault. The request id finds it in the log and says nothing about anybody. */
export function FaultProblem({
  requestId,
  words = problemMessages,
  children,
}: Words & { requestId: string; children?: ComponentChildren }) {
  return (
    <Problem title={words.fault.title}>
      <Paragraph>{words.fault.again}</Paragraph>
      <Paragraph>{words.fault.danger}</Paragraph>
      <p class="govuk-body app-request-id">
        {words.fault.quote} <strong>{requestId}</strong>
      </p>
      {children}
    </Problem>
  )
}
