import assert from 'node:assert/strict'
import { deflateSync } from 'node:zlib'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { planProblemText } from '../reading/messages.en.ts'
import { problemCodes, readPlanSchema } from '../reading/read-plan.schema.ts'
import { blocksOf, readPlanFile, readPlanSource } from './read-source.ts'
import { sourceLimits } from './limits.ts'
import { textBlocks } from '../reading/blocks.ts'
import { blocksIn, cellsIn, problemOf } from './testing/blocks-in.ts'
import { docxFile, p, row, table } from './testing/docx-file.ts'
import { drawTable, pdfFile } from './testing/pdf-file.ts'
import { xlsxFile } from './testing/xlsx-file.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const rows = [
  ['Aim', 'Action', 'Owner', 'Time Frame', 'Status'],
  ['1.1 To be heard', 'Ask people what they need.', 'Police & Fire', 'Q2/3', 'Green'],
  ['1.2 To be safe', 'Tell everybody.', 'Task & Finish Group', 'Ongoing', 'Red'],
]
const html = `<html><body><table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell.replace('&', '&amp;')}</td>`).join('')}</tr>`).join('')}</table></body></html>`

function sheetFile(inside: string): Uint8Array {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const files = {
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/></Types>`,
    'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet name="Plan" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>',
    'xl/sheet.xml': `<worksheet>${inside}</worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

async function inEveryFormat(): Promise<Record<string, Uint8Array>> {
  return {
    docx: docxFile(table(rows.map((cells) => row(cells)))),
    xlsx: await xlsxFile((book) => void book.addWorksheet('Sheet1').addRows(rows)),
    pdf: await pdfFile((doc) => drawTable(doc, { rows, widths: [120, 180, 150, 90, 80] })),
    'pdf without rules': await pdfFile((doc) =>
      drawTable(doc, { rows, widths: [120, 180, 150, 90, 80], ruled: false }),
    ),
    html: bytes(html),
    tsv: bytes(rows.map((cells) => cells.join('\t')).join('\n')),
    csv: bytes(rows.map((cells) => cells.join(',')).join('\n')),
    aligned: bytes(rows.map((cells) => cells.map((cell) => cell.padEnd(30)).join('')).join('\n')),
  }
}

test('the same plan reads the same from every format', async () => {
  for (const [name, file] of Object.entries(await inEveryFormat())) {
    assert.deepEqual(cellsIn(await blocksIn(file, `plan.${name}`)), rows, name)
    const plan = await readPlanFile(file)
    assert.ok(plan.ok && readPlanSchema.safeParse(plan).success, name)
    assert.deepEqual(
      plan.priorities[0]?.aims.map((aim) => [aim.ref, aim.rows[0]?.owner]),
      [
        ['1.1', 'Police & Fire'],
        ['1.2', 'Task & Finish Group'],
      ],
      name,
    )
  }
})

test('what is kept of a file reads back to the same rows, at the lines that the plan names', async () => {
  const file = docxFile(
    p('Our plan') +
      table([
        row(['Aim', 'Action', 'Owner']),
        row(['1.1', `<w:tc>${p('Ask "all"')}${p('Tell')}</w:tc>`, 'Fire']),
        row(['1.2', 'Go', 'NHS']),
      ]),
  )
  const { sourceText } = await readPlanSource(file)
  const source = await blocksOf(file)
  assert.ok(source.ok)
  const again = textBlocks(sourceText)
  const plain = (blocks: typeof again) =>
    blocks.map((block) => [block.line, block.kind === 'row' ? block.cells : block.text])
  assert.deepEqual(plain(again), plain(source.blocks))
  assert.equal((await readPlanSource(bytes(''))).sourceText, '')
})

test('a file that cannot be read says why and what to do instead', async () => {
  const type = (main: string) =>
    `<Types><Override PartName="/a" ContentType="application/vnd.${main}.main+xml"/></Types>`
  const zip = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  const refused: [string, Uint8Array, string][] = [
    ['empty', new Uint8Array(), 'nothing-to-read'],
    [
      'old Word',
      bytes(`\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1${'\0'.repeat(600)}`),
      'legacy-format',
    ],
    [
      'locked Word',
      bytes(`\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1${[...'EncryptedPackage'].join('\0')}\0`),
      'encrypted',
    ],
    ['RTF', bytes('{\\rtf1 plan}'), 'legacy-format'],
    [
      'OpenDocument',
      zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
      'legacy-format',
    ],
    [
      'slides',
      zip({ '[Content_Types].xml': type('openxmlformats-officedocument.presentationml.presentation') }),
      'unknown-format',
    ],
    [
      'binary spreadsheet',
      zip({ '[Content_Types].xml': type('ms-excel.sheet.binary.macroEnabled') }),
      'legacy-format',
    ],
    ['any archive', zip({ 'plan.txt': 'x' }), 'unknown-format'],
    ['picture', bytes('\u0089PNG\r\n\u001A\n....'), 'picture'],
    ['program', bytes(`\u007FELF${'\u0001\u0002\0'.repeat(50)}`), 'unknown-format'],
    ['a PDF cut short', (await pdfFile((doc) => doc.text('Plan'))).subarray(0, 60), 'damaged'],
    ['a document cut short', docxFile(p('Plan')).subarray(0, 300), 'damaged'],
    ['too large', new Uint8Array(sourceLimits.fileBytesMax + 1), 'too-large'],
    ['no words', docxFile(''), 'read'],
  ]
  for (const [name, file, code] of refused) assert.equal(await problemOf(file), code, name)
  assert.deepEqual(await readPlanFile(docxFile('')), {
    ok: false,
    problem: { code: 'nothing-to-read', line: null, limit: null, found: null },
  })
  for (const code of problemCodes)
    assert.match(
      planProblemText({ code, line: null, limit: 5_242_880, found: null }),
      /^[A-Z]\p{L}+ .{8,}\P{P}$/u,
    )
})

test('macros and links to elsewhere are passed over, not run and not refused', async () => {
  const entries = {
    'word/vbaProject.bin': strToU8('Sub AutoOpen()'),
    'word/_rels/document.xml.rels': strToU8(
      '<Relationships><Relationship Id="x" TargetMode="External" Target="http://127.0.0.1:1/"/></Relationships>',
    ),
  }
  assert.deepEqual((await blocksIn(docxFile(p('Our plan'), { entries }))).length, 1)
})

// Unpacked or followed to their end these would take minutes, or never end: the limit is there to fail instead of waiting.
const AT_ONCE_MS = 30_000

test('what unpacks to far more than it is, or to far too many parts, is refused before it is unpacked', async () => {
  const zeros = new Uint8Array(24 * 1024 * 1024)
  const bomb = { 'word/styles.xml': zeros, 'word/numbering.xml': zeros, 'word/header1.xml': zeros }
  const parts = Object.fromEntries(
    Array.from({ length: sourceLimits.entriesMax + 1 }, (_, at) => [`word/${at}.xml`, strToU8('')]),
  )
  const packed = deflateSync(new Uint8Array(sourceLimits.pdfStreamBytesMax + 1)).toString('latin1')
  const object = (dictionary: string, stream: string) =>
    bytes(`%PDF-1.4\n1 0 obj<<${dictionary}>>stream\n${stream}\nendstream endobj\ntrailer<<>>`)
  const files: [Uint8Array, string][] = [
    [docxFile(p('x'), { entries: bomb }), 'inflates-too-much'],
    [docxFile(p('x'), { entries: parts }), 'too-many-entries'],
    [object('/Filter/FlateDecode', packed), 'inflates-too-much'],
    [object('/Filter[/FlateDecode /FlateDecode]', 'x'), 'inflates-too-much'],
  ]
  for (const [file, code] of files) {
    const startMs = performance.now()
    assert.equal(await problemOf(file), code)
    const tookMs = performance.now() - startMs
    // A new process may have to start in between, beside other work.
    assert.ok(tookMs < AT_ONCE_MS, `${code} took ${Math.round(tookMs)} ms`)
  }
})

test('entities, depth, spans and numbers without end are refused or bounded, and quickly', async () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'
  const external = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document/>'
  const hostile: Record<string, Uint8Array> = {
    laughs: docxFile('', { entries: { 'word/document.xml': strToU8(laughs) } }),
    external: docxFile('', { entries: { 'word/document.xml': strToU8(external) } }),
    deep: docxFile('<w:tbl>'.repeat(5_000) + '</w:tbl>'.repeat(5_000)),
    spans: docxFile(
      table([row([`<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>${p('x')}</w:tc>`, 'y'])]),
    ),
    divs: bytes(`<html>${'<div>'.repeat(200_000)}x`),
    'html spans': bytes(
      `<table>${'<tr><td rowspan=999999 colspan=999999>x<td rowspan=0>y'.repeat(3_000)}</table>`,
    ),
    'html cells': bytes(`<table><tr>${'<td rowspan=9>x'.repeat(300_000)}</table>`),
    tags: bytes(`<html>${'<b '.repeat(500_000)}`),
    comments: bytes(`<html><style>${'/*'.repeat(200_000)}</style><p>x`),
    merges: sheetFile(
      `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row><row r="900"><c r="B900"><v>1</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(2_000)}</mergeCells>`,
    ),
    'far cells': sheetFile(
      `<sheetData>${Array.from({ length: 3_000 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>${at}</v></c></row>`).join('')}</sheetData>`,
    ),
    spaces: bytes(`Aim  Action  Owner\n${'x  '.repeat(300_000)}`),
    'many lines': bytes(`${'a  b  c\n'.repeat(60_000)}`),
  }
  for (const [name, file] of Object.entries(hostile)) {
    const startMs = performance.now()
    const source = await blocksOf(file)
    const tookMs = performance.now() - startMs
    assert.ok(tookMs < AT_ONCE_MS, `${name} took ${Math.round(tookMs)} ms`)
    if (name === 'laughs' || name === 'external')
      assert.ok(!source.ok && source.problem.code === 'damaged', name)
  }
})
