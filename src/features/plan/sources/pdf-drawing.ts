// The rules and coloured patches of a page, from the list of what its content draws. Word draws a border as a thin
// filled box, others stroke it; both are rules here.
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { hexColour } from './colours.ts'
import { isList, type Matrix, matrixOf, moved, type Patch, type PdfPage, times } from './pdf-page.ts'

type Drawing = Pick<PdfPage, 'across' | 'down' | 'patches'>
type Operators = { fnArray: ArrayLike<number>; argsArray: ArrayLike<unknown> }

const ruleWidthMax = 3
const straightWithin = 1.5
const marksMax = 200_000
const fills = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const strokes = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])

/** `view` turns the page's own coordinates into ours. */
export function drawingOf({ fnArray, argsArray }: Operators, view: Matrix): Drawing {
  const found: Drawing = { across: [], down: [], patches: [] }
  const kept: { matrix: Matrix; fill: string | null }[] = []
  let at: { matrix: Matrix; fill: string | null } = { matrix: view, fill: '#000000' }
  for (let index = 0; index < fnArray.length; index += 1) {
    const args = argsArray[index]
    switch (fnArray[index]) {
      case OPS.save:
      case OPS.beginGroup:
        kept.push({ ...at })
        break
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        at = kept.pop() ?? at
        break
      case OPS.paintFormXObjectBegin: {
        kept.push({ ...at })
        const own = isList(args) ? matrixOf(args[0]) : null
        if (own) at.matrix = times(at.matrix, own)
        break
      }
      case OPS.transform: {
        const own = matrixOf(args)
        if (own) at.matrix = times(at.matrix, own)
        break
      }
      case OPS.setFillRGBColor:
        at.fill = colourOf(args)
        break
      case OPS.setFillColorN:
        at.fill = null
        break
      case OPS.constructPath:
        if (isList(args)) addPath(found, args, at)
        break
    }
    if (found.across.length + found.down.length + found.patches.length > marksMax) break
  }
  return found
}

function colourOf(args: unknown): string | null {
  const first = isList(args) ? args[0] : undefined
  return typeof first === 'string' ? hexColour(first) : null
}

function addPath(
  found: Drawing,
  args: ArrayLike<unknown>,
  at: { matrix: Matrix; fill: string | null },
): void {
  const how = Number(args[0])
  const filled = fills.has(how)
  const stroked = strokes.has(how)
  const data = isList(args[1]) ? args[1][0] : null
  if ((!filled && !stroked) || !isList(data)) return
  for (const points of shapesOf(data, at.matrix)) {
    if (stroked)
      for (let index = 1; index < points.length; index += 1) addRule(found, points[index - 1], points[index])
    if (filled) addFilled(found, points, at.fill)
  }
}

type Point = [number, number]

/** Straight runs of a path; a curve ends one. */
function shapesOf(data: ArrayLike<unknown>, matrix: Matrix): Point[][] {
  const shapes: Point[][] = []
  let open: Point[] = []
  const point = (index: number) => moved(matrix, Number(data[index]), Number(data[index + 1]))
  for (let index = 0; index < data.length; ) {
    const step = Number(data[index])
    if (step === 0 || step === 2 || step === 3) {
      open = []
      shapes.push(open)
    }
    if (step === 4) {
      if (open[0]) open.push(open[0])
      index += 1
    } else {
      const ends = step === 2 ? 5 : step === 3 ? 3 : 1
      open.push(point(index + ends))
      index += ends + 2
    }
  }
  return shapes
}

function addRule(found: Drawing, a: Point | undefined, b: Point | undefined): void {
  if (!a || !b) return
  const [left, right] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])]
  const [top, bottom] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])]
  if (bottom - top <= straightWithin && right - left > ruleWidthMax)
    found.across.push({ at: (top + bottom) / 2, from: left, to: right })
  else if (right - left <= straightWithin && bottom - top > ruleWidthMax)
    found.down.push({ at: (left + right) / 2, from: top, to: bottom })
}

function addFilled(found: Drawing, points: readonly Point[], colour: string | null): void {
  if (points.length < 4 || points.length > 6) return
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const patch: Patch = {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
    colour,
  }
  const [width, height] = [patch.right - patch.left, patch.bottom - patch.top]
  const middle: Point = [(patch.left + patch.right) / 2, (patch.top + patch.bottom) / 2]
  if (height <= ruleWidthMax && width > ruleWidthMax)
    addRule(found, [patch.left, middle[1]], [patch.right, middle[1]])
  else if (width <= ruleWidthMax && height > ruleWidthMax)
    addRule(found, [middle[0], patch.top], [middle[0], patch.bottom])
  else if (width > ruleWidthMax && height > ruleWidthMax) found.patches.push(patch)
}
