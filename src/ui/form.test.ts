import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { bindForm } from './form.tsx'
import { Checkboxes } from './govuk/checkboxes.tsx'
import { DateInput } from './govuk/date-input.tsx'
import { Input } from './govuk/input.tsx'

test('a field keeps what was typed and shows what is wrong with it', () => {
  const form = bindForm({
    values: { phone: '  0116 <b>' },
    problems: [{ field: 'phone', message: 'Enter a phone number' }],
  })
  const html = renderToString(h(Input, { ...form.field('phone'), label: 'Phone' }))
  assert.match(html, /value="  0116 &lt;b>"/)
  assert.match(html, /id="phone-error"[^]*Enter a phone number/)
  assert.match(html, /aria-describedby="phone-error"/)
})

test('a single answer and several answers both tick their boxes', () => {
  const items = [
    { value: 'race', text: 'Race' },
    { value: 'faith', text: 'Faith' },
  ]
  const ticked = (sent: string | string[]) =>
    renderToString(
      h(Checkboxes, { ...bindForm({ values: { strands: sent } }).choices('strands'), items }),
    ).split(' checked').length - 1
  assert.equal(ticked('race'), 1)
  assert.equal(ticked(['race', 'faith']), 2)
})

test('a problem with one box of a date marks that box alone', () => {
  const form = bindForm({
    values: { 'on-day': '31', 'on-month': '13', 'on-year': '2026' },
    problems: [{ field: 'on-month', message: 'The month must be between 1 and 12' }],
  })
  const html = renderToString(h(DateInput, { ...form.date('on'), legend: 'When' }))
  assert.deepEqual(
    [...html.matchAll(/<input class="([^"]*)" id="on-(\w+)"/g)].map(([, classes = '', box]) => [
      box,
      classes.includes('govuk-input--error'),
    ]),
    [
      ['day', false],
      ['month', true],
      ['year', false],
    ],
  )
})

test('the summary links to each field, to the first box of a date, and to nothing for the whole form', () => {
  const form = bindForm({
    values: { 'on-day': '' },
    problems: [
      { field: 'on', message: 'Enter a date' },
      { field: 'what', message: 'Say what happened' },
      { field: '', message: 'Try again' },
    ],
  })
  const html = renderToString(h(form.Summary, null))
  assert.match(html, /<a href="#on-day">Enter a date<\/a>/)
  assert.match(html, /<a href="#what">Say what happened<\/a>/)
  assert.match(html, /<li>Try again<\/li>/)
})

test('a fresh form has no summary', () => {
  assert.equal(renderToString(h(bindForm({}).Summary, null)), '')
})
