import assert from 'node:assert/strict'
import { test } from 'node:test'
import { proposeMeasures } from './propose-measures.ts'

const proposed = (objective: string, action: string, services: string[] = []) =>
  proposeMeasures({ objective, action }, services).map(({ because }) => because)

test('a row that says cases go to the victim service by themselves is tied, with the sentence that says so', () => {
  assert.deepEqual(
    proposed(
      'Improve leaflets. Ensure all cases are automatically referred to Victim First.',
      'Write to all.',
    ),
    ['Ensure all cases are automatically referred to Victim First.'],
  )
  assert.deepEqual(
    proposed('Keep the promise.', 'Supplier to add the automatic referral to Ash House.', ['Ash House']),
    ['Supplier to add the automatic referral to Ash House.'],
  )
  assert.equal(
    proposed(
      '',
      'Refer every logged hate case to the victim support service by itself, without anyone having to send it.',
    ).length,
    1,
  )
})

test('a row that only speaks of one half is left to people', () => {
  assert.deepEqual(proposed('Victim First to meet each council.', 'Refer people who ask.'), [])
  assert.deepEqual(proposed('Cases are automatically referred to the housing team.', ''), [])
  assert.deepEqual(proposed('Support victims and their services.', 'An automatic reply to e-mails.'), [])
})
