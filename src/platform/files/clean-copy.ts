// A copy of a picture for looking at: drawn again from its pixels, so that nothing that stood beside them (where, when,
// with which device, a thumbnail of what was cropped away, code behind the end) comes along.
import sharp from 'sharp'
import type { Copied } from './copied-kinds.ts'

// The largest camera of a phone has 200 million; more is a picture made to fill memory.
const PIXELS_MAX = 200_000_000
const SIDE_MAX = 4_096
const SECONDS_MAX = 30

// One picture at a time and nothing kept: a server with little memory draws it slowly and does not fall over.
sharp.cache(false)
sharp.concurrency(1)

/** The copy, the right way up, at most 4,096 pixels a side. null: it cannot be drawn (damaged, or made to fill memory). */
export async function cleanCopy(bytes: Buffer, kind: Copied): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error', sequentialRead: true })
      .timeout({ seconds: SECONDS_MAX })
      .autoOrient()
      .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
      .toFormat(kind === 'jpg' ? 'jpeg' : kind)
      .toBuffer()
  } catch {
    return null
  }
}
