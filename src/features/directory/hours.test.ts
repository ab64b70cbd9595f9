import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Span } from './entry.ts'
import { hoursLines, isOpen, momentOf, nextOpening, readHours } from './hours.ts'

const spans = (text: string): Span[] => {
  const read = readHours(text)
  assert.ok(read.ok, `line ${read.ok ? '' : read.line}`)
  return read.spans
}
const openAt = (text: string, instant: string) => isOpen(spans(text), momentOf(new Date(instant)))

describe('opening times', () => {
  test('are read as people write them, and written back so that they are read the same', () => {
    for (const [typed, lines] of [
      ['Mon to Fri 9:00 to 17:00', ['Monday to Friday 09:00 to 17:00']],
      ['tue, thu 14.00-20.00', ['Tuesday 14:00 to 20:00', 'Thursday 14:00 to 20:00']],
      ['every day 20:00 to 2:00 bank holidays too', ['Every day 20:00 to 02:00, bank holidays too']],
      [
        'Sat – Sun 10:00 – 12:00; Mon 8:00 to 9:00',
        ['Monday 08:00 to 09:00', 'Saturday to Sunday 10:00 to 12:00'],
      ],
      ['Fri to Mon 9:00 to 10:00', ['Monday 09:00 to 10:00', 'Friday to Sunday 09:00 to 10:00']],
      ['daily 0:00 to 24:00', ['Every day 00:00 to 24:00']],
    ] as const) {
      assert.deepEqual(hoursLines(spans(typed)), lines, typed)
      assert.deepEqual(spans(hoursLines(spans(typed)).join('\n')), spans(typed), typed)
    }
  })

  test('that cannot be read are refused by their line', () => {
    for (const typed of [
      'sometimes',
      'Mon 25:00 to 26:00',
      'Mon 9:75 to 10:00',
      'Moon 9:00 to 10:00',
      'Mon to 9:00 to 10:00',
    ])
      assert.deepEqual(readHours(`Mon 9:00 to 10:00\n${typed}`), { ok: false, line: 2 }, typed)
  })

  test('are those of London, in summer as in winter', () => {
    assert.equal(openAt('Wed 9:00 to 17:00', '2026-07-01T08:00:00Z'), true)
    assert.equal(openAt('Wed 9:00 to 17:00', '2026-11-18T08:59:00Z'), false)
    assert.equal(openAt('Wed 9:00 to 17:00', '2026-11-18T16:59:00Z'), true)
    assert.equal(openAt('Wed 9:00 to 17:00', '2026-11-18T17:00:00Z'), false)
  })

  test('reach past midnight', () => {
    assert.equal(openAt('Tue 20:00 to 2:00', '2026-11-18T01:59:00Z'), true)
    assert.equal(openAt('Tue 20:00 to 2:00', '2026-11-18T02:00:00Z'), false)
    assert.equal(openAt('Tue 20:00 to 2:00', '2026-11-17T01:00:00Z'), false)
  })

  test('leave out bank holidays, where they do not say otherwise', () => {
    // 25 December 2026 is a Friday; 28 December, a Monday, stands in for Boxing Day.
    for (const day of ['2026-12-25', '2026-12-28']) {
      assert.equal(openAt('every day 9:00 to 17:00', `${day}T12:00:00Z`), false)
      assert.equal(openAt('every day 9:00 to 17:00 bank holidays too', `${day}T12:00:00Z`), true)
    }
    assert.equal(openAt('Fri 20:00 to 2:00', '2026-12-26T01:00:00Z'), false)
  })

  test('say when the next opening is', () => {
    const next = (text: string, now: string) => nextOpening(spans(text), new Date(now))
    assert.deepEqual(next('Wed 9:00 to 12:00', '2026-11-18T08:00:00Z'), { day: '2026-11-18', time: '09:00' })
    assert.deepEqual(next('Wed 9:00 to 12:00', '2026-11-18T10:00:00Z'), { day: '2026-11-25', time: '09:00' })
    assert.deepEqual(next('Mon, Fri 9:00 to 12:00', '2026-12-24T10:00:00Z'), {
      day: '2027-01-04',
      time: '09:00',
    })
    assert.equal(next('', '2026-12-24T10:00:00Z'), null)
  })
})
