import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatLongDate } from '../calendar/format.ts'
import {
  currentLocale,
  inEnglish,
  inSource,
  languageOf,
  newReading,
  sourceStrings,
  translatable,
  whileReading,
} from './index.ts'

const source = {
  title: 'Tell us',
  call: 'tel:999',
  points: ['We believe you.', 'You choose.'],
  nested: { yes: 'Yes' },
  tooLong: (max: number, over: number) =>
    `${over} ${over === 1 ? 'character' : 'characters'} too long, of ${max.toLocaleString('en-GB')}`,
  by: (who: string, day: Date | null) =>
    day ? `${who} reads it by ${formatLongDate(day)}.` : `${who} reads it soon.`,
  police: (anonymous: boolean) => (anonymous ? 'They see what happened.' : 'They see you.'),
  steps: ({ limit, again }: { limit: string; again: string }) => [
    `Someone reads it ${limit}.`,
    `We write ${again}.`,
  ],
  staffOnly: { close: 'Close' },
} as const
const words = translatable('test.words', source, { leave: ['staffOnly'] })
// What a view may do when its file is loaded.
const kept = words.nested

const read = <T>(locale: string, strings: Record<string, string>, work: () => T) => {
  const language = languageOf(locale)
  assert.ok(language)
  const catalogue = new Map(
    Object.entries(strings).map(([key, text]) => [`test.words.${key}`, { text, state: 'drafted' as const }]),
  )
  const reading = newReading({
    language,
    catalogue,
    offered: [],
    wished: undefined,
    path: '/',
    others: [],
  })
  return { got: whileReading(reading, work), seen: reading.seen }
}
const polish = <T>(strings: Record<string, string>, work: () => T) => read('pl', strings, work)

describe('words of a page', () => {
  test('are English where nobody reads in another language', () => {
    assert.equal(words.title, 'Tell us')
    assert.equal(currentLocale(), 'en')
    assert.deepEqual([...words.points], ['We believe you.', 'You choose.'])
    assert.equal(words.tooLong(2_000, 1), '1 character too long, of 2,000')
  })

  test('are the translation while somebody reads it, also of parts that a view kept', () => {
    const { got } = polish({ title: 'Powiedz nam', 'nested.yes': 'Tak', 'points.1': 'Ty wybierasz.' }, () => [
      words.title,
      kept.yes,
      ...words.points.map((each) => each),
      currentLocale(),
    ])
    assert.deepEqual(got, ['Powiedz nam', 'Tak', 'We believe you.', 'Ty wybierasz.', 'pl'])
  })

  test('say which of them are not translated, and what was not checked', () => {
    const { seen } = polish({ title: 'Powiedz nam' }, () => [words.title, words.nested.yes, words.call])
    assert.deepEqual([...seen.english], ['Yes'])
    assert.deepEqual([...seen.states].toSorted(), ['drafted', 'missing'])
  })

  test('follow the numbers of their language', () => {
    const tooLong = `.input {$1 :number}
.match $1
one {{O {$1} znak za długo, z {$0}}}
few {{O {$1} znaki za długo, z {$0}}}
* {{O {$1} znaków za długo, z {$0}}}`
    const { got } = polish({ tooLong }, () => [1, 3, 5].map((over) => words.tooLong(10_000, over)))
    assert.deepEqual(got, [
      'O 1 znak za długo, z 10\u00a0000',
      'O 3 znaki za długo, z 10\u00a0000',
      'O 5 znaków za długo, z 10\u00a0000',
    ])
  })

  test('write days as the language does, and take no day, yes and no as cases', () => {
    const day = new Date('2026-11-18T10:00:00Z')
    const { got } = polish(
      {
        by: `.input {$1 :string}
.match $1
none {{{$0} wkrótce to przeczyta.}}
* {{{$0} przeczyta to do: {$1} ({$1.short}).}}`,
        police: `.input {$0 :string}
.match $0
true {{Zobaczą, co się stało.}}
* {{Zobaczą Ciebie.}}`,
        'steps.0': 'Ktoś to czyta {$0.limit}.',
      },
      () => [
        words.by('Rada', day),
        words.by('Rada', null),
        words.police(true),
        words.police(false),
        ...words.steps({ limit: 'jutro', again: 'again' }),
      ],
    )
    assert.deepEqual(got, [
      'Rada przeczyta to do: środa, 18 listopada 2026 (18 listopada 2026).',
      'Rada wkrótce to przeczyta.',
      'Zobaczą, co się stało.',
      'Zobaczą Ciebie.',
      'Ktoś to czyta jutro.',
      'We write again.',
    ])
  })

  test('keep a name in Latin letters apart in a right-to-left sentence', () => {
    const { got } = read('ur', { by: '{$0} پڑھے گا' }, () => words.by('Leicester', null))
    assert.equal(got, '\u2068Leicester\u2069 پڑھے گا')
  })

  test('stand in English where a translated sentence cannot be filled', () => {
    for (const pattern of ['{$0', '{$7}', '.match']) {
      const { got, seen } = polish({ by: pattern }, () => words.by('Ashby', null))
      assert.equal(got, 'Ashby reads it soon.')
      assert.ok(seen.states.has('missing'))
    }
  })

  test('are in English for staff, whoever asks', () => {
    const { got } = polish({ title: 'Powiedz nam', 'staffOnly.close': 'x' }, () => [
      inEnglish(() => words.title),
      inSource(words).title,
      words.staffOnly.close,
    ])
    assert.deepEqual(got, ['Tell us', 'Tell us', 'Close'])
  })

  test('are registered under one name once', () => {
    assert.throws(() => translatable('test.words', {}), /registered twice/)
  })
})

describe('what there is to translate', () => {
  const found = new Map(sourceStrings().map((each) => [each.key, each]))
  const english = (key: string) => found.get(`test.words.${key}`)?.english

  test('is every text with letters, and not a path, a number or what only staff read', () => {
    const keys = [...found.keys()].filter((key) => key.startsWith('test.words.'))
    assert.deepEqual(
      keys.map((key) => key.slice('test.words.'.length)),
      ['title', 'points.0', 'points.1', 'nested.yes', 'tooLong', 'by', 'police', 'steps.0', 'steps.1'],
    )
  })

  test('shows the sentence of a function with marks where its parameters stand', () => {
    assert.equal(english('tooLong'), '{1} characters too long, of {0}')
    assert.equal(english('by'), '{0} reads it by {1}.')
    assert.equal(english('steps.1'), 'We write {0.again}.')
  })

  test('shows what the sentence becomes with one, or with nothing', () => {
    const variants = (key: string) =>
      found.get(`test.words.${key}`)?.variants.map(({ when, text }) => [when, text])
    assert.deepEqual(variants('tooLong'), [['$1 = 1', '1 character too long, of {0}']])
    assert.deepEqual(variants('by'), [['$1 = none', '{0} reads it soon.']])
    assert.deepEqual(variants('police'), [['$0 = none', 'They see you.']])
  })
})
