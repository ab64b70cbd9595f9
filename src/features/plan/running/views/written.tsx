import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { words } from '../../messages.en.ts'
import { readingsOf } from '../../readings.ts'
import { COLUMNS, Written as Cell } from '../../views/parts.tsx'
import { pageWords } from '../page.messages.en.ts'
import type { ActionState, AimState } from '../plan-state.ts'
import type { Written } from '../written.store.ts'

/** The words of an action as the plan has them, with what was read in them. */
export function WrittenWords(props: { aim: AimState; action: ActionState; written: Written }) {
  const { aim, action, written } = props
  const row = {
    objective: action.objective,
    action: action.action,
    owner: action.ownerWords,
    timeframe: action.timeframe,
    status: action.statusWords,
    update: action.update,
    derived: action.derived,
    flags: [...action.flags],
    other: written.other,
    source: { line: written.lines?.first ?? 1, lastLine: written.lines?.last ?? 1 },
  }
  const readings = readingsOf(row)
  const parts = action.derived.actions
  return (
    <section>
      <h2 class="govuk-heading-m">{pageWords.said}</h2>
      <SummaryList
        rows={[
          {
            key: words.columns.aim,
            value: <span class="app-written">{`${aim.ref} ${aim.text}`.trim()}</span>,
          },
          ...COLUMNS.map((column) => ({
            key: words.columns[column],
            value:
              row[column] === '' && readings[column].length === 0 ? (
                words.reading.empty
              ) : (
                <Cell text={row[column]} readings={readings[column]} />
              ),
          })),
          ...written.other.map(({ column, text }) => ({ key: column || words.action.more, value: text })),
          parts.length > 1 && {
            key: words.action.parts,
            value: (
              <ol class="govuk-list govuk-list--number">
                {parts.map((part) => (
                  <li>{part}</li>
                ))}
              </ol>
            ),
          },
        ]}
      />
      {written.lines && (
        <p class="govuk-body-s">{words.action.source(written.lines.first, written.lines.last)}</p>
      )}
    </section>
  )
}
