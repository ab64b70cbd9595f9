// A paper of a plan that comes back is that plan, though its columns and the numbers of its aims are written in another way.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { line, readWhole, row } from '../reading/testing/in-blocks.ts'
import { newerVersionOf } from './newer-version.ts'

const read = readWhole([
  line('Hate Crime Delivery Plan 2026–2028', 0),
  row(['Action', 'Owner', 'Status']),
  row(['Train front desks', 'Police', 'Started']),
])
const known = (title: string) => ({ id: 'a', title, refs: ['P1', 'P2'], shapes: ['another'] })

test('the same title and years are enough', () => {
  const plan = known('Hate Crime Delivery Plan 2026–2028')
  assert.equal(newerVersionOf(read, 'shape', [plan])?.title, plan.title)
  assert.equal(newerVersionOf(read, 'shape', [known('Hate Crime Delivery Plan 2022–2024')]), null)
})
