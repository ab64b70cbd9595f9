// Bringing in a file of services: first tried, with a report of every row, then written, all of it or nothing.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { FormValues, UploadedFile } from '../../platform/http/form.ts'
import { isUuid } from '../../platform/ids.ts'
import { type Outcome, ok, type Problem, refused } from '../../platform/problems.ts'
import { CSV_BOM, CsvBroken, parseCsv } from '../../platform/text/csv.ts'
import { readEntriesCsv } from './csv.ts'
import { editWords } from './edit.messages.en.ts'
import { loadEntries } from './entries.store.ts'
import type { Entry, EntryDraft } from './entry.ts'
import { entryValues } from './entry-values.ts'
import { type District, listAreasServed } from './find-entries.store.ts'
import { readEntry } from './read-entry.ts'
import { readService, servicesIn } from './read-hsds.ts'
import { addEntry, changeEntry } from './save-entry.ts'

const words = editWords.file
export const IMPORT_MAX = 2_000

export type RowReport = {
  row: number
  name: string
  result: 'added' | 'changed' | 'same' | 'refused'
  problems: readonly Problem[]
}
export type ImportReport = { rows: RowReport[]; written: boolean }

type FileEntry = { row: number; id: string; name: string; values: FormValues | null }

/**
 * Reads a file of the standard's JSON or of our CSV and reports every row. With `write`, and where no row is refused,
 * everything is written: entries with an id that is known are changed, others are added. Refuses a file that is neither.
 */
export async function importEntries(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>,
  file: UploadedFile,
  { write }: { write: boolean },
): Promise<Outcome<ImportReport>> {
  const areas = await listAreasServed(tx)
  const read = readFile(file, areas)
  if (!read.ok) return read
  const known = new Map(
    (await loadEntries(tx, read.value.map(({ id }) => id).filter(isUuid))).map((entry) => [entry.id, entry]),
  )
  const judged = read.value.map((entry) => judge(entry, known, areas))
  const written = write && judged.every(({ report }) => report.result !== 'refused')
  if (written) await writeAll(tx, ctx, judged)
  return ok({ rows: judged.map(({ report }) => report), written })
}

function readFile(file: UploadedFile, areas: readonly District[]): Outcome<FileEntry[]> {
  const content = file.bytes.toString('utf8').replace(CSV_BOM, '')
  const find = (text: string) =>
    areas.find(
      ({ code, name }) => text !== '' && (code === text || name.toLowerCase() === text.toLowerCase()),
    )?.id
  const isJson = /^\s*[[{]/.test(content)
  const services = isJson ? servicesIn(content) : null
  const found = services
    ? services.map((data, at): FileEntry => {
        const service = readService(data, find)
        return {
          row: at + 1,
          id: service?.id ?? '',
          name: service?.name ?? '',
          values: service?.values ?? null,
        }
      })
    : isJson
      ? null
      : readRows(content, find)
  if (found === null) return refused({ field: 'file', message: words.unreadable })
  if (typeof found === 'number') return refused({ field: 'file', message: words.broken(found) })
  if (found.length > IMPORT_MAX) return refused({ field: 'file', message: words.tooMany(IMPORT_MAX) })
  return ok(found)
}

function readRows(content: string, find: (text: string) => string | undefined): FileEntry[] | number | null {
  try {
    return readEntriesCsv(parseCsv(content), find)
  } catch (fault) {
    if (fault instanceof CsvBroken) return fault.line
    throw fault
  }
}

type Judged = { report: RowReport; id: string; draft: EntryDraft | null; known: Entry | undefined }

function judge(entry: FileEntry, known: ReadonlyMap<string, Entry>, areas: readonly District[]): Judged {
  const { row, id, name, values } = entry
  const before = known.get(id)
  const report = (result: RowReport['result'], problems: readonly Problem[] = []): RowReport => ({
    row,
    name,
    result,
    problems,
  })
  if (!values) return { report: report('refused'), id, draft: null, known: before }
  const areaIds = areas.map((area) => area.id)
  const read = readEntry(values, areaIds)
  if (!read.ok) return { report: report('refused', read.problems), id, draft: null, known: before }
  const result = !before ? 'added' : isSame(before, read.value, areaIds) ? 'same' : 'changed'
  return { report: report(result), id, draft: read.value, known: before }
}

// Both are read by the same rules first, so that the order of a list or a closing slash is no difference.
function isSame(before: Entry, after: EntryDraft, areaIds: readonly string[]): boolean {
  const read = readEntry(entryValues(before), areaIds)
  return read.ok && JSON.stringify(read.value) === JSON.stringify(after)
}

async function writeAll(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>,
  judged: readonly Judged[],
): Promise<void> {
  // One by one: each has its entry in the trail, and there are two thousand at most.
  for (const { report, id, draft, known } of judged) {
    if (!draft || report.result === 'same') continue
    if (known) await changeEntry(tx, ctx, id, known.version, draft)
    else await addEntry(tx, ctx, draft, isUuid(id) ? id : undefined)
  }
  const counts = countResults(judged.map(({ report }) => report))
  await record(tx, ctx, { action: 'directory.import', subjectKind: 'directory', detail: counts })
}

/** How many rows came out how. */
export function countResults(rows: readonly RowReport[]) {
  const count = (result: RowReport['result']) => rows.filter((row) => row.result === result).length
  return { added: count('added'), changed: count('changed'), same: count('same'), refused: count('refused') }
}
