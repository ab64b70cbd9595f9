// A copy of a picture, film or sound in boxes (HEIC, MP4, MOV, M4A: ISO 14496-12, QuickTime) into which only that is carried
// over which a player needs: where, when and with which device it was taken, and all that nobody here knows, stays behind.
// The copy is as long as the file, with zeros in between, so that every offset in it still holds. What is not understood is
// not guessed: then there is no copy.
import { addMedia, boxesOf, carrying, carryBox, first, NotUnderstood } from './boxes.ts'
import { carryFilm } from './clear-film.ts'
import { carryPicture, isOfPicture } from './clear-picture.ts'

const BRANDS = first(200)

/** The copy; null where the file is not understood. */
export function blankBoxes(bytes: Buffer): Buffer | null {
  const work = carrying(bytes)
  try {
    const boxes = boxesOf(work, 0, bytes.length)
    // In fragments there is no one place that says what is where.
    if (boxes.some(({ type }) => type === 'moof')) return null
    const picture = boxes.find((box) => box.type === 'meta' && isOfPicture(work, box))
    const film = picture ? undefined : boxes.find(({ type }) => type === 'moov')
    for (const box of boxes) if (box.type === 'mdat') addMedia(work, box)
    for (const box of boxes)
      if (box !== picture && box !== film) carryBox(work, box, { ftyp: BRANDS, mdat: () => {} })
    if (picture) carryPicture(work, picture)
    else if (film) carryFilm(work, film)
    else return null
    return work.to
  } catch (fault) {
    if (fault instanceof NotUnderstood || fault instanceof RangeError) return null
    throw fault
  }
}
