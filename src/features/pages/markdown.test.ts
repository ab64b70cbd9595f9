// What a text may be before it is read at all: nobody who writes a page can make its readers, or everybody else, wait.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Lexer } from 'marked'
import { NESTING_MAX, WORD_MAX } from './markdown-limits.ts'
import { type Block, type Inline, readMarkdown } from './markdown.ts'
import { problemsOfPage } from './write-page.ts'

const refusalOf = (body: string) => readMarkdown(body).faults.map(({ fault }) => fault)
const nested = (signs: number, sign: string) => `${`${sign} `.repeat(signs)}words`

describe('a text with too much in it', () => {
  const tooMuch: [name: string, fault: string, body: string][] = [
    ['a word that goes on and on', 'word', `Words.\n\n${'a.'.repeat(19_900)}@`],
    ['a word of one sign too many', 'word', 'x'.repeat(WORD_MAX + 1)],
    ['notes inside notes', 'nesting', `${'>'.repeat(400)}x`],
    ['notes with spaces', 'nesting', nested(NESTING_MAX + 1, '>')],
    ['lists inside lists', 'nesting', nested(NESTING_MAX + 1, '-')],
    ['numbered lists inside lists', 'nesting', nested(NESTING_MAX + 1, '1.')],
    ['lists inside notes', 'nesting', nested((NESTING_MAX + 2) / 2, '> -')],
    [
      'lists line by line',
      'nesting',
      Array.from({ length: 60 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
    ],
    ['emphasis inside emphasis', 'nesting', `${'*a '.repeat(6_000)}${' a*'.repeat(6_000)}`],
    ['strong inside emphasised', 'nesting', `${'*a **b '.repeat(2_000)}${' b** a*'.repeat(2_000)}`],
    ['emphasis line by line', 'nesting', `${'_a\n'.repeat(30)}${'b_\n'.repeat(30)}`],
  ]
  for (const [name, fault, body] of tooMuch)
    test(`is refused by its field, and shown as it is, unread: ${name}`, (t) => {
      const lex = t.mock.method(Lexer.prototype, 'lex')
      assert.deepEqual(refusalOf(body), [fault])
      const [problem] = problemsOfPage({ title: 'About us', body }, '')
      assert.equal(problem?.field, 'body')
      assert.match(problem?.message ?? '', /^(A word has at most 500|At most 20 notes, lists)/)
      const { blocks } = readMarkdown(body)
      assert.ok(blocks.every(({ kind }) => kind === 'paragraph'))
      assert.equal(wordsOf(blocks).replaceAll(/\s/g, ''), body.replaceAll(/\s/g, ''))
      assert.equal(lex.mock.callCount(), 0)
    })
})

test('what people write is not too much', () => {
  const honest = [
    `[The law](https://example.org/${'x'.repeat(400)})`,
    nested(NESTING_MAX - 1, '>'),
    '> - A **strong _and emphasised_ word** in a list in a note',
    Array.from({ length: 100 }, (_, at) => `- **Point ${at}**: what it is`).join('\n'),
    Array.from({ length: 100 }, (_, at) => `The **word** and the *word* of ${at}, (**both**).`).join(' '),
    '我们'.repeat(WORD_MAX),
  ]
  for (const body of honest) assert.deepEqual(refusalOf(body), [], body.slice(0, 40))
})

test('a bare address stays words; one with words of its own is a link', () => {
  const kinds = (body: string) =>
    readMarkdown(body).blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.children.map(({ kind }) => kind) : [],
    )
  for (const bare of ['Write to help@example.org today', 'See www.example.org', 'See https://example.org/a'])
    assert.deepEqual(kinds(bare), ['text'], bare)
  assert.deepEqual(kinds('[Write](mailto:help@example.org)'), ['link'])
  assert.deepEqual(kinds('<https://example.org>'), ['link'])
  assert.deepEqual(kinds('One  \ntwo *three* ~~four~~ `five`').slice(0, 5), [
    'text',
    'break',
    'text',
    'em',
    'text',
  ])
  assert.deepEqual(refusalOf('~~four~~ and `five`'), ['other', 'code'])
})

test('a page that many people read is read into a tree once', (t) => {
  const lex = t.mock.method(Lexer.prototype, 'lex')
  const body = 'Read by *many*'
  const first = readMarkdown(body)
  assert.equal(readMarkdown(body), first)
  assert.equal(lex.mock.callCount(), 1)
  for (let at = 0; at < 100; at += 1) readMarkdown(`Another ${at}`)
  assert.notEqual(readMarkdown(body), first, 'what is kept has no end')
})

function wordsOf(blocks: readonly Block[]): string {
  const inWords = (inlines: readonly Inline[]): string =>
    inlines
      .map((each) => ('children' in each ? inWords(each.children) : each.kind === 'text' ? each.text : ''))
      .join('')
  return blocks.map((block) => (block.kind === 'paragraph' ? inWords(block.children) : '')).join('\n')
}
