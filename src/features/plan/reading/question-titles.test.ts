// Titles in plain English: what a question asks is what its column holds.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { blocksIn } from '../sources/testing/blocks-in.ts'
import { inFormats } from '../sources/testing/in-formats.ts'
import { titleKind } from './column-titles.ts'
import { titleOf } from './columns.ts'
import type { ReadRow } from './read-plan.schema.ts'
import { readBlocks } from './read-plan.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const title = line('Our plan 2026/27')
const read = (head: string[], ...rows: string[][]) =>
  readWhole([title, row(head), ...rows.map((cells) => row(cells))])
type Field = 'objective' | 'action' | 'owner' | 'timeframe' | 'status' | 'update'
const fields = (only: ReadRow | undefined, ...named: Field[]) => named.map((field) => only?.[field])

describe('a title that asks', () => {
  const kinds: Record<string, string[]> = {
    aim: [
      'What do we want to achieve?',
      'What are we trying to achieve?',
      'Where do we want to be?',
      'What outcome do we want?',
      'What is our goal?',
      'What’s the aim?',
    ],
    action: [
      'What will we do?',
      'What are we going to do?',
      'What needs to be done?',
      'What has to happen?',
      'What we intend to do',
      'How will we do it?',
      'How we’ll do it',
      'How will this be achieved?',
      'How are we going to get there?',
    ],
    owner: ['Who?', 'Who will do it?', 'Who is responsible?', 'Who’s leading on this?', 'Whose job is it?'],
    timeframe: ['When?', 'By when?', 'When will it be done by?', 'By what date?', 'How soon?'],
    start: ['When will we start?', 'From when?'],
    status: ['Are we on track?', 'Is it done?', 'Has it happened?', 'Have we done it?'],
    update: [
      'How are we doing?',
      'How is it going?',
      'What have we done so far?',
      'Where are we now?',
      'How did it go?',
    ],
    objective: ['What is the issue?', 'What did people tell us?', 'You said', 'What are our objectives?'],
    other: [
      'How will we know?',
      'How will we know it has worked?',
      'How will it be measured?',
      'How will it be monitored?',
      'What will success look like?',
      'What difference will it make?',
      'What will it cost?',
      'What resources do we need?',
      'What might stop us?',
      'Why are we doing this?',
      'Who will monitor it?',
      'How often?',
    ],
  }
  for (const [kind, titles] of Object.entries(kinds))
    test(`asks for ${kind}`, () => {
      for (const asked of titles) assert.equal(titleKind(titleOf(asked))?.kind ?? 'other', kind, asked)
    })
})

describe('a plan whose titles are questions', () => {
  test('is read the same in every format', async () => {
    const rows = [
      [
        'What do we want to achieve?',
        'How will we do it?',
        'Who will do it?',
        'By when?',
        'How will we know?',
        'How are we doing?',
      ],
      ['People trust us', 'Hold a listening event', 'Council', 'June 2026', 'Forty come', 'On track'],
      ['Staff are ready', 'Train all staff', 'Police', 'July 2026', 'All are trained', 'Not started'],
    ]
    for (const { name, bytes } of await inFormats(rows, title.text)) {
      const plan = readBlocks(await blocksIn(bytes, name))
      assert.ok(plan.ok)
      const [first] = rowsOf(plan)
      assert.deepEqual(
        fields(first, 'action', 'owner', 'timeframe', 'status'),
        ['Hold a listening event', 'Council', 'June 2026', 'On track'],
        name,
      )
      assert.deepEqual(first?.flags, [], name)
      assert.equal(plan.priorities[0]?.aims[0]?.text, 'People trust us', name)
      assert.deepEqual(first?.other, [{ column: 'How will we know?', text: 'Forty come' }], name)
    }
  })

  test('what, beside how, is the objective; and how, beside a column of actions, is one too', () => {
    const [asked] = rowsOf(
      read(
        ['What will we do?', 'How will we do it?', 'Who?', 'By when?'],
        ['Listen', 'Hold an event', 'Police', 'May 2026'],
      ),
    )
    assert.deepEqual(fields(asked, 'objective', 'action'), ['Listen', 'Hold an event'])
    const [named] = rowsOf(
      read(
        ['How will we get there?', 'Action', 'Who?', 'By when?'],
        ['By listening', 'Hold an event', 'Police', 'May 2026'],
      ),
    )
    assert.deepEqual(fields(named, 'objective', 'action'), ['By listening', 'Hold an event'])
    const [promised] = rowsOf(
      read(
        ['Our commitments', 'How will we meet them?', 'Who’s leading?', 'When?'],
        ['Venues are safe', 'Train door staff', 'Licensing', 'May 2026'],
      ),
    )
    assert.deepEqual(fields(promised, 'objective', 'action'), ['Venues are safe', 'Train door staff'])
  })

  test('where one is now, before where one wants to be, is no update', () => {
    const plan = read(
      ['Where are we now?', 'Where do we want to be?', 'How will we get there?', 'Who?', 'When?'],
      ['Few report', 'More report', 'Hold an event', 'Police', 'May 2026'],
    )
    const [only] = rowsOf(plan)
    assert.deepEqual(fields(only, 'action', 'update'), ['Hold an event', ''])
    assert.equal(plan.priorities[0]?.aims[0]?.text, 'More report')
    assert.equal(only?.other[0]?.text, 'Few report')
  })

  test('who leads is the owner, and who helps is kept beside', () => {
    const [only] = rowsOf(
      read(
        ['What needs to happen?', 'Who needs to be involved?', 'Who is leading?', 'When?'],
        ['Hold an event', 'Schools', 'Police', 'May 2026'],
      ),
    )
    assert.deepEqual(fields(only, 'owner'), ['Police'])
    assert.equal(only?.other[0]?.text, 'Schools')
  })

  test('questions under the titles belong to them', () => {
    const plan = read(
      ['Action steps', 'By whom', 'By when', 'Resources'],
      ['What needs to be done?', 'Who will take action?', 'By what date?', 'What is there?'],
      ['Hold an event', 'Police', 'May 2026', '£500'],
    )
    assert.deepEqual(
      rowsOf(plan).map(({ action }) => action),
      ['Hold an event'],
    )
  })
})

describe('a table without a column of actions', () => {
  test('of what was done: the action taken is the action, when it was closed the time, and the outcome what came of it', () => {
    const [only] = rowsOf(
      read(
        ['Action taken', 'Lead', 'Date closed', 'Outcome'],
        ['Ran a campaign', 'Police', '3 May 2026', '400 reached'],
      ),
    )
    assert.deepEqual(fields(only, 'action', 'owner', 'timeframe', 'update'), [
      'Ran a campaign',
      'Police',
      '3 May 2026',
      '400 reached',
    ])
    assert.deepEqual(only?.flags, [])
  })

  test('as a second table with other titles: each of the two is read by its own', () => {
    const plan = readWhole([
      title,
      row(['Action', 'Owner', 'By when', 'Action taken']),
      row(['Train staff', 'Council', 'July 2026', 'A trainer is booked']),
      line('Completed actions'),
      row(['Action taken', 'Lead', 'Date closed', 'Outcome'], { table: 2 }),
      row(['Ran a campaign', 'Police', '3 May 2026', '400 reached'], { table: 2 }),
    ])
    assert.deepEqual(
      rowsOf(plan).map(({ action, update, derived }) => [action, update, derived.status]),
      [
        ['Train staff', 'A trainer is booked', null],
        ['Ran a campaign', '400 reached', 'complete'],
      ],
    )
  })

  test('of recommendations or steps: each is the action, also beside what was done about it', () => {
    for (const head of ['Recommendation', 'Steps', 'What steps will we take?'])
      assert.deepEqual(
        fields(
          rowsOf(
            read(
              [head, 'Lead', 'By when', 'Action taken'],
              ['Train staff', 'Council', 'July 2026', 'Booked a room'],
            ),
          )[0],
          'objective',
          'action',
          'update',
        ),
        ['', 'Train staff', 'Booked a room'],
        head,
      )
  })

  test('is named where none of its rows says what is to be done, once however often its titles repeat', () => {
    const head = ['Objective', 'Zeal', 'Owner', 'By when']
    const rows = [
      ['Be heard', 'Hold a meeting', 'Police', 'June 2026'],
      ['Be safe', 'Mend the lights', 'Council', 'July 2026'],
    ]
    const named = (plan: ReturnType<typeof read>) =>
      plan.warnings
        .filter(({ code }) => code === 'table-without-actions')
        .map(({ line: at, about }) => [at, about])
    assert.deepEqual(named(read(head, ...rows, head, ...rows)), [[2, 'Objective | Zeal | Owner | By when']])
    assert.deepEqual(named(read(['Objective', 'Action', 'Owner', 'By when'], ...rows)), [])
    assert.deepEqual(
      named(read(['Objective', 'Action', 'Owner', 'By when'], ['Be heard', '', 'Police', 'May'], ...rows)),
      [],
    )
  })
})
