// From a paper to a file: which format, under which name and type.
import type { Paper } from './paper.ts'
import { toCsv } from './render/csv.ts'

export const FILE_FORMATS = ['docx', 'pdf', 'xlsx', 'csv'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

export const FILE_TYPES: Readonly<Record<FileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** Writes a paper. `now` dates a PDF. Each writer is loaded when its first paper is wanted: they are half of a start. */
export async function writePaper(paper: Paper, format: FileFormat, now: Date): Promise<Buffer> {
  switch (format) {
    case 'docx':
      return (await import('./render/docx.ts')).toDocx(paper)
    case 'pdf':
      return (await import('./render/pdf.ts')).toPdf(paper, now)
    case 'xlsx':
      return (await import('./render/xlsx.ts')).toXlsx(paper)
    case 'csv':
      return Buffer.from(toCsv(paper))
  }
}
