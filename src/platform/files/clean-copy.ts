// A copy for looking at or listening to. A picture is drawn again from its pixels, so that nothing that stood beside them
// (where, when, with which device, a thumbnail of what was cropped away, code behind the end) comes along. What cannot be
// drawn here, the pictures of some telephones, films, sounds and Word documents, is copied without what is written beside it.
import sharp from 'sharp'
import { blankBoxes } from './blank-boxes.ts'
import { bareMp3, bareWav } from './blank-sound.ts'
import { cleanWord } from './clean-word.ts'
import type { Copied, Drawn } from './copied-kinds.ts'

// The largest camera of a phone has 200 million; more is a picture made to fill memory.
const PIXELS_MAX = 200_000_000
const SIDE_MAX = 4_096
const SECONDS_MAX = 30

// One picture at a time and nothing kept: a server with little memory draws it slowly and does not fall over.
sharp.cache(false)
sharp.concurrency(1)

/** The copy. null: none can be made (damaged, made to fill memory, or not as its own format says). */
export async function cleanCopy(bytes: Buffer, kind: Copied): Promise<Buffer | null> {
  switch (kind) {
    case 'heic':
    case 'mp4':
    case 'mov':
    case 'm4a':
      return blankBoxes(bytes)
    case 'mp3':
      return bareMp3(bytes)
    case 'wav':
      return bareWav(bytes)
    case 'docx':
      return cleanWord(bytes, draw)
    default:
      return draw(bytes, kind)
  }
}

// The right way up, at most 4,096 pixels a side.
async function draw(bytes: Buffer, kind: Drawn): Promise<Buffer | null> {
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
