// What comes with the program: every translation can be used, and dials no other number than the English does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import '../../app.ts'
import { LANGUAGES, sourceStrings } from '../../platform/i18n/index.ts'
import { faultOf } from './save-words.ts'
import { shippedIn, shippedLocales } from './shipped.ts'
import { shippedStanding } from './standing.ts'

const shipped = shippedLocales().map((locale) => [locale, shippedIn(locale)] as const)
// Other tests of this process make words of their own.
const isOfTests = (key: string) => key.startsWith('test.')
const sources = new Map(sourceStrings().map((each) => [each.key, each]))
const entries = LANGUAGES.flatMap((language) =>
  [...shippedIn(language.locale)].map(([key, { text }]) => ({ language, key, text })),
)

test('every translation that comes with the program can be used', () => {
  const faults = entries.flatMap(({ language, key, text }) => {
    const source = sources.get(key)
    const fault = source && faultOf(text, source, language)
    return fault ? [`${language.locale} ${key}: ${fault}`] : []
  })
  assert.deepEqual(faults, [])
})

test('no text that the public reads is missing or out of date in a language that comes with the program', () => {
  const open = shippedLocales().flatMap((locale) =>
    shippedStanding(locale)
      .filter(({ state, source }) => (state === 'missing' || state === 'stale') && !isOfTests(source.key))
      .map(({ source, state }) => `${locale} ${source.key}: ${state}`),
  )
  assert.deepEqual(open, [])
})

test('no translation is kept of what nobody reads any more', () => {
  const dead = entries.filter(({ key }) => !sources.has(key))
  assert.deepEqual(
    dead.map(({ language, key }) => `${language.locale} ${key}`),
    [],
  )
})

test('no translation loses or changes a number that people dial', () => {
  const NUMBERS = /(?<![\d.,])(999|101|18000|61016|0800 1111|116 123)(?!\d)/g
  const dialled = (text: string) => [...new Set(text.match(NUMBERS) ?? [])].toSorted()
  const wrong = entries.filter(({ key, text }) => {
    const english = sources.get(key)?.english
    return english !== undefined && dialled(english).join() !== dialled(text).join()
  })
  assert.deepEqual(
    wrong.map(({ language, key }) => `${language.locale} ${key}`),
    [],
  )
})

test('whoever is sent to a page by its title is told the title that it has', () => {
  const SENT = [['reporting.save.resumeLead', 'reporting.follow-up.title']] as const
  for (const [sentence, title] of SENT) {
    const [told, called] = [sources.get(sentence), sources.get(title)]
    assert.ok(told && called && told.english.includes(`“${called.english}”`))
    const wrong = shipped.filter(([, strings]) => {
      const name = strings.get(title)?.text
      return name !== undefined && strings.get(sentence)?.text.includes(name) === false
    })
    assert.deepEqual(
      wrong.map(([locale]) => locale),
      [],
    )
    for (const [locale, strings] of shipped)
      assert.equal(strings.get(sentence)?.source, told.hash, `${locale} was made of this English`)
  }
})
