// A series of incidents as staff read it: how many and since when, then each time of the diary, in the order it was told.
import { formatDate } from '../../../platform/calendar/format.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { seriesWords as say } from './messages.en.ts'
import { incidentsIn, type OpenedEntry, type SeriesCount } from './series.store.ts'

/** How many times, and between which days, as a sentence; null where it is one incident. */
export function seriesSentence(count: SeriesCount): string | null {
  const total = incidentsIn(count)
  if (total < 2 && count.inDiary === 0) return null
  const [first, last] = [count.first, count.last].map((day) => (day ? formatDate(day) : null))
  return say.count(total, first ?? null, last ?? null)
}

export function SeriesPanel({ count, diary }: { count: SeriesCount; diary: readonly OpenedEntry[] }) {
  const sentence = seriesSentence(count)
  if (!sentence) return null
  return (
    <section aria-label={say.title}>
      <h2 class="govuk-heading-m">{say.title}</h2>
      <p class="govuk-body">
        <strong>{sentence}</strong> {say.parts(count.own, count.inDiary, count.toldLater)}
      </p>
      <Diary diary={diary} />
    </section>
  )
}

/** Each time of a diary under a heading of its own. */
export function Diary({ diary }: { diary: readonly OpenedEntry[] }) {
  return diary.map(({ position, day, said }) => (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{say.entry(position, day && formatDate(day))}</h3>
      {said === null ? (
        <p class="govuk-body">{say.erased}</p>
      ) : (
        <SummaryList
          classes="govuk-summary-list--no-border"
          rows={(['when', 'time', 'what', 'where', 'who'] as const).map(
            (part) =>
              said[part] !== '' && {
                key: say[part],
                value: (
                  <span class="app-said" dir="auto">
                    {said[part]}
                  </span>
                ),
              },
          )}
        />
      )}
    </>
  ))
}
