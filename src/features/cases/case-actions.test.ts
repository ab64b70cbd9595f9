import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '../../access/actor.ts'
import { Forbidden } from '../../platform/problems.ts'
import type { CaseState, RiskLevel } from './case.ts'
import { actionsFor, allow } from './case-actions.ts'
import { lastConsent, victimReferral } from '../reporting/index.ts'
import { loggingFor, REPORT_STATUSES } from './log-rule.ts'
import { SENTENCE_KINDS, sentenceOf } from './sentences.en.ts'
import { holdsContactDetails } from './summary-rule.ts'

const open = (riskLevel: RiskLevel = 'standard'): CaseState => ({
  status: 'open',
  riskLevel,
  leadAgencyId: 'lead',
})
const closed: CaseState = { status: 'closed', riskLevel: 'high', leadAgencyId: 'lead' }
const who = (agencyId: string, ...roles: Role[]) => ({ agencyId, roles })

test('who may do what to a case reads as a table', () => {
  const seen = [
    ['officer, open', actionsFor(open(), who('lead', 'officer'))],
    ['officer, medium', actionsFor(open('medium'), who('lead', 'officer'))],
    ['manager, high', actionsFor(open('high'), who('lead', 'manager'))],
    ['chair, high', actionsFor(open('high'), who('lead', 'chair'))],
    ['officer, closed', actionsFor(closed, who('lead', 'officer'))],
    ['triage, open', actionsFor(open(), who('lead', 'triage'))],
    ['partner worker, open', actionsFor(open(), who('other', 'support_worker'))],
    ['partner officer, closed', actionsFor(closed, who('other', 'officer'))],
    ['administrator', actionsFor(open(), who('lead', 'administrator', 'analyst', 'auditor', 'coordinator'))],
  ]
  assert.deepEqual(seen, [
    ['officer, open', ['reply', 'contact', 'note', 'risk', 'assign', 'police', 'review', 'close']],
    ['officer, medium', ['reply', 'contact', 'note', 'risk', 'assign', 'police', 'review']],
    ['manager, high', ['reply', 'contact', 'note', 'risk', 'assign', 'police', 'review', 'close']],
    ['chair, high', ['note', 'close']],
    ['officer, closed', ['reply', 'note', 'reopen']],
    ['triage, open', []],
    ['partner worker, open', ['note']],
    ['partner officer, closed', []],
    ['administrator', []],
  ])
})

test('a refusal names who can', () => {
  assert.throws(
    () => allow('close', open('medium'), who('lead', 'officer')),
    (fault) => fault instanceof Forbidden && fault.who === 'a manager of the agency that leads the case',
  )
  assert.throws(
    () => allow('risk', closed, who('lead', 'manager')),
    (fault) => fault instanceof Forbidden && fault.who === 'nobody while the case is closed',
  )
})

test('only reports that are new or recorded only are logged, and by those whose work it is', () => {
  const seen = (...roles: Role[]) => REPORT_STATUSES.map((status) => loggingFor(status, { roles }))
  assert.deepEqual(seen('officer'), ['log', 'show', 'log', 'refuse', 'refuse', 'refuse'])
  assert.deepEqual(seen('triage'), ['log', 'show', 'forbidden', 'refuse', 'refuse', 'refuse'])
  assert.deepEqual(seen('chair'), ['forbidden', 'show', 'forbidden', 'refuse', 'refuse', 'refuse'])
  assert.equal(loggingFor('unheard of', { roles: ['officer'] }), 'refuse')
})

test('a referral goes only to somebody who said yes and can be reached safely; their own no comes first', () => {
  const yes = {
    privacy: 'named',
    canContact: 'yes',
    hasPerson: true,
    teller: { role: 'affected' },
    consent: 'yes',
  } as const
  assert.equal(victimReferral(yes).status, 'sent')
  const reason = (change: object) => victimReferral({ ...yes, ...change }).withheldReason
  assert.equal(reason({ consent: 'no', privacy: 'anonymous', canContact: 'no' }), 'said_no')
  assert.equal(reason({ consent: 'withdrew' }), 'withdrew')
  assert.equal(reason({ hasPerson: false }), 'anonymous')
  assert.equal(reason({ consent: 'not_asked', canContact: 'no' }), 'not_asked')
  assert.equal(reason({ canContact: 'follow_up_only' }), 'no_safe_contact')
  for (const role of ['parent', 'friend_or_family', 'professional', 'centre', 'school', 'employer', 'driver'])
    assert.equal(reason({ teller: { role } }), 'not_the_person', role)
  // A witness is served in their own right (domain.md 6.1); nobody else says yes for the person it happened to.
  for (const role of ['witness', 'not_said']) assert.equal(reason({ teller: { role } }), null, role)
})

test('the last word on a purpose is the newest answer that stands', () => {
  const answer = (answer: string, withdrawn = false, purpose = 'victim_service') => ({
    purpose,
    answer,
    withdrawn,
  })
  const last = (...all: ReturnType<typeof answer>[]) => lastConsent(all, 'victim_service')
  assert.equal(last(), 'not_asked')
  assert.equal(last(answer('yes', false, 'police')), 'not_asked')
  assert.equal(last(answer('yes', true)), 'withdrew')
  assert.equal(last(answer('yes'), answer('no', true)), 'yes')
  assert.equal(last(answer('no'), answer('yes', true)), 'no')
})

test('every kind of entry has a sentence without a hole in it, and an unknown kind is still said', () => {
  const params = {
    agency: 'A',
    by: 'B',
    to: 'high',
    from: 'standard',
    owner: 'C',
    channel: 'call',
    result: 'spoke',
    closure: 'resolved',
    reason: 'said_no',
    outcome: 'declined',
    what: 'review',
    due: '3 May',
  }
  for (const kind of SENTENCE_KINDS) assert.doesNotMatch(sentenceOf(kind, params), /undefined|\.\.|\{/, kind)
  for (const kind of SENTENCE_KINDS) assert.ok(sentenceOf(kind, {}).length > 5, kind)
  assert.equal(sentenceOf('panel.heard_it', {}), 'Recorded: panel heard it.')
})

test('a summary with a way to reach somebody is caught; ordinary numbers are not', () => {
  for (const bad of ['call 07700 900123 now', 'at LE1 6ZG', 'x@y.org said so', '+44 7700 900123'])
    assert.equal(holdsContactDetails(bad), true, bad)
  for (const fine of ['Route 22 at 17:30, 3 people', 'Third time since 12 03 2026', 'M1 junction 21', ''])
    assert.equal(holdsContactDetails(fine), false, fine)
})
