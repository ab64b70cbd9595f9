// Reads what a PDF's pages draw, with pdf.js. Runs in a process of its own (reader-process.ts), which can be stopped: nothing
// else bounds what a hostile file makes a parser do. No script of the file is run (this release of pdf.js has no eval
// left to switch off), no picture unpacked, nothing fetched.
import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js'
import { hasWord } from '../reading/columns.ts'
import { sourceLimits } from './limits.ts'
import { drawingOf } from './pdf-drawing.ts'
import { refuseBeyond, SourceRefused } from './refusal.ts'
import { unpacksWithin } from './pdf-guard.ts'
import { type Glyphs, type Matrix, matrixOf, moved, type PdfPage, times } from './pdf-page.ts'

/** Takes a PDF's bytes. Refuses by throwing: locked, damaged, too large once unpacked, too long, or pictures only. */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const { pdfPagesMax, pdfPiecesMax, pdfStreamBytesMax } = sourceLimits
  if (!unpacksWithin(bytes, pdfStreamBytesMax))
    throw new SourceRefused('inflates-too-much', pdfStreamBytesMax)
  const task = getDocument({
    data: new Uint8Array(bytes),
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    verbosity: 0,
  })
  try {
    const pdf = await task.promise
    refuseBeyond('too-many-pages', pdfPagesMax, pdf.numPages)
    const pages: PdfPage[] = []
    let pieces = 0
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      pages.push(await pageOf(page))
      page.cleanup()
      pieces += pages.at(-1)?.glyphs.length ?? 0
      refuseBeyond('too-many-lines', pdfPiecesMax, pieces)
    }
    const wordless = pages.filter((page) => !page.glyphs.some(({ text }) => hasWord(text)))
    if (wordless.length * 2 > pages.length) throw new SourceRefused('scanned')
    return pages
  } catch (error) {
    if (error instanceof SourceRefused) throw error
    throw new SourceRefused(error instanceof PasswordException ? 'encrypted' : 'damaged')
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

async function pageOf(page: PDFPageProxy): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 })
  const view = matrixOf(viewport.transform) ?? [1, 0, 0, 1, 0, 0]
  const content = await page.getTextContent({ disableNormalization: false })
  const glyphs = content.items.flatMap((item) =>
    'str' in item && item.str.trim() !== '' ? glyphsOf(item, view) : [],
  )
  const operators = await page.getOperatorList()
  return {
    width: viewport.width,
    height: viewport.height,
    glyphs: [...glyphs, ...(await typedInto(page, view))],
    ...drawingOf(operators, view),
  }
}

type TextItem = { str: string; transform: unknown[]; width: number; height: number }

function glyphsOf(item: TextItem, view: Matrix): Glyphs[] {
  const own = matrixOf(item.transform)
  if (!own) return []
  const [a, b, , , x, y] = times(view, own)
  const upright = Math.abs(b) <= Math.abs(a)
  const height = item.height || Math.hypot(own[2], own[3])
  if (upright) return [{ x: a < 0 ? x - item.width : x, y, width: item.width, height, text: item.str }]
  // Text that runs up or down the page takes one line's width.
  return [
    {
      x: x - height,
      y: b < 0 ? y - item.width / 2 : y + item.width / 2,
      width: height,
      height,
      text: item.str,
    },
  ]
}

/** What was typed into the form fields and notes of the page. */
async function typedInto(page: PDFPageProxy, view: Matrix): Promise<Glyphs[]> {
  const annotations: unknown[] = await page.getAnnotations()
  return annotations.flatMap((each) => {
    if (typeof each !== 'object' || each === null) return []
    const { fieldValue, contentsObj, rect } = each as {
      fieldValue?: unknown
      contentsObj?: { str?: unknown }
      rect?: unknown
    }
    const words = typeof fieldValue === 'string' ? fieldValue : contentsObj?.str
    const corners = Array.isArray(rect) ? rect.map(Number) : []
    if (typeof words !== 'string' || words.trim() === '' || corners.length < 4) return []
    const [left, bottom] = moved(view, corners[0] ?? 0, corners[1] ?? 0)
    const [right, top] = moved(view, corners[2] ?? 0, corners[3] ?? 0)
    const lines = words.split(/[\r\n]+/).filter((line) => line.trim() !== '')
    const height = Math.max(4, Math.min(12, Math.abs(bottom - top) / lines.length))
    return lines.map((text, at) => ({
      x: Math.min(left, right),
      y: Math.min(top, bottom) + height * (at + 0.9),
      width: Math.min(Math.abs(right - left), text.length * height * 0.5),
      height,
      text,
    }))
  })
}
