import assert from 'node:assert/strict'
import { test } from 'node:test'
import { furnitureOf } from './pdf-furniture.ts'
import type { PdfLine } from './pdf-lines.ts'

const line = (y: number, ...texts: string[]): PdfLine => ({
  y,
  height: 10,
  pieces: texts.map((text, at) => ({ text, from: at * 100, to: at * 100 + 80 })),
})

test('what returns at the head of every page is furniture, but for the header of the table', () => {
  const page = [
    line(20, 'Our plan, draft'),
    line(40, 'Action', 'Owner', 'By when', 'RAG'),
    line(300, 'Go', 'Police'),
  ]
  const found = furnitureOf([page, page, page], [{ height: 600 }, { height: 600 }, { height: 600 }])
  assert.deepEqual([...found], ['Our plan, draft'])
})
