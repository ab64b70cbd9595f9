import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksIn, cellsIn, paragraphsIn, rowsIn, textsIn } from './testing/blocks-in.ts'
import { strToU8 } from 'fflate'
import { cell, docxFile, listed, p, row, run, table, text, twoLists } from './testing/docx-file.ts'

const header = row(['Aim', 'Action', 'Owner'], '<w:tblHeader/>')

test('a table becomes rows, its repeating header marked, with the place of each', async () => {
  const blocks = await blocksIn(docxFile(table([header, row(['1.1 Be heard', 'Ask', 'Police & Fire'])])))
  assert.deepEqual(cellsIn(blocks), [
    ['Aim', 'Action', 'Owner'],
    ['1.1 Be heard', 'Ask', 'Police & Fire'],
  ])
  assert.deepEqual(
    rowsIn(blocks).map(({ header: repeats, table: number, where }) => [repeats, number, where]),
    [
      [true, 1, 'table 1, row 1'],
      [undefined, 1, 'table 1, row 2'],
    ],
  )
})

test('merged cells say which way they go on, and keep their words once', async () => {
  const merged = cell('Police', '<w:vMerge w:val="restart"/>')
  const blocks = await blocksIn(
    docxFile(
      table([
        header,
        row([cell('1.1 Be heard', '<w:vMerge w:val="restart"/>'), 'Ask', merged]),
        row([cell('<w:p/>', '<w:vMerge/>'), 'Tell', cell('<w:p/>', '<w:vMerge/>')]),
        row([cell('All of it', '<w:gridSpan w:val="2"/>'), 'Fire']),
      ]),
    ),
  )
  assert.deepEqual(
    rowsIn(blocks)
      .slice(2)
      .map(({ cells, merged: how }) => [cells, how]),
    [
      [
        ['', 'Tell', ''],
        ['above', null, 'above'],
      ],
      [
        ['All of it', '', 'Fire'],
        [null, 'left', null],
      ],
    ],
  )
})

test('words in a cell that claims to go on from above are kept', async () => {
  const blocks = await blocksIn(
    docxFile(table([header, row(['1', 'Ask', 'Fire']), row([cell('2', '<w:vMerge/>'), 'Tell', 'NHS'])])),
  )
  assert.deepEqual(cellsIn(blocks)[2], ['2', 'Tell', 'NHS'])
})

test('columns whose edges drifted apart from row to row are one column', async () => {
  const span = (words: string, columns: number) => cell(words, `<w:gridSpan w:val="${columns}"/>`)
  const blocks = await blocksIn(
    docxFile(
      table(
        [
          row([span('Aim', 1), span('Action', 2), span('Owner', 2)]),
          row([span('1.1 Heard', 2), span('Ask', 2), 'Fire']),
        ],
        [2900, 120, 3000, 100, 2800],
      ),
    ),
  )
  assert.deepEqual(cellsIn(blocks), [
    ['Aim', 'Action', 'Owner'],
    ['1.1 Heard', 'Ask', 'Fire'],
  ])
})

test('rows that begin further right leave the columns before them empty', async () => {
  const blocks = await blocksIn(docxFile(table([header, row(['Tell', 'Fire'], '<w:gridBefore w:val="1"/>')])))
  assert.deepEqual(cellsIn(blocks)[1], ['', 'Tell', 'Fire'])
})

test('numbers and bullets that Word makes itself are part of the text', async () => {
  const blocks = await blocksIn(
    docxFile(
      p('Being heard', listed(1, 0)) +
        table([
          header,
          row([
            cell(p('To listen', listed(1, 1))),
            cell(p('Ask', listed(2, 0)) + p('Tell', listed(2, 0))),
            'Fire',
          ]),
          row([cell(p('', listed(1, 1))), 'Go', 'NHS']),
        ]) +
        p('Being safe', listed(1, 0)) +
        p('To stay', listed(1, 1)),
      { parts: { numbering: twoLists } },
    ),
  )
  assert.deepEqual(textsIn(blocks), [
    'Strategic Priority 1: Being heard',
    'Strategic Priority 2: Being safe',
    '2.1 To stay',
  ])
  assert.deepEqual(cellsIn(blocks).slice(1), [
    ['1.1 To listen', '• Ask\n• Tell', 'Fire'],
    ['1.2', 'Go', 'NHS'],
  ])
})

test('headings are known by their style, however it is named, or by their outline', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Priority"/><w:basedOn w:val="H1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
  const blocks = await blocksIn(
    docxFile(
      p('Plan', '<w:pStyle w:val="T"/>') +
        p('One', '<w:pStyle w:val="Ours"/>') +
        p('Two', '<w:outlineLvl w:val="1"/>') +
        p('Three'),
      { parts: { styles } },
    ),
  )
  assert.deepEqual(
    paragraphsIn(blocks).map(({ text: words, heading }) => [words, heading]),
    [
      ['Plan', 0],
      ['One', 1],
      ['Two', 2],
      ['Three', undefined],
    ],
  )
})

test('a colour behind a cell, its words or a sign is its fill', async () => {
  const blob = `<w:p>${run(text('●'), '<w:color w:val="FFC000"/>')}</w:p>`
  const marked = `<w:p>${run(text('Green'), '<w:highlight w:val="green"/>')}</w:p>`
  const half = `<w:p>${run(text('On '), '<w:highlight w:val="red"/>')}${run(text('track'))}</w:p>`
  const blocks = await blocksIn(
    docxFile(
      table([
        row([
          'Go',
          cell('<w:p/>', '<w:shd w:val="clear" w:fill="FF0000"/>'),
          cell(blob),
          cell(marked),
          cell(half),
          cell('x', '<w:shd w:val="clear" w:fill="auto"/>'),
        ]),
      ]),
    ),
  )
  assert.deepEqual(rowsIn(blocks)[0]?.fills, [null, '#ff0000', '#ffc000', '#00ff00', null, null])
})

test('what a tracked change put in stays and what it took out goes', async () => {
  const changed = `<w:p>${run(text('Ask '))}<w:ins>${run(text('everybody'))}</w:ins><w:del>${run('<w:delText>nobody</w:delText>')}</w:del></w:p>`
  const joined = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run(text('First '))}</w:p>${p('second')}`
  const gone = row(['Gone', 'Gone', 'Gone'], '<w:del/>')
  const blocks = await blocksIn(docxFile(changed + joined + table([header, gone, row(['1', 'Go', 'Fire'])])))
  assert.deepEqual(textsIn(blocks), ['Ask everybody', 'First second'])
  assert.equal(cellsIn(blocks).length, 2)
})

test('links, content controls, line breaks, tabs, soft hyphens and ticks are read as they look', async () => {
  const control = `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${p('In a control')}</w:sdtContent></w:sdt>`
  const mixed = `<w:p><w:hyperlink>${run(text('a link'))}</w:hyperlink>${run(`<w:tab/>${text('after')}<w:br/>${text('part')}<w:softHyphen/>${text('ner')}<w:noBreakHyphen/>${text('ship')}`)}</w:p>`
  const code = `<w:p>${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText>PAGE</w:instrText>')}${run(text('Page 3'))}</w:p>`
  const box = `<w:p>${run('<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar>')}${run(text(' Done'))}</w:p>`
  const symbol = `<w:p>${run('<w:sym w:font="Wingdings" w:char="F0A8"/>')}${run(text(' Open'))}</w:p>`
  const blocks = await blocksIn(docxFile(control + mixed + code + box + symbol))
  assert.deepEqual(textsIn(blocks), [
    'In a control',
    'a link after',
    'partner-ship',
    'Page 3',
    '☒ Done',
    '☐ Open',
  ])
})

test('rows and cells inside content controls are rows and cells', async () => {
  const wrapped = (inside: string) => `<w:sdt><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
  const blocks = await blocksIn(
    docxFile(table([header, wrapped(`<w:tr>${cell('1')}${wrapped(cell('Ask'))}${cell('Fire')}</w:tr>`)])),
  )
  assert.deepEqual(cellsIn(blocks)[1], ['1', 'Ask', 'Fire'])
})

test('a text box is read once, though it is stored for two kinds of program', async () => {
  const inside = `<w:txbxContent>${p('In a box')}</w:txbxContent>`
  const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
  const blocks = await blocksIn(docxFile(`<w:p>${run(text('Beside'))}${run(both)}</w:p>`))
  assert.deepEqual(
    paragraphsIn(blocks).map(({ text: words, where }) => [words, where]),
    [
      ['Beside', undefined],
      ['In a box', 'text box'],
    ],
  )
})

test('a table that only arranges the page gives way to the tables in it; one among words stays in its cell', async () => {
  const inner = table([header, row(['1.1', 'Ask', 'Fire'])])
  const layout = table([row([cell(p('') + inner + p(''))])])
  const among = table([row(['1.2', cell(p('Ask') + table([row(['Who', 'all'])]) + p('')), 'NHS'])])
  const blocks = await blocksIn(docxFile(layout + among))
  assert.deepEqual(cellsIn(blocks), [
    ['Aim', 'Action', 'Owner'],
    ['1.1', 'Ask', 'Fire'],
    ['1.2', 'Ask\nWho all', 'NHS'],
  ])
})

test('no word at the edges is lost: headers, footers, notes and comments say where they stood', async () => {
  const note = (kind: string, words: string) => `<w:${kind} w:id="1">${p(words)}</w:${kind}>`
  const blocks = await blocksIn(
    docxFile(p('Body'), {
      parts: {
        header1: p('Official'),
        footer1: p('Page 1 of 2'),
        footnotes: note('footnote', 'A note'),
        endnotes: note('endnote', 'An end'),
        comments: note('comment', 'Check this'),
      },
    }),
  )
  assert.deepEqual(
    paragraphsIn(blocks).map(({ text: words, where }) => [where, words]),
    [
      ['page header', 'Official'],
      [undefined, 'Body'],
      ['page footer', 'Page 1 of 2'],
      ['footnote', 'A note'],
      ['endnote', 'An end'],
      ['comment', 'Check this'],
    ],
  )
})

test('a comment on a row of a table stands beside it, once, and others after the text', async () => {
  const reference = (id: number) =>
    `<w:p><w:r><w:t>Ask</w:t></w:r><w:r><w:commentReference w:id="${id}"/></w:r></w:p>`
  const comment = (id: number, words: string) => `<w:comment w:id="${id}">${p(words)}</w:comment>`
  const blocks = await blocksIn(
    docxFile(
      p('Plan') +
        table([
          row(['Action', 'Lead', 'Due']),
          row([cell(reference(1)), 'Fire', 'May']),
          row(['Tell', 'NHS', 'June']),
        ]),
      { parts: { comments: comment(1, 'Is this funded?') + comment(2, 'A good plan') } },
    ),
  )
  assert.deepEqual(
    blocks.map((block) => (block.kind === 'row' ? block.cells[0] : `${block.text} ${block.beside ?? false}`)),
    ['Plan false', 'Action', 'Ask', 'Is this funded? true', 'Tell', 'A good plan false'],
  )
})

test('a note of a row stands beside it, once, and others after the text', async () => {
  const reference = (id: number) =>
    `<w:p><w:r><w:t>Ask</w:t></w:r><w:r><w:footnoteReference w:id="${id}"/></w:r></w:p>`
  const note = (id: number, words: string) => `<w:footnote w:id="${id}">${p(words)}</w:footnote>`
  const blocks = await blocksIn(
    docxFile(
      reference(1) +
        table([
          row(['Action', 'Lead', 'Due']),
          row([cell(reference(2)), 'Fire', 'May']),
          row(['Tell', 'NHS', 'June']),
        ]),
      { parts: { footnotes: note(1, 'Of the text') + note(2, 'If it is paid for') } },
    ),
  )
  assert.deepEqual(
    blocks.map((block) => (block.kind === 'row' ? block.cells[0] : `${block.text} ${block.beside ?? false}`)),
    ['Ask false', 'Action', 'Ask', 'If it is paid for true', 'Tell', 'Of the text false'],
  )
})

test('signs that are letters of a font of signs are the signs, and other words stay', async () => {
  const wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
  const blocks = await blocksIn(
    docxFile(
      `<w:p>${run(text('ü'), wingdings)}${run(text(' Done'))}</w:p>` +
        `<w:p>${run('<w:sym w:font="Wingdings" w:char="F0E0"/>')}${run(text(' next'))}</w:p>` +
        `<w:p>${run('<w:sym w:font="Wingdings 2" w:char="F050"/>')}${run(text(' agreed'))}</w:p>` +
        `<w:p>${run(text('Words in it'), wingdings)}</w:p>`,
    ),
  )
  assert.deepEqual(textsIn(blocks), ['✓ Done', '→ next', '✓ agreed', 'Words in it'])
})

test('a shape that somebody drew and filled is a colour, and a picture without words is what it is called', async () => {
  const drawing = (inside: string) => `<w:p><w:r><w:drawing>${inside}</w:drawing></w:r></w:p>`
  const oval = drawing(
    '<wps:wsp><wps:spPr><solidFill><srgbClr val="FFC000"/></solidFill><ln><solidFill><srgbClr val="000000"/></solidFill></ln></wps:spPr></wps:wsp>',
  )
  const light = drawing('<docPr id="1" name="Picture 1" descr="Green light"/>')
  const described = drawing(`<docPr id="2" descr="${'A round thing that a program described. '.repeat(3)}"/>`)
  const blocks = await blocksIn(
    docxFile(table([header, row(['Ask', cell(oval), cell(light)]), row(['Tell', cell(described), 'x'])])),
  )
  assert.deepEqual(cellsIn(blocks).slice(1), [
    ['Ask', '', 'Green light'],
    ['Tell', '', 'x'],
  ])
  assert.deepEqual(rowsIn(blocks)[1]?.fills, [null, '#ffc000', null])
})

test('a list whose levels are those of a style of lists, and numbers in other dress, are as Word shows them', async () => {
  const level = (at: number, format: string, words: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${words}"/></w:lvl>`
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Aims"/></w:abstractNum>' +
    `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Aims"/>${level(0, 'upperRoman', 'Priority %1')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}${level(2, 'ordinal', '%3')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
  const blocks = await blocksIn(
    docxFile(
      p('Heard', listed(1, 0)) + p('Ask', listed(1, 1)) + p('step', listed(1, 2)) + p('Safe', listed(2, 0)),
      { parts: { numbering } },
    ),
  )
  assert.deepEqual(textsIn(blocks), ['Priority I Heard', '1.1 Ask', '1st step', 'Priority II Safe'])
})

test('documents that another program put inside the document stand where it put them', async () => {
  const ns = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const chunk = (id: string) => `<w:altChunk xmlns:r="${ns}" r:id="${id}"/>`
  const archive =
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=x"\r\n\r\n----=x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p class=3D"a">Caf=C3=A9 pl=\r\nan</p></body></html>\r\n----=x--'
  const relations = ['page.htm', 'archive.mht', 'inner.docx']
    .map((name, at) => `<Relationship Id="r${at}" Type="${ns}/aFChunk" Target="afchunk/${name}"/>`)
    .join('')
  const blocks = await blocksIn(
    docxFile(`${p('Before')}${table([header])}${chunk('r0')}${chunk('r1')}${chunk('r2')}${chunk('none')}`, {
      entries: {
        'word/_rels/document.xml.rels': strToU8(`<Relationships>${relations}</Relationships>`),
        'word/afchunk/page.htm': strToU8('<html><table><tr><td>1.1<td>Ask<td>Fire</table></html>'),
        'word/afchunk/archive.mht': strToU8(archive),
        'word/afchunk/inner.docx': docxFile(p('In another') + chunk('r2')),
      },
    }),
  )
  assert.deepEqual(
    blocks.map((block) => (block.kind === 'row' ? [block.table, ...block.cells] : block.text)),
    ['Before', [1, 'Aim', 'Action', 'Owner'], [2, '1.1', 'Ask', 'Fire'], 'Café plan', 'In another'],
  )
})
