// Bodies that share the word for what they are.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOwners } from './owners.ts'

const read = (cell: string) => {
  const { owners, doubtful } = readOwners(cell)
  return doubtful ? ['?', ...owners] : owners
}

test('councils and universities that share their word are parted, and doubtful', () => {
  for (const [cell, ...owners] of [
    ['Leicester, Leicestershire and Rutland Councils', 'Leicester', 'Leicestershire', 'Rutland Councils'],
    ['Leicester, Leicestershire & Rutland councils', 'Leicester', 'Leicestershire', 'Rutland councils'],
    ['Blaby and Harborough District Councils', 'Blaby', 'Harborough District Councils'],
    ['Oadby and Wigston and Melton councils', 'Oadby and Wigston', 'Melton councils'],
    ['Leicester and Loughborough Universities', 'Leicester', 'Loughborough Universities'],
  ] as const)
    assert.deepEqual(read(cell), ['?', ...owners], cell)
})

test('one force or two is for a person to say: whole, and doubtful', () => {
  for (const cell of [
    'Kent and Essex Police',
    'Norfolk & Suffolk Constabulary',
    'Bedfordshire, Cambridgeshire and Hertfordshire Police',
    'West and North Yorkshire Police',
    'Lambeth and Southwark BCU',
    'City and County Councils',
    'City and county Prevent leads',
  ])
    assert.deepEqual(read(cell), ['?', cell], cell)
  assert.deepEqual(read('Kent and Essex Police; Medway Council'), [
    '?',
    'Kent and Essex Police',
    'Medway Council',
  ])
})

test('a body whose own name has two places, and an area, stay whole without a doubt', () => {
  for (const cell of [
    'Devon and Cornwall Police',
    'Avon & Somerset Constabulary',
    'Hinckley and Bosworth Borough Council',
    'Leicester, Leicestershire and Rutland',
    'City and County of Swansea',
    'Cardiff and Vale UHB',
    'Hate & Prevent Delivery Group',
    'Task and Finish Group',
    'Fire and Rescue Service',
    'Police and Crime Commissioner',
    'Local authorities',
    'HM Courts and Tribunals Service',
  ])
    assert.deepEqual(read(cell), [cell], cell)
  assert.deepEqual(read('Police, Probation and HM Courts and Tribunals Service'), [
    'Police',
    'Probation',
    'HM Courts and Tribunals Service',
  ])
})

test('two posts between which a comma stands are two; a name beside one that is known may be', () => {
  assert.deepEqual(read('Director of People and Culture, Chief Nurse'), [
    'Director of People and Culture',
    'Chief Nurse',
  ])
  assert.deepEqual(read("Barnardo's and Victim Support"), ['?', "Barnardo's and Victim Support"])
})
