// What a telephone writes beside a picture, a film or a sound does not come along in the copy, and they can still be seen
// and heard.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import sharp from 'sharp'
import { blankBoxes } from './blank-boxes.ts'
import { cleanCopy } from './clean-copy.ts'

const box = (type: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, at) => bytes.writeUInt32BE(value, 4 * at))
  return bytes
}
const PLACE = '+52.6369-001.1398/'
const HOME = 'ZEBRAHOME'
const TAKEN = 0xe5a1b2c3

// As a telephone makes it: the film, and beside it where it was, once and from second to second.
function film(brand = 'qt  '): { bytes: Buffer; seen: Buffer } {
  const seen = Buffer.from('the picture itself')
  const ftyp = box('ftyp', brand, u32(0), brand)
  const table = (offset: number, size: number) =>
    box('stbl', box('stsz', u32(0, size, 1)), box('stsc', u32(0, 1, 1, 1, 1)), box('stco', u32(0, 1, offset)))
  const track = (handler: string, offset: number, size: number) =>
    box(
      'trak',
      box('tkhd', u32(0, TAKEN, TAKEN, 1, 0, 9)),
      box(
        'mdia',
        box('mdhd', u32(0, TAKEN, TAKEN, 600, 9, 0)),
        box('hdlr', u32(0, 0), handler, u32(0, 0, 0)),
        box('minf', table(offset, size)),
      ),
    )
  const begin = ftyp.length + 8
  const mdat = box('mdat', seen, HOME)
  const moov = box(
    'moov',
    box('mvhd', u32(0, TAKEN, TAKEN, 600, 9)),
    track('vide', begin, seen.length),
    track('meta', begin + seen.length, HOME.length),
    box('udta', box('\xa9xyz', PLACE)),
    box('meta', box('keys', 'com.apple.quicktime.location.ISO6709'), box('ilst', PLACE)),
  )
  return { bytes: Buffer.concat([ftyp, mdat, moov]), seen }
}

describe('the copy of a film', () => {
  test('says nowhere where and when it was taken, and everything in it stays in its place', async () => {
    for (const [brand, kind] of [
      ['qt  ', 'mov'],
      ['isom', 'mp4'],
      ['M4A ', 'm4a'],
    ] as const) {
      const { bytes, seen } = film(brand)
      const before = Buffer.from(bytes)
      const copy = await cleanCopy(bytes, kind)
      assert.ok(copy)
      for (const secret of [PLACE, HOME, 'ISO6709', u32(TAKEN)]) assert.ok(!copy.includes(secret))
      assert.equal(copy.length, bytes.length)
      assert.equal(copy.indexOf(seen), bytes.indexOf(seen))
      assert.ok(copy.includes('vide') && !copy.includes('hdlr\0\0\0\0\0\0\0\0meta'))
      assert.ok(bytes.equals(before), 'the original stays as it was')
    }
  })

  test('is not made where the file is not understood', () => {
    const { bytes } = film()
    assert.equal(blankBoxes(bytes.subarray(0, bytes.length - 5)), null)
    assert.equal(blankBoxes(Buffer.concat([bytes, box('moof', 'x')])), null)
    assert.equal(blankBoxes(Buffer.concat([box('ftyp', 'qt  '), box('mdat', HOME)])), null)
    assert.equal(blankBoxes(Buffer.from('not boxes at all, but words')), null)
    // A little file that says it holds millions takes no time.
    const stbl = box(
      'stbl',
      box('stsz', u32(0, 1, 0xffffffff)),
      box('stsc', u32(0, 1, 1, 0xffffffff, 1)),
      box('stco', u32(0, 2, 0, 0)),
    )
    const mdia = box('mdia', box('hdlr', u32(0, 0), 'meta'), box('minf', stbl))
    assert.equal(blankBoxes(box('moov', box('trak', mdia))), null)
    for (let at = 0; at < bytes.length; at += 1) {
      const torn = Buffer.from(bytes)
      torn[at] = (torn[at] ?? 0) ^ 0xff
      blankBoxes(torn)
    }
  })
})

test('the copy of a picture in boxes holds no notes, and is the same picture', async () => {
  // Made by the same kind of program, in the same boxes: what differs from a telephone's is how the pixels are packed.
  const original = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#803060' } })
    .withExif({ IFD0: { Artist: HOME, Copyright: PLACE } })
    .avif()
    .toBuffer()
  assert.ok(original.includes(HOME) && (await sharp(original).metadata()).exif)
  const copy = await cleanCopy(original, 'heic')
  assert.ok(copy && !copy.includes(HOME) && !copy.includes(PLACE))
  const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer()
  assert.deepEqual(await pixels(copy), await pixels(original))
})

describe('the copy of a sound', () => {
  const frames = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(60, 7)])

  test('is its frames, without the notes before and after', async () => {
    const id3 = Buffer.concat([
      Buffer.from('ID3\x03\0\0\0\0\0', 'latin1'),
      Buffer.from([HOME.length]),
      Buffer.from(HOME),
    ])
    const tag = Buffer.concat([Buffer.from(`TAG${PLACE}`), Buffer.alloc(128 - 3 - PLACE.length)])
    assert.deepEqual(await cleanCopy(Buffer.concat([id3, frames, tag]), 'mp3'), frames)
    assert.equal(await cleanCopy(Buffer.from('ID3 and nothing'), 'mp3'), null)
  })

  test('is what says how it sounds, and the sound', async () => {
    const chunk = (type: string, body: Buffer) => {
      const head = Buffer.alloc(8)
      head.write(type, 'latin1')
      head.writeUInt32LE(body.length, 4)
      return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
    }
    const riff = (...chunks: Buffer[]) => chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]))
    const [form, sound] = [chunk('fmt ', Buffer.alloc(16, 1)), chunk('data', Buffer.alloc(20, 9))]
    const copy = await cleanCopy(
      riff(form, chunk('LIST', Buffer.from(`INFO${PLACE}`)), sound, chunk('bext', Buffer.from(HOME))),
      'wav',
    )
    assert.deepEqual(copy, riff(form, sound))
    assert.equal(await cleanCopy(riff(form), 'wav'), null)
  })
})
