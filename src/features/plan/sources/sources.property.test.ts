import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readBlocks } from '../reading/read-plan.ts'
import { wordBalance } from '../reading/words.ts'
import { readHere } from './read-here.ts'
import {
  anyDocument,
  type AnyDocument,
  asDocx,
  asHtml,
  asPdf,
  asXlsx,
  textsOfDocument,
} from './testing/any-document.ts'
import { textsOfAll, wordCounts } from './testing/blocks-in.ts'
import { anyDamage } from './testing/damage.ts'
import { readsSafely } from './testing/reads-safely.ts'

/** In this very process: what the one kept apart adds is another test's matter (reader.test.ts). */
async function sourceOf(bytes: Uint8Array) {
  const source = await readHere({ kind: 'file', bytes, fileName: undefined })
  assert.ok(source.ok && 'blocks' in source)
  return source
}

const formats: [string, boolean, number, (document: AnyDocument) => Uint8Array | Promise<Uint8Array>][] = [
  ['docx', false, 60, asDocx],
  ['xlsx', false, 25, asXlsx],
  ['html', false, 80, asHtml],
  ['pdf with rules', true, 15, (document) => asPdf(document, true)],
  ['pdf without rules', true, 15, (document) => asPdf(document, false)],
]

for (const [name, plain, numRuns, write] of formats) {
  test(`every word of a ${name} is in its blocks exactly as often as in the document, and in its plan`, async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument(plain), async (document) => {
        const { blocks, text } = await sourceOf(await write(document))
        assert.deepEqual(wordCounts(textsOfAll(blocks)), wordCounts(textsOfDocument(document)))
        const read = readBlocks(blocks)
        assert.ok(read.ok)
        assert.deepEqual(wordBalance(text, read), { lost: [], invented: [] })
      }),
      { numRuns },
    )
  })

  // Of PDFs there is a test of its own (pdf.property.test.ts).
  if (!plain)
    test(`a ${name} whose bytes were changed, cut, doubled or lost is read or refused, never more`, async () => {
      const whole = await write([
        'Priority 1: Heard',
        [
          ['Aim', 'Action', 'Owner'],
          ['1.1', 'Ask', 'Police'],
          ['1.2', '', 'Fire'],
        ],
      ])
      await fc.assert(
        fc.asyncProperty(anyDamage, (damage) => readsSafely(damage(whole))),
        { numRuns: Math.min(numRuns * 2, 150) },
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
    { numRuns: 200 },
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (rest) =>
      readsSafely(new Uint8Array([...Buffer.from('%PDF-1.7\n'), ...rest])),
    ),
    { numRuns: 30 },
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
      const source = await sourceOf(new TextEncoder().encode(`<html><body>${pieces.join('')}`))
      const words = pieces.filter((each) => !each.startsWith('<')).map((each) => each.replace('&amp;', '&'))
      assert.deepEqual(wordCounts(textsOfAll(source.blocks)), wordCounts(words))
    }),
    { numRuns: 300 },
  )
})
