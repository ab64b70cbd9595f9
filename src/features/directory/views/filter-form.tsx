import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { isFiltered } from '../filter.ts'
import type { District, Wanted } from '../find-entries.store.ts'
import { words } from '../messages.en.ts'
import { languageWords, needWords, strandWords } from '../terms.en.ts'
import { LANGUAGES, NEEDS, STRANDS } from '../terms.ts'

type Props = {
  action: string
  wanted: Wanted
  districts: readonly District[]
  /** Typed as a postcode and not read as one. */
  unread?: string | undefined
}

const KINDS = ['centre', 'support', 'emergency'] as const

/** What one looks for: a plain form, whose address can be sent to somebody. */
export function FilterForm({ action, wanted, districts, unread }: Props) {
  const say = words.filter
  return (
    <form method="get" action={action} class="app-our-filter app-no-print" novalidate>
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say.title}</legend>
        <Select
          name="kind"
          label={say.kind}
          value={wanted.kind ?? ''}
          items={[
            { value: '', text: say.anyKind },
            ...KINDS.map((value) => ({ value, text: say.kinds[value] })),
          ]}
        />
        {districts.length > 1 && (
          <Select
            name="district"
            label={say.district}
            value={wanted.areaId ?? ''}
            items={[
              { value: '', text: say.anyDistrict },
              ...districts.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
        )}
        <Input
          name="postcode"
          label={say.postcode}
          hint={say.postcodeHint}
          value={wanted.outward ?? unread ?? ''}
          error={unread ? say.postcodeUnknown : undefined}
          classes="govuk-input--width-5"
          autocomplete="off"
        />
        <Select
          name="strand"
          label={say.strand}
          value={wanted.strand ?? ''}
          items={[
            { value: '', text: say.anyStrand },
            ...STRANDS.map((value) => ({ value, text: strandWords[value] })),
          ]}
        />
        <Select
          name="need"
          label={say.need}
          value={wanted.need ?? ''}
          items={[
            { value: '', text: say.anyNeed },
            ...NEEDS.map((value) => ({ value, text: needWords[value] })),
          ]}
        />
        <Select
          name="language"
          label={say.language}
          value={wanted.language ?? ''}
          items={[
            { value: '', text: say.anyLanguage },
            ...LANGUAGES.map((value) => ({ value, text: languageWords[value] })),
          ]}
        />
        <Checkboxes
          name="open"
          values={wanted.openNow ? ['1'] : []}
          items={[{ value: '1', text: say.open }]}
          small
        />
      </fieldset>
      <div class="govuk-button-group">
        <Button kind="secondary">{say.show}</Button>
        {isFiltered(wanted) && (
          <a class="govuk-link" href={action}>
            {say.clear}
          </a>
        )}
      </div>
    </form>
  )
}
