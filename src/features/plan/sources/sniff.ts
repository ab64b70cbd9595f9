// What a file is by its content; its name is only believed about commas. A web page is called ".xls" by many systems.
import { decodeText } from './decode-text.ts'
import { sourceLimits } from './limits.ts'
import { officeKind } from './package.ts'
import { refuseBeyond, SourceRefused } from './refusal.ts'
import { entryNames } from './unzip.ts'

export type SourceFormat = 'docx' | 'xlsx' | 'pdf' | 'html' | 'text'

const startLength = 4096

/** Refuses what is empty, too large, locked, old, or nothing that holds a plan. */
export function formatOf(bytes: Uint8Array): SourceFormat {
  refuseBeyond('too-large', sourceLimits.fileBytesMax, bytes.length)
  if (bytes.length === 0) throw new SourceRefused('nothing-to-read')
  // Byte for byte: what is called Latin-1 in the world of pages is Windows-1252.
  const start = Buffer.from(bytes.subarray(0, startLength)).toString('latin1')
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return zipFormat(bytes)
  if (start.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (start.startsWith('\u00D0\u00CF\u0011\u00E0')) throw new SourceRefused(oldOffice(bytes))
  if (start.startsWith('{\\rtf')) throw new SourceRefused('legacy-format')
  if (
    /^(?:\u0089PNG|\u00FF\u00D8\u00FF|GIF8|II\*\0|MM\0\*|BM....\0\0\0\0|RIFF....WEBP|....ftyphei)/s.test(
      start,
    )
  )
    throw new SourceRefused('picture')
  return markedUp(decodeText(bytes.subarray(0, startLength)), bytes)
}

function markedUp(text: string, bytes: Uint8Array): SourceFormat {
  if (
    /^\s*<\?xml[^>]{0,200}>\s*(?:<\?mso-application[^>]{0,200}>\s*)?<(?:\w+:)?(?:Workbook|wordDocument|package|office|document)/i.test(
      text,
    )
  )
    throw new SourceRefused('legacy-format')
  if (/^mime-version:/i.test(text)) throw new SourceRefused('legacy-format')
  if (/<!doctype html|<html[\s>]|<(?:table|tbody|body|head)[\s>]/i.test(text)) return 'html'
  if (/^\s*<(?:div|p|h[1-6]|ul|ol|meta|style|tr)[\s>]/i.test(text)) return 'html'
  return isText(bytes) ? 'text' : unknown()
}

/** Text in any encoding has next to no control characters once it is decoded. */
function isText(bytes: Uint8Array): boolean {
  const sample = decodeText(bytes.subarray(0, startLength))
  // oxlint-disable-next-line no-control-regex -- they are what is counted
  const odd = sample.match(/[\u0001-\u0008\u000E-\u001A\u001C-\u001F\u007F]/g)?.length ?? 0
  return odd <= sample.length / 100 && !sample.includes('\0')
}

function unknown(): never {
  throw new SourceRefused('unknown-format')
}

function zipFormat(bytes: Uint8Array): SourceFormat {
  const names = entryNames(bytes)
  const kind = officeKind(bytes)
  if (kind === 'docx' || kind === 'xlsx') return kind
  if (kind === 'xlsb' || (names.includes('mimetype') && names.includes('content.xml')))
    throw new SourceRefused('legacy-format')
  throw new SourceRefused(names.length === 0 ? 'damaged' : 'unknown-format')
}

/** Word and Excel lock a new file inside an old container. */
function oldOffice(bytes: Uint8Array): 'encrypted' | 'legacy-format' {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name)
    ? 'encrypted'
    : 'legacy-format'
}
