import assert from 'node:assert/strict'
import { constants, deflateRawSync } from 'node:zlib'
import { test } from 'node:test'
import { gridRows } from './grid.ts'
import { inTurn } from './in-turn.ts'
import { sourceLimits } from './limits.ts'
import { blocksOf, planOfBlocks } from './read-source.ts'
import { readApart } from './reader.ts'
import { SourceRefused } from './refusal.ts'
import { blocksIn, problemOf, textsIn } from './testing/blocks-in.ts'
import { docxFile, p, row, table } from './testing/docx-file.ts'

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof SourceRefused && error.problem.code === code

test('a long document holds up nothing else while it is read, nor while its plan is', async () => {
  const rows = Array.from({ length: 2_000 }, (_, at) =>
    row([`1.${at}`, 'Ask people', 'Police', 'Q2', 'Green']),
  )
  const file = docxFile(table([row(['Aim', 'Action', 'Owner', 'Time frame', 'Status']), ...rows]))
  let turns = 0
  const timer = setInterval(() => (turns += 1), 5)
  const blocks = await blocksIn(file)
  const whileRead = turns
  const plan = await planOfBlocks(blocks)
  clearInterval(timer)
  assert.ok(plan.ok && blocks.length === 2_001)
  assert.ok(whileRead > 5 && turns - whileRead > 2, `${whileRead} turns, then ${turns - whileRead}`)
})

test('a document of more elements than any plan has is refused', async () => {
  const empty = Array.from({ length: sourceLimits.treeElementsMax }, (_, at) => `<w:r w:a="${at * 7_919}"/>`)
  assert.equal(
    await problemOf(docxFile(`${p('Priority 1')}<w:p>${empty.join('')}</w:p>`)),
    'inflates-too-much',
  )
})

test('a reading that takes the memory of the machine ends, and the next begins anew', async () => {
  // The guard does not unpack pictures; the page says that its words are one.
  const file = pageOf(spaces(3_000), '/Subtype/Image/Filter/FlateDecode')
  assert.ok(file.length < 4_000_000)
  const before = process.memoryUsage().rss
  assert.equal(await problemOf(file), 'inflates-too-much')
  assert.ok(process.memoryUsage().rss - before < 100 * 1024 * 1024)
  assert.deepEqual(textsIn(await blocksIn(docxFile(p('Our plan')))), ['Our plan'])
})

test('a reading that takes too long ends, and the next begins anew', async () => {
  const task = { kind: 'file', bytes: docxFile(p('Our plan').repeat(5_000)), fileName: undefined } as const
  await assert.rejects(
    inTurn(() => readApart(task, 1)),
    refusedAs('too-slow'),
  )
  assert.deepEqual(textsIn(await blocksIn(docxFile(p('Our plan')))), ['Our plan'])
})

test('documents are read one at a time; beyond a line of bounded length they are turned away', async () => {
  let now = 0
  let most = 0
  const work = async () => {
    now += 1
    most = Math.max(most, now)
    await new Promise((resolve) => setTimeout(resolve, 5))
    now -= 1
  }
  const all = await Promise.allSettled(
    Array.from({ length: sourceLimits.waitingMax + 2 }, () => inTurn(work)),
  )
  assert.equal(most, 1)
  const away = all.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  assert.equal(away.length, 2)
  assert.ok(away.every(refusedAs('busy')))
  await inTurn(work)
})

test('one that fails does not hold up the line', async () => {
  const failed = inTurn(() => Promise.reject(new Error('no')))
  const next = inTurn(() => Promise.resolve('read'))
  await assert.rejects(failed)
  assert.equal(await next, 'read')
})

test('many at once are all read, each its own', async () => {
  const texts = Array.from({ length: 10 }, (_, at) => `Plan number ${at}`)
  const read = await Promise.all(texts.map((text) => blocksOf(docxFile(p(text)))))
  assert.deepEqual(
    read.map((each) => (each.ok ? textsIn(each.blocks) : each.problem)),
    texts.map((text) => [text]),
  )
})

test('tables whose edges differ in every row are placed in time', () => {
  const rows = Array.from({ length: 2_000 }, (_, at) => ({
    header: false,
    cells: Array.from({ length: 50 }, (__, column) => {
      const from = column * 1_000 + (at % 400)
      return { from, to: from + 1_000, text: 'Ask', fill: null, above: false }
    }),
  }))
  const before = process.cpuUsage()
  const placed = gridRows(rows, 1, 500)
  const tookMs = process.cpuUsage(before).user / 1_000
  assert.ok(placed.length === 2_000 && placed.every(({ cells }) => cells.length === 50))
  assert.ok(tookMs < 3_000, `${Math.round(tookMs)} ms`)
})

/** That many megabytes of spaces, packed: one packed megabyte over and over, which is quick to write. */
function spaces(megabytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: megabytes }, () => one)])
}

function pageOf(content: Buffer, filter: string): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>',
  ].map((object, at) => `${at + 1} 0 obj${object}endobj\n`)
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n${objects.join('')}4 0 obj<<${filter}/Length ${content.length}>>stream\n`),
    content,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF'),
  ])
}
