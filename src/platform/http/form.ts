// A form as it was sent: only text, cleaned once here, kept as typed so that a page can show it again.
import { plainText } from '../text/plain.ts'

export type FormValues = Record<string, string | string[]>
/** A file as it was sent. What it says of its own type is not believed: look into it. */
export type UploadedFile = {
  name: string
  type: string
  bytes: Buffer
  /** It was larger than the route takes: it has no bytes here. Only on routes that take several. */
  tooLarge?: true
}
export type Form = {
  readonly values: FormValues
  /** The last value sent under a name, or ''. */
  one(name: string): string
  /** Every value sent under a name, in order, without repeats or blanks. */
  many(name: string): string[]
  /** The file sent under a name; only on routes that take one. */
  file(name: string): UploadedFile | undefined
  /** Every file sent under a name, in order; only on routes that take several. */
  files(name: string): readonly UploadedFile[]
  /** Whether the text sent under a name was longer than any field may be, and was not kept; only on routes that name those. */
  tooLong(name: string): boolean
}

/** Files by the name of their box. */
export type SentFiles = ReadonlyMap<string, readonly UploadedFile[]>

const FIELDS_MAX = 400
const NO_FILES: SentFiles = new Map()
const NONE: ReadonlySet<string> = new Set()

/** Reads a parsed urlencoded body of any shape. Whatever is not text is dropped; nothing throws or is cut short. */
export function readForm(
  body: unknown,
  files: SentFiles = NO_FILES,
  tooLong: ReadonlySet<string> = NONE,
): Form {
  const values: FormValues = Object.create(null)
  if (body !== null && typeof body === 'object') {
    for (const [name, value] of Object.entries(body).slice(0, FIELDS_MAX)) {
      const texts = (Array.isArray(value) ? value : [value])
        .filter((each): each is string => typeof each === 'string')
        .slice(0, FIELDS_MAX)
        .map(plainText)
      if (texts.length === 1) values[name] = texts[0] ?? ''
      else if (texts.length > 1) values[name] = texts
    }
  }
  const all = (name: string) => [values[name] ?? []].flat()
  return {
    values,
    many: (name) => [...new Set(all(name))].filter((each) => each !== ''),
    one: (name) => all(name).at(-1) ?? '',
    file: (name) => files.get(name)?.at(-1),
    files: (name) => files.get(name) ?? [],
    tooLong: (name) => tooLong.has(name),
  }
}

const VERSION_MAX = 2_000_000_000

/**
 * The version of a record that a form was filled in against; 0, which no record has, where it is none. Bounded: the
 * column holds 32 bits, and a change writes the number after it.
 */
export function versionOf(form: Pick<Form, 'one'>): number {
  const text = form.one('version').trim()
  const version = /^\d{1,10}$/.test(text) ? Number(text) : 0
  return version <= VERSION_MAX ? version : 0
}

/**
 * The version that a form shown again carries: the one it was sent with, so that what somebody changed meanwhile is not
 * passed over once the form's own faults are mended. A form that shows what stands now beside it carries that one instead.
 */
export const versionSent = (values: FormValues): number =>
  versionOf({ one: (name) => [values[name] ?? ''].flat().at(-1) ?? '' })
