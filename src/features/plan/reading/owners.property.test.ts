// Owners that are known, in one cell: each is read whole, or the cell is doubtful.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { councilNames, fireAreas, healthAreas, namesAlone, policeAreas } from './owners-names.ts'
import { readOwners } from './owners.ts'

const orSign = (name: string) => [name, name.replace(/ and /g, ' & ')]
const known = [
  ...councilNames.flatMap(orSign).map((name) => `${name} Council`),
  ...policeAreas.flatMap(orSign).flatMap((name) => [`${name} Police`, `${name} Constabulary`]),
  ...fireAreas.flatMap(orSign).map((name) => `${name} Fire & Rescue Service`),
  ...healthAreas.flatMap(orSign).flatMap((name) => [`${name} ICB`, `NHS ${name} Integrated Care Board`]),
  ...namesAlone,
]
const others = [
  'Sussex Police',
  'Rutland County Council',
  'Thames Valley Police',
  'University Hospitals of Leicester NHS Trust',
  'Crown Prosecution Service',
  'HM Courts and Tribunals Service',
  'Courts & Tribunals Service',
  'Police and Crime Commissioner',
  'Office of the Police and Crime Commissioner',
  'Faith & Communities Forum',
  'Task & Finish Group',
  'Children, Young People and Families Directorate',
  'Voluntary, Community and Social Enterprise (VCSE) sector',
  'Equality, Diversity and Inclusion Board',
  'Health and Wellbeing Board',
  'Crime & Disorder Partnership',
  'Community Safety Partnership',
  'Housing Association',
  'Youth Justice Service',
  'Highways',
  'Probation',
  'NHS',
  'HR',
]
const people = ['Cllr A. Patel', 'Insp. Brown', 'J. Smith', 'Dr. A. Jones (NHS)']
const owner = fc.oneof(fc.constantFrom(...known), fc.constantFrom(...others), fc.constantFrom(...people))
const joints = [', ', ' and ', ' & ', ' / ', '; ', '\n', ', and ', '/']

/** After a comma may stand whose somebody is: "Insp. Brown, Sussex Police" is one owner. */
function withWhose(owner: string): string[] {
  const who = people.find((name) => owner.startsWith(`${name}, `))
  return who === undefined ? [owner] : [who, ...withWhose(owner.slice(who.length + 2))]
}

const cell = fc
  .tuple(
    fc.array(owner, { minLength: 1, maxLength: 5 }),
    fc.array(fc.constantFrom(...joints), { minLength: 5, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([names, marks, usual]) => ({
    names,
    text: names.reduce((text, name, at) => {
      // As people write them: commas, and one "and" before the last.
      const mark = usual ? (at === names.length - 1 ? ' and ' : ', ') : marks[at - 1]
      return at === 0 ? name : `${text}${mark}${name}`
    }, ''),
  }))

test('known owners joined by any mark read back as those, or are doubtful', () => {
  fc.assert(
    fc.property(cell, ({ names, text }) => {
      const read = readOwners(text)
      if (!read.doubtful) assert.deepEqual([...new Set(read.owners.flatMap(withWhose))], [...new Set(names)])
    }),
    { numRuns: 500 },
  )
})

const joining = new Set(['and', 'with'])
const wordsOf = (text: string) =>
  new Set((text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !joining.has(word)))
const places = fc.constantFrom(
  'Alder',
  'Birch Vale',
  'Cedar',
  'Hate',
  'Faith',
  'North Ridge',
  'Team',
  'Council',
  'councils',
  'NHS',
)

test('the words of the owners are the words of the cell', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(owner, places), fc.constantFrom(...joints, ' ')), { maxLength: 6 }),
      (pieces) => {
        const text = pieces.flat().join('')
        assert.deepEqual(wordsOf(readOwners(text).owners.join(' ')), wordsOf(text))
      },
    ),
  )
})
