import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readPlanSchema } from './read-plan.schema.ts'
import { readLimits, readPlan } from './read-plan.ts'
import { wordBalance } from './words.ts'

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 10,
    arbitrary: fc.constantFrom(
      'Strategic Priority 1: Heard',
      'Priority 2',
      'Core Objectives:',
      'Objective',
      'Links to Police & Crime Plan: safer',
      'Links to: Police and Crime Plan, theme 3',
      'SPB Theme - safe',
      'Aim\tObjective\tAction\tOwner\tTime Frame\tStatus- RAG\tUpdate',
      'Intended outcome\tWhat steps will be taken\t\t\t\t\t',
      'Priority,Ref,Aim,Action,Owner,Cost',
      'Page 2 of 9',
      '1.1 To be heard',
      '1.1',
      '(continued)',
      'Undertake a survey to',
      'measure it. Ask them Amend it',
      'Hate action plan 2018-21',
      'Police & Crime, Task &Finish Group – all. TBC',
      'Q2/3 see Appendix B/C Action completed',
      'agenda item for next meeting 16.8.18',
      '• ',
      '- ',
    ),
  },
  { weight: 8, arbitrary: fc.constantFrom('\t', '\t\t', '\n', '\r\n', ' ', ',', '|', '"', '""', '1', '.') },
)
const planText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
const fileName = fc.constantFrom(undefined, 'plan.csv', 'plan.tsv', 'plan.txt')

test('whatever the text, no word is lost or invented and the result keeps to its schema', () => {
  fc.assert(
    fc.property(planText, fileName, (text, name) => {
      const plan = readPlan(text, name === undefined ? {} : { fileName: name })
      assert.ok(readPlanSchema.safeParse(plan).success)
      if (plan.ok) assert.deepEqual(wordBalance(text, plan), { lost: [], invented: [] })
      else assert.ok(['nothing-to-read', 'not-text'].includes(plan.problem.code))
    }),
    { numRuns: 700 },
  )
})

test('the same text always reads the same', () => {
  fc.assert(
    fc.property(planText, (text) => assert.deepEqual(readPlan(text), readPlan(text))),
    { numRuns: 200 },
  )
})

test('time grows with the length of the text and no faster, whatever is repeated', () => {
  const units = [
    'a',
    ' ',
    '"',
    '"a\t',
    '"\n',
    '1',
    '1.',
    '1/',
    '2018-',
    '2018-21 ',
    'Q2/3 ',
    'by the ',
    'Ask them. ',
    'Ask to ',
    'A & B ',
    'A and ',
    'Council Council ',
    ', ',
    'agenda item for ',
    'May ',
    'to be ',
    '(',
    '- ',
    'Links to ',
    '\t',
    '\u00a0',
    'é',
    '\r',
  ]
  for (const unit of units) {
    const cell = unit.repeat(Math.floor((readLimits.cellLettersMax - 10) / unit.length))
    const rows = Array.from(
      { length: 12 },
      () => `1.1 ${cell}\t${cell}\tx ${cell}\tx${cell}!\tx${cell}!\tx${cell}!`,
    ).join('\n')
    // Of the processor, which other work beside this does not change much: a square of the length is minutes of it.
    const before = process.cpuUsage()
    readPlan(`Aim\tObjective\tAction\tOwner\tTime Frame\tStatus\n${rows}`)
    readPlan(cell)
    readPlan(unit.repeat(Math.floor(readLimits.textBytesMax / unit.length / 2)), { fileName: 'a.csv' })
    const tookMs = process.cpuUsage(before).user / 1000
    assert.ok(tookMs < 9000, `${JSON.stringify(unit)} took ${Math.round(tookMs)} ms of the processor`)
  }
})
