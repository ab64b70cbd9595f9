import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isUuid, newId } from './ids.ts'

test('ids are UUIDs of version 7, each its own, in the order they were made', () => {
  const ids = Array.from({ length: 5000 }, newId)
  assert.ok(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  )
  assert.equal(new Set(ids).size, ids.length)
  assert.deepEqual([...ids].sort(), ids)
})

test('only a whole UUID is one', () => {
  assert.equal(isUuid(newId()), true)
  for (const wrong of ['', `${newId()} `, newId().slice(1), '../etc', null, undefined, 7, [newId()]]) {
    assert.equal(isUuid(wrong), false)
  }
})
