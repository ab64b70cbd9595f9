// The diary that came with a report, for whoever holds its code. Folded: somebody else may be looking.
import { Details } from '../../../ui/govuk/details.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import type { OpenedEntry } from '../series/series.store.ts'
import { comingBackWords } from './coming-back.messages.en.ts'

const say = comingBackWords.diary

/** Each time under a heading of its own, in the order it was told; nothing where there was no diary. */
export function OwnDiary({ diary }: { diary: readonly OpenedEntry[] }) {
  if (diary.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">{say.title}</h2>
      <Details summary={say.open}>
        {diary.map((entry) => (
          <Entry {...entry} />
        ))}
      </Details>
    </>
  )
}

function Entry({ position, day, said }: OpenedEntry) {
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{say.entry(position, day)}</h3>
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
  )
}
