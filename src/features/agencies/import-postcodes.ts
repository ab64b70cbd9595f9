// Loads an open postcode directory. Only postcodes of the partnership's own areas are kept: a national file has 1.8
// million rows, and one from elsewhere says no more than one that is not found.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { type Outcome, ok, refused } from '../../platform/problems.ts'
import { CsvBroken, readCsv } from '../../platform/text/csv.ts'
import { words } from './messages.en.ts'
import { layoutOf, type PostcodeLayout, type PostcodeRow, type RowReader } from './postcode-layouts.ts'

export type PostcodeImport = { layout: PostcodeLayout; read: number; kept: number; unreadable: number }

const BATCH_ROWS = 5_000

/**
 * Reads a CSV in chunks of text or bytes (NSPL, ONSPD, Code-Point Open, or any with `postcode` and `ladcd` columns) and
 * adds or replaces its postcodes, in the caller's transaction. System only. Refuses a file that is none of these.
 */
export async function importPostcodes(
  tx: Tx,
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<Outcome<PostcodeImport>> {
  const known = new Set((await tx.selectFrom('areas').select('code').execute()).map(({ code }) => code))
  if (known.size === 0) return refused({ field: 'file', message: words.postcodes.noAreas })
  let reader: RowReader | null = null
  let batch: PostcodeRow[] = []
  const done: PostcodeImport = { layout: 'plain', read: 0, kept: 0, unreadable: 0 }
  try {
    for await (const row of readCsv(chunks)) {
      if (!reader) {
        reader = layoutOf(row)
        if (!reader) return refused({ field: 'file', message: words.postcodes.unknownLayout })
        done.layout = reader.layout
        if (reader.headed) continue
      }
      done.read += 1
      const place = reader.read(row)
      if (!place) done.unreadable += 1
      else if (known.has(place.areaCode)) batch.push(place)
      if (batch.length === BATCH_ROWS) {
        done.kept += await save(tx, batch)
        batch = []
      }
    }
  } catch (fault) {
    if (fault instanceof CsvBroken)
      return refused({ field: 'file', message: words.postcodes.broken(fault.line) })
    throw fault
  }
  if (!reader) return refused({ field: 'file', message: words.postcodes.unknownLayout })
  done.kept += await save(tx, batch)
  return ok(done)
}

async function save(tx: Tx, rows: readonly PostcodeRow[]): Promise<number> {
  if (rows.length === 0) return 0
  // The last row of a postcode wins, as it would row by row; a batch may not name one twice.
  const unique = [...new Map(rows.map((row) => [row.postcode, row])).values()]
  const column = (pick: (row: PostcodeRow) => string | number | null) => unique.map(pick)
  await sql`insert into postcodes (postcode, area_code, ward_code, latitude, longitude)
    select * from unnest(${column((row) => row.postcode)}::text[], ${column((row) => row.areaCode)}::text[],
      ${column((row) => row.wardCode)}::text[], ${column((row) => row.latitude)}::real[], ${column((row) => row.longitude)}::real[])
    on conflict (postcode) do update set area_code = excluded.area_code, ward_code = excluded.ward_code,
      latitude = excluded.latitude, longitude = excluded.longitude`.execute(tx)
  return unique.length
}
