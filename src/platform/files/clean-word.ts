// A copy of a Word document (OOXML, ECMA-376) with its words and pictures, and without what the program wrote beside them:
// who made and changed it, for whom and when, which parts were typed together, a small picture of the first page, what was
// deleted in tracked changes, names and places of the pictures. What is not known here (embedded files, drawings of other
// programs, pictures that were cut, which are inside uncut) is not guessed: then there is no copy.
import { posix } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import { type Element, localName, rewriteXml } from './rewrite-xml.ts'
import { asSettings, asText, NotPlain } from './word-parts.ts'

/** Draws a picture again; null where it cannot. */
export type Draw = (bytes: Buffer, kind: 'jpg' | 'png' | 'gif') => Promise<Buffer | null>

const ENTRIES_MAX = 2_000
const INFLATED_MAX = 80_000_000
const XML_MAX = 30_000_000
const PICTURES_MAX = 100

const CONTENT_TYPES = '[Content_Types].xml'
/** With words in them that are seen, or what these look like. */
const TEXT =
  /^word\/(?:document|styles|numbering|fontTable|footnotes|endnotes|comments|header|footer|theme\/theme)\d*\.xml$|^word\/diagrams\/\w+\.xml$/
const SETTINGS = /^word\/settings\d*\.xml$/
const PICTURE = /^word\/media\/[\w.-]+$/
const RELATIONS = /^(?:word\/)?(?:diagrams\/)?_rels\/[\w.]*\.rels$/
/** Known, and not needed to read it. */
const BESIDE =
  /^(?:docProps|customXml|docMetadata|_xmlsignatures|package|word\/glossary|word\/printerSettings)\/|^word\/(?:people|commentsExtended|commentsIds|commentsExtensible|webSettings|stylesWithEffects|documenttasks\/\w+)\d*\.xml$|^word\/_rels\/(?:people|webSettings)\d*\.xml\.rels$|\/$/
const LINKS_OUT = /^(?:https?|mailto|tel):/i

/** The copy; null where the document is not understood. */
export async function cleanWord(bytes: Buffer, draw: Draw): Promise<Buffer | null> {
  try {
    const parts = unpack(bytes)
    const kept = new Set([...parts.keys()].filter((name) => !BESIDE.test(name)))
    const copy: Zippable = {}
    for (const [name, part] of parts) if (kept.has(name)) copy[name] = await cleaned(name, part, kept, draw)
    if (!copy[CONTENT_TYPES]) return null
    // The same day in every entry: when it was packed is nobody's business.
    return Buffer.from(zipSync(copy, { mtime: '1980-01-01T12:00:00', level: 6 }))
  } catch {
    // Torn, made to take time or memory, or with something in it that is not plain.
    return null
  }
}

// Sizes are added up before anything is unpacked, and no part unpacks beyond the size that it gave.
function unpack(bytes: Buffer): Map<string, Uint8Array> {
  let [entries, inflated, xml, pictures] = [0, 0, 0, 0]
  const sizes = new Map<string, number>()
  const found = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      entries += 1
      if (sizes.has(name)) throw new NotPlain('twice')
      sizes.set(name, originalSize)
      if (BESIDE.test(name)) return false
      inflated += originalSize
      if (PICTURE.test(name)) pictures += 1
      else xml += originalSize
      if (entries > ENTRIES_MAX || inflated > INFLATED_MAX || xml > XML_MAX || pictures > PICTURES_MAX)
        throw new NotPlain('too much')
      return true
    },
  })
  const parts = new Map(Object.entries(found))
  for (const [name, part] of parts) if (part.length !== sizes.get(name)) throw new NotPlain('damaged')
  return parts
}

async function cleaned(
  name: string,
  part: Uint8Array,
  kept: ReadonlySet<string>,
  draw: Draw,
): Promise<Uint8Array> {
  if (PICTURE.test(name)) return cleanPicture(part, draw)
  const rewrite =
    name === CONTENT_TYPES
      ? asTypes(kept)
      : RELATIONS.test(name)
        ? asRelations(name, kept)
        : SETTINGS.test(name)
          ? asSettings()
          : TEXT.test(name)
            ? asText
            : null
  if (!rewrite) throw new NotPlain('a part of another kind')
  return Buffer.from(rewriteXml(part, rewrite))
}

async function cleanPicture(part: Uint8Array, draw: Draw): Promise<Uint8Array> {
  const kind = (await fileTypeFromBuffer(part))?.ext
  const drawn =
    kind === 'jpg' || kind === 'png' || kind === 'gif' ? await draw(Buffer.from(part), kind) : null
  if (!drawn) throw new NotPlain('a picture of another kind')
  return drawn
}

const asTypes =
  (kept: ReadonlySet<string>) =>
  (element: Element): Element | null => {
    const { PartName: part } = element.attributes
    return localName(element.name) === 'Override' && !kept.has(part?.slice(1) ?? '') ? null : element
  }

// Points only to what is in the copy, and outside only where somebody clicks on a link to the web.
function asRelations(name: string, kept: ReadonlySet<string>) {
  const folder = posix.dirname(posix.dirname(name))
  return (element: Element): Element | null => {
    if (localName(element.name) !== 'Relationship') return element
    const { Id = '', Type = '', Target = '', TargetMode } = element.attributes
    if (TargetMode?.toLowerCase() === 'external') {
      if (Type.endsWith('/attachedTemplate')) return null
      if (!Type.endsWith('/hyperlink')) throw new NotPlain('fetched from outside')
      return {
        name: element.name,
        attributes: { Id, Type, Target: LINKS_OUT.test(Target) ? Target : 'about:blank', TargetMode },
      }
    }
    const to = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
    if (kept.has(to)) return { name: element.name, attributes: { Id, Type, Target } }
    if (Target.startsWith('#') || BESIDE.test(to)) return null
    throw new NotPlain('points to what is not there')
  }
}
