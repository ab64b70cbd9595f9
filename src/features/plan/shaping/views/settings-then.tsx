// The settings of a plan to read: as they stood on a day, or as somebody else has just saved them.
import { formatDate } from '../../../../platform/calendar/format.ts'
import { isDay } from '../../../../platform/calendar/london.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { CONFIDENCES, RAGS } from '../../running/delivery.ts'
import { words } from '../messages.en.ts'
import { ruleFields, settingsFields } from '../settings.ts'
import { RELATIONS, type Source } from '../sources.store.ts'

const say = words.settings
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** A day from the three boxes of a form; '' where they hold none. */
function dayOf(parts: readonly string[]): string {
  const day = parts.map((part) => part.padStart(2, '0')).join('-')
  return isDay(day) ? formatDate(day) : ''
}

type Props = { values: FormValues; others: readonly Source[] }

/** Every setting with its value; colours without words of their own and plans that are not related are left out. */
export function SettingsThen({ values, others }: Props) {
  const said = (name: string) => [values[name] ?? ''].flat().join(' ')
  const fields = [...settingsFields, ...ruleFields].map(({ name, label, kind }) => ({
    key: label,
    value:
      kind === 'day' ? dayOf(['year', 'month', 'day'].map((part) => said(`${name}-${part}`))) : said(name),
  }))
  const colour = (name: string, key: string) => {
    const value = [said(`${name}-name`), said(`${name}-meaning`)].filter(Boolean).join(': ')
    return value !== '' && { key, value }
  }
  const related = others.map(({ id, title }) => {
    const relation = RELATIONS.find((each) => each === said(`relation-${id}`))
    return relation && { key: title, value: say.relations[relation] }
  })
  return (
    <SummaryList
      rows={[
        ...fields,
        ...RAGS.map((each) => colour(`key-${each}`, capital(each))),
        ...CONFIDENCES.map((each) => colour(`confidence-${each}`, say.confidence(each))),
        ...related,
      ]}
    />
  )
}
