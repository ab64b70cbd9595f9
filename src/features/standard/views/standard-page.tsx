import { Scroll } from '../../../ui/scroll.tsx'
import { formatDate } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { CLOCK_KINDS, STANDARD_LEVELS, type Standards, UNITS } from '../clock.ts'
import { CLOCK_WORDS, LEVEL_WORDS, limitWords, standardTexts as words, UNIT_WORDS } from '../messages.en.ts'
import type { StandardRow } from '../standard.store.ts'

type Props = {
  standards: Standards
  coming: readonly StandardRow[]
  /** Who changes it, where the reader does not. */
  changedBy: string | null
  values: FormValues
  problems: readonly Problem[]
}

/** The standard in force, what has been decided for later, and, for an administrator, the form that adds to it. */
export function StandardPage({ standards, coming, changedBy, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      <Scroll label={words.caption}>
        <Table
          caption={words.caption}
          firstCellIsHeader
          head={[words.kind, ...STANDARD_LEVELS.map((level) => LEVEL_WORDS[level])]}
          rows={CLOCK_KINDS.map((kind) => [
            capital(CLOCK_WORDS[kind]),
            ...STANDARD_LEVELS.map((level) => limitWords(standards[kind][level])),
          ])}
        />
      </Scroll>
      {coming.length === 0 ? (
        <p class="govuk-body">{words.noneComing}</p>
      ) : (
        <Scroll label={words.coming}>
          <Table
            caption={words.coming}
            head={[
              words.comingHead.from,
              words.comingHead.what,
              words.comingHead.risk,
              words.comingHead.limit,
            ]}
            rows={coming.map((row) => [
              formatDate(row.validFrom),
              capital(CLOCK_WORDS[row.kind]),
              LEVEL_WORDS[row.level],
              limitWords(row),
            ])}
          />
        </Scroll>
      )}
      {changedBy ? <p class="govuk-body">{changedBy}</p> : <ChangeForm form={form} />}
    </>
  )
}

function ChangeForm({ form }: { form: ReturnType<typeof bindForm> }) {
  const choose = { value: '', text: '' }
  return (
    <form method="post" action="/admin/standard" novalidate>
      <h2 class="govuk-heading-m">{words.change}</h2>
      <p class="govuk-body">{words.changeHint}</p>
      <Select
        {...form.field('kind')}
        label={words.kindLabel}
        items={[choose, ...CLOCK_KINDS.map((kind) => ({ value: kind, text: capital(CLOCK_WORDS[kind]) }))]}
      />
      <Select
        {...form.field('level')}
        label={words.levelLabel}
        items={[choose, ...STANDARD_LEVELS.map((level) => ({ value: level, text: LEVEL_WORDS[level] }))]}
      />
      <Input
        {...form.field('amount')}
        label={words.amountLabel}
        hint={words.amountHint}
        inputmode="numeric"
        classes="govuk-input--width-3"
      />
      <Select
        {...form.field('unit')}
        label={words.unitLabel}
        items={[choose, ...UNITS.map((unit) => ({ value: unit, text: UNIT_WORDS[unit] }))]}
      />
      <DateInput {...form.date('from')} legend={words.fromLegend} hint={words.fromHint} />
      <Button preventDoubleClick>{words.save}</Button>
    </form>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
