// The open postcode directories, told apart by the names of their columns and not by position: both ONS files change
// their columns from one edition to the next (lad25cd, oslaua), and Code-Point Open has no header at all.
import { normalisePostcode } from './route-place.ts'

export type PostcodeLayout = 'nspl' | 'onspd' | 'code-point-open' | 'plain'
export type PostcodeRow = {
  postcode: string
  areaCode: string
  wardCode: string | null
  latitude: number | null
  longitude: number | null
}
export type RowReader = {
  layout: PostcodeLayout
  headed: boolean
  read(row: readonly string[]): PostcodeRow | null
}

type Columns = { postcode: number; area: number; ward: number; lat: number; long: number }

// ONS writes this where a postcode has no position.
const NO_LATITUDE = 99.99
const GSS_CODE = /^[A-Z]\d{8}$/

/** How to read a file, from its first row; null where it is none of the layouts known. */
export function layoutOf(first: readonly string[]): RowReader | null {
  const names = first.map((name) => name.trim().toLowerCase())
  const at = (...wanted: (string | RegExp)[]) =>
    wanted.reduce<number>(
      (found, want) =>
        found >= 0
          ? found
          : names.findIndex((name) => (typeof want === 'string' ? name === want : want.test(name))),
      -1,
    )
  const columns: Columns = {
    postcode: at('pcds', 'postcode', 'pcd'),
    area: at(/^lad\d\dcd$/, 'oslaua', 'laua', 'ladcd'),
    ward: at(/^wd\d\dcd$/, 'osward', 'ward', 'wdcd'),
    lat: at('lat', 'latitude'),
    long: at('long', 'longitude', 'lon'),
  }
  if (columns.postcode >= 0 && columns.area >= 0) {
    const layout = at('oslaua') >= 0 ? 'onspd' : at('pcds') >= 0 ? 'nspl' : 'plain'
    return { layout, headed: true, read: (row) => readRow(row, columns) }
  }
  // Code-Point Open: postcode, quality, easting, northing, country, two of the NHS, county, district, ward.
  if (first.length >= 10 && normalisePostcode(first[0] ?? '') && GSS_CODE.test(first[8] ?? '')) {
    const headless: Columns = { postcode: 0, area: 8, ward: 9, lat: -1, long: -1 }
    return { layout: 'code-point-open', headed: false, read: (row) => readRow(row, headless) }
  }
  return null
}

function readRow(row: readonly string[], columns: Columns): PostcodeRow | null {
  const cell = (index: number) => row[index]?.trim() ?? ''
  const postcode = normalisePostcode(cell(columns.postcode))
  const areaCode = cell(columns.area)
  if (!postcode || !GSS_CODE.test(areaCode)) return null
  const latitude = numberOf(cell(columns.lat))
  const longitude = numberOf(cell(columns.long))
  const placed = latitude !== null && longitude !== null && latitude < NO_LATITUDE
  return {
    postcode,
    areaCode,
    wardCode: cell(columns.ward) || null,
    latitude: placed ? latitude : null,
    longitude: placed ? longitude : null,
  }
}

function numberOf(text: string): number | null {
  const value = Number(text)
  return text === '' || !Number.isFinite(value) ? null : value
}
