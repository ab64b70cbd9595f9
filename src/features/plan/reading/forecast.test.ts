import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forecastIn, withoutForecasts } from './forecast.ts'

test('a line that says by when it is expected now is the forecast, and the other lines are the update', () => {
  const update = 'Two forums were held.\nNow expected by 30 June 2027'
  assert.equal(forecastIn(update, '2027-03-31'), '2027-06-30')
  assert.equal(withoutForecasts(update, '2027-03-31'), 'Two forums were held.')
  assert.equal(forecastIn('now expected by June 2027', '2027-03-31'), '2027-06-30')
  assert.equal(withoutForecasts('All met.\nAlder: now expected by June 2027', '2027-03-31'), 'All met.')
})

test('a day that is no later than agreed, that is not plain or that stands in a sentence stays words', () => {
  for (const [words, agreed] of [
    ['Now expected by 30 June 2027', null],
    ['Now expected by 1 March 2027', '2027-03-31'],
    ['Now expected by the summer', '2027-03-31'],
    ['Now expected by all of us', '2027-03-31'],
    ['It is now expected by 30 June 2027', '2027-03-31'],
  ] as const) {
    assert.equal(forecastIn(words, agreed), null)
    assert.equal(withoutForecasts(words, agreed), words)
  }
})
