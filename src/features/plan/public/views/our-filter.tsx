import { untranslated } from '../../../../platform/i18n/index.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { isFiltered, type OurFilter, partsOfPlan, statusesOf, themesOf } from '../filter.ts'
import { ourWords as words, statusWords } from '../messages.en.ts'
import type { PublicState } from '../public-state.ts'

type Props = { address: string; actions: readonly PublicState[]; filter: OurFilter }

/** Three lists and a button: works without a script, and the address can be sent to somebody. */
export function OurFilterForm({ address, actions, filter }: Props) {
  const page = `/our-plan/${address}`
  const parts = partsOfPlan(actions).map(({ title }) => title)
  const themes = themesOf(actions)
  const numbered = (list: readonly string[], none: string) =>
    list.map((text, at) => ({ value: String(at + 1), text: text ? untranslated(text) : none }))
  return (
    <form method="get" action={page} class="app-our-filter app-no-print">
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{words.filter}</legend>
        {parts.length > 1 && (
          <Select
            name="part"
            label={words.part}
            value={String(parts.indexOf(filter.part) + 1)}
            items={[{ value: '0', text: words.allParts }, ...numbered(parts, words.noHeading)]}
          />
        )}
        {themes.length > 1 && (
          <Select
            name="theme"
            label={words.theme}
            value={String(themes.indexOf(filter.theme) + 1)}
            items={[{ value: '0', text: words.allThemes }, ...numbered(themes, words.theme)]}
          />
        )}
        <Select
          name="status"
          label={words.status}
          value={filter.status}
          items={[
            { value: '', text: words.allStatuses },
            ...statusesOf(actions).map((status) => ({ value: status, text: statusWords[status].name })),
          ]}
        />
      </fieldset>
      <div class="govuk-button-group">
        <Button kind="secondary">{words.show}</Button>
        {isFiltered(filter) && (
          <a class="govuk-link" href={page}>
            {words.showAll}
          </a>
        )}
      </div>
    </form>
  )
}
