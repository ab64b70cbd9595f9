// Files made to harm: archives that unpack to gigabytes, one file that is two, pictures that say where somebody lives or that
// fill memory. Each goes the way that every file goes: kept, looked into, shown.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { evidenceJobs, filesOfReports, keepUploads, openFile } from '../../src/features/evidence/index.ts'
import { submitReport } from '../../src/features/reporting/index.ts'
import { anonymousReport } from '../../src/features/reporting/testing/answers.ts'
import { asSystem } from '../../src/access/ctx.ts'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import { clamd } from '../../src/platform/files/clamd.ts'
import { startScanner } from '../../src/platform/files/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { createWorld, type Person, type World } from '../support/world.ts'

let world: World
let officer: Person
let areaId = ''
let scanner: Awaited<ReturnType<typeof startScanner>>
before(async () => {
  world = await createWorld()
  scanner = await startScanner()
  world.files.scanner = clamd(scanner.address)
  const north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  areaId = north.areaId ?? ''
})
after(async () => {
  await scanner.stop()
  await world.close()
})

/** Sends a file with a report and looks into it, as jobs do. What became of it, and what that cost. */
async function told(name: string, bytes: Uint8Array) {
  const token = randomToken()
  const memory = process.memoryUsage().rss
  const began = performance.now()
  const { problems } = await keepUploads(world.publicCtx(), token, [
    { name, type: 'image/png', bytes: Buffer.from(bytes) },
  ])
  const { reportId } = await submitReport(world.publicCtx(), anonymousReport(areaId), token)
  const files = () => officer.ctx().db.transaction((tx) => filesOfReports(tx, officer.ctx(), [reportId]))
  for (const { id } of await files())
    await evidenceJobs()['scan-file'](
      asSystem(world.services, 'scan-file', newId()),
      { fileId: id },
      AbortSignal.any([]),
    )
  const [file] = await files()
  return {
    problems,
    file,
    ms: performance.now() - began,
    grownMb: (process.memoryUsage().rss - memory) / 1_048_576,
    open: (part: 'original' | 'copy') =>
      world.web.inject({
        url: `/files/${file?.id}/${part}`,
        headers: { cookie: `upstander=${officer.cookie}` },
      }),
  }
}

const chunk = (kind: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(kind), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}
/** A whole PNG of one colour, one bit a pixel; with `rows` less than its height, cut off there. */
function png(width: number, height: number, rows = height): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))), { level: 1 })
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const parts = {
  '[Content_Types].xml': strToU8(
    '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  'word/document.xml': strToU8('<w/>'),
}

describe('a document that unpacks to a hundred megabytes', () => {
  test('is kept as it is and never unpacked: opened as an attachment only, at no cost', async () => {
    const bomb = zipSync({ ...parts, 'word/media/a.bin': new Uint8Array(100_000_000) }, { level: 9 })
    assert.ok(bomb.length < 200_000)
    const { file, open, ms, grownMb } = await told('minutes.docx', bomb)
    assert.deepEqual([file?.kind, file?.state, file?.copy === 'made'], ['docx', 'clean', false])
    assert.ok(grownMb < 100 && ms < 10_000, `${Math.round(grownMb)} MB, ${Math.round(ms)} ms`)
    const original = await open('original')
    assert.equal(original.rawPayload.length, bomb.length)
    assert.match(String(original.headers['content-disposition']), /^attachment/)
  })
})

describe('one file that is two', () => {
  const script = Buffer.from('*/=1;alert(document.cookie)//<script>alert(1)</script>')
  test('a picture that is a script leaves as a picture, to be kept and not run, and its copy is a picture only', async () => {
    const picture = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#803060' } })
      .gif()
      .toBuffer()
    const { file, open } = await told('cat.gif', Buffer.concat([picture, script]))
    assert.equal(file?.kind, 'gif')
    const original = await open('original')
    assert.ok(original.rawPayload.includes(script), 'the original is untouched')
    assert.match(String(original.headers['content-type']), /^image\/gif/)
    assert.equal(original.headers['x-content-type-options'], 'nosniff')
    assert.match(String(original.headers['content-disposition']), /^attachment/)
    const copy = await open('copy')
    assert.equal(copy.statusCode, 200)
    assert.ok(!copy.rawPayload.includes('alert'))
  })

  test('a picture that begins as a script, or hides one in a comment, has none in its copy', async () => {
    const jpg = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#803060' } })
      .jpeg()
      .toBuffer()
    const size = Buffer.alloc(2)
    size.writeUInt16BE(script.length + 2)
    const comment = Buffer.concat([
      jpg.subarray(0, 2),
      Buffer.from([0xff, 0xfe]),
      size,
      script,
      jpg.subarray(2),
    ])
    const { file, open } = await told('a.jpg', comment)
    assert.equal(file?.kind, 'jpg')
    assert.ok(!(await open('copy')).rawPayload.includes('alert'))
  })

  test('a page, a drawing that runs, a program or an archive under another name is not taken', async () => {
    for (const bytes of [
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'MZ\u0090\0\u0003',
      '\x7fELF\x02\x01',
    ]) {
      const { problems, file } = await told('photo.png', strToU8(bytes, true))
      assert.equal(file, undefined, bytes)
      assert.match(problems.map(({ message }) => message).join(), /is not a kind of file/)
    }
    const archive = zipSync({ 'run.exe': strToU8('MZ') })
    assert.equal((await told('photo.png', archive)).file, undefined)
  })

  test('a page that is plain words leaves as words, which no browser runs', async () => {
    const { file, open } = await told('note.txt', strToU8('<html><script>alert(1)</script> they wrote'))
    assert.equal(file?.kind, 'txt')
    const original = await open('original')
    assert.match(String(original.headers['content-type']), /^text\/plain/)
    assert.equal(original.headers['x-content-type-options'], 'nosniff')
    assert.match(String(original.headers['content-disposition']), /^attachment/)
  })
})

test('a picture that says where it was taken and with what keeps that in its original alone', async () => {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#803060' } })
    .withExif({
      IFD0: { Make: 'SecretPhone', Artist: 'Ms Vexingstone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 38/1 1234/100',
        GPSLongitudeRef: 'W',
        GPSLongitude: '1/1 7/1 0/1',
      },
    })
    .jpeg()
    .toBuffer()
  assert.ok((await sharp(picture).metadata()).exif?.includes('SecretPhone'))
  const { file, open } = await told('door.jpg', picture)
  assert.equal(file?.copy, 'made')
  const copy = (await open('copy')).rawPayload
  const { exif, xmp, iptc } = await sharp(copy).metadata()
  assert.deepEqual([exif, xmp, iptc], [undefined, undefined, undefined])
  assert.ok(!copy.includes('SecretPhone') && !copy.includes('Vexingstone') && !copy.includes('Exif'))
  assert.ok((await openFile(officer.ctx(), file?.id ?? '', 'original')).bytes.equals(picture))
})

describe('a picture of', () => {
  for (const [said, side, rows] of [
    ['50,000 by 50,000 pixels', 50_000, 10],
    ['20,000 by 20,000 pixels, every one of them there', 20_000, 20_000],
  ] as const)
    test(`${said} is drawn by nobody and fills no memory; its original is kept`, async () => {
      const bytes = png(side, side, rows)
      assert.ok(bytes.length < 1_000_000, `${bytes.length} bytes`)
      const { file, ms, grownMb } = await told('huge.png', bytes)
      assert.equal(file?.kind, 'png')
      assert.notEqual(file?.copy, 'made')
      assert.ok(grownMb < 200 && ms < 20_000, `${Math.round(grownMb)} MB, ${Math.round(ms)} ms`)
    })

  test('an ordinary size, made in the same way, is drawn', async () => {
    assert.equal((await told('small.png', png(200, 100))).file?.copy, 'made')
  })
})
