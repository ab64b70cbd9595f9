// What is inside an office document, as far as it decides whether we take it. Parts are named freely and only their declared
// types count (ECMA-376 part 2), so names, types and relations are all looked at. Pure; nothing else is inflated.
import { unzipSync } from 'fflate'
import { type Attributes, readXml } from '../sources/xml.ts'

export type OfficeParts = {
  names: readonly string[]
  /** Of an OpenDocument file: what it says it is. */
  mimetype: string
}

/** Directories of parts that say what the others are; a real document's are far below these. */
const SAID_BYTES_MAX = 1_048_576
const SAID_TOGETHER_MAX = 8_388_608
const NAMES_MAX = 20_000

const PROGRAM =
  /vbaproject|\.(?:exe|dll|js|vbs|bat|cmd|scr|ps1|jar|msi|hta|lnk|docm|dotm|xlsm|xltm|xlsb|xlam|pptm|potm|ppsm)$/i
const RUNS = /(?:^|\/)(?:macrosheets|dialogsheets|activex)\/|oleobject|(?:^|\/)(?:basic|scripts)\//i
const RUNS_TYPE = /macro|vba|oleobject|activex|dialogsheet/i
const RUNS_RELATION =
  /\/(?:vbaProject|xlMacrosheet|xlIntlMacrosheet|dialogsheet|oleObject|control|activeX\w*)$/i

/**
 * The parts of a zip, or null where something in it could run, fetch or is not to be read: macros and macro sheets, embedded
 * OLE objects, controls, anything but a link to click on that leads outside (a template, a picture, a frame), a name that
 * stands there twice.
 */
export function officeParts(bytes: Uint8Array): OfficeParts | null {
  const names: string[] = []
  let said = 0
  let tooMuch = false
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name)
        if (!saysWhat(name)) return false
        said += originalSize
        tooMuch ||= originalSize > SAID_BYTES_MAX || said > SAID_TOGETHER_MAX || names.length > NAMES_MAX
        return !tooMuch
      },
    })
    if (tooMuch || new Set(names.map((name) => name.toLowerCase())).size < names.length) return null
    if (names.some((name) => PROGRAM.test(name) || RUNS.test(name))) return null
    for (const [name, part] of Object.entries(found))
      if (name !== 'mimetype' && !isHarmless(part)) return null
    const mimetype = found['mimetype']
    return { names, mimetype: mimetype ? String.fromCharCode(...mimetype.subarray(0, 200)).trim() : '' }
  } catch {
    return null
  }
}

const saysWhat = (name: string): boolean =>
  name === 'mimetype' || name.toLowerCase() === '[content_types].xml' || /\.rels$/i.test(name)

/** Throws where it is not XML. */
function isHarmless(part: Uint8Array): boolean {
  let harmless = true
  const open = (name: string, attributes: Attributes) => {
    if (name === 'Default' || name === 'Override')
      harmless &&= !RUNS_TYPE.test(attributes['ContentType'] ?? '')
    if (name === 'Relationship') harmless &&= isHarmlessRelation(attributes)
  }
  readXml(part, { open, close: () => {}, text: () => {} })
  return harmless
}

function isHarmlessRelation({ Type: type = '', TargetMode: mode = '' }: Attributes): boolean {
  if (RUNS_RELATION.test(type)) return false
  // Whatever leads outside is fetched when the document is opened, but for a link, which somebody clicks on.
  return mode.toLowerCase() !== 'external' || /\/hyperlink$/i.test(type)
}
