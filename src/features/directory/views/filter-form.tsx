import { bindForm, type BoundForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { SAME_PAGE_FORM } from '../../../ui/layout/languages.tsx'
import { isFiltered } from '../filter.ts'
import type { District, Wanted } from '../find-entries.store.ts'
import { words } from '../messages.en.ts'
import { OPEN_ON, type OpenOn } from '../hours.ts'
import { languageWords, needWords, strandWords, dayWord } from '../terms.en.ts'
import { LANGUAGES, NEEDS, STRANDS } from '../terms.ts'

type Props = {
  action: string
  wanted: Wanted
  districts: readonly District[]
  /** Whether places are found by their names, and not only by postcodes. */
  names: boolean
  /** The place as it was typed, or as it is called. */
  typed: string
  /** We do not know where that is. */
  unknown: boolean
}

const KINDS = ['centre', 'support', 'emergency'] as const

/** What one looks for. It is sent in the form's body: no address holds what was typed. */
export function FilterForm(props: Props) {
  const { action, wanted, districts, names, typed, unknown } = props
  const say = words.filter
  const message = names ? say.placeUnknown : say.postcodeUnknown
  const form = bindForm({
    values: { place: typed },
    problems: unknown ? [{ field: 'place', message }] : [],
  })
  return (
    <form
      id={SAME_PAGE_FORM}
      method="post"
      action={action}
      class="app-our-filter app-no-print"
      novalidate
      autocomplete="off"
    >
      <form.Summary />
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
        <PlaceBox {...props} form={form} />
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
        <Select
          name="reach"
          label={say.reach}
          value={wanted.reach ?? ''}
          items={[
            { value: '', text: say.anyReach },
            { value: 'no_voice', text: say.noVoice },
          ]}
        />
        <Select
          name="open"
          label={say.open}
          value={wanted.openNow ? '1' : (wanted.openOn ?? '')}
          items={[
            { value: '', text: say.anyTime },
            { value: '1', text: say.now },
            ...OPEN_ON.map((value) => ({ value, text: openOnWords(value) })),
          ]}
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

// 'evening' comes before the days of the week.
const openOnWords = (when: OpenOn): string =>
  when === 'evening' ? words.filter.evening : dayWord(OPEN_ON.indexOf(when) - 1)

/** Where: as it was found before, in its own words, until something else is typed over it. */
function PlaceBox({ wanted, districts, names, typed, unknown, form }: Props & { form: BoundForm }) {
  const say = words.filter
  const named = districts.length > 1 ? say.place : say.placeOnly
  return (
    <>
      <input type="hidden" name="near" value={wanted.placeId ?? ''} />
      <input type="hidden" name="postcode" value={wanted.outward ?? ''} />
      <input type="hidden" name="was" value={unknown ? '' : typed} />
      <Input
        {...form.field('place')}
        label={names ? named : say.postcode}
        hint={names ? say.placeHint : say.postcodeHint}
        classes={names ? 'govuk-input--width-20' : 'govuk-input--width-5'}
        autocomplete="off"
        spellcheck={false}
      />
    </>
  )
}
