import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cycleRulesOf } from '../running/rules.ts'
import { cycleDays, managerDay, movedBy, reminderDays, remindersBy, workingDay } from './cycle-days.ts'

const rules = cycleRulesOf(null)

test('a quarter is asked about five working days after its last day, and looked at after twenty', () => {
  assert.deepEqual(cycleDays({ year: 2026, quarter: 2 }, rules), {
    quarter: '2026-q2',
    firstDay: '2026-07-01',
    lastDay: '2026-09-30',
    requestsOn: '2026-10-07',
    dueOn: '2026-10-21',
    moderateOn: '2026-10-28',
  })
})

test('bank holidays count for nothing: the last quarter ends before Easter', () => {
  // Good Friday and Easter Monday 2027 are 26 and 29 March; the spring term's quarter ends on the 31st.
  assert.equal(cycleDays({ year: 2026, quarter: 3 }, rules).requestsOn, '2027-01-08')
  assert.equal(workingDay('2027-03-25', 1), '2027-03-30')
  assert.equal(workingDay('2027-03-30', -1), '2027-03-25')
})

test('reminders are counted from the day updates are due, in order and without repeats', () => {
  assert.deepEqual(reminderDays('2026-10-21', { reminders: [5, -10, 0, 5] }), [
    '2026-10-07',
    '2026-10-21',
    '2026-10-28',
  ])
  assert.equal(remindersBy('2026-10-20', '2026-10-21', rules), 1)
  assert.equal(remindersBy('2026-10-21', '2026-10-21', rules), 2)
  assert.equal(managerDay('2026-10-21', rules), '2026-11-02')
})

test('asked late, the other days move by as many working days, and asked on its day by none', () => {
  const days = cycleDays({ year: 2026, quarter: 2 }, rules)
  assert.deepEqual(movedBy(days, '2026-10-07'), { dueOn: '2026-10-21', moderateOn: '2026-10-28' })
  assert.deepEqual(movedBy(days, '2026-10-09'), { dueOn: '2026-10-23', moderateOn: '2026-10-30' })
})
