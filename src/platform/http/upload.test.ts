import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { createLog } from './log.ts'
import { createWeb } from './server.ts'
import { FILE_BYTES_MAX, readUpload } from './upload.ts'

describe('a form with a file', () => {
  let web: FastifyInstance
  before(async () => {
    web = await createWeb({
      log: createLog('silent'),
      trustedProxies: [],
      https: false,
      assetsDir: mkdtempSync(join(tmpdir(), 'upstander-web-')),
      health: { ready: async () => {}, metricsToken: undefined, served: false, version: 'test' },
    })
    web.post('/many', async (request) => {
      const many = { count: 3, each: 2_000, together: 3_000 }
      const form = await readUpload(request, { keepFiles: true, many })
      const files = form
        .files('file')
        .map(({ name, bytes, tooLarge = false }) => [name, bytes.length, tooLarge])
      return { words: form.values, files }
    })
    web.post('/named', async (request) => {
      const many = { count: 1, each: 2_000, together: 2_000, namesLongText: true } as const
      const form = await readUpload(request, { keepFiles: true, many })
      return { words: form.values, long: form.tooLong('long'), others: form.tooLong('after') }
    })
    for (const keepFiles of [true, false])
      web.post(keepFiles ? '/keep' : '/drop', async (request) => {
        const form = await readUpload(request, { keepFiles })
        const file = form.file('file')
        return {
          words: form.values,
          file: file ? { name: file.name, size: file.bytes.length } : null,
        }
      })
  })
  after(() => web.close())

  async function send(form: FormData, path = '/keep', headers: Record<string, string> = {}) {
    const sent = new Response(form)
    const payload = Buffer.from(await sent.arrayBuffer())
    const type = sent.headers.get('content-type') ?? ''
    return web.inject({ method: 'POST', url: path, headers: { ...headers, 'content-type': type }, payload })
  }
  const formOf = (file: File, fields: readonly [string, string][] = []) => {
    const form = new FormData()
    for (const [name, value] of fields) form.append(name, value)
    form.append('file', file)
    return form
  }

  test('gives its text as any form does, and its file by name', async () => {
    const answer = await send(
      formOf(new File(['hello'], 'Größe & more.txt'), [
        ['title', ' Minutes\0 '],
        ['of', 'a'],
        ['of', 'b'],
      ]),
    )
    assert.deepEqual(answer.json(), {
      words: { title: 'Minutes', of: ['a', 'b'] },
      file: { name: 'Größe & more.txt', size: 5 },
    })
  })

  test('is no file where the box was left empty', async () => {
    assert.equal((await send(formOf(new File([], '')))).json().file, null)
  })

  test('keeps only the last part of a name that is a path', async () => {
    assert.equal(
      (await send(formOf(new File(['x'], 'C:\\fake\\..\\minutes.pdf')))).json().file.name,
      'minutes.pdf',
    )
    assert.equal((await send(formOf(new File(['x'], '../../etc/passwd')))).json().file.name, 'passwd')
  })

  test('keeps the words and drops the file of whoever may not send one', async () => {
    const answer = await send(formOf(new File(['x'.repeat(100_000)], 'a.txt'), [['title', 'Mine']]), '/drop')
    assert.deepEqual(answer.json(), { words: { title: 'Mine' }, file: null })
  })

  test('is refused above ten megabytes, with a second file, and with words that would be cut', async () => {
    assert.equal((await send(formOf(new File([new Uint8Array(FILE_BYTES_MAX)], 'full')))).statusCode, 200)
    assert.equal((await send(formOf(new File([new Uint8Array(FILE_BYTES_MAX + 1)], 'over')))).statusCode, 413)
    const two = formOf(new File(['a'], 'a'))
    two.append('other', new File(['b'], 'b'))
    assert.equal((await send(two)).statusCode, 413)
    const long = formOf(new File(['a'], 'a'), [['words', 'x'.repeat(1_048_577)]])
    assert.equal((await send(long)).statusCode, 413)
  })

  test('keeps several where a route takes them, names what is too much, and loses no word for it', async () => {
    const form = formOf(new File(['a'.repeat(2_000)], 'a.txt'), [['title', 'Mine']])
    for (const [name, size] of [
      ['b.txt', 2_001],
      ['c.txt', 1_001],
      ['d.txt', 900],
      ['e.txt', 100],
      ['f.txt', 0],
    ] as const)
      form.append('file', new File(['x'.repeat(size)], name))
    form.append('after', 'kept')
    assert.deepEqual((await send(form, '/many')).json(), {
      words: { title: 'Mine', after: 'kept' },
      files: [
        ['a.txt', 2_000, false],
        ['b.txt', 0, true],
        ['c.txt', 0, true],
        ['d.txt', 900, false],
        ['e.txt', 100, false],
        ['f.txt', 0, false],
      ],
    })
    const two = formOf(new File(['a'], 'a'))
    for (let each = 0; each < 41; each += 1) two.append('file', new File(['a'], 'a'))
    assert.equal((await send(two, '/many')).statusCode, 413)
  })

  test('names a text that is too long where the route asks for that, and loses nothing else', async () => {
    const form = formOf(new File(['a'], 'a.txt'), [['title', 'Mine']])
    form.append('long', 'x'.repeat(1_048_577))
    form.append('after', 'kept')
    assert.equal((await send(form, '/many')).statusCode, 413)
    assert.deepEqual((await send(form, '/named')).json(), {
      words: { title: 'Mine', after: 'kept' },
      long: true,
      others: false,
    })
  })

  test('is refused from another site', async () => {
    const answer = await send(formOf(new File(['a'], 'a')), '/keep', { 'sec-fetch-site': 'cross-site' })
    assert.equal(answer.statusCode, 403)
  })

  test('is a 4xx, never a crash or a hang, where it is torn or not a form at all', async () => {
    for (const payload of [
      '',
      '--x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
    ]) {
      const answer = await web.inject({
        method: 'POST',
        url: '/keep',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        payload,
      })
      assert.ok(answer.statusCode === 200 || (answer.statusCode >= 400 && answer.statusCode < 500), payload)
    }
  })
})
