import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8 } from 'fflate'
import { readBlocks } from '../reading/read-plan.ts'
import { rowsOf } from '../reading/testing/in-blocks.ts'
import { blocksIn, rowsIn } from './testing/blocks-in.ts'
import { cell, docxFile, p, row, run, table, text } from './testing/docx-file.ts'

const theme =
  '<theme><themeElements><clrScheme><dk1><sysClr val="windowText" lastClr="000000"/></dk1><lt1><sysClr val="window" lastClr="FFFFFF"/></lt1><accent1><srgbClr val="4472C4"/></accent1><accent2><srgbClr val="FF0000"/></accent2><accent6><srgbClr val="00B050"/></accent6></clrScheme></themeElements></theme>'
const styles =
  '<w:style w:type="character" w:styleId="Late"><w:name w:val="Late"/><w:rPr><w:shd w:fill="FF0000"/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Well"><w:name w:val="Well"/><w:pPr><w:shd w:fill="00B050"/></w:pPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="VeryWell"><w:name w:val="Very well"/><w:basedOn w:val="Well"/></w:style>' +
  '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tcPr><w:shd w:fill="FFC000"/></w:tcPr><w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:fill="0070C0"/></w:tcPr></w:tblStylePr></w:style>'

const file = (body: string) =>
  docxFile(body, {
    parts: { styles },
    types:
      '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>',
    entries: { 'word/theme/theme1.xml': strToU8(theme) },
  })
const shd = (attributes: string) => cell('<w:p/>', `<w:shd w:val="clear" ${attributes}/>`)
const shape = (fill: string) =>
  cell(
    `<w:p><w:r><w:drawing><wps:wsp><wps:spPr><solidFill>${fill}</solidFill></wps:spPr></wps:wsp></w:drawing></w:r></w:p>`,
  )

async function fillsOf(cells: readonly string[]): Promise<(string | null)[]> {
  const blocks = await blocksIn(file(table(cells.map((each) => row(['Ask', each])))))
  return rowsIn(blocks).map(({ fills }) => fills?.[1] ?? null)
}

test('a cell in a colour of the theme, lighter or darker, has that colour', async () => {
  assert.deepEqual(
    await fillsOf([
      shd('w:fill="auto" w:themeFill="accent6"'),
      shd('w:fill="FF7F7F" w:themeFill="accent2" w:themeFillTint="80"'),
      shd('w:fill="auto" w:themeFill="accent6" w:themeFillShade="80"'),
      shd('w:fill="auto" w:themeFill="background1"'),
      shd('w:fill="FFC000" w:themeFill="accent5"'),
      shape('<schemeClr val="accent2"/>'),
      shape('<schemeClr val="accent6"><lumMod val="40000"/><lumOff val="60000"/></schemeClr>'),
      cell(`<w:p>${run(text('●'), '<w:color w:val="auto" w:themeColor="accent6"/>')}</w:p>`),
    ]),
    ['#00b050', '#ff7f7f', '#005828', null, '#ffc000', '#ff0000', '#99dfb9', '#00b050'],
  )
})

test('words and paragraphs in a style of a colour have it, also where another style is based on that', async () => {
  assert.deepEqual(
    await fillsOf([
      cell(`<w:p>${run(text('R'), '<w:rStyle w:val="Late"/>')}</w:p>`),
      cell('<w:p><w:pPr><w:pStyle w:val="VeryWell"/></w:pPr></w:p>'),
      cell('<w:p><w:pPr><w:pStyle w:val="Unknown"/></w:pPr></w:p>'),
    ]),
    ['#ff0000', '#00b050', null],
  )
})

test('what the style of the table paints is no status', async () => {
  const head = row(['Action', 'Lead', 'By when', 'RAG'], '<w:tblHeader/>')
  const own = (rag: string) => row(['Hold a meeting', 'Police', 'May 2026', rag])
  const styled = table([head, own(cell('<w:p/>')), own(shd('w:themeFill="accent6"')), own(cell('<w:p/>'))])
  const blocks = await blocksIn(
    file(p('Plan 2026') + styled.replace('<w:tblPr/>', '<w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>')),
  )
  const plan = readBlocks(blocks)
  assert.ok(plan.ok)
  assert.deepEqual(
    rowsOf(plan).map(({ derived, flags }) => [derived.rag, flags.includes('colour-only')]),
    [
      [null, false],
      ['green', true],
      [null, false],
    ],
  )
})
