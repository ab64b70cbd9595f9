// What is drawn on one page of a PDF, as plain data that can cross from the thread that reads it. The origin is the
// page's upper left corner as it is looked at, in points.

export type Glyphs = { x: number; y: number; width: number; height: number; text: string }
/** A straight line along one of the axes: `at` is its place across, from and to along. */
export type Rule = { at: number; from: number; to: number }
export type Patch = { left: number; top: number; right: number; bottom: number; colour: string | null }
export type PdfPage = {
  width: number
  height: number
  glyphs: Glyphs[]
  across: Rule[]
  down: Rule[]
  patches: Patch[]
}
export type Matrix = readonly [number, number, number, number, number, number]

export function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ]
}

export function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** Six numbers of a list that a file gave, or null. */
export function matrixOf(values: unknown): Matrix | null {
  if (!isList(values) || values.length < 6) return null
  const [a, b, c, d, e, f] = Array.from({ length: 6 }, (_, at) => Number(values[at]))
  const numbers = [a, b, c, d, e, f].every((each) => each !== undefined && Number.isFinite(each))
  return numbers ? [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0] : null
}

export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value)
}
