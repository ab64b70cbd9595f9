// The parts of a .docx or .xlsx that a reader asks for. Sizes are added up from the directory before anything is
// unpacked, and a part never unpacks beyond the size it gave, so that a bomb costs nothing.
import { unzipSync } from 'fflate'
import { sourceLimits } from './limits.ts'
import { refuseBeyond, SourceRefused } from './refusal.ts'

export type Parts = ReadonlyMap<string, Uint8Array>

/** Unpacks the entries that `wanted` names, in the archive's order. Refuses too many, too large and damaged ones. */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Parts {
  let entries = 0
  let inflated = 0
  const sizes = new Map<string, number>()
  const files = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      entries += 1
      refuseBeyond('too-many-entries', sourceLimits.entriesMax, entries)
      if (!wanted(name) || sizes.has(name)) return false
      inflated += originalSize
      refuseBeyond('inflates-too-much', sourceLimits.inflatedBytesMax, inflated)
      const bomb = originalSize > sourceLimits.ratioFromBytes && originalSize > size * sourceLimits.ratioMax
      if (bomb) throw new SourceRefused('inflates-too-much', sourceLimits.ratioFromBytes, originalSize)
      sizes.set(name, originalSize)
      return true
    },
  })
  const parts = new Map(Object.entries(files))
  for (const [name, size] of sizes) if (parts.get(name)?.length !== size) throw new SourceRefused('damaged')
  return parts
}

/** The names of all entries, without unpacking any. */
export function entryNames(bytes: Uint8Array): string[] {
  const names: string[] = []
  unzipSync(bytes, {
    filter: ({ name }) => {
      names.push(name)
      refuseBeyond('too-many-entries', sourceLimits.entriesMax, names.length)
      return false
    },
  })
  return names
}
