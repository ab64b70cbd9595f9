// What a file is, by its content; what it calls itself is not believed. Pure but for reading.
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'

/** The kinds that are taken, and how each leaves again. */
export const FILE_KINDS = {
  jpg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  txt: 'text/plain; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
export type FileKind = keyof typeof FILE_KINDS

export const isFileKind = (text: string | null | undefined): text is FileKind =>
  typeof text === 'string' && Object.hasOwn(FILE_KINDS, text)

export type Sniffed = { kind: FileKind | null; sha256: Buffer; size: number }

// Word files name their parts in the first bytes of the archive; every other kind says what it is in fewer.
const HEAD_BYTES = 524_288

/** Reads a file once, piece by piece: its kind (null: none that is taken) and the hash that seals it. */
export async function sniff(pieces: AsyncIterable<Buffer>): Promise<Sniffed> {
  const hash = createHash('sha256')
  const text = textReader()
  const heads: Buffer[] = []
  let size = 0
  for await (const piece of pieces) {
    hash.update(piece)
    text.add(piece)
    if (size < HEAD_BYTES) heads.push(piece.subarray(0, HEAD_BYTES - size))
    size += piece.length
  }
  const said = await kindOfHead(Buffer.concat(heads))
  const kind = said ?? (text.isText() ? 'txt' : 'none')
  return { kind: isFileKind(kind) ? kind : null, sha256: hash.digest(), size }
}

/** Whether a file that begins so may be one that is taken: said early, so that nobody sends fifty megabytes in vain. */
export async function mayBeTaken(head: Buffer): Promise<boolean> {
  const said = await kindOfHead(head)
  return said === undefined || isFileKind(said)
}

async function kindOfHead(head: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(head))?.ext
  } catch {
    // Torn or made to confuse: nothing we take.
    return 'none'
  }
}

// A program, also one in words, is no text; nor is what holds bytes that nobody types.
const PROGRAM = /^(?:MZ|#!|\x7fELF)/
const CONTROL = /[^\P{Cc}\s]/u

function textReader() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let fine = true
  let first = true
  const look = (text: string) => {
    if (CONTROL.test(text) || (first && PROGRAM.test(text))) fine = false
    first = false
  }
  const decode = (piece?: Buffer) => {
    if (!fine) return
    try {
      look(piece ? decoder.decode(piece, { stream: true }) : decoder.decode())
    } catch {
      fine = false
    }
  }
  return {
    add: (piece: Buffer) => decode(piece),
    isText: (): boolean => {
      decode()
      return fine
    },
  }
}
