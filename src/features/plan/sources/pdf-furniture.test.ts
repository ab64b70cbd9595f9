import assert from 'node:assert/strict'
import { test } from 'node:test'
import { furnitureOf } from './pdf-furniture.ts'
import type { PdfLine } from './pdf-lines.ts'

const line = (y: number, ...texts: string[]): PdfLine => ({
  y,
  height: 10,
  pieces: texts.map((text, at) => ({ text, from: at * 100, to: at * 100 + 80 })),
})

const size = { height: 600 }

test('what returns at the head of every page is furniture, but for the header of the table', () => {
  const page = [
    line(20, 'Our plan, draft'),
    line(40, 'Action', 'Owner', 'By when', 'RAG'),
    line(300, 'Go', 'Police'),
  ]
  const isFurniture = furnitureOf([page, page, page], [size, size, size])
  assert.deepEqual(
    page.filter((each) => isFurniture(each, size)).map(({ pieces }) => pieces[0]?.text),
    ['Our plan, draft'],
  )
})

test('words of a table that happen to stand near the edge of two pages are no furniture, there or elsewhere', () => {
  const pages = [
    [line(22, 'Visit schools'), line(300, 'Visit schools'), line(590, 'Page 1 of 2')],
    [line(44, 'Visit schools'), line(320, 'Visit schools'), line(592, 'Page 2 of 2')],
  ]
  const isFurniture = furnitureOf(pages, [size, size])
  assert.deepEqual(
    pages
      .flat()
      .filter((each) => isFurniture(each, size))
      .map(({ pieces }) => pieces[0]?.text),
    ['Page 1 of 2', 'Page 2 of 2'],
  )
})

test('the number of an only page is furniture, also where a column above it parts its words', () => {
  const page = [line(300, 'Go', 'Police'), line(590, 'Page 1', 'of 1')]
  const isFurniture = furnitureOf([page], [size])
  assert.deepEqual(
    page.map((each) => isFurniture(each, size)),
    [false, true],
  )
})
