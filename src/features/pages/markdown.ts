// A small part of Markdown: headings, paragraphs, lists, strong and emphasised words, links and quotations. The library only
// reads it into a tree; what is shown is written by our own views, so no HTML of anybody can reach a page.
import { createHash } from 'node:crypto'
import { Lexer, type Token, Tokenizer, type Tokens } from 'marked'
import { tooMuchIn } from './markdown-limits.ts'

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'break' }

export type Block =
  | { kind: 'heading'; level: 2 | 3; children: Inline[] }
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'quote'; children: Block[] }

export type MarkdownFault =
  | 'html'
  | 'image'
  | 'table'
  | 'code'
  | 'link'
  | 'heading'
  | 'word'
  | 'nesting'
  | 'other'
export type MarkdownRead = {
  blocks: readonly Block[]
  faults: readonly { fault: MarkdownFault; text: string }[]
}

/**
 * Reads a text. Whatever is not of the part that we take is a fault with the beginning of it; in `blocks` it stands as the
 * text that it is. A text with too much in it (see tooMuchIn) stands there as its paragraphs, unread. What was read lately
 * is not read again: everybody asks for the same few pages.
 */
export function readMarkdown(text: string): MarkdownRead {
  const hash = createHash('sha256').update(text).digest('base64')
  const read = lately.get(hash) ?? readNow(text)
  // Put last, so that the first is always the one that was asked for longest ago.
  lately.delete(hash)
  lately.set(hash, read)
  for (const oldest of lately.keys()) {
    if (lately.size <= LATELY_MAX) break
    lately.delete(oldest)
  }
  return read
}

const LATELY_MAX = 100
const lately = new Map<string, MarkdownRead>()

function readNow(text: string): MarkdownRead {
  const tooMuch = tooMuchIn(text)
  if (tooMuch) return unread(text, tooMuch.fault, tooMuch.text)
  const faults: Faults = []
  try {
    const tokens = new Lexer({ gfm: true, breaks: false, tokenizer: new OnlyWhatWeTake() }).lex(text)
    return { blocks: tokens.flatMap((token) => blockOf(token, faults)), faults }
  } catch (error) {
    // Deeper in itself than was seen beforehand.
    if (error instanceof RangeError) return unread(text, 'nesting', text)
    throw error
  }
}

function unread(text: string, kind: MarkdownFault, what: string): MarkdownRead {
  const paragraphs = text.split(/(?:\r\n|\r|\n)\s*(?:\r\n|\r|\n)/).filter((each) => each.trim() !== '')
  const blocks = paragraphs.map(
    (each): Block => ({ kind: 'paragraph', children: [{ kind: 'text', text: each }] }),
  )
  return { blocks, faults: [{ fault: kind, text: what.trim().slice(0, FAULT_CHARS) }] }
}

/** A bare address is no link: a link has words. Looking for one at every letter is what makes the library slow. */
class OnlyWhatWeTake extends Tokenizer {
  override url(): undefined {
    return undefined
  }
  override inlineText(src: string): Tokens.Text | undefined {
    const raw = /^(?:`+|~+|[^`~])[\s\S]*?(?=[\\<![`*~]|\b_|(?<! ) {2,}\n|$)/.exec(src)?.[0]
    return raw === undefined ? undefined : { type: 'text', raw, text: raw, escaped: false }
  }
}

type Faults = { fault: MarkdownFault; text: string }[]
const FAULT_CHARS = 60

function fault(faults: Faults, kind: MarkdownFault, token: Token): Inline[] {
  faults.push({ fault: kind, text: token.raw.trim().slice(0, FAULT_CHARS) })
  return [{ kind: 'text', text: token.raw }]
}

function blockOf(token: Token, faults: Faults): Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return []
    case 'heading': {
      const { depth, tokens = [] } = token as Tokens.Heading
      if (depth !== 2 && depth !== 3)
        return [{ kind: 'paragraph', children: fault(faults, 'heading', token) }]
      return [{ kind: 'heading', level: depth, children: inlines(tokens, faults) }]
    }
    case 'paragraph':
    case 'text':
      return [{ kind: 'paragraph', children: inlines(childrenOf(token), faults) }]
    case 'blockquote':
      return [{ kind: 'quote', children: childrenOf(token).flatMap((each) => blockOf(each, faults)) }]
    case 'list': {
      const { ordered, items } = token as Tokens.List
      const read = items.map((item) => item.tokens.flatMap((each) => blockOf(each, faults)))
      return [{ kind: 'list', ordered, items: read }]
    }
    default:
      return [{ kind: 'paragraph', children: fault(faults, FAULT_OF[token.type] ?? 'other', token) }]
  }
}

const FAULT_OF: Readonly<Record<string, MarkdownFault>> = {
  html: 'html',
  image: 'image',
  table: 'table',
  code: 'code',
  codespan: 'code',
}

const childrenOf = (token: Token): Token[] =>
  'tokens' in token && token.tokens
    ? token.tokens
    : [{ type: 'text', raw: token.raw, text: 'text' in token ? token.text : token.raw } as Tokens.Text]

function inlines(tokens: readonly Token[], faults: Faults): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    switch (token.type) {
      case 'strong':
      case 'em':
        return [{ kind: token.type, children: inlines(childrenOf(token), faults) }]
      case 'link': {
        const { href } = token as Tokens.Link
        if (!isSafeAddress(href)) return fault(faults, 'link', token)
        return [{ kind: 'link', href, children: inlines(childrenOf(token), faults) }]
      }
      case 'br':
        return [{ kind: 'break' }]
      case 'escape':
        return [{ kind: 'text', text: (token as Tokens.Escape).text }]
      case 'text':
        return 'tokens' in token && token.tokens
          ? inlines(token.tokens, faults)
          : [{ kind: 'text', text: (token as Tokens.Text).text }]
      default:
        return fault(faults, FAULT_OF[token.type] ?? 'other', token)
    }
  })
}

/** Addresses that a link may have: of the web, of mail and phones, and of our own pages. Never a script. */
export function isSafeAddress(href: string): boolean {
  if (/^\/(?![/\\])/.test(href)) return !href.includes('\\')
  if (/^(mailto|tel|sms):[^\s<>"]+$/i.test(href)) return true
  const url = URL.parse(href)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === ''
}
