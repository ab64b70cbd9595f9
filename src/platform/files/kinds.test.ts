import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { zipSync } from 'fflate'
import sharp from 'sharp'
import { cleanCopy } from './clean-copy.ts'
import { mayBeTaken, sniff } from './sniff.ts'

async function* inPieces(bytes: Buffer, size = 1_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const kindOf = async (bytes: Buffer | string) => (await sniff(inPieces(Buffer.from(bytes)))).kind

const square = (width = 8, height = 4) =>
  sharp({ create: { width, height, channels: 3, background: '#803060' } })

const word = (more: Record<string, Uint8Array> = {}) =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': Buffer.from(
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      'word/document.xml': Buffer.from('<w/>'),
      ...more,
    }),
  )

describe('what a file is', () => {
  test('is told by its content, for each kind that is taken', async () => {
    assert.equal(await kindOf(await square().jpeg().toBuffer()), 'jpg')
    assert.equal(await kindOf(await square().png().toBuffer()), 'png')
    assert.equal(await kindOf(await square().webp().toBuffer()), 'webp')
    assert.equal(await kindOf(await square().gif().toBuffer()), 'gif')
    assert.equal(await kindOf('%PDF-1.7\n'), 'pdf')
    assert.equal(await kindOf(word()), 'docx')
    const box = (brand: string) =>
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0${brand}mp41`)])
    assert.equal(await kindOf(box('isom')), 'mp4')
    assert.equal(await kindOf(box('qt  ')), 'mov')
    assert.equal(await kindOf(box('M4A ')), 'm4a')
    assert.equal(await kindOf(box('heic')), 'heic')
    assert.equal(
      await kindOf(
        Buffer.concat([
          Buffer.from('ID3\x03\0\0\0\0\0\0'),
          Buffer.from([0xff, 0xfb, 0x90, 0x64]),
          Buffer.alloc(400),
        ]),
      ),
      'mp3',
    )
    assert.equal(
      await kindOf(Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt '), Buffer.alloc(20)])),
      'wav',
    )
    assert.equal(await kindOf('Він сказав: іди геть. — 20:14 — 👋\n'.repeat(200)), 'txt')
  })

  test('is refused for programs, archives, drawings that run and bytes that nobody types', async () => {
    for (const each of [
      'MZ\x90\0',
      '#!/bin/sh\nrm',
      '\x7fELF',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      'a\0b',
    ])
      assert.equal(await kindOf(each), null, each)
    assert.equal(await kindOf(Buffer.from([0xc3, 0x28, 0xa0])), null)
    assert.equal(await kindOf(Buffer.from(zipSync({ 'a.exe': Buffer.from('MZ') }))), null)
    assert.equal(await mayBeTaken(Buffer.from('MZ\x90\0')), false)
    assert.equal(await mayBeTaken(Buffer.from('They said')), true)
  })
})

describe('the copy of a picture', () => {
  test('has no place, no device and nothing behind its end, and stands the right way up', async () => {
    const camera = { IFD0: { Make: 'SecretPhone', Copyright: 'Ms Name' }, IFD3: { GPSLatitudeRef: 'N' } }
    const shot = await square(8, 4).withExif(camera).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const exif = await square(8, 4).withExif(camera).jpeg().toBuffer()
    assert.ok(exif.includes('SecretPhone'))
    const copy = await cleanCopy(Buffer.concat([exif, Buffer.from('<script>behind</script>')]), 'jpg')
    assert.ok(copy && !copy.includes('SecretPhone') && !copy.includes('Ms Name') && !copy.includes('behind'))
    const { exif: left, xmp, iptc } = await sharp(copy).metadata()
    assert.deepEqual([left, xmp, iptc], [undefined, undefined, undefined])
    const turned = await sharp((await cleanCopy(shot, 'jpg')) ?? undefined).metadata()
    assert.deepEqual([turned.width, turned.height], [4, 8])
  })

  test('is not made of a picture that is damaged or made to fill memory', async () => {
    const png = await square(40, 40).png().toBuffer()
    assert.equal(await cleanCopy(png.subarray(0, 60), 'png'), null)
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    assert.equal(await cleanCopy(bomb, 'png'), null)
  })

  test('is at most 4,096 pixels a side', async () => {
    const copy = await cleanCopy(await square(6_000, 30).png().toBuffer(), 'png')
    assert.equal((await sharp(copy ?? undefined).metadata()).width, 4_096)
  })
})
