// A real browser that walks through the real application as a person does. Whatever page it meets is looked at: axe finds
// no fault in it, nothing is wider than the window, and the browser itself complains of nothing (scripts, content
// security policy, files that are missing). Everything wrong is named with its page.
import { hash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page, type Response } from 'playwright-core'
import { findChromium } from '../../bin/chromium.mjs'
import { axeFaults, htmlOf } from './axe.ts'
import { shapeOf } from './page-shape.ts'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type VisitorOptions = {
  /** Without JavaScript. */
  plain?: boolean
  width?: number
  height?: number
}

export type Visitor = Awaited<ReturnType<typeof visitor>>

/** Starts the browser of one test file. */
export async function launch(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath || !existsSync(executablePath))
    throw new Error('no Chromium: install it, or set CHROMIUM to its path')
  return chromium.launch({ executablePath, args: FLAGS })
}

/** Somebody with a browser of their own: no cookies, no history. */
export async function visitor(browser: Browser, url: string, options: VisitorOptions = {}) {
  const { plain = false, width = 1280, height = 900 } = options
  const context = await browser.newContext({
    baseURL: url,
    javaScriptEnabled: !plain,
    viewport: { width, height },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  const visited: { url: string; title: string }[] = []
  watch(page, faults)
  const look = async () => {
    visited.push({ url: page.url(), title: await page.title() })
    if (!page.url().startsWith('http')) return
    faults.push(...(await tooWide(page)))
    if (!isNew(`${width} ${shapeOf(await htmlOf(page))}`)) return
    faults.push(...(await axeFaults(browser, url, page)))
  }
  return {
    page,
    context,
    /** Every address and title that was looked at. */
    visited,
    /** Looks at the page as it stands now. */
    look,
    /** Opens a path and looks at it. Throws when the answer is not `status`. */
    open: async (path: string, status = 200): Promise<Response> => {
      const response = await page.goto(path)
      if (response?.status() !== status)
        throw new Error(`${path} answered ${response?.status()}, not ${status}`)
      await look()
      return response
    },
    /** Presses the button or link of this name, waits for the page it leads to, and looks at that. */
    press: async (name: string | RegExp, role: 'button' | 'link' = 'button') => {
      const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
      await Promise.all([page.waitForEvent('framenavigated'), target.click()])
      await page.waitForLoadState('load')
      await look()
    },
    /** Ticks or chooses what carries this label. */
    choose: (label: string | RegExp) =>
      page
        .getByLabel(label, { exact: typeof label === 'string' })
        .first()
        .check(),
    /** Types into what carries this label. */
    type: (label: string | RegExp, text: string) =>
      page
        .getByLabel(label, { exact: typeof label === 'string' })
        .first()
        .fill(text),
    /** Opens what is folded behind a line with these words, unless it stands open. */
    unfold: async (words: string | RegExp) => {
      const fold = page.locator('details', { hasText: words })
      if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
    },
    /** The words of the page's main part. */
    words: async () => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' '),
    /** Ends the visit. Throws with everything that was wrong on the way. */
    leave: async () => {
      await context.close()
      if (faults.length > 0) throw new Error(`${faults.length} faults on the way:\n${faults.join('\n')}`)
    },
  }
}

function watch(page: Page, faults: string[]): void {
  const at = () => new URL(page.url(), 'http://none').pathname
  page.on('console', (message) => {
    // The browser says so of every answer from 400 on, and a form with a mistake in it answers 422.
    const expected = /status of (401|403|404|409|422|429|503)/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !expected)
      faults.push(`${at()}: console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`${at()}: script: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 500 && response.status() !== 503)
      faults.push(`${at()}: answered ${response.status()}`)
  })
}

// Axe is more than half of what a journey costs. A page of the same shape at the same width needs no second look,
// whoever meets it, in whichever process of the run: what axe judges are elements, names and contrasts, not what was
// answered in them. bin/test.mjs says where the processes of one run keep what they have seen.
const pagesSeen = process.env['PAGES_SEEN'] ?? mkdtempSync(join(tmpdir(), 'upstander-pages-'))
function isNew(shape: string): boolean {
  mkdirSync(pagesSeen, { recursive: true })
  try {
    mkdirSync(join(pagesSeen, hash('sha256', shape)))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function tooWide(page: Page): Promise<string[]> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  return wide > 0
    ? [`${pathOf(page)}: ${wide} px wider than the window of ${page.viewportSize()?.width}`]
    : []
}

const pathOf = (page: Page) => new URL(page.url()).pathname
