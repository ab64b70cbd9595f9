// The script that sends files, in a real browser against the real server: on a network that breaks off, and with a form
// that waits for its files. The page around the question is made here; its assets and addresses are the application's own.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Browser, Page } from 'playwright-core'
import { EvidenceQuestion } from '../../src/features/evidence/index.ts'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import { launch } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'

let browser: Browser
let server: JourneyServer
let assets: Record<string, string>

before(async () => {
  browser = await launch()
  server = await startServer({ reports: 20 })
  assets = JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/assets/manifest.json'), 'utf8'))
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

async function question(token: string, kind = 'app-public'): Promise<{ page: Page; sent: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage()
  const sent: string[] = []
  const drawn = renderToString(h(EvidenceQuestion, { token, files: [], problems: [] }))
  const html = `<!doctype html><html lang="en"><head><title>Files</title><link rel="stylesheet" href="${assets['css']}"></head>
    <body class="govuk-template__body ${kind}"><script src="${assets['jsEnabled']}"></script><main class="govuk-width-container govuk-main-wrapper">
    <form method="post" action="/report/next-page" enctype="multipart/form-data">${drawn}
    <button name="go" value="next">Continue</button></form></main><script type="module" src="${assets['js']}"></script></body></html>`
  await page.route('**/report/question-page', (route) =>
    route.fulfill({ body: html, contentType: 'text/html' }),
  )
  await page.route('**/report/next-page', (route) => {
    sent.push(route.request().postDataBuffer()?.toString('latin1') ?? '')
    return route.fulfill({ body: 'the next page', contentType: 'text/html' })
  })
  await page.goto(`${server.url}/report/question-page`)
  return { page, sent }
}

const film = {
  name: 'bus.mp4',
  mimeType: 'video/mp4',
  buffer: Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypisom\0\0\0\0isommp41'),
    Buffer.alloc(2_000_000, 3),
  ]),
}

test('a file goes on after the network was lost, and the form waits for it and brings it no second time', async () => {
  const { page, sent } = await question(randomToken())
  let pieces = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/piece')) pieces += 1
  })
  const network = await page.context().newCDPSession(page)
  const be = (offline: boolean, bytesPerSecond: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    })
  await be(false, 300_000)
  const first = page.waitForResponse('**/report/files/piece')
  await page.setInputFiles('input[type=file]', film)
  await first
  await be(true, 0)
  await page.getByText('The connection was lost').first().waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  assert.match((await page.locator('[data-app-files-live]').textContent()) ?? '', /still being sent/)
  await be(false, -1)
  await page.waitForURL('**/report/next-page', { timeout: 20_000 })
  assert.ok(pieces > 3, `${pieces} pieces`)
  assert.ok(sent[0]?.includes('next') && !sent[0].includes('ftypisom'))
})

test('a file of no kind is refused in words, one that was added can be taken away, and nothing is wider than the screen', async () => {
  const token = randomToken()
  const { page } = await question(token)
  await page.setInputFiles('input[type=file]', [
    {
      name: 'holiday.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(6_000)]),
    },
    film,
  ])
  await page
    .getByText('“holiday.jpg” is not a kind of file that we can take', { exact: false })
    .first()
    .waitFor()
  const remove = page.getByRole('button', { name: 'Remove bus.mp4' })
  await remove.waitFor()
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  const removed = page.waitForResponse('**/report/files/remove')
  await remove.click()
  assert.equal((await removed).status(), 200)
  assert.equal(await page.locator('[data-app-files-list] li').count(), 1)
})

test('the box for files is no wider than a phone, in the large letters of Easy Read too', async () => {
  const { page } = await question(randomToken(), 'app-public app-easy')
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
})
