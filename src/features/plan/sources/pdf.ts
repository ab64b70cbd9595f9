// PDFs that hold words. Those that only hold pictures of words are refused: nothing could be read, and it would look as
// if the plan were empty.
import type { Block } from '../reading/blocks.ts'
import { pagesBlocks } from './pdf-blocks.ts'
import { readPdf } from './pdf-read.ts'

/** Refuses by throwing, as every reader does. */
export const pdfBlocks = async (bytes: Uint8Array): Promise<Block[]> => pagesBlocks(await readPdf(bytes))
