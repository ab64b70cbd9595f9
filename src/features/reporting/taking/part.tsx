// A part of what is asked: its heading, what to say aloud, and what to write.
import type { ComponentChildren } from 'preact'
import { takeWords as say } from './messages.en.ts'

export function Part({
  title,
  aloud,
  children,
}: {
  title: string
  aloud: string
  children: ComponentChildren
}) {
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <p class="govuk-body">
        <span class="govuk-visually-hidden">{`${say.aloud}: `}</span>
        {aloud}
      </p>
      {children}
    </section>
  )
}
