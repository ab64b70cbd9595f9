// What the parts of a page say by themselves, "There is a problem" or "Day", is said in the language of whoever reads.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { EASY_READ, ENGLISH, LANGUAGES, newReading, whileReading } from '../../platform/i18n/index.ts'
import { bindForm } from '../../ui/form.tsx'
import { DateInput } from '../../ui/govuk/date-input.tsx'
import { NotificationBanner } from '../../ui/govuk/notification-banner.tsx'
import { Radios } from '../../ui/govuk/radios.tsx'
import { WarningText } from '../../ui/govuk/warning-text.tsx'
import { shippedIn } from './shipped.ts'

const ENGLISH_WORDS = [
  'There is a problem',
  'Error:',
  'Day',
  'Month',
  'Year',
  'or',
  'Success',
  'Important',
  'Warning',
]

function parts(): string {
  const form = bindForm({ values: {}, problems: [{ field: 'when', message: '1' }] })
  return renderToString(
    <>
      <form.Summary />
      <DateInput {...form.date('when')} legend="2" />
      <Radios
        name="which"
        items={[{ value: 'a', text: '3' }, { divider: 'or' }, { value: 'b', text: '4' }]}
      />
      <NotificationBanner type="success" titleId="done">
        5
      </NotificationBanner>
      <NotificationBanner>6</NotificationBanner>
      <WarningText>7</WarningText>
    </>,
  )
}

const textsOf = (html: string) => [...html.matchAll(/>([^<>]+)</g)].map(([, text = '']) => text.trim())

test('the parts of a page say nothing in English to whoever reads another language', () => {
  const english = textsOf(parts())
  for (const word of ENGLISH_WORDS) assert.ok(english.includes(word), word)
  for (const language of LANGUAGES.filter((each) => each !== ENGLISH && each !== EASY_READ)) {
    const catalogue = shippedIn(language.locale)
    if (catalogue.size === 0) continue
    const reading = newReading({
      language,
      catalogue: new Map([...catalogue].map(([key, { text }]) => [key, { text, state: 'drafted' }])),
      offered: [],
      wished: undefined,
      path: '/',
      others: [],
    })
    const said = textsOf(whileReading(reading, parts))
    const left = ENGLISH_WORDS.filter((word) => said.includes(word))
    // The word is the same in Romanian.
    const same = language.locale === 'ro' ? ['Important'] : []
    assert.deepEqual(left, same, language.locale)
    assert.deepEqual([...reading.seen.english], [], language.locale)
  }
})
