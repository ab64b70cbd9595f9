import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endsMidSentence, splitOrders } from './sentences.ts'
import { ragIn, statusIn } from './status.ts'

test('sentences that order something, or say who is to do it, are separate', () => {
  assert.deepEqual(splitOrders('Build a list. Agree who visits. Town Council to share its own.'), {
    parts: ['Build a list.', 'Agree who visits.', 'Town Council to share its own.'],
    doubtful: false,
  })
})

test('an order begun without a full stop is separate', () => {
  assert.deepEqual(splitOrders('Have hate as a standing item Amend the terms').parts, [
    'Have hate as a standing item',
    'Amend the terms',
  ])
})

test('a capital inside a phrase is no boundary', () => {
  for (const text of [
    'Council to Share information',
    'Make greater use of Victim Personal Statements',
    'Train the trainer, i.e. Champions',
    'Help Victim Support',
    'Finish the Review of workshops',
  ]) {
    assert.deepEqual(splitOrders(text), { parts: [text], doubtful: false })
  }
})

test('a sentence that goes on from the one before stays with it', () => {
  const text = 'Map the tensions. This also helps the profile.'
  assert.deepEqual(splitOrders(text), { parts: [text], doubtful: false })
})

test('sentences that may or may not be actions stay together and are doubtful', () => {
  const text = 'A list of schools drawn up. Three lessons offered.'
  assert.deepEqual(splitOrders(text), { parts: [text], doubtful: true })
  assert.equal(splitOrders('Offer lessons in schools Review them').doubtful, true)
})

test('bulleted lines are separate and a wrapped line stays with its bullet', () => {
  assert.deepEqual(splitOrders('• Ask the schools\n• Visit those\nthat answer').parts, [
    'Ask the schools',
    'Visit those that answer',
  ])
})

test('a sentence cut off is seen', () => {
  assert.equal(endsMidSentence('Undertake a survey to'), true)
  assert.equal(endsMidSentence('Ask the council'), false)
  assert.equal(endsMidSentence('Ask for photo'), false)
})

test('completion is read only where it is said to have happened', () => {
  for (const words of [
    'Action Achieved',
    'Action completed',
    'Q2/3 see Appendix B Action completed',
    'Done',
  ]) {
    assert.equal(statusIn(words), 'complete', words)
  }
  for (const words of [
    'To be completed by March',
    'Not yet completed',
    'Complete by Q3',
    'Ongoing',
    '',
    'Q2',
  ]) {
    assert.equal(statusIn(words), null, words)
  }
  assert.equal(statusIn('In progress'), 'in-progress')
  assert.equal(statusIn('Not started'), 'not-started')
})

test('a colour is a rating and not a status', () => {
  assert.deepEqual(['Amber', 'g', 'Red - late', 'Red/Amber', 'Reduced', ''].map(ragIn), [
    'amber',
    'green',
    'red',
    null,
    null,
    null,
  ])
  assert.equal(statusIn('Green'), null)
})

test('a last word that belongs to the one before it ends the sentence', () => {
  for (const whole of [
    'Open a drop in',
    'Ask every tenant to sign in',
    'Show people how to log on',
    'Say which schools can opt in',
    'Stop the passers by',
    'Make sure that victims are cared for',
    'Find people somebody to talk to',
    'See that every complaint is dealt with',
    'Tell everybody whom they can report to',
  ])
    assert.equal(endsMidSentence(whole), false, whole)
  for (const cut of [
    'Carry out a survey in',
    'Write to people on',
    'Work with',
    'Give a talk to',
    'Report each quarter to',
    'Write a list of',
  ])
    assert.equal(endsMidSentence(cut), true, cut)
})
