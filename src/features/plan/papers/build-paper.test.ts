import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actionState, aimState, deliveryState, planState, priorityState } from '../testing/plan-state.ts'
import { buildPaper } from './build-paper.ts'
import { paperWordsOf } from './paper-words.ts'
import { directionText } from './kpis.ts'
import { blocksOf, type Paper, shorten, tablesOf } from './paper.ts'
import { narrow } from './scope.ts'
import { paperFacts, runningPlan } from './testing/paper-facts.ts'

const table = (paper: Paper, caption: string) => tablesOf(paper).find((each) => each.caption === caption)
const rowsOf = (paper: Paper, caption: string) =>
  (table(paper, caption)?.rows ?? []).map((row) => row.map(({ text }) => text))
const alder = { name: 'Alder', agencyIds: ['alder'], groupId: null }

describe('a highlight report', () => {
  test('shows what is done and what slipped since the quarter before, and what nobody said anything of', () => {
    const last = runningPlan()
    const was = {
      ...last,
      priorities: last.priorities.map((p) => ({
        ...p,
        aims: p.aims.map((m) => ({
          ...m,
          actions: m.actions.map((a) => ({
            ...a,
            deliveries: a.deliveries.map((d) => ({
              ...d,
              status: 'in_progress' as const,
              forecastDue: '2026-12-20',
              daysOverdue: 0,
            })),
          })),
        })),
      })),
    }
    const paper = buildPaper('highlight', paperFacts({ last: was }))
    assert.deepEqual(rowsOf(paper, 'Done this quarter'), [['1.1a', 'Action 1.1a', 'Alder', 'Complete']])
    assert.deepEqual(rowsOf(paper, 'Slipped'), [
      ['1.1a', 'Action 1.1a', 'Birch', '20 Dec 2026', '10 Jan 2027'],
      ['1.1b', 'Action 1.1b', 'Alder', '20 Dec 2026', 'No new date given'],
    ])
    assert.deepEqual(rowsOf(paper, 'No update'), [['1.1a', 'Action 1.1a', 'Birch', 'Never']])
    assert.deepEqual(rowsOf(paper, 'Decisions wanted'), [
      ['1.1b', 'Action 1.1b', 'Alder', 'Agree two more months'],
    ])
  })

  test('says that it does not know the last quarter, rather than that there was nothing', () => {
    const paper = buildPaper('highlight', paperFacts())
    assert.deepEqual(rowsOf(paper, 'Overall')[0]?.slice(1), ['Red', 'Not known'])
    const words = blocksOf(paper).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
    assert.ok(words.some((text) => text.startsWith('Not known: there is no plan of the quarter before')))
    assert.ok(words.every((text) => !text.includes('Since the last quarter')))
  })

  test('sets authorities beside one another where an action is shared', () => {
    const grid = table(buildPaper('highlight', paperFacts()), 'Authorities by action')
    assert.deepEqual(grid?.head, ['Action', 'Alder', 'Birch'])
    assert.deepEqual(
      grid?.rows[0]?.map(({ text }) => text),
      ['1.1a Action 1.1a', 'Complete', 'Amber (suggested)'],
    )
    const words = blocksOf(buildPaper('highlight', paperFacts())).flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : [],
    )
    assert.ok(words.some((text) => /no two authorities share them: 1\.1b, 1\.2\./.test(text)))
  })

  test('rates a silent part in the colour that its owner chose, and says what the facts suggest', () => {
    const silent = { status: 'in_progress', progressRag: 'green', staleQuarter: '2026-q1' } as const
    const parts = [
      deliveryState('a', { ...silent, agencyName: 'Alder', agencyId: 'a', baselineDue: '2027-01-10' }),
      deliveryState('b', { ...silent, agencyName: 'Birch', agencyId: 'b', baselineDue: '2027-01-10' }),
    ]
    const now = planState([priorityState('1', [aimState('1.1', [actionState('1.1', parts)])])])
    const paper = buildPaper('highlight', paperFacts({ now, quarter: { year: 2026, quarter: 4 } }))
    const rated = { text: 'Green\nAmber (suggested)', rag: 'green' }
    assert.deepEqual(table(paper, 'Authorities by action')?.rows[0]?.[1], rated)
    assert.deepEqual(table(paper, 'Due this quarter and not done')?.rows[0]?.[4], rated)
  })

  test('of a round of several quarters covers them all, and says so', () => {
    const [from, to] = [{ year: 2026, quarter: 3 } as const, { year: 2026, quarter: 4 } as const]
    const facts = paperFacts({ quarter: to, period: { from, to, nextTo: { year: 2027, quarter: 2 } } })
    const paper = buildPaper('highlight', facts)
    assert.match(paper.subtitle, /^October 2026 to March 2027\. /)
    assert.deepEqual(rowsOf(paper, 'Due this half-year and not done'), [
      ['1.1a', 'Action 1.1a', 'Birch', '10 Jan 2027', 'Amber'],
    ])
    const titles = blocksOf(paper).flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
    assert.ok(titles.includes('Done this half-year') && titles.includes('Due next half-year'))
    const earlier = { quarter: from, period: { from, to: from, nextTo: to } }
    assert.equal(rowsOf(buildPaper('highlight', paperFacts(earlier)), 'Due next quarter')?.length, 1)
  })

  test('lists what is due in the quarter itself, and says where nobody was ever asked', () => {
    const quarter = { year: 2026, quarter: 4 } as const
    assert.deepEqual(
      rowsOf(buildPaper('highlight', paperFacts({ quarter })), 'Due this quarter and not done'),
      [['1.1a', 'Action 1.1a', 'Birch', '10 Jan 2027', 'Amber']],
    )
    const [priority] = runningPlan().priorities
    assert.ok(priority)
    const never = planState([
      {
        ...priority,
        aims: [aimState('1.1', [actionState('1.1a', [deliveryState('new')])])],
      },
    ])
    const words = JSON.stringify(buildPaper('highlight', paperFacts({ now: never })))
    assert.match(words, /Nobody has said yet how any part of the plan goes/)
  })

  test('carries the headline that somebody typed', () => {
    const [, headline] = blocksOf(buildPaper('highlight', paperFacts({ headline: 'We need a venue.' })))
    assert.deepEqual(headline, { kind: 'paragraph', text: 'We need a venue.' })
  })
})

describe('an exception report', () => {
  test('holds what is wrong, with its cause, what is done, the new date and what is asked', () => {
    const paper = buildPaper('exception', paperFacts())
    const [red] = rowsOf(paper, 'Red')
    assert.deepEqual(red?.slice(0, 3), ['1.1b', 'Action 1.1b', 'Alder'])
    assert.match(red?.[3] ?? '', /overdue/)
    assert.deepEqual(red?.slice(4), ['No venue', 'Use the library', 'Not given', 'Agree two more months'])
    assert.deepEqual(rowsOf(paper, 'Overdue')[0]?.at(-1), '78')
    assert.deepEqual(rowsOf(paper, 'Overdue')[0]?.at(-2), 'No new date given')
    assert.deepEqual(rowsOf(paper, 'Nobody answers for it')[0]?.slice(0, 3), ['1.2', 'Action 1.2', 'TBC'])
  })

  const red = (
    kind: 'exception' | 'highlight',
    caption: string,
    part: Parameters<typeof deliveryState>[1],
  ) => {
    const action = actionState('1.1', [deliveryState('d', { status: 'in_progress', ...part })], {
      statusWords: 'Behind',
    })
    const now = planState([priorityState('1', [aimState('1.1', [action])])])
    return rowsOf(buildPaper(kind, paperFacts({ now })), caption)[0]
  }

  test('says that a colour came with the plan’s document, in its words, and when an owner chose it', () => {
    const unset = { status: 'not_set', progressRag: 'red' } as const
    assert.equal(red('exception', 'Red', unset)?.[3], 'Red in the plan’s document: “Behind”')
    const chosen = { progressRag: 'red', reportedQuarter: '2026-q2', cause: 'No venue' } as const
    assert.equal(red('exception', 'Red', chosen)?.[3], 'Its owner says that it is red: No venue')
    assert.equal(red('exception', 'Red', { ...chosen, progressReason: 'Floods' })?.[3], 'Floods')
  })

  test('gives the day forecast also where it was forecast before; never the missed day itself', () => {
    const late = { baselineDue: '2026-09-01', forecastDue: '2027-01-10' }
    assert.equal(red('exception', 'Red', late)?.[6], '10 Jan 2027')
    assert.equal(red('highlight', 'Slipped', late)?.[4], '10 Jan 2027')
    const imported = { baselineDue: '2026-09-01', forecastDue: '2026-09-01' }
    assert.equal(red('exception', 'Red', imported)?.[6], 'Not given')
    assert.equal(red('highlight', 'Slipped', imported)?.[4], 'No new date given')
    const kept = { baselineDue: '2027-03-01', forecastDue: '2027-03-01', progressRag: 'red' } as const
    assert.equal(red('exception', 'Red', kept)?.[6], '1 Mar 2027, as agreed')
  })

  test('gives the day forecast of what became late since, though it was forecast before', () => {
    const part = { status: 'in_progress', baselineDue: '2026-11-01', forecastDue: '2027-01-10' } as const
    const planOf = (delivery: ReturnType<typeof deliveryState>) =>
      planState([priorityState('1', [aimState('1.1', [actionState('1.1', [delivery])])])])
    const now = deliveryState('d', part)
    const facts = paperFacts({ now: planOf(now), last: planOf({ ...now, daysOverdue: 0 }) })
    assert.equal(rowsOf(buildPaper('highlight', facts), 'Slipped')[0]?.[4], '10 Jan 2027')
  })

  test('says why each row of its data is there', () => {
    const { head, rows } = buildPaper('exception', paperFacts()).data
    assert.equal(head.at(-1), 'Why it is here')
    assert.deepEqual(
      rows.map((row) => [row[0], row.at(-1)]),
      [
        ['1.1b', 'Red, Overdue'],
        ['1.1a', 'Amber, No update'],
        ['1.2', 'Nobody answers for it'],
      ],
    )
  })

  test('of a plan where all is well says so', () => {
    const paper = buildPaper('exception', paperFacts({ now: planState([]) }))
    assert.deepEqual(tablesOf(paper), [])
  })
})

describe('the full table', () => {
  const statusOf = (...parts: Parameters<typeof deliveryState>[1][]) => {
    const action = actionState(
      '1.1',
      parts.map((part, at) => deliveryState(`d${at}`, part)),
    )
    const now = planState([priorityState('1', [aimState('1.1', [action])])])
    return statusIn(buildPaper('full', paperFacts({ now })))
  }
  const statusIn = (paper: Paper) => {
    const [first] = tablesOf(paper)
    return first?.rows[0]?.[first.head.indexOf('Status - RAG')]
  }

  test('has no column of objectives where no action has one, and gives its room to the others', () => {
    const paperOf = (objective: string) =>
      buildPaper(
        'full',
        paperFacts({
          now: planState([
            priorityState('1', [
              aimState('1.1', [actionState('1.1', [deliveryState('d', {})], { objective, action: 'Meet' })]),
            ]),
          ]),
        }),
      )
    for (const [objective, columns] of [
      ['', ['Aim', 'Action', 'Owner']],
      ['Be heard', ['Aim', 'Objective', 'Action']],
    ] as const) {
      const paper = paperOf(objective)
      const [first] = tablesOf(paper)
      assert.deepEqual(first?.head.slice(0, 3), columns)
      assert.equal(first?.widths?.length, first?.head.length)
      assert.ok(Math.abs((first?.widths ?? []).reduce((sum, width) => sum + width, 0) - 1) < 1e-9)
      assert.equal(first?.rows[0]?.length, first?.head.length)
      const { head, rows } = paper.data
      assert.equal(rows[0]?.[head.indexOf('Action')], 'Meet')
      assert.equal(head.includes('Objective'), objective !== '')
      assert.equal(rows[0]?.length, head.length)
    }
  })

  test('shows the colour that the facts suggest, marked so, also where nobody has set a status', () => {
    const overdue = { baselineDue: '2026-01-01' }
    assert.deepEqual(statusOf(overdue), { text: 'Red (suggested)', rag: 'red' })
    assert.equal(statusOf({ ...overdue, status: 'in_progress' })?.text, 'In progress\nRed (suggested)')
    assert.equal(statusOf({})?.text, '')
  })

  test('is of the colour that its owner chose; what the facts suggest against it is words alone', () => {
    const silent = { progressRag: 'green', staleQuarter: '2026-q1' } as const
    assert.deepEqual(statusOf({ ...silent, status: 'in_progress' }), {
      text: 'In progress\nGreen\nAmber (suggested)',
      rag: 'green',
    })
    const beside = { status: 'in_progress', baselineDue: '2026-01-01', agencyName: 'Birch' } as const
    assert.equal(statusOf({ ...silent, status: 'in_progress' }, beside)?.rag, 'red', 'each part counts')
    const document = actionState('1.1', [deliveryState('d', silent)], { statusWords: 'GREEN' })
    const now = planState([priorityState('1', [aimState('1.1', [document])])])
    const paper = buildPaper('full', paperFacts({ now }))
    assert.deepEqual(statusIn(paper), { text: 'GREEN\nAmber (suggested)', rag: 'green' })
    assert.ok(paperWordsOf(document, now).status.includes('GREEN\nAmber (suggested)'))
    const running = actionState('1.1', [deliveryState('d', { ...silent, status: 'in_progress' })])
    assert.ok(paperWordsOf(running, now).status.includes('In progress\nGreen\nAmber (suggested)'))
  })

  test('expects what is done on no day any more', () => {
    const moved = { baselineDue: '2027-03-31', forecastDue: '2027-06-30', story: 'Going.' }
    const told = (status: 'in_progress' | 'complete') =>
      JSON.stringify(
        buildPaper(
          'full',
          paperFacts({
            now: planState([
              priorityState('1', [
                aimState('1.1', [actionState('1.1', [deliveryState('d', { ...moved, status })])]),
              ]),
            ]),
          }),
        ),
      )
    assert.match(told('in_progress'), /expected by 30 June 2027/)
    assert.doesNotMatch(told('complete'), /30 June 2027/)
  })

  test('marks no colour that a person chose', () => {
    const chosen = { status: 'in_progress', progressRag: 'red' } as const
    assert.equal(statusOf(chosen)?.text, 'In progress\nRed')
    assert.equal(
      statusOf(chosen, { status: 'in_progress', baselineDue: '2026-01-01', agencyName: 'Birch' })?.text,
      'Alder: In progress, Red\nBirch: In progress',
      'what one of them chose is not the other’s',
    )
  })
})

describe('any paper', () => {
  test('names no person, unless somebody asks for those who lead', () => {
    for (const kind of ['highlight', 'exception', 'full'] as const) {
      const words = (withLeads: boolean) => JSON.stringify(buildPaper(kind, paperFacts({ withLeads })))
      assert.doesNotMatch(words(false), /Robin Person/, kind)
      assert.match(words(true), /Alder \(Robin Person\)/, kind)
    }
  })

  test('of one agency holds its own parts only', () => {
    const now = narrow(runningPlan(), alder)
    const words = JSON.stringify(buildPaper('full', paperFacts({ now, scope: alder })))
    assert.doesNotMatch(words, /Birch|1\.2/)
    assert.match(words, /Alder only/)
  })

  test('says what a colour is called where the plan has a name of its own for it', () => {
    const plan = runningPlan()
    const rules = { ...plan.rules, key: { red: { name: 'Significant', meaning: '' } } }
    const overall = table(buildPaper('highlight', paperFacts({ now: { ...plan, rules } })), 'Overall')
    assert.deepEqual(overall?.rows[0]?.[1], { text: 'Significant (Red)', rag: 'red' })
  })
})

test('a direction is judged only where one way is better', () => {
  assert.equal(directionText('more', 1, 2), '↑ Up, better')
  assert.equal(directionText('fewer', 1, 2), '↑ Up, worse')
  assert.equal(directionText('neither', 1, 2), '↑ Up')
  assert.equal(directionText('more', null, 2), 'Not known')
})

test('a long action is cut at a word, and a short one is left alone', () => {
  assert.equal(shorten('Meet the group, and agree', 18), 'Meet the group…')
  assert.equal(shorten('Meet'), 'Meet')
})
