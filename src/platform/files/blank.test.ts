// What a telephone writes beside a picture, a film or a sound does not come along in the copy, and they can still be seen
// and heard.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import sharp from 'sharp'
import { blankBoxes } from './blank-boxes.ts'
import { bareMp3 } from './blank-sound.ts'
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
function film(brand = 'qt  ', more: Partial<Record<'track' | 'moov' | 'top', Buffer>> = {}) {
  const seen = Buffer.from('the picture itself')
  const ftyp = box('ftyp', brand, u32(0), brand)
  const none = Buffer.alloc(0)
  const table = (offset: number, size: number) =>
    box(
      'stbl',
      box(
        'stsd',
        u32(0, 1),
        box('avc1', Buffer.alloc(42), 'ZEBRAHOMEprogram', Buffer.alloc(20), box('avcC', 'how')),
      ),
      box('stsz', u32(0, size, 1)),
      box('stsc', u32(0, 1, 1, 1, 1)),
      box('stco', u32(0, 1, offset)),
      box('cust', HOME),
    )
  const track = (handler: string, offset: number, size: number) =>
    box(
      'trak',
      box('tkhd', u32(0, TAKEN, TAKEN, 1, 0, 9), Buffer.alloc(60)),
      box(
        'mdia',
        box('mdhd', u32(0, TAKEN, TAKEN, 600, 9, 0)),
        box('hdlr', u32(0, 0), handler, u32(0, 0, 0), HOME),
        box('minf', table(offset, size)),
      ),
      more.track ?? none,
    )
  const begin = ftyp.length + 8
  const mdat = box('mdat', seen, HOME)
  const moov = box(
    'moov',
    box('mvhd', u32(0, TAKEN, TAKEN, 600, 9), Buffer.alloc(80)),
    track('vide', begin, seen.length),
    track('meta', begin + seen.length, HOME.length),
    box('udta', box('\xa9xyz', PLACE)),
    box('meta', box('keys', 'com.apple.quicktime.location.ISO6709'), box('ilst', PLACE)),
    more.moov ?? none,
  )
  return { bytes: Buffer.concat([ftyp, mdat, moov, more.top ?? none]), seen, moov }
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

  test('holds nothing that is not needed, wherever it lies and whatever it is called', () => {
    const unknown = (at: string) =>
      Buffer.concat(['loci', 'cust', 'sefd', 'mpvd', 'iods'].map((type) => box(type, `${HOME} ${at}`)))
    // A second film behind the first, as telephones hide one in a moving picture.
    const top = Buffer.concat([unknown('top'), film().moov, box('mdat', HOME)])
    const { bytes, seen } = film('isom', { track: unknown('track'), moov: unknown('moov'), top })
    const copy = blankBoxes(bytes)
    assert.ok(copy)
    assert.ok(copy.includes(seen))
    assert.ok(!copy.includes(HOME) && !copy.includes(PLACE))
    assert.ok(copy.includes('avcC') && copy.includes('how'))
  })

  test('is not made where the file is not understood', () => {
    const { bytes } = film()
    const packed = box('moov', box('cmov', box('dcom', 'zlib'), box('cmvd', HOME)))
    assert.equal(blankBoxes(Buffer.concat([box('ftyp', 'qt  '), packed])), null)
    // What is seen is said to lie among the notes.
    const astray = Buffer.from(bytes)
    astray.writeUInt32BE(bytes.indexOf(PLACE), bytes.indexOf('stco') + 12)
    assert.equal(blankBoxes(astray), null)
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
  for (const background of ['#803060', { r: 128, g: 48, b: 96, alpha: 0.5 }]) {
    const channels = typeof background === 'string' ? 3 : 4
    const original = await sharp({ create: { width: 64, height: 32, channels, background } })
      .withExif({ IFD0: { Artist: HOME, Copyright: PLACE } })
      .avif()
      .toBuffer()
    assert.ok(original.includes(HOME) && (await sharp(original).metadata()).exif)
    const copy = await cleanCopy(original, 'heic')
    assert.ok(copy && !copy.includes(HOME) && !copy.includes(PLACE))
    assert.equal((await sharp(copy).metadata()).exif, undefined)
    const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer()
    assert.deepEqual(await pixels(copy), await pixels(original))
  }
})

describe('the copy of a picture of a telephone', () => {
  // Put together from two tiles, with a small picture of before it was cut, depths, notes, and boxes of the maker.
  function picture() {
    const parts: [id: number, type: string, held: string][] = [
      [1, 'hvc1', 'tile one'],
      [2, 'hvc1', 'tile two'],
      [3, 'hvc1', `small ${HOME}`],
      [4, 'hvc1', `depths ${HOME}`],
      [5, 'Exif', `notes ${HOME}`],
      [6, 'hvc1', 'see-through'],
      [7, 'hvc1', `another ${HOME}`],
    ]
    const u16 = (...values: number[]) => Buffer.concat(values.map((value) => u32(value).subarray(2)))
    const ftyp = box('ftyp', 'heic', u32(0), 'heic')
    const infe = (id: number, type: string) => box('infe', u32(2 << 24), u16(id, 0), type, `${HOME}.jpg\0`)
    const link = (type: string, from: number, ...to: number[]) => box(type, u16(from, to.length, ...to))
    const meta = (at: number) => {
      let next = at
      const places = parts.map(([id, , held]) => {
        next += held.length
        return Buffer.concat([u16(id, 0, 0, 1), u32(next - held.length, held.length)])
      })
      return box(
        'meta',
        u32(0),
        box('hdlr', u32(0, 0), 'pict', u32(0, 0, 0), HOME),
        box('pitm', u32(0), u16(8)),
        box('iinf', u32(0), u16(8), ...parts.map(([id, type]) => infe(id, type)), infe(8, 'grid')),
        box(
          'iloc',
          Buffer.from([1, 0, 0, 0, 0x44, 0]),
          u16(8),
          ...places,
          Buffer.concat([u16(8, 1, 0, 1), u32(0, 8)]),
        ),
        box(
          'iref',
          u32(0),
          link('dimg', 8, 1, 2),
          link('thmb', 3, 8),
          link('auxl', 4, 8),
          link('cdsc', 5, 8),
          link('auxl', 6, 8),
        ),
        box(
          'iprp',
          box(
            'ipco',
            box('ispe', u32(0, 64, 32)),
            box('auxC', u32(0), 'urn:mpeg:hevc:2015:auxid:1\0'),
            box('auxC', u32(0), `urn:mpeg:hevc:2015:auxid:2\0${HOME}`),
            box('udes', HOME),
            box('crtt', HOME),
          ),
          box(
            'ipma',
            u32(0, 3),
            u16(8),
            Buffer.from([1, 1]),
            u16(6),
            Buffer.from([1, 2]),
            u16(4),
            Buffer.from([1, 3]),
          ),
        ),
        box('idat', '12345678', HOME),
        box('xml ', HOME),
        box('uuid', HOME),
        box('uuid', HOME),
        box('free', HOME),
      )
    }
    const begin = ftyp.length + meta(0).length + 8
    const mdat = box('mdat', ...parts.map(([, , held]) => held), HOME)
    return Buffer.concat([
      ftyp,
      meta(begin),
      mdat,
      box('mpvd', box('moov', box('udta', HOME))),
      box('moov', HOME),
    ])
  }

  test('is what it is put together from, and nothing beside it', () => {
    const bytes = picture()
    const copy = blankBoxes(bytes)
    assert.ok(copy)
    assert.ok(!copy.includes(HOME))
    for (const kept of ['tile one', 'tile two', 'see-through', '12345678', 'urn:mpeg:hevc:2015:auxid:1'])
      assert.equal(copy.indexOf(kept), bytes.indexOf(kept), kept)
    // The items that are gone are named nowhere, so that no viewer looks for them.
    assert.deepEqual(
      [...copy.toString('latin1').matchAll(/infe|thmb|cdsc|Exif/g)].map(String),
      Array(4).fill('infe'),
    )
    assert.equal(copy.readUInt16BE(copy.indexOf('iinf') + 8), 4)
  })

  test('is not made where an item lies among the notes, is locked, or is said to be too many', () => {
    const bytes = picture()
    const astray = Buffer.from(bytes)
    astray.writeUInt32BE(bytes.lastIndexOf('udta'), bytes.indexOf('iloc') + 4 + 6 + 2 + 8)
    assert.equal(blankBoxes(astray), null)
    const locked = Buffer.from(bytes)
    locked[bytes.indexOf('infe') + 4 + 4 + 3] = 1
    assert.equal(blankBoxes(locked), null)
    for (let at = 0; at < bytes.length; at += 1) {
      const torn = Buffer.from(bytes)
      torn[at] = (torn[at] ?? 0) ^ 0xff
      blankBoxes(torn)
    }
  })
})

test('a file made to take time or memory is left at once', () => {
  const quick = (bytes: Buffer, copy: (bytes: Buffer) => Buffer | null = blankBoxes) => {
    const begun = process.hrtime.bigint()
    assert.equal(copy(bytes), null)
    const ms = Number(process.hrtime.bigint() - begun) / 1e6
    assert.ok(ms < 1_000, `${ms} ms`)
  }
  const many = box(
    'mdia',
    box('hdlr', u32(0, 0), 'vide'),
    ...Array(90_000).fill(box('mdhd', u32(0, 1, 1, 1, 1))),
  )
  quick(Buffer.concat([box('ftyp', 'qt  '), box('moov', ...Array(4).fill(box('trak', many)))]))
  const items = Buffer.concat([u32(2 << 24), Buffer.from([0, 0]), u32(1_000_000), Buffer.alloc(10_000_000)])
  const meta = (...more: Buffer[]) =>
    box(
      'meta',
      u32(0),
      box('hdlr', u32(0, 0), 'pict', u32(0, 0, 0)),
      box('pitm', u32(0, 0)),
      box('iprp', box('ipco')),
      box('iinf', u32(0), Buffer.alloc(2), box('infe', u32(2 << 24, 0), 'hvc1')),
      ...more,
    )
  quick(Buffer.concat([box('ftyp', 'heic'), meta(box('iloc', items))]))
  quick(Buffer.alloc(10_000_000, 0xff), bareMp3)
})

describe('the copy of a sound', () => {
  // 128 kbit/s at 44.1 kHz: 417 bytes.
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413, 7)])
  const frames = Buffer.concat([frame, frame, frame])
  const tag = Buffer.concat([Buffer.from(`TAG${PLACE}`), Buffer.alloc(128 - 3 - PLACE.length)])

  test('is its frames, without the notes before, between and after', async () => {
    // A picture in a note may look like the head of a frame.
    const note = Buffer.concat([Buffer.from(HOME), Buffer.from([0xff, 0xfb, 0x90, 0x64])])
    const id3 = Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0', 'latin1'), Buffer.from([note.length]), note])
    const ape = Buffer.concat([
      Buffer.from('APETAGEX\0\0\0\0', 'latin1'),
      Buffer.from([note.length, 0, 0, 0]),
      Buffer.alloc(16),
      note,
    ])
    const words = Buffer.from(`LYRICSBEGININD0000210LYR00008${HOME}000029LYRICS200`)
    for (const behind of [
      tag,
      ape,
      words,
      Buffer.concat([ape, words, tag]),
      Buffer.from(`${HOME} of no kind`),
    ]) {
      const copy = await cleanCopy(Buffer.concat([id3, frames, id3, frames, behind]), 'mp3')
      assert.deepEqual(copy, Buffer.concat([frames, frames]))
    }
    assert.deepEqual(await cleanCopy(Buffer.concat([frames, frame.subarray(0, 99)]), 'mp3'), frames)
    assert.equal(await cleanCopy(Buffer.from('ID3 and nothing'), 'mp3'), null)
  })

  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
  }
  const riff = (...chunks: Buffer[]) => chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]))
  const pcm = Buffer.alloc(16, 1).fill(0, 1, 2)

  test('is what says how it sounds, and the sound', async () => {
    const [form, sound] = [chunk('fmt ', pcm), chunk('data', Buffer.alloc(20, 9))]
    const copy = await cleanCopy(
      riff(
        form,
        chunk('LIST', Buffer.from(`INFO${PLACE}`)),
        sound,
        chunk('bext', Buffer.from(HOME)),
        chunk('data', Buffer.from(HOME)),
      ),
      'wav',
    )
    assert.deepEqual(copy, riff(form, sound))
    assert.equal(await cleanCopy(riff(form), 'wav'), null)
  })

  test('is not made of a file in a file, or of one that is chunks and nothing else', async () => {
    const mp3 = Buffer.from(pcm).fill(0x55, 0, 1)
    assert.equal(await cleanCopy(riff(chunk('fmt ', mp3), chunk('data', frames)), 'wav'), null)
    const many = Buffer.alloc(8_000_000)
    for (let at = 0; at < many.length; at += 8) many.write('junk', at)
    assert.equal(await cleanCopy(riff(chunk('fmt ', pcm), many, chunk('data', frames)), 'wav'), null)
  })
})
