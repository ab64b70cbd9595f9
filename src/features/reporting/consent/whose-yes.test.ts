// The whole table: who tells, how old the person is, what they know, who is responsible, and for which purpose.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REPORTER_ROLES } from '../incident.ts'
import { type Teller, tellerOf, whoseYes } from './whose-yes.ts'

const said = (teller: Teller, purpose = 'victim_service') => {
  const counted = whoseYes(teller, purpose)
  return counted.counts ? counted.of : counted.why
}
const OTHERS = REPORTER_ROLES.filter((role) => !['affected', 'witness', 'not_said'].includes(role))
const AGES = ['under_18', 'adult', 'adult_at_risk', 'not_known'] as const
const AGREE = ['agrees', 'objects', 'unaware', 'cannot_ask'] as const
const ADULTS = ['parent', 'other_adult', 'me', 'nobody', 'not_sure'] as const

test('whoever tells of themself says yes for themself, at any age and whomever else they trust', () => {
  for (const role of ['affected', 'witness', 'not_said'])
    for (const age of AGES)
      for (const adultChoice of ADULTS)
        for (const purpose of ['victim_service', 'police'])
          assert.equal(said({ role, age, adultChoice }, purpose), 'own')
})

test('no yes of anybody counts against the word of the person, for any purpose', () => {
  for (const role of OTHERS)
    for (const age of AGES)
      for (const childAge of ['younger', 'older'])
        for (const choice of ADULTS)
          for (const purpose of ['victim_service', 'police', 'council_partners', 'school'])
            assert.equal(
              said(
                { role, age, childAge, behalf: 'objects', adultChoice: choice, supportChoice: choice },
                purpose,
              ),
              'objects',
              `${role} ${age} ${purpose}`,
            )
})

test('of an adult who can be asked, nobody else’s yes sends the victim service', () => {
  for (const role of OTHERS)
    for (const age of ['adult', 'not_known'])
      for (const behalf of ['agrees', 'unaware', 'cannot_ask'])
        for (const supportChoice of ['me', 'family'])
          assert.equal(said({ role, age, behalf, supportChoice, adultChoice: 'me' }), 'ask_person', role)
})

const table: readonly [teller: Teller, victimService: string, police: string][] = [
  // A school, of a pupil.
  [{ role: 'school', age: 'under_18', behalf: 'agrees', childAge: 'older' }, 'ask_young_person', 'relayed'],
  [
    { role: 'school', age: 'under_18', behalf: 'agrees', childAge: 'younger' },
    'ask_responsible',
    'ask_responsible',
  ],
  [{ role: 'school', age: 'under_18', behalf: 'agrees' }, 'ask_responsible', 'ask_responsible'],
  [
    { role: 'school', age: 'under_18', behalf: 'unaware', childAge: 'older' },
    'ask_young_person',
    'ask_young_person',
  ],
  // A parent.
  [{ role: 'parent', age: 'under_18', behalf: 'unaware', childAge: 'younger' }, 'responsible', 'responsible'],
  [
    { role: 'parent', age: 'under_18', behalf: 'cannot_ask', childAge: 'younger' },
    'responsible',
    'responsible',
  ],
  [{ role: 'parent', age: 'under_18', behalf: 'agrees', childAge: 'older' }, 'responsible', 'responsible'],
  [
    { role: 'parent', age: 'under_18', behalf: 'unaware', childAge: 'older' },
    'ask_young_person',
    'ask_young_person',
  ],
  [{ role: 'parent', age: 'under_18', behalf: 'agrees' }, 'responsible', 'responsible'],
  [{ role: 'parent', age: 'under_18' }, 'ask_young_person', 'ask_young_person'],
  // Somebody else with parental responsibility, and without it.
  [
    { role: 'friend_or_family', age: 'under_18', childAge: 'younger', adultChoice: 'me' },
    'responsible',
    'responsible',
  ],
  [
    { role: 'professional', age: 'under_18', childAge: 'older', behalf: 'agrees', adultChoice: 'me' },
    'responsible',
    'responsible',
  ],
  [
    { role: 'friend_or_family', age: 'under_18', childAge: 'younger', adultChoice: 'parent' },
    'ask_responsible',
    'ask_responsible',
  ],
  // A parent of somebody grown up.
  [{ role: 'parent', age: 'adult', behalf: 'agrees' }, 'ask_person', 'relayed'],
  // An adult at risk: whoever decides with them, once they agree or cannot be asked.
  [
    { role: 'professional', age: 'adult_at_risk', behalf: 'cannot_ask', supportChoice: 'me' },
    'responsible',
    'responsible',
  ],
  [
    { role: 'friend_or_family', age: 'adult_at_risk', behalf: 'agrees', supportChoice: 'me' },
    'responsible',
    'responsible',
  ],
  [
    { role: 'friend_or_family', age: 'adult_at_risk', behalf: 'unaware', supportChoice: 'me' },
    'ask_person',
    'ask_person',
  ],
  [
    { role: 'friend_or_family', age: 'adult_at_risk', behalf: 'cannot_ask', supportChoice: 'family' },
    'ask_person',
    'ask_person',
  ],
  // A centre brings the person's own answers; a driver tells what they saw.
  [{ role: 'centre', age: 'adult', behalf: 'agrees' }, 'ask_person', 'relayed'],
  [{ role: 'centre', age: 'adult', behalf: 'unaware' }, 'ask_person', 'ask_person'],
  [{ role: 'employer', age: 'adult' }, 'ask_person', 'ask_person'],
  [{ role: 'driver', age: 'adult' }, 'ask_person', 'own'],
]
for (const [teller, victimService, police] of table)
  test(`${Object.values(teller).join(', ')}: the victim service ${victimService}, the police ${police}`, () => {
    assert.deepEqual([said(teller), said(teller, 'police')], [victimService, police])
  })

test('whatever the combination, a yes counts only of oneself, of the responsible, or relayed by whoever was agreed with', () => {
  for (const role of OTHERS)
    for (const age of AGES)
      for (const behalf of AGREE)
        for (const childAge of ['younger', 'older', 'not_known'])
          for (const choice of ADULTS) {
            const teller = { role, age, behalf, childAge, adultChoice: choice, supportChoice: choice }
            const of = said(teller)
            if (of === 'responsible') {
              const child = age === 'under_18' && (role === 'parent' || choice === 'me')
              assert.ok(child || (age === 'adult_at_risk' && choice === 'me'), JSON.stringify(teller))
              if (child && childAge !== 'younger') assert.equal(behalf, 'agrees')
            }
            assert.notEqual(of, 'relayed', 'the victim service is sent on nobody’s word but theirs')
            if (said(teller, 'police') === 'relayed') assert.equal(behalf, 'agrees')
          }
})

test('only codes are read of what a report keeps', () => {
  assert.deepEqual(tellerOf('school', { behalf: 'objects', age: 'under_18', proof: ['cctv'], care: 'yes' }), {
    role: 'school',
    behalf: 'objects',
    age: 'under_18',
  })
  assert.deepEqual(tellerOf('parent', null), { role: 'parent' })
})
