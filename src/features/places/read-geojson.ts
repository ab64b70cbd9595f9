// Outlines of districts and wards from a GeoJSON FeatureCollection, by the names that ONS and our own files give them.
import { z } from 'zod'
import { middleOf, shapeSchema } from './geometry.ts'
import type { ReadRow } from './layouts.ts'

const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        properties: z.record(z.string(), z.unknown()).nullish(),
        geometry: z.unknown(),
      }),
    )
    .max(5_000),
})

/** Whether a text is meant as JSON at all. */
export const looksLikeJson = (text: string): boolean => /^\s*\{/.test(text)

/** One row for each feature, or null where the text is no collection of them. */
export function readGeoJson(text: string): ReadRow[] | null {
  const parsed = collection.safeParse(jsonOf(text))
  if (!parsed.success) return null
  return parsed.data.features.map(({ properties, geometry }): ReadRow => {
    const texts = Object.entries(properties ?? {}).map(([key, value]): [string, string] => [
      key.toLowerCase(),
      typeof value === 'string' ? value.trim() : '',
    ])
    const of = (wanted: RegExp) => texts.find(([key]) => wanted.test(key))?.[1] ?? ''
    const name = (of(/^name$/) || of(/^(wd|lad)\d\dnm$/)).slice(0, 120)
    const code = of(/^code$/) || of(/^wd\d\dcd$/) || of(/^lad\d\dcd$/)
    if (name === '') return { name: '', fault: 'no-name' }
    const kind = kindOf(code)
    if (!kind) return { name, fault: code === '' ? 'no-code' : 'other-kind' }
    const shape = shapeSchema.safeParse(geometry)
    if (!shape.success) return { name, fault: 'no-position' }
    const position = middleOf(shape.data)
    const ward = kind === 'ward'
    return {
      name,
      place: {
        key: `${kind} ${code}`,
        kind,
        code,
        name,
        within: ward ? (of(/^ladname$/) || of(/^lad\d\dnm$/)).slice(0, 120) : '',
        areaCode: ward ? of(/^lad$/) || of(/^lad(\d\d)?cd$/) || null : code,
        wardCode: ward ? code : null,
        position,
        shape: shape.data,
      },
    }
  })
}

// The first three characters of an ONS code say what it names.
function kindOf(code: string): 'district' | 'ward' | null {
  if (!/^[A-Z]\d{8}$/.test(code)) return null
  if (/^(E0[6-9]|W06|S12|N09)/.test(code)) return 'district'
  return /^(E05|W05|S13|N08)/.test(code) ? 'ward' : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
