import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldNamed } from '../fields.ts'
import { KEPT } from './kept.ts'
import { usualCode } from './known-values.ts'
import { guessMapping } from './mapping.ts'
import { meaningsOf } from './meanings.ts'

const EXPORTS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'a police force',
    [
      ['Crime Number', 'reference'],
      ['Committed From Date', 'date'],
      ['Hate Strand', 'strands'],
      ['Offence', 'types'],
      ['Location', 'place_words'],
      ['Postcode', 'postcode'],
      ['MO / Narrative', 'what'],
      ['Vic Age', 'age'],
      ['Anon Flag', 'privacy'],
      ['OIC', KEPT],
      ['Collar number', KEPT],
      ['UCR code', ''],
    ],
  ],
  [
    'a council',
    [
      ['Ref', 'reference'],
      ['Incident date/time', 'date'],
      ['Description', 'what'],
      ['Motivation', 'strands'],
      ['District', 'area'],
      ['Location type', 'place_kind'],
      ['Officer', KEPT],
      ['Consent to share with police', 'share_police'],
    ],
  ],
  [
    'a third-party reporting service',
    [
      ['Unique reference', 'reference'],
      ['Date of incident', 'date'],
      ['What happened?', 'what'],
      ['Protected Characteristic(s)', ''],
      ['Protected characteristic', 'strands'],
      ['Where did it happen?', 'place_words'],
      ['Are you', 'reporter'],
      ['How reported', KEPT],
    ],
  ],
  [
    'a school',
    [
      ['Incident ID', 'reference'],
      ['Date', 'date'],
      ['Time', 'when_words'],
      ['Summary of incident', 'what'],
      ['Prejudice type', 'strands'],
      ['Type of incident', 'types'],
      ['Year group', KEPT],
    ],
  ],
]

for (const [who, titles] of EXPORTS)
  test(`the columns of ${who} are known`, () => {
    const { columns } = guessMapping(titles.map(([title]) => title))
    assert.deepEqual(
      titles.map(([title], at) => [title, columns[at]]),
      titles.map(([title, field]) => [title, field]),
    )
  })

test('a second column for one plain field goes with the words', () => {
  assert.deepEqual(guessMapping(['Ref', 'Crime number', 'Description', 'Details']).columns, [
    'reference',
    KEPT,
    'what',
    'what',
  ])
})

test('a value is known as partners write it', () => {
  const code = (name: string, said: string) => {
    const field = fieldNamed(name)
    return field && usualCode(field, said)
  }
  for (const said of [
    'Race',
    'RACIAL',
    'Hate - racist',
    'Racial hate crime',
    'Motivated by race',
    'race/ethnicity',
  ])
    assert.equal(code('strands', said), 'race', said)
  for (const [name, said, wanted] of [
    ['strands', 'Religion or belief', 'religion'],
    ['strands', 'HATE CRIME - HOMOPHOBIC', 'sexual_orientation'],
    ['strands', 'Gender reassignment', 'transgender'],
    ['types', 'Verbal', 'verbal_abuse'],
    ['place_kind', 'Public transport - bus', 'bus'],
    ['place_kind', 'Tram', 'train'],
    ['reporter', 'Victim', 'affected'],
    ['share_police', 'Y', 'yes'],
    ['share_police', '0', 'no'],
    ['age', 'Child', 'under_18'],
    ['age', '16', 'under_18'],
    ['age', '34 years', 'adult'],
    ['age', 'NK', 'not_known'],
    ['contact_methods', 'SMS', 'text'],
  ] as const)
    assert.equal(code(name, said), wanted, said)
  for (const said of ['', 'Hate', 'blue', '__proto__', 'constructor', 'Hate crime'])
    assert.equal(code('strands', said), undefined, said)
})

test('several in one cell are parted by less than a semicolon only where each is known', () => {
  const strands = fieldNamed('strands')
  assert.ok(strands)
  const chosen = [{ field: 'strands', said: 'blue', code: 'other' }]
  const meanings = meaningsOf({ values: chosen }, [])
  assert.deepEqual(meanings.partsOf(strands, 'Race, Religion'), ['Race', 'Religion'])
  assert.deepEqual(meanings.partsOf(strands, 'Race; green, white'), ['Race', 'green, white'])
  assert.equal(meanings.codeOf(strands, 'BLUE'), 'other')
})

test('what is called a category is a ground or a behaviour by what stands in it', () => {
  const guess = (title: string, values: readonly string[]) =>
    guessMapping(
      ['Story', title],
      values.map((value) => ['x', value]),
    ).columns[1]
  assert.equal(guess('Category', ['Racist', 'Homophobic', 'ASB']), 'strands')
  assert.equal(guess('Category', ['Verbal abuse', 'Graffiti', 'Racist']), 'types')
  assert.equal(guess('Category', ['K1', 'K2']), 'types')
  assert.equal(guess('Hate type', ['Verbal abuse', 'Graffiti']), 'types')
})

test('a file with names is not taken to be anonymous, and a flag answers its own title', () => {
  const guess = (...titles: string[]) => guessMapping(['Story', ...titles])
  assert.equal(guess('Tenant', 'Tel').privacy, 'named')
  assert.equal(guess('Tel').privacy, 'contact_only')
  assert.equal(guess('District').privacy, 'anonymous')
  const privacy = fieldNamed('privacy')
  assert.ok(privacy)
  const meant = (title: string, said: string) => meaningsOf(guess(title), []).codeOf(privacy, said)
  assert.deepEqual([meant('Name given?', 'Yes'), meant('Name given?', 'N')], ['named', 'anonymous'])
  assert.deepEqual([meant('Anonymous', 'Y'), meant('Anon flag', 'No')], ['anonymous', 'named'])
})
