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
  /**
   * Elements of one XML part, and of one that is held as a tree, such as a Word document, where a thousand actions come
   * to between 33,000 and 81,000. A sheet is read as it goes by: its cells may be three elements each.
   */
  elementsMax: 700_000,
  treeElementsMax: 300_000,
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
  /** What one reading may take. Unpacked bytes lie outside the heap, so the process as a whole has a limit of its own. */
  readTimeMs: 30_000,
  heapMaxMb: 512,
  memoryMaxMb: 700,
  watchEveryMs: 25,
  /** A process that still holds more than this after a reading is not used for another. */
  memoryKeptMb: 350,
  /** How long a process that has read one document waits for the next. */
  idleMs: 5 * 60_000,
  /** How many readings may wait for their turn, and how long. */
  waitingMax: 20,
  waitMs: 30_000,
} as const
