// A Word document that somebody sends keeps its words and pictures in the copy, and says no more whose computer it came from.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import sharp from 'sharp'
import { cleanCopy } from './clean-copy.ts'

const HOME = 'ZEBRAHOME'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (...each: string[]) =>
  strToU8(
    `<Relationships>${each.map((one, at) => `<Relationship Id="r${at}" ${one}/>`).join('')}</Relationships>`,
  )
const photo = () =>
  sharp({ create: { width: 8, height: 4, channels: 3, background: '#803060' } })
    .withExif({ IFD0: { Artist: HOME } })
    .jpeg()
    .toBuffer()

async function word(body: string, more: Zippable = {}, ...links: string[]): Promise<Buffer> {
  const parts: Zippable = {
    '[Content_Types].xml': strToU8(
      `<Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="x"/></Types>`,
    ),
    '_rels/.rels': relations(
      `Type="${REL}/officeDocument" Target="word/document.xml"`,
      `Type="${REL}/core-properties" Target="docProps/core.xml"`,
      `Type="${REL}/thumbnail" Target="docProps/thumbnail.jpeg"`,
    ),
    'docProps/core.xml': strToU8(`<x>${HOME}</x>`),
    'docProps/thumbnail.jpeg': strToU8(HOME),
    'customXml/item1.xml': strToU8(`<x>${HOME}</x>`),
    'word/people.xml': strToU8(`<x>${HOME}</x>`),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ),
    'word/comments.xml': strToU8(
      `<w:comments ${W}><w:comment w:id="1" w:author="${HOME}" w:initials="${HOME}" w:date="2026-01-01T00:00:00Z"><w:p><w:r><w:t>He said it twice</w:t></w:r></w:p></w:comment></w:comments>`,
    ),
    'word/settings.xml': strToU8(
      `<w:settings ${W}><w:zoom w:percent="100"/><w:attachedTemplate r:id="r0"/><w:rsids><w:rsid w:val="00AB${HOME}"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="${HOME}"/></w:docVars></w:settings>`,
    ),
    'word/_rels/settings.xml.rels': relations(
      `Type="${REL}/attachedTemplate" Target="file:///C:/Users/${HOME}/a.dotx" TargetMode="External"`,
    ),
    'word/media/image1.jpeg': await photo(),
    'word/_rels/document.xml.rels': relations(
      `Type="${REL}/image" Target="media/image1.jpeg"`,
      `Type="${REL}/people" Target="people.xml"`,
      `Type="${REL}/customXml" Target="../customXml/item1.xml"`,
      `Type="${REL}/hyperlink" Target="file:///C:/Users/${HOME}" TargetMode="External"`,
      `Type="${REL}/hyperlink" Target="https://example.org/?a=1&amp;b=2" TargetMode="External"`,
      ...links,
    ),
    ...more,
  }
  return Buffer.from(zipSync(parts, { mtime: '2026-03-04T05:06:07' }))
}

const BODY = `<w:p w:rsidR="00${HOME}" w14:paraId="1${HOME}"><w:ins w:id="1" w:author="${HOME}" w:date="2026-01-01T00:00:00Z"><w:r><w:t xml:space="preserve">They shouted &amp; threw &lt;stones&gt; </w:t></w:r></w:ins><w:del w:author="${HOME}"><w:r><w:delText>${HOME}</w:delText></w:r></w:del><w:rPr><w:b/><w:rPrChange w:author="${HOME}"><w:rPr/></w:rPrChange></w:rPr><!-- ${HOME} --><wp:docPr id="1" name="${HOME}.jpg" descr="C:\\${HOME}.jpg"/><a:srcRect/><v:imagedata r:id="r0" o:title="${HOME}"/></w:p>`

describe('the copy of a Word document', () => {
  test('has its words and pictures, and not who wrote it, when, and with what', async () => {
    const original = await word(BODY)
    const copy = await cleanCopy(original, 'docx')
    assert.ok(copy)
    const parts = unzipSync(copy)
    assert.deepEqual(Object.keys(parts).toSorted(), [
      '[Content_Types].xml',
      '_rels/.rels',
      'word/_rels/document.xml.rels',
      'word/_rels/settings.xml.rels',
      'word/comments.xml',
      'word/document.xml',
      'word/media/image1.jpeg',
      'word/settings.xml',
    ])
    for (const [name, part] of Object.entries(parts)) assert.ok(!Buffer.from(part).includes(HOME), name)
    const read = (name: string) => Buffer.from(parts[name] ?? []).toString()
    assert.ok(read('word/document.xml').includes('They shouted &amp; threw &lt;stones&gt; </w:t>'))
    assert.match(read('word/document.xml'), /<w:ins w:id="1" w:author="Author">/)
    assert.ok(read('word/comments.xml').includes('He said it twice'))
    assert.match(read('word/_rels/document.xml.rels'), /Target="https:\/\/example\.org\/\?a=1&amp;b=2"/)
    assert.equal((await sharp(parts['word/media/image1.jpeg']).metadata()).width, 8)
    // No entry says when the document was packed.
    assert.equal(copy.readUInt16LE(12) >> 9, 0)
  })

  test('is not made where something in it cannot be cleaned', async () => {
    const none = async (what: string, bytes: Promise<Buffer>) =>
      assert.equal(await cleanCopy(await bytes, 'docx'), null, what)
    await none('a cut picture', word('<a:srcRect l="1200"/>'))
    await none('a file within', word('<o:OLEObject/>'))
    await none('an embedded file', word(BODY, { 'word/embeddings/a.xlsx': strToU8('x') }))
    await none('a drawing', word(BODY, { 'word/media/image2.emf': strToU8('x') }))
    await none(
      'a picture from elsewhere',
      word('', {}, `Type="${REL}/image" Target="https://x.example" TargetMode="External"`),
    )
    await none('a pointer to nothing', word('', {}, `Type="${REL}/image" Target="media/image9.png"`))
    await none(
      'entities',
      word('', { 'word/styles.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>') }),
    )
    await none('no XML', word('<w:p>'))
    await none('deep', word('<w:p>'.repeat(2_000) + '</w:p>'.repeat(2_000)))
    await none('too much', word('', { 'word/styles.xml': strToU8(`<x>${' '.repeat(31_000_000)}</x>`) }))
    const torn = await word(BODY)
    await none('torn', Promise.resolve(torn.subarray(0, torn.length - 30)))
  })
})
