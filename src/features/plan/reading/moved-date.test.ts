// A column of new dates beside the planned ones.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readPlan } from './read-plan.ts'

const rowsOf = (...lines: string[]) => {
  const plan = readPlan(`Plan 2026/27\n${lines.map((line) => line.replaceAll(' | ', '\t')).join('\n')}`)
  assert.ok(plan.ok)
  return plan.priorities.flatMap((priority) => priority.aims.flatMap((aim) => aim.rows))
}

describe('a new date beside the planned one', () => {
  for (const [planned, moved] of [
    ['Planned date', 'Revised date'],
    ['Target date', 'New date'],
    ['Due date', 'Forecast date'],
    ['Original deadline', 'Revised deadline'],
    ['By when', 'Revised timescale'],
    ['Deadline', 'Current forecast'],
    ['Target', 'Revised target date'],
    ['Baseline date', 'Latest completion date'],
    ['Due date', 'Expected completion date'],
  ] as const)
    test(`"${moved}" is when it is expected, and "${planned}" the time frame, in either order`, () => {
      for (const [first, second] of [
        [planned, moved],
        [moved, planned],
      ] as const) {
        const day = { [planned]: '30/06/2026', [moved]: '30/09/2026' }
        const [row, other] = rowsOf(
          `Action | Lead | ${first} | ${second} | Status`,
          `Run a campaign | Police | ${day[first]} | ${day[second]} | Amber`,
          `Open a centre | Council | ${first === planned ? '31/03/2027' : ''} | ${second === planned ? '31/03/2027' : ''} | Green`,
        )
        assert.equal(row?.timeframe, '30/06/2026')
        assert.equal(row.derived.end, '2026-06-30')
        assert.equal(row.derived.forecast, '2026-09-30')
        assert.ok(row.flags.includes('date-moved'))
        assert.deepEqual(row.other, [{ column: moved, text: '30/09/2026' }])
        assert.equal(other?.derived.forecast, undefined)
        assert.deepEqual(other?.flags, [])
      }
    })

  test('what is no plain day, and what says the same, moves nothing', () => {
    const rows = rowsOf(
      'Action | Lead | Due date | Revised date | Status',
      'Run a campaign | Police | June 2026 | TBC | Amber',
      'Open a centre | Council | June 2026 | June 2026 | Amber',
      'Train staff | Council | June 2026 | 30/06/2026 | Amber',
      'Write a leaflet | Council | June 2026 | N/A | Amber',
      'Ask the schools | Council | Ongoing | Dec 2026 | Amber',
    )
    assert.deepEqual(
      rows.map(({ derived, flags }) => [derived.forecast, flags.includes('date-moved')]),
      [
        [undefined, true],
        [undefined, false],
        [undefined, false],
        [undefined, false],
        [undefined, true],
      ],
    )
  })

  test('a plan that has only the one date keeps it as its time frame, whatever it is called', () => {
    for (const title of ['Revised date', 'New date', 'Revised target date', 'Expected completion date']) {
      const [row] = rowsOf(
        `Action | Lead | ${title} | Status`,
        'Run a campaign | Police | 30/09/2026 | Amber',
      )
      assert.equal(row?.timeframe, '30/09/2026', title)
      assert.deepEqual(row.flags, [])
    }
  })
})

describe('a row without a number', () => {
  test('under one that has a number is flagged, where the rows have numbers and no aims', () => {
    const rows = rowsOf(
      'Ref | Action | Lead | By when',
      '1.1 | Run a campaign | Police | June 2026',
      ' | Write the leaflet | Council | July 2026',
      '1.2 | Open a centre | Council | July 2026',
    )
    assert.deepEqual(
      rows.map(({ flags }) => flags),
      [[], ['no-number'], []],
    )
  })

  test('under an aim is a further action of that aim', () => {
    const rows = rowsOf(
      'Ref | Aim | Action | Lead | By when',
      '1.1 | More reports | Run a campaign | Police | June 2026',
      ' |  | Write the leaflet | Council | July 2026',
    )
    assert.deepEqual(
      rows.map(({ flags }) => flags),
      [[], []],
    )
  })
})
