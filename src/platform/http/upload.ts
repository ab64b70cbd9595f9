// A form with a file in it. Read only after the request has met its rule, so that nobody who may not send a file makes us
// hold one; in memory, because it is small, and goes from there into the database.
import multipart, { type MultipartFile, type MultipartValue } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { plainLine, shorten } from '../text/plain.ts'
import { type Form, readForm, type UploadedFile } from './form.ts'

export const FILE_BYTES_MAX = 10_485_760
const NAME_MAX = 200
const FIELD_BYTES_MAX = 1_048_576
const PARTS_MAX = 400

/** Lets routes take forms with a file: one, of ten megabytes at most; whatever is more is a 413. */
export async function addUploads(web: FastifyInstance): Promise<void> {
  await web.register(multipart, {
    limits: {
      files: 1,
      fileSize: FILE_BYTES_MAX,
      fields: PARTS_MAX,
      parts: PARTS_MAX,
      fieldSize: FIELD_BYTES_MAX,
      fieldNameSize: 200,
      headerPairs: 20,
    },
  })
}

/** Whether a request's body is a form that may hold files. */
export const isUpload = (request: FastifyRequest): boolean => request.isMultipart()

/** For routes that take several files with a form: how many, and of how many bytes each and together. */
export type ManyFiles = {
  count: number
  each: number
  together: number
  /** A text that is longer than a field may be is named (`tooLong`) and not kept; else the whole form is a 413. */
  namesLongText?: true
}

/** One file, of ten megabytes at most. */
export const ONE_FILE: ManyFiles = { count: 1, each: FILE_BYTES_MAX, together: FILE_BYTES_MAX }

type Options = { keepFiles: boolean; many?: ManyFiles | undefined }

/**
 * Reads a form with a file. Text comes out as from any other form. A file box left empty is no file. With
 * `keepFiles: false` the file runs through and is dropped: for whoever is signed out, whose words must still be kept.
 * What is torn off or no form at all is a 400; what is too large, a 413. With `many`, a file too large (or one too many) is
 * named and has no bytes, and nothing else is lost.
 */
export async function readUpload(request: FastifyRequest, options: Options): Promise<Form> {
  try {
    return await readParts(request, options)
  } catch (fault) {
    if (fault instanceof Error && 'statusCode' in fault) throw fault
    throw Object.assign(new Error('the form cannot be read', { cause: fault }), { statusCode: 400 })
  }
}

async function readParts(request: FastifyRequest, { keepFiles, many }: Options): Promise<Form> {
  const values: Record<string, unknown[]> = Object.create(null)
  const files = new Map<string, UploadedFile[]>()
  const tooLong = new Set<string>()
  const budget = many && { ...many }
  for await (const part of request.parts(many && manyLimits(many))) {
    if (part.type === 'file') {
      const file = keepFiles ? await (budget ? oneOfMany(part, budget) : fileOf(part)) : drop(part)
      if (file) files.set(part.fieldname, [...(files.get(part.fieldname) ?? []), file])
    } else {
      if (many?.namesLongText && part.valueTruncated && !part.fieldnameTruncated) {
        tooLong.add(part.fieldname)
        continue
      }
      refuseCut(part)
      values[part.fieldname] = [...(values[part.fieldname] ?? []), part.value]
    }
  }
  return readForm(values, files, tooLong)
}

async function fileOf(part: MultipartFile): Promise<UploadedFile | undefined> {
  const bytes = await part.toBuffer()
  if (bytes.length === 0 && !part.filename) return undefined
  return { name: nameOf(part.filename), type: part.mimetype, bytes }
}

const MANY_MAX = 40

// More files than are taken are read past and named, as are larger ones: only what is far more is refused whole.
const manyLimits = ({ each }: ManyFiles) => ({
  throwFileSizeLimit: false,
  limits: { files: MANY_MAX, fileSize: each + 1 },
})

// `budget` is what the form may still hold: it shrinks as files come.
async function oneOfMany(part: MultipartFile, budget: ManyFiles): Promise<UploadedFile | undefined> {
  const pieces: Buffer[] = []
  const most = budget.count > 0 ? Math.min(budget.each, budget.together) : 0
  let size = 0
  for await (const piece of part.file) {
    const bytes: Buffer = piece
    size += bytes.length
    if (size <= most) pieces.push(bytes)
    else pieces.length = 0
  }
  if (size === 0 && !part.filename) return undefined
  const about = { name: nameOf(part.filename), type: part.mimetype }
  if (size > most) return { ...about, bytes: Buffer.alloc(0), tooLarge: true }
  budget.count -= 1
  budget.together -= size
  return { ...about, bytes: Buffer.concat(pieces) }
}

function drop(part: MultipartFile): undefined {
  part.file.resume()
}

// Some browsers send a path, and anybody may send one.
function nameOf(sent: string | undefined): string {
  const base =
    plainLine(sent ?? '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  return shorten(base, NAME_MAX) || 'file'
}

// A field too long is refused, never cut: half of what somebody wrote would be kept as if it were all.
function refuseCut(part: MultipartValue): void {
  if (part.valueTruncated || part.fieldnameTruncated)
    throw Object.assign(new Error('a field is too long'), { statusCode: 413 })
}
