// From a paper to a file: which format, under which name and type.
import type { Paper } from './paper.ts'
import { toCsv } from './render/csv.ts'
import { toDocx } from './render/docx.ts'
import { toPdf } from './render/pdf.ts'
import { toXlsx } from './render/xlsx.ts'

export const FILE_FORMATS = ['docx', 'pdf', 'xlsx', 'csv'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

export const FILE_TYPES: Readonly<Record<FileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** Writes a paper. `now` dates a PDF. */
export async function writePaper(paper: Paper, format: FileFormat, now: Date): Promise<Buffer> {
  switch (format) {
    case 'docx':
      return toDocx(paper)
    case 'pdf':
      return toPdf(paper, now)
    case 'xlsx':
      return toXlsx(paper)
    case 'csv':
      return Buffer.from(toCsv(paper))
  }
}
