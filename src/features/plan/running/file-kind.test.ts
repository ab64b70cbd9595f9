import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { fileKind, safeName } from './file-kind.ts'

const bytes = (...head: number[]) => new Uint8Array([...head, 0, 1, 2, 3])
const zip = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8(name.endsWith('xml') ? '<Types/>' : 'x')])))

describe('what a file is', () => {
  test('is told by its content', () => {
    assert.equal(fileKind(strToU8('%PDF-1.7\n')), 'application/pdf')
    assert.equal(fileKind(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)), 'image/png')
    assert.equal(fileKind(bytes(0xff, 0xd8, 0xff, 0xe0)), 'image/jpeg')
    assert.match(fileKind(zip('[Content_Types].xml', 'word/document.xml')) ?? '', /wordprocessingml/)
    assert.match(fileKind(zip('[Content_Types].xml', 'xl/workbook.xml')) ?? '', /spreadsheetml/)
    const odt = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8('x'),
    })
    assert.equal(fileKind(odt), 'application/vnd.oasis.opendocument.text')
    assert.equal(fileKind(strToU8('Minutes\tof the 3rd – « été »\r\n')), 'text/plain; charset=utf-8')
  })

  test('is nothing that we take where it could run: pages, pictures with scripts, programs, macros, bare archives', () => {
    for (const text of [
      '<!DOCTYPE html><p>x',
      '  <html>',
      '<svg xmlns="x"/>',
      '<?xml version="1.0"?>',
      `${'x'.repeat(9000)}<script>`,
      '<p onclick=x>',
      '#!/bin/sh',
      'MZ\u0090',
    ])
      assert.equal(fileKind(strToU8(text)), null, text.slice(0, 30))
    assert.equal(fileKind(bytes(0x7f, 0x45, 0x4c, 0x46)), null)
    assert.equal(fileKind(bytes(0x4d, 0x5a, 0x90)), null)
    assert.equal(fileKind(bytes(0xd0, 0xcf, 0x11, 0xe0)), null)
    assert.equal(fileKind(zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')), null)
    assert.equal(fileKind(zip('run.exe')), null)
    assert.equal(fileKind(zip('a.txt')), null)
    assert.equal(fileKind(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])), null)
  })

  test('nor where an office document could run or fetch something, whatever its parts are called', () => {
    const rel = (type: string, more = '') =>
      `<Relationships><Relationship Id="a" Type="http://x/relationships/${type}" Target="y"${more}/></Relationships>`
    const word = (more: Record<string, string>, types = '<Types/>') =>
      fileKind(
        zipSync(
          Object.fromEntries(
            Object.entries({ '[Content_Types].xml': types, 'word/document.xml': '<d/>', ...more }).map(
              ([name, text]) => [name, strToU8(text)],
            ),
          ),
        ),
      )
    const outside = ' TargetMode="External"'
    assert.ok(word({ 'word/_rels/document.xml.rels': rel('hyperlink', outside) }))
    assert.ok(word({ 'word/_rels/document.xml.rels': rel('image') }))
    for (const more of [
      { 'xl/macrosheets/sheet1.xml': '<s/>' },
      { 'word/embeddings/oleObject1.bin': 'x' },
      { 'word/activeX/activeX1.xml': '<a/>' },
      { 'word/embeddings/a.docm': 'x' },
      { 'Basic/Standard/a.xml': '<a/>' },
      { 'word/_rels/settings.xml.rels': rel('attachedTemplate', outside) },
      { 'word/_rels/settings.xml.rels': rel('attachedTemplate', ' TargetMode="external"') },
      { 'word/_rels/document.xml.rels': rel('image', outside) },
      { 'word/_rels/document.xml.rels': rel('oleObject') },
      { 'word/_rels/document.xml.rels': rel('vbaProject') },
      { 'word/_rels/document.xml.rels': 'no relations' },
    ])
      assert.equal(word(more), null, JSON.stringify(more))
    const macro = 'application/vnd.ms-word.document.macroEnabled.main+xml'
    assert.equal(word({}, `<Types><Override PartName="/a" ContentType="${macro}"/></Types>`), null)
  })

  test('never throws, and never names a type outside the list, whatever the bytes', () => {
    const known =
      /^(?:application\/(?:pdf|vnd\.(?:openxmlformats|oasis)[\w.-]+)|image\/(?:png|jpeg|gif|webp)|text\/plain; charset=utf-8)$/
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', 'PK\u0003\u0004', '%PDF-', 'RIFF'),
        (tail, head) => {
          const type = fileKind(new Uint8Array([...strToU8(head), ...tail]))
          assert.ok(type === null || known.test(type), type ?? '')
        },
      ),
    )
  })
})

describe('the name under which a file leaves', () => {
  test('ends as what it is, so that words which call themselves a program do not run', () => {
    const text = 'text/plain; charset=utf-8'
    for (const name of ['minutes.bat', 'minutes.hta', 'minutes.js', 'minutes.txt.ps1', 'minutes'])
      assert.equal(safeName(name, text), `${name}.txt`)
    assert.equal(safeName('Minutes.TXT', text), 'Minutes.TXT')
    assert.equal(safeName('letter.exe', 'application/pdf'), 'letter.exe.pdf')
    assert.equal(safeName('photo.jpeg', 'image/jpeg'), 'photo.jpeg')
  })
})
