// A list with its filters beside it. The filters are a plain GET form, so that a filtered list is
// an address one can keep; they must hold no personal data.
import type { ComponentChildren } from 'preact'
import { Button } from './govuk/button.tsx'
import { type Messages, messages } from './messages.en.ts'

/** A filter in force, with the address of the list without it. */
export type ChosenFilter = { text: string; removeHref: string }

type Props = {
  /** Where the form goes: the list's own path. */
  action: string
  chosen?: readonly ChosenFilter[] | undefined
  /** The address of the list with no filters. */
  clearHref?: string | undefined
  /** The controls. */
  fields: ComponentChildren
  /** The list. */
  children: ComponentChildren
  /** Whether a narrow screen shows the controls only when they are asked for, so that the list comes first. */
  fold?: boolean | undefined
  /** Folded at first: where no filter is in force. */
  folded?: boolean | undefined
  words?: Messages | undefined
}

export function FilterLayout(props: Props) {
  const { action, chosen = [], clearHref, fields, children, fold, folded, words = messages } = props
  const controls = (
    <>
      {fields}
      <div class="govuk-button-group">
        <Button>{words.filter.apply}</Button>
        {clearHref && chosen.length > 0 && (
          <a class="govuk-link" href={clearHref}>
            {words.filter.clear}
          </a>
        )}
      </div>
    </>
  )
  return (
    <div class="app-filter-layout">
      <form class="app-filter" method="get" action={action} aria-labelledby="filter-title">
        <h2 class="app-filter__title" id="filter-title">
          {words.filter.title}
        </h2>
        {chosen.length > 0 && <Chosen chosen={chosen} words={words} />}
        {fold ? (
          <details class="app-filter__fold" open={!folded}>
            <summary>{words.filter.show}</summary>
            {controls}
          </details>
        ) : (
          controls
        )}
      </form>
      <div>{children}</div>
    </div>
  )
}

function Chosen({ chosen, words }: { chosen: readonly ChosenFilter[]; words: Messages }) {
  return (
    <>
      <h3 class="govuk-visually-hidden">{words.filter.chosen}</h3>
      <ul class="app-filter__chosen">
        {chosen.map(({ text, removeHref }) => (
          <li>
            <a class="app-filter__tag" href={removeHref}>
              <span class="govuk-visually-hidden">{words.filter.remove}: </span>
              {text} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
