// How much of a file is read before it is refused, in one place. A plan of a thousand actions is a tenth of any of
// these; what is beyond them is a mistake or an attack.
import { readLimits } from '../reading/read-plan.ts'

export const sourceLimits = {
  fileBytesMax: 10 * 1024 * 1024,
  /** Parts inside a .docx or .xlsx, whether read or not. */
  entriesMax: 2_000,
  /** All parts that are read, together. */
  inflatedBytesMax: 64 * 1024 * 1024,
  /** From this size on a part that grew more than `ratioMax` times is taken for a zip bomb. */
  ratioFromBytes: 8 * 1024 * 1024,
  ratioMax: 200,
  /** Elements of one XML part, and how deep they may nest. */
  elementsMax: 1_500_000,
  depthMax: 200,
  /** Cells that hold something, of all tables together. */
  cellsMax: 200_000,
  /** Characters of a spreadsheet's cells, together: thousands of them may share one long text of the file. */
  cellCharsMax: 8_000_000,
  /** Rows or columns that one merged cell may cover: more is a typing error of a machine. */
  spanMax: readLimits.columnsMax,
  blocksMax: readLimits.linesMax,
  pdfPagesMax: 300,
  /** Unpacked streams of a PDF, together; pictures are never unpacked. */
  pdfStreamBytesMax: 128 * 1024 * 1024,
  pdfPiecesMax: 400_000,
  pdfTimeMs: 30_000,
  /** How long a thread that has read one waits for the next. */
  pdfIdleMs: 60_000,
  pdfMemoryMb: 512,
} as const
