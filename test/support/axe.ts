// Axe looks at copies of pages, all in one page of the browser that stays open: reading axe in and warming it up takes
// several times as long as one look does. A copy has no scripts, so a page without JavaScript can be looked at as well.
import axeCore from 'axe-core'
import type { Browser, Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
// govuk-frontend's own script puts aria-expanded on radios that open something, which axe does not know.
const KNOWN_RULE = 'aria-allowed-attr'
const KNOWN_HTML = /^<input(?=[^>]*type="radio")(?=[^>]*aria-expanded)/

type Violation = {
  id: string
  help: string
  nodes: { html: string; target: string[]; failureSummary: string }[]
}
type Look = (html: string) => Promise<Violation[]>

/** Where copies are shown: one page for each size of window. */
const shown = new WeakMap<Browser, Map<string, Promise<Look>>>()

/** Takes a page as it stands, of the application at `url`. Returns what axe finds wrong in it, each fault in a line. */
export async function axeFaults(browser: Browser, url: string, page: Page): Promise<string[]> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 }
  const key = `${url} ${width} ${height}`
  const looks = shown.get(browser) ?? new Map<string, Promise<Look>>()
  shown.set(browser, looks)
  const look = looks.get(key) ?? copies(browser, url, { width, height })
  looks.set(key, look)
  const violations = await (await look)(await htmlOf(page))
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => !(id === KNOWN_RULE && KNOWN_HTML.test(html)))
      .map(
        ({ target, failureSummary }) =>
          `${new URL(page.url()).pathname}: ${id}: ${help}: ${target.join(' ')}: ${oneLine(failureSummary)}`,
      ),
  )
}

/** As Playwright's own content() would, but without reading its tools into each new page for it: a third of a look. */
export const htmlOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML)

const oneLine = (text = '') => text.replaceAll(/\s+/g, ' ').slice(0, 300)

async function copies(browser: Browser, url: string, viewport: { width: number; height: number }) {
  const context = await browser.newContext({ baseURL: url, viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.route(
    (each) => !each.pathname.startsWith('/assets/'),
    (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>-</title>' }),
  )
  await page.goto('/')
  await page.evaluate(axeCore.source)
  // Visitors of one journey may walk side by side; there is one copy at a time.
  let before: Promise<unknown> = Promise.resolve()
  return (html: string): Promise<Violation[]> => {
    const violations = before.then(async () => {
      await page.evaluate(showCopy, html)
      return page.evaluate(violationsHere, TAGS)
    })
    before = violations.catch(() => undefined)
    return violations
  }
}

/** In the browser: puts the copy in the place of the last one, and waits until its styles are there. */
async function showCopy(html: string): Promise<void> {
  const copy = new DOMParser().parseFromString(html, 'text/html')
  for (const script of copy.querySelectorAll('script')) script.remove()
  const styles = [...copy.querySelectorAll('link[rel=stylesheet]')].map(
    (style) =>
      new Promise<void>((done, refused) => {
        style.addEventListener('load', () => done())
        style.addEventListener('error', () => refused(new Error(`no style at ${style.getAttribute('href')}`)))
      }),
  )
  document.replaceChild(document.adoptNode(copy.documentElement), document.documentElement)
  window.scrollTo(0, 0)
  await Promise.all(styles)
}

/** In the browser. What is right need not be told. Our pages have no frames. */
async function violationsHere(tags: string[]): Promise<Violation[]> {
  const { axe } = window as unknown as { axe: typeof axeCore }
  const found = await axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
    preload: false,
    iframes: false,
  })
  return found.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, target, failureSummary }) => ({
      html,
      target: target.map(String),
      failureSummary: failureSummary ?? '',
    })),
  }))
}
