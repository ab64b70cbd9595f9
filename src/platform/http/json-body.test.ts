import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultIn } from './json-body.ts'

const place = (text: string) => /line (\d+), character (\d+)/.exec(faultIn(text))?.slice(1).map(Number)

test('what is no JSON is told where it stops being JSON, by line and character', () => {
  assert.deepEqual(place('what=x'), [1, 1])
  assert.deepEqual(place('{what: 1}'), [1, 2])
  assert.deepEqual(place('{\n  "what": "x"\n  "date": "y"\n}'), [3, 3])
  assert.deepEqual(place('{"a":1,}'), [1, 8])
  assert.deepEqual(place('{"a":nul}'), [1, 9])
  assert.deepEqual(place(`{"a": "${'x'.repeat(5000)}"}}`), [1, 5010])
  for (const torn of ['{"what":', '{"a": tru', '{"a": "x', '[1,2'])
    assert.match(faultIn(torn), /ends too soon/)
  assert.match(faultIn(' '), /empty/)
  assert.match(faultIn('{"__proto__":{}}'), /cannot be taken/)
})

test('no word of what was sent is repeated', () => {
  assert.ok(!faultIn('{"what": ZEBRA}').includes('ZEBRA'))
})
