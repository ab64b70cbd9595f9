import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PUBLIC_TEMPLATES, STAFF_TEMPLATES } from './mail.ts'
import { betrayingWord, firstWords, problemsOfWords, wordsOf } from './words.ts'

const about = {
  params: { reference: 'LLR-7K3M-92' },
  origin: 'https://x.example',
  partnership: 'P',
  token: null,
  own: null,
  mayName: true,
}

test('the words that come with the program betray nothing and name no site', () => {
  for (const template of PUBLIC_TEMPLATES) {
    const { subject, text } = wordsOf(template, about)
    assert.equal(betrayingWord(`${subject} ${text}`, ['Leicester', 'Victim First']), null)
    assert.doesNotMatch(text, /http|example/)
    assert.ok(text.includes('LLR-7K3M-92'))
    assert.deepEqual(Object.values(problemsOfWords(firstWords(template), [])).filter(Boolean), [])
  }
})

test('to whoever did not allow its number, an update says neither number nor where, whatever words are set', () => {
  const own = { subject: 'News of {reference}', body: 'See {link} for {reference}' }
  const { subject, text } = wordsOf('update', { ...about, own, mayName: false })
  assert.doesNotMatch(`${subject} ${text}`, /LLR|http|example/)
  assert.equal(betrayingWord(`${subject} ${text}`, ['Leicester', 'Victim First']), null)
})

test('a partnership’s own words are refused where they would betray, in any case and with any agency’s name', () => {
  const words = { subject: 'About your REPORT', body: 'Blaby Council has news. {reference}' }
  const problems = problemsOfWords(words, ['Blaby'])
  assert.equal(problems.subjectBetrays, 'report')
  assert.ok(problems.bodyBetrays)
  assert.equal(betrayingWord('Blaby has news', ['Blaby']), 'Blaby')
})

test('mail to staff has a subject on one line and hides a link whose secret is not opened', () => {
  for (const template of STAFF_TEMPLATES) {
    const { subject, text } = wordsOf(template, about)
    assert.ok(subject.length > 0 && !subject.includes('\n'))
    assert.ok(text.length > 0)
  }
  assert.match(wordsOf('invitation', about).text, /hidden/)
  assert.match(
    wordsOf('invitation', { ...about, token: 'abc' }).text,
    /https:\/\/x\.example\/invitation\/abc/,
  )
})

test('mail of parts that have no manager leads to the quarter of their plan', () => {
  const params = { quarter: 'Q2 2026/27', noManager: true, parts: ['1.1'], path: '/plan/p/quarter/2026-q2' }
  const { text } = wordsOf('plan-silent', { ...about, params })
  assert.match(text, /https:\/\/x\.example\/plan\/p\/quarter\/2026-q2\n/)
})

test('mail that asks about several parts has the link of each beside it, and names only parts', () => {
  const params = { quarter: 'Q2 2026/27', due: '2026-10-21', linkDays: 5, parts: ['1.1', '1.8c'], count: 3 }
  const { subject, text } = wordsOf('plan-request', { ...about, params, token: 'first second' })
  assert.equal(subject, 'The plan: how did Q2 2026/27 go?')
  assert.match(
    text,
    /1\.1:\nhttps:\/\/x\.example\/plan-update\/first\n\n1\.8c:\nhttps:\/\/x\.example\/plan-update\/second\n/,
  )
  assert.match(text, /and 1 more: sign in to see them/)
  assert.match(
    text,
    /You can answer until Wednesday 21 October 2026\. The links below work for 5 days, and then/,
  )
  const dated = { ...params, linksUntil: '2026-10-12T09:00:00Z', nextReminder: '2026-10-21' }
  for (const template of ['plan-request', 'plan-reminder'] as const)
    assert.match(
      wordsOf(template, { ...about, params: dated, token: 'first second' }).text,
      /links below work until 12 October 2026 at 10am, .*: after that, sign in.* by Wednesday 21 October 2026, a reminder brings you new links that day/,
    )
  assert.doesNotMatch(text, /reminder brings/)
  assert.doesNotMatch(wordsOf('plan-request', { ...about, params }).text, /plan-update/)
  const late = { ...about, params: { ...params, pastDue: true }, token: 'first second' }
  assert.match(
    wordsOf('plan-request', late).text,
    /Answers were due by Wednesday 21 October 2026: please give/,
  )
  assert.match(wordsOf('plan-reminder', late).text, /Updates were due by/)
  assert.doesNotMatch(wordsOf('plan-request', late).text, /You can answer until/)
})
