// The attempts to reach a person, newest first.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import { Timeline } from '../../../ui/timeline.tsx'
import { caseWords, named } from '../../cases/index.ts'
import { words } from '../messages.en.ts'
import type { Attempt } from '../referrals.store.ts'

/** `noteHref`: where a note opens; without it notes are out of sight. */
export function AttemptList({
  attempts,
  noteHref,
}: {
  attempts: readonly Attempt[]
  noteHref?: (noteId: string) => string
}) {
  return (
    <section aria-labelledby="attempts">
      <h2 class="govuk-heading-m" id="attempts">
        {words.attempts.title}
      </h2>
      {attempts.length === 0 && <p class="govuk-body">{words.attempts.none}</p>}
      <Timeline
        events={attempts.map(({ at, by, channel, result, noteId }) => ({
          title: `${capital(named(caseWords.attemptChannel, channel))}: ${named(caseWords.attemptResult, result)}`,
          when: formatDateTime(at),
          dateTime: at.toISOString(),
          by,
          detail: noteId && noteHref && (
            <p class="govuk-body">
              <a class="govuk-link" href={noteHref(noteId)}>
                {words.attempts.note}
              </a>
            </p>
          ),
        }))}
      />
    </section>
  )
}

/** A phrase as the beginning of a line. */
export const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
