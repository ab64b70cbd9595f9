// A plan that came as a mail or a note: "Subject: Hate crime action plan 2026" is its title without the word, and who wrote to
// whom and when is no part of it.
import type { Block, Paragraph } from './blocks.ts'

const subject = /^((?:(?:subject|title|document title|plan title|re) ?: *)(?:(?:re|fwd?) ?: *)*)(?=\S)/i
const sent = /^(?:from|to|cc|bcc|sent|date|reply-to|importance|attachments?) ?: *\S/i
const greeting = /^(?:dear|hi|hello|good (?:morning|afternoon)|all)\b.{0,40},$/i
const openingMax = 15

type Label = { line: number; text: string }

/**
 * Takes blocks. Returns them with the first line that is called the subject or the title without what it is called (`labels`),
 * and, where it is a mail's, the lines around it that only say who wrote to whom as words outside the plan.
 */
export function withoutMailLabels(blocks: readonly Block[]): { blocks: readonly Block[]; labels: Label[] } {
  const firstRow = blocks.findIndex(({ kind }) => kind === 'row')
  const until = Math.min(openingMax, firstRow < 0 ? blocks.length : firstRow)
  const opening = blocks.slice(0, until).flatMap((block) => (block.kind === 'paragraph' ? [block] : []))
  const named = opening.find((block) => isPlain(block) && subject.test(block.text))
  const mails = opening.filter((block) => isPlain(block) && sent.test(block.text))
  const isMail = mails.length > 1 || (mails.length > 0 && named !== undefined)
  if (!named && !isMail) return { blocks, labels: [] }
  const outside = new Set<Block>(
    isMail ? [...mails, ...opening.filter(({ text }) => greeting.test(text))] : [],
  )
  const label = named ? (subject.exec(named.text)?.[0] ?? '') : ''
  return {
    blocks: blocks.map((block) => {
      if (block === named) return { ...named, text: named.text.slice(label.length) }
      return block.kind === 'paragraph' && outside.has(block) ? { ...block, loose: true } : block
    }),
    labels: named ? [{ line: named.line, text: label.trim() }] : [],
  }
}

const isPlain = ({ heading = 0, sheetName = false }: Paragraph): boolean => heading === 0 && !sheetName
