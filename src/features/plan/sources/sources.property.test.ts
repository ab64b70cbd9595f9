import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { planProblemText } from '../reading/messages.en.ts'
import { readPlanSchema } from '../reading/read-plan.schema.ts'
import { wordBalance } from '../reading/words.ts'
import { blocksOf, readPlanFile, readPlanSource } from './read-source.ts'
import {
  anyDocument,
  type AnyDocument,
  asDocx,
  asHtml,
  asPdf,
  asXlsx,
  textsOfDocument,
} from './testing/any-document.ts'
import { blocksIn, textsOfAll, wordCounts } from './testing/blocks-in.ts'

const slowestMs = 5_000

/** Read twice the same, within the time, to a result that keeps to the schema. */
async function readsSafely(file: Uint8Array, name?: string): Promise<void> {
  const startMs = performance.now()
  const first = await readPlanFile(file, name)
  assert.ok(performance.now() - startMs < slowestMs)
  assert.deepEqual(await readPlanFile(file, name), first)
  assert.ok(readPlanSchema.safeParse(first).success)
  if (!first.ok) assert.notEqual(planProblemText(first.problem), '')
}

const formats: [string, boolean, number, (document: AnyDocument) => Uint8Array | Promise<Uint8Array>][] = [
  ['docx', false, 150, asDocx],
  ['xlsx', false, 60, asXlsx],
  ['html', false, 150, asHtml],
  ['pdf with rules', true, 40, (document) => asPdf(document, true)],
  ['pdf without rules', true, 40, (document) => asPdf(document, false)],
]

for (const [name, plain, numRuns, write] of formats) {
  test(`every word of a ${name} is in its blocks exactly as often as in the document, and in its plan`, async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument(plain), async (document) => {
        const file = await write(document)
        const found = wordCounts(textsOfAll(await blocksIn(file)))
        assert.deepEqual(found, wordCounts(textsOfDocument(document)))
        const { read, sourceText } = await readPlanSource(file)
        assert.ok(read.ok)
        assert.deepEqual(wordBalance(sourceText, read), { lost: [], invented: [] })
      }),
      { numRuns },
    )
  })

  test(`a ${name} that was cut short or has wrong bytes in it is read or refused, never more`, async () => {
    const whole = await write([
      'Priority 1: Heard',
      [
        ['Aim', 'Action', 'Owner'],
        ['1.1', 'Ask', 'Police'],
        ['1.2', '', 'Fire'],
      ],
    ])
    const place = fc.nat({ max: whole.length - 1 })
    const flips = fc.array(fc.tuple(place, fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(flips, fc.option(place), async (wrong, end) => {
        const file = whole.slice(0, end ?? whole.length)
        for (const [at, byte] of wrong) if (at < file.length) file[at] = byte
        await readsSafely(file)
      }),
      { numRuns: Math.min(numRuns * 2, 200) },
    )
  })
}

test('any bytes at all are read or refused, whatever they pretend to be', async () => {
  const start = fc.constantFrom(
    '',
    'PK\u0003\u0004',
    '<html><table>',
    '<?xml version="1.0"?>',
    '{\\rtf1',
    '\u00FF\u00FE',
    'Aim\tAction\tOwner\n',
    '\u00D0\u00CF\u0011\u00E0',
  )
  const name = fc.constantFrom(undefined, 'plan.docx', 'plan.csv')
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), name, (first, rest, fileName) =>
      readsSafely(new Uint8Array([...Buffer.from(first, 'latin1'), ...rest]), fileName),
    ),
    { numRuns: 400 },
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (rest) =>
      readsSafely(new Uint8Array([...Buffer.from('%PDF-1.7\n'), ...rest])),
    ),
    { numRuns: 60 },
  )
})

test('any tags at all are read, and their text is not lost', async () => {
  const piece = fc.constantFrom(
    '<table>',
    '</table>',
    '<tr>',
    '</tr>',
    '<td>',
    '<td rowspan=3>',
    '<td colspan=2>',
    '</td>',
    '<th>',
    '<p>',
    '</p>',
    '<br>',
    '<ul><li>',
    '</ul>',
    '<div>',
    '</div>',
    '<b>',
    '</b>',
    '<tbody>',
    '<thead>',
    '</thead>',
    'Ask ',
    'Tell ',
    'Go ',
    '&amp; ',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const source = await blocksOf(new TextEncoder().encode(`<html><body>${pieces.join('')}`))
      assert.ok(source.ok)
      const words = pieces.filter((each) => !each.startsWith('<')).map((each) => each.replace('&amp;', '&'))
      assert.deepEqual(wordCounts(textsOfAll(source.blocks)), wordCounts(words))
    }),
    { numRuns: 500 },
  )
})
