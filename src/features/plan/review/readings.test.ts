import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textBlocks } from '../reading/blocks.ts'
import { readWith } from './read-with.ts'
import { rememberedReading, rememberReading } from './readings.ts'

const blocks = (words: string) =>
  textBlocks(`Our plan\n\nAim\tAction\tOwner\n1.1 Be heard\t${words}\tPolice\n`)

test('a document is read once for all the pages of its review, and again for other answers', async () => {
  const first = await readWith(blocks('Ask'), null)
  assert.ok(first.ok)
  assert.equal(await readWith(blocks('Ask'), null), first)
  assert.notEqual(await readWith(blocks('Tell'), null), first)
  assert.notEqual(await readWith(blocks('Ask'), { owner: 'other' }), first)
})

test('what was not asked for longest is forgotten', async () => {
  const read = await readWith(blocks('Ask'), null)
  assert.ok(read.ok)
  rememberReading('long ago', read)
  for (let at = 0; at < 31; at += 1) rememberReading(`other ${at}`, read)
  assert.equal(rememberedReading('long ago'), read)
  rememberReading('one more', read)
  assert.equal(rememberedReading('long ago'), read)
  assert.equal(rememberedReading('other 0'), undefined)
  rememberReading('x'.repeat(12_000_001), read)
  assert.equal(rememberedReading('long ago'), undefined)
})
