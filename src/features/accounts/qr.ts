import qrcode from 'qrcode'

/** A text as a QR code: its width in squares, and one SVG path that draws the dark ones. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: 'M' }).modules
  const runs: string[] = []
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = x
      while (x < size && data[y * size + x]) x += 1
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1h-${x - from}z`)
    }
  }
  return { size, path: runs.join('') }
}
