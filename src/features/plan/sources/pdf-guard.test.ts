import assert from 'node:assert/strict'
import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { test } from 'node:test'
import { unpacksWithin } from './pdf-guard.ts'

const MOST = 1_000_000
const packed = deflateSync(Buffer.alloc(MOST + 1, ' '))
const small = deflateSync(Buffer.from('BT (Ask) Tj ET'))
const stream = (dictionary: string, data: Buffer, mark = 'stream\n') =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n4 0 obj<<${dictionary}>>${mark}`),
    data,
    Buffer.from('\nendstream endobj'),
  ])

test('a stream that is packed twice, or does not say how, is refused however it is written', () => {
  const hidden = [
    '/Filter 6 0 R',
    '/Filter [6 0 R]',
    '/Filter[6 0 R/FlateDecode]',
    '/Filter%\n6 0 R',
    '/Fil#74er 6 0 R',
    '/Filter[/FlateDecode /Fl#61teDecode]',
    '/Filter[/Fl#61teDecode%]\n/FlateDecode]',
    '/Filter[/ASCIIHexDecode/FlateDecode/LZWDecode]',
    '/X (%) /Filter 6 0 R',
  ]
  for (const dictionary of hidden)
    assert.equal(unpacksWithin(stream(dictionary, packed), MOST), false, dictionary)
})

test('letters are undone before what they hold is measured', () => {
  const hex = Buffer.from(`${packed.toString('hex')}>`)
  assert.equal(unpacksWithin(stream('/Filter[/ASCIIHexDecode/FlateDecode]', hex), MOST), false)
  assert.equal(unpacksWithin(stream('/Filter[/AHx/Fl]', Buffer.from(small.toString('hex'))), MOST), true)
  assert.equal(unpacksWithin(stream('/Filter[/ASCII85Decode/FlateDecode]', base85(packed)), MOST), false)
  assert.equal(unpacksWithin(stream('/Filter[/A85/Fl]', base85(small)), MOST), true)
})

test('LZW counts as the most that it can come to, by any name', () => {
  const data = Buffer.alloc(1_000, 1)
  for (const name of ['LZWDecode', 'LZW', 'LZ#57Decode'])
    assert.equal(unpacksWithin(stream(`/Filter/${name}`, data), MOST), false, name)
  assert.equal(unpacksWithin(stream('/Filter/LZWDecode', data.subarray(0, 500)), MOST), true)
})

test('a filter whose name is written in numbers is the filter that it is', () => {
  for (const name of [
    '/#46lateDecode',
    '/#46#6C#61teDecode',
    '/#46l',
    '[/#46lateDecode]',
    '%\n/Flate#44ecode',
  ])
    for (const key of ['/Filter', '/#46ilter', '/#46'])
      assert.equal(unpacksWithin(stream(`${key}${name}`, packed), MOST), false, `${key}${name}`)
  const hex = Buffer.from(`${packed.toString('hex')}>`)
  assert.equal(unpacksWithin(stream('/Filter[/#41SCIIHexDecode/#46lateDecode]', hex), MOST), false)
  assert.equal(unpacksWithin(stream('/Filter/#46lateDecode', small), MOST), true)
})

test('words after the mark do not hide where a stream begins; a long dictionary does not hide its filter', () => {
  assert.equal(unpacksWithin(stream('/Filter/FlateDecode', packed, 'stream  \r\n'), MOST), false)
  assert.equal(unpacksWithin(stream(`/Filter 6 0 R/X(${'x'.repeat(9_000)})`, packed), MOST), false)
})

test('the mark of the end inside what is packed hides nothing; the word in a text begins nothing', () => {
  const stored = deflateSync(Buffer.from('endstream'), { level: 0 }).subarray(0, 16)
  stored[2] = 0 // Not the last block.
  const hidden = Buffer.concat([stored, packed.subarray(2)])
  assert.equal(unpacksWithin(stream('/Filter/FlateDecode', hidden), MOST), false)
  const broken = Buffer.concat([packed.subarray(0, -4), Buffer.alloc(4)])
  assert.equal(unpacksWithin(stream('/Filter/FlateDecode', broken), MOST), false)
  const large = deflateRawSync(Buffer.alloc(4 * MOST, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  const cut = Buffer.concat([packed.subarray(0, 2), large, Buffer.alloc(20, 0xff)])
  assert.equal(unpacksWithin(stream('/Filter/FlateDecode', cut), 5 * MOST), true)
  const twice = Buffer.concat([stream('/Filter/FlateDecode', cut), stream('/Filter/FlateDecode', cut)])
  assert.equal(unpacksWithin(twice, 5 * MOST), false)
  assert.equal(unpacksWithin(stream('', Buffer.from('/F 12 Tf (Go downstream) Tj')), MOST), true)
})

test('what honest writers write stays readable', () => {
  const honest = [
    '/Filter/FlateDecode/Length 20',
    '/Length 6 0 R /Filter /FlateDecode',
    '/Filter [ /FlateDecode ]',
    '/Filter [/FlateDecode /DCTDecode] /Subtype /Image',
    '/Filter null',
    '/Type/Font/FontFile2 6 0 R',
    '',
  ]
  for (const dictionary of honest)
    assert.equal(unpacksWithin(stream(dictionary, small), MOST), true, dictionary)
})

function base85(bytes: Buffer): Buffer {
  const whole = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
  let letters = ''
  for (let at = 0; at < whole.length; at += 4) {
    let value = whole.readUInt32BE(at)
    let group = ''
    for (let digit = 0; digit < 5; digit += 1) {
      group = String.fromCharCode((value % 85) + 0x21) + group
      value = Math.floor(value / 85)
    }
    letters += group
  }
  return Buffer.from(`${letters}~>`)
}
