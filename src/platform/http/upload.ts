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

type Options = { keepFiles: boolean }

/**
 * Reads a form with a file. Text comes out as from any other form. A file box left empty is no file. With
 * `keepFiles: false` the file runs through and is dropped: for whoever is signed out, whose words must still be kept.
 * What is torn off or no form at all is a 400; what is too large, a 413.
 */
export async function readUpload(request: FastifyRequest, options: Options): Promise<Form> {
  try {
    return await readParts(request, options)
  } catch (fault) {
    if (fault instanceof Error && 'statusCode' in fault) throw fault
    throw Object.assign(new Error('the form cannot be read', { cause: fault }), { statusCode: 400 })
  }
}

async function readParts(request: FastifyRequest, { keepFiles }: Options): Promise<Form> {
  const values: Record<string, unknown[]> = Object.create(null)
  const files = new Map<string, UploadedFile>()
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const file = keepFiles ? await fileOf(part) : drop(part)
      if (file) files.set(part.fieldname, file)
    } else {
      refuseCut(part)
      values[part.fieldname] = [...(values[part.fieldname] ?? []), part.value]
    }
  }
  return readForm(values, files)
}

async function fileOf(part: MultipartFile): Promise<UploadedFile | undefined> {
  const bytes = await part.toBuffer()
  if (bytes.length === 0 && !part.filename) return undefined
  return { name: nameOf(part.filename), type: part.mimetype, bytes }
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
