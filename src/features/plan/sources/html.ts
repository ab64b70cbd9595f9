// Web pages, pages saved by Word or Excel, and tables under the name ".xls" that are pages inside.
import { Parser } from 'htmlparser2'
import type { Block } from '../reading/blocks.ts'
import { decodeText } from './decode-text.ts'
import { HtmlReader } from './html-reader.ts'
import { sourceLimits } from './limits.ts'
import { SourceRefused } from './refusal.ts'

/** Nothing is fetched and no script is run: the parser only tells of tags and text. */
export function htmlBlocks(bytes: Uint8Array): Block[] {
  const reader = new HtmlReader()
  let depth = 0
  let elements = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1
        elements += 1
        if (depth > sourceLimits.depthMax || elements > sourceLimits.elementsMax)
          throw new SourceRefused('damaged')
        reader.open(name, attributes)
      },
      onclosetag: (name) => {
        depth -= 1
        reader.close(name)
      },
      ontext: (text) => reader.text(text),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(htmlText(bytes))
  return reader.finished()
}

/** A page may name its encoding inside; a byte order mark and valid UTF-8 come first. */
function htmlText(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/i.exec(start)?.[1]
  const marked = (bytes[0] ?? 0) >= 0xef
  if (named && !marked && !/^utf-?(?:8|16)/i.test(named)) {
    try {
      return new TextDecoder(named).decode(bytes)
    } catch {
      return decodeText(bytes)
    }
  }
  return decodeText(bytes)
}
