// What a file is, by its content: what it calls itself is not believed. What could run in a browser or on a desk is refused;
// nothing taken is ever opened here, and all of it leaves as an attachment. Pure.
import { officeParts } from './office-parts.ts'

const ZIPPED = {
  'word/': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'xl/': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'ppt/': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const

const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation)$/

/** The media type of a file that is taken as evidence, or null for every other. */
export function fileKind(bytes: Uint8Array): string | null {
  const starts = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte)
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'image/gif'
  if (starts(0x52, 0x49, 0x46, 0x46) && latin(bytes.subarray(8, 12)) === 'WEBP') return 'image/webp'
  if (starts(0x50, 0x4b, 0x03, 0x04)) return zipKind(bytes)
  return textKind(bytes)
}

function zipKind(bytes: Uint8Array): string | null {
  const parts = officeParts(bytes)
  if (!parts) return null
  const { names, mimetype } = parts
  if (OPEN_DOCUMENT.test(mimetype)) return mimetype
  if (!names.includes('[Content_Types].xml')) return null
  const part = Object.entries(ZIPPED).find(([folder]) => names.some((name) => name.startsWith(folder)))
  return part?.[1] ?? null
}

const HEAD = 4_096
const MARKUP =
  /<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|[a-z]+[^>]*\son[a-z]+\s*=)/i
const PROGRAM = /^(?:MZ|#!|\x7fELF)/

function textKind(bytes: Uint8Array): string | null {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
  if (/[^\P{Cc}\s]/u.test(text)) return null
  return PROGRAM.test(text) || MARKUP.test(text.slice(0, HEAD)) || /<script/i.test(text)
    ? null
    : 'text/plain; charset=utf-8'
}

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'text/plain; charset=utf-8': ['txt', 'csv', 'tsv', 'md'],
}

/** The name under which a file leaves: its ending says what it is, so that words called "minutes.bat" do not run. */
export function safeName(name: string, type: string): string {
  const endings = ENDINGS[type] ?? ['bin']
  const own = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return endings.includes(own) ? name : `${name}.${endings[0]}`
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
