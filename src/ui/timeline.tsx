import type { ComponentChildren } from 'preact'
import type { HeadingLevel } from './govuk/shared.ts'
import { type Messages, messages } from './messages.en.ts'

export type TimelineEvent = {
  /** What happened, as a sentence or a title. */
  title: ComponentChildren
  /** When, as people read it: "3 March 2026, 2:15pm". */
  when: string
  /** When, as machines read it: an ISO date or instant. */
  dateTime: string
  /** Who did it, as this reader may know them. */
  by?: ComponentChildren
  /** More about it. */
  detail?: ComponentChildren
}

type Props = {
  events: readonly TimelineEvent[]
  /** Level of each event's heading, one below the section's. */
  headingLevel?: HeadingLevel | undefined
  words?: Messages | undefined
}

/** What happened, in the order given. The order is the caller's: newest first for staff, first things first for the public. */
export function Timeline({ events, headingLevel = 3, words = messages }: Props) {
  const Heading = `h${headingLevel}` as const
  return (
    <ol class="app-timeline">
      {events.map(({ title, when, dateTime, by, detail }) => (
        <li class="app-timeline__item">
          <Heading class="app-timeline__title">{title}</Heading>
          <p class="app-timeline__when">
            <time datetime={dateTime}>{when}</time>
            {by && (
              <>
                {' '}
                {words.timeline.by} {by}
              </>
            )}
          </p>
          {detail}
        </li>
      ))}
    </ol>
  )
}
