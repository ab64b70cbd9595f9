// The full plan as Word, read back: the same owners, whatever joins the words of their names, and all else of each row.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deriveRow } from '../../reading/derive.ts'
import { readPlanFile } from '../../sources/read-source.ts'
import { actionState, aimState, deliveryState, planState, priorityState } from '../../testing/plan-state.ts'
import { buildPaper } from '../build-paper.ts'
import { paperFacts } from '../testing/paper-facts.ts'
import { toDocx } from './docx.ts'

const owners = [
  'Police and Council',
  'Rights & Equality',
  'Housing/Homelessness',
  'Planning, Parks and Places',
  'Youth Team (North, South)',
  'Cyngor Gwynedd a Môn',
  'Heddlu Gogledd Cymru',
  'Task & Finish Group',
  'Leicester, Leicestershire and Rutland',
  'Victim First',
  'Highways – Street Lighting',
  'Head of Estates and Safety',
  'All authorities',
  'HR/OD',
]
const open = ['', ' to be set up', ' (TBC)', '\nto be confirmed']
const row = fc.record({
  names: fc.uniqueArray(fc.constantFrom(...owners), { minLength: 1, maxLength: 4 }),
  // As the plan wrote them: in lines, or as one cell that somebody parted while looking it through.
  joint: fc.constantFrom('\n', ', ', ' and ', ' & ', '; '),
  open: fc.constantFrom(...open),
  timeframe: fc.constantFrom('', 'Q2', 'Ongoing', 'by 31 March 2027', 'June 2026'),
  objective: fc.constantFrom('', 'People know how to report'),
  status: fc.constantFrom('', 'Amber', 'In progress'),
  update: fc.constantFrom('', 'Two forums were held.'),
})

test('a plan reads back from its own Word paper with the same owners and words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const actions = rows.map((each, at) =>
        actionState(
          `1.${at + 1}`,
          each.names.map((ownerWords, part) =>
            deliveryState(`${at} ${part}`, { agencyId: null, agencyName: null, ownerWords }),
          ),
          {
            objective: each.objective,
            ownerWords: each.names.join(each.joint) + each.open,
            timeframe: each.timeframe,
            statusWords: each.status,
            update: each.update,
          },
        ),
      )
      const aims = actions.map((action) => aimState(action.ref, [action]))
      const now = planState([{ ...priorityState('1', aims), heading: 'Strategic Priority 1: Trust' }])
      const read = await readPlanFile(await toDocx(buildPaper('full', paperFacts({ now }))), 'plan.docx')
      assert.ok(read.ok)
      const back = read.priorities.flatMap((priority) => priority.aims.flatMap((aim) => aim.rows))
      assert.deepEqual(
        back.map(({ objective, action, timeframe, status, update }) => [
          objective,
          action,
          timeframe,
          status,
          update,
        ]),
        actions.map(({ objective, action, timeframe, statusWords, update }) => [
          objective,
          action,
          timeframe,
          statusWords,
          update,
        ]),
      )
      for (const [at, { derived, flags }] of back.entries()) {
        const { names = [], joint, open: said = '' } = rows[at] ?? {}
        assert.deepEqual(derived.owners, names)
        assert.equal(flags.includes('owner-to-be-confirmed'), said !== '')
        // Where the plan's own cell says just them, it comes back letter for letter.
        const cell = names.join(joint) + said
        const blank = { objective: '', action: '', timeframe: '', status: '', update: '' }
        const before = deriveRow({ ...blank, owner: cell }, null).derived.owners
        if (before.join('|') === names.join('|')) assert.equal(back[at]?.owner, cell)
      }
    }),
    { numRuns: 60 },
  )
})
