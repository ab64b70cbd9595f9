// A small part of Markdown: headings, paragraphs, lists, strong and emphasised words, links and quotations. The library only
// reads it into a tree; what is shown is written by our own views, so no HTML of anybody can reach a page.
import { Lexer, type Token, type Tokens } from 'marked'

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

export type MarkdownFault = 'html' | 'image' | 'table' | 'code' | 'link' | 'heading' | 'other'
export type MarkdownRead = { blocks: Block[]; faults: { fault: MarkdownFault; text: string }[] }

/**
 * Reads a text. Whatever is not of the part that we take is a fault with the beginning of it; in `blocks` it stands as the
 * text that it is.
 */
export function readMarkdown(text: string): MarkdownRead {
  const faults: MarkdownRead['faults'] = []
  const blocks = new Lexer({ gfm: true, breaks: false }).lex(text)
  return { blocks: blocks.flatMap((token) => blockOf(token, faults)), faults }
}

type Faults = MarkdownRead['faults']
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
