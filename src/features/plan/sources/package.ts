// An Office Open XML file as its parts by kind (ECMA-376 part 2). Kinds come from the list of content types, because
// producers put their parts where they like. Only parts that a reader reads are unpacked.
import { type Parts, unzip } from './unzip.ts'
import { children, xmlTree } from './xml.ts'

export type PartsByType = {
  one: (kind: string) => Uint8Array | undefined
  all: (kind: string) => Uint8Array[]
  /** By path, such as "xl/worksheets/sheet1.xml". */
  at: (path: string) => Uint8Array | undefined
  pathOf: (kind: string) => string | undefined
}
export type OfficeKind = 'docx' | 'xlsx' | 'xlsb' | 'other'

const listName = '[Content_Types].xml'

/** What the list of content types calls the file, or null where there is no list, or an empty one. */
export function officeKind(bytes: Uint8Array): OfficeKind | null {
  const types = typesOf(unzip(bytes, (name) => name === listName))
  if (types.size === 0) return null
  const all = [...types.values()]
  if (all.some((type) => /sheet\.binary/.test(type))) return 'xlsb'
  const main = all.filter((type) => /\.main(?:\+xml)?$/.test(type))
  if (main.some((type) => /wordprocessingml|ms-word/.test(type))) return 'docx'
  if (main.some((type) => /spreadsheetml|ms-excel/.test(type))) return 'xlsx'
  return 'other'
}

/** Unpacks the parts that hold words or say how they look. */
export function officeParts(bytes: Uint8Array): PartsByType {
  const parts = unzip(
    bytes,
    (name) =>
      /\.(?:xml|rels|x?html?|mht|mhtml|txt)$|afchunk[^/]*(?:\/[^/]*)?$/i.test(name) &&
      !/(?:^|\/)(?:customXml|glossary|docProps)\//i.test(name),
  )
  const types = typesOf(parts)
  const pathsOf = (kind: string) =>
    [...types].filter(([path, type]) => kindOf(type) === kind && parts.has(path)).map(([path]) => path)
  const all = (kind: string) => pathsOf(kind).flatMap((path) => parts.get(path) ?? [])
  return {
    one: (kind) => all(kind)[0],
    all,
    at: (path) => parts.get(path),
    pathOf: (kind) => pathsOf(kind)[0],
  }
}

/** The parts of a kind that the part at that path names in its list of relationships, with the name it gives each. */
export function relatedParts(
  parts: PartsByType,
  path: string,
  kind: string,
): { id: string; bytes: Uint8Array }[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const list = xmlTree(parts.at(`${folder}_rels/${path.slice(folder.length)}.rels`))
  return children(list, 'Relationship').flatMap(({ attributes: { Type = '', Target = '', Id = '' } }) => {
    const bytes = Type.endsWith(`/${kind}`) ? parts.at(resolved(folder, Target)) : undefined
    return bytes ? [{ id: Id, bytes }] : []
  })
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = folder.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** From each part's path to its content type, in the order of the paths. */
function typesOf(parts: Parts): Map<string, string> {
  const list = xmlTree(parts.get(listName))
  const named = children(list, 'Override').map(({ attributes }): [string, string] => [
    (attributes['PartName'] ?? '').replace(/^\//, ''),
    attributes['ContentType'] ?? '',
  ])
  const byExtension = new Map(
    children(list, 'Default').map(({ attributes }) => [
      (attributes['Extension'] ?? '').toLowerCase(),
      attributes['ContentType'] ?? '',
    ]),
  )
  const known = new Set(named.map(([path]) => path))
  for (const path of parts.keys()) {
    const type = byExtension.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase())
    if (type !== undefined && !known.has(path)) named.push([path, type])
  }
  return new Map(named.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })))
}

/** The last word of a content type: "header" of "...wordprocessingml.header+xml"; "main" for every kind of main part. */
function kindOf(type: string): string {
  return /\.(\w+)\+xml$/.exec(type)?.[1] ?? ''
}
