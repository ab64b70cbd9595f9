// A second table under a heading of another kind is a part of its own, and is not filed under the priority above it.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isApart } from './apart.ts'
import type { Block } from './blocks.ts'
import type { PlanRead } from './read-plan.schema.ts'
import { line, readWhole, row } from './testing/in-blocks.ts'

const head = ['Aim', 'Action', 'Lead', 'By when']
const sheet = (name: string): Block => ({ ...line(name, 1), kind: 'paragraph', sheetName: true })
const actionsOf = (plan: PlanRead) =>
  plan.priorities.map(({ heading, aims }) => [
    heading,
    aims.flatMap(({ rows }) => rows.map(({ action }) => action)),
  ])

describe('a table apart from the priorities', () => {
  for (const name of [
    'Legacy actions',
    'Completed actions',
    'Appendix B: other work',
    'Actions carried forward',
  ])
    test(`stands under “${name}”`, () => {
      for (const level of [undefined, 2]) {
        const plan = readWhole([
          line('Hate crime plan 2024/25'),
          line('Priority 1: Reporting', level),
          row([...head], { table: 1 }),
          row(['1.1 Trust', 'Open a centre', 'Police', 'May 2024'], { table: 1 }),
          line('Priority 2: Support', level),
          row([...head], { table: 2 }),
          row(['2.1 Help', 'Train buddies', 'Council', 'June 2024'], { table: 2 }),
          line(name, level),
          row([...head], { table: 3 }),
          row(['9.1 Film', 'Show the film', 'Council', 'July 2023'], { table: 3 }),
        ])
        assert.deepEqual(actionsOf(plan), [
          ['Priority 1: Reporting', ['Open a centre']],
          ['Priority 2: Support', ['Train buddies']],
          [name, ['Show the film']],
        ])
      }
    })

  test('stands under objectives without priorities, with columns of its own', () => {
    const plan = readWhole([
      line('Equality scheme 2024-28'),
      line('Objective 1: Data'),
      row(['Action', 'Lead', 'When'], { table: 1 }),
      row(['Publish profiles', 'Policy', 'May 2024'], { table: 1 }),
      line('Objective 2: Access'),
      row(['Action', 'Lead', 'When'], { table: 2 }),
      row(['Review the site', 'Digital', 'June 2024'], { table: 2 }),
      line('Work from the last scheme'),
      row(['Task', 'Officer', 'Completed'], { table: 3 }),
      row(['Translate leaflets', 'Comms', 'May 2023'], { table: 3 }),
    ])
    assert.deepEqual(actionsOf(plan).at(-1), ['Work from the last scheme', ['Translate leaflets']])
    assert.equal(plan.priorities[2]?.aims[0]?.rows[0]?.timeframe, 'May 2023')
  })

  test('is a sheet of its own, whatever priorities its rows name', () => {
    const titles = ['Theme', 'Action', 'Lead', 'By when']
    const plan = readWhole([
      sheet('Live'),
      row([...titles], { table: 1 }),
      row(['Prevention', 'Open a centre', 'Police', 'May 2024'], { table: 1 }),
      sheet('Closed'),
      row([...titles], { table: 2 }),
      row(['Prevention', 'Show the film', 'Council', 'July 2023'], { table: 2 }),
    ])
    assert.deepEqual(actionsOf(plan), [
      ['Prevention', ['Open a centre']],
      ['Closed', ['Show the film']],
    ])
    assert.deepEqual(plan.priorities[1]?.aims[0]?.rows[0]?.other, [{ column: 'Theme', text: 'Prevention' }])
  })

  test('is a sheet after one whose rows are priorities', () => {
    const plan = readWhole([
      sheet('Plan'),
      row([...head], { table: 1 }),
      row(['Priority 1: Reporting'], { table: 1 }),
      row(['1.1 Trust', 'Open a centre', 'Police', 'May 2024'], { table: 1 }),
      sheet('Done'),
      row([...head], { table: 2 }),
      row(['9.1 Film', 'Show the film', 'Council', 'July 2023'], { table: 2 }),
    ])
    assert.deepEqual(actionsOf(plan).at(-1), ['Done', ['Show the film']])
  })

  test('is not what comes under every priority, nor a theme whose name begins alike', () => {
    const part = (number: number) => [
      line(`Priority ${number}: Reporting ${number}`),
      row(['Action', 'Lead', 'When'], { table: 2 * number }),
      row([`Open centre ${number}`, 'Police', 'May 2024'], { table: 2 * number }),
      line('Completed actions'),
      row(['Action', 'Lead', 'When'], { table: 2 * number + 1 }),
      row([`Show film ${number}`, 'Council', 'July 2023'], { table: 2 * number + 1 }),
    ]
    const plan = readWhole([line('Plan 2024/25'), ...part(1), ...part(2)])
    assert.deepEqual(
      actionsOf(plan).map(([, actions]) => actions),
      [
        ['Open centre 1', 'Show film 1'],
        ['Open centre 2', 'Show film 2'],
      ],
    )
    for (const theme of [
      'Additional support for victims',
      'New communities',
      'Other faiths',
      'Closing the gap',
    ])
      assert.equal(isApart(theme), false, theme)
  })
})
