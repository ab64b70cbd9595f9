// `npm run screenshots`: walks the demonstration in a real browser and writes a picture of every kind of page to
// docs/screenshots, at the width of a desk or of a phone. Look at them before committing them.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { launch } from './browser.ts'
import { type JourneyServer, startServer } from './journey-server.ts'

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: new URL('../../docs/screenshots', import.meta.url).pathname },
    reports: { type: 'string', default: '1600' },
  },
})
const DESK = { width: 1100, height: 800 }
const PHONE = { width: 360, height: 740 }
const TALLEST = 2_200

mkdirSync(values.to, { recursive: true })

/** A picture of the page as it stands; a very long page is cut where a reader has seen the kind of it. */
async function shoot(page: Page, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? DESK.width
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  const clip = { x: 0, y: 0, width, height: Math.min(Math.max(height, 400), TALLEST) }
  await page.screenshot({ path: join(values.to, `${name}.png`), clip, fullPage: true })
  process.stderr.write(`${name} `)
}

async function come(browser: Browser, server: JourneyServer, viewport: typeof DESK): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, viewport, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

async function signIn(browser: Browser, server: JourneyServer, name: string, viewport = DESK): Promise<Page> {
  const page = await come(browser, server, viewport)
  await page.goto('/demo')
  await press(page, `Sign in as ${name}`)
  return page
}

async function press(page: Page, name: string): Promise<void> {
  const button = page.locator('main').getByRole('button', { name }).first()
  await Promise.all([page.waitForEvent('framenavigated'), button.click()])
  await page.waitForLoadState('load')
}

async function pages(page: Page, list: Record<string, string>): Promise<void> {
  for (const [name, path] of Object.entries(list)) {
    await page.goto(path)
    await shoot(page, name)
  }
}

async function followFirst(page: Page, href: RegExp | string): Promise<void> {
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
  const found = links.find((each) => (typeof href === 'string' ? each.startsWith(href) : href.test(each)))
  if (!found) throw new Error(`no link ${href} on ${page.url()}`)
  await page.goto(found)
}

async function publicPages(browser: Browser, server: JourneyServer): Promise<void> {
  const desk = await come(browser, server, DESK)
  await pages(desk, {
    home: '/',
    'our-plan': '/our-plan',
    figures: '/figures',
    support: '/support',
    'private-browsing': '/help/private-browsing',
    privacy: '/privacy',
    accessibility: '/accessibility',
    'what-is-a-hate-incident': '/help/what-is-a-hate-incident',
    'what-happens-next': '/help/what-happens-next',
    demo: '/demo',
    'sign-in': '/sign-in',
    'not-found': '/nowhere',
  })
  await pages(await come(browser, server, PHONE), { 'home-phone': '/' })
}

async function reportForm(browser: Browser, server: JourneyServer): Promise<void> {
  const page = await come(browser, server, PHONE)
  const field = (label: RegExp | string) => page.getByLabel(label).first()
  const group = (name: RegExp) => page.getByRole('group', { name })
  /** Leaves open whatever else is asked on the way to this question. */
  const onTo = async (label: RegExp | string) => {
    for (let asked = 0; asked < 8 && (await page.getByLabel(label).count()) === 0; asked++)
      await press(page, 'Continue')
  }
  await page.goto('/report')
  await shoot(page, 'report-1-emergency')
  await field('Yes').check()
  await press(page, 'Continue')
  await shoot(page, 'report-danger')
  await page.goto('/report')
  await field('No').check()
  await press(page, 'Continue')
  await press(page, 'Continue')
  await shoot(page, 'report-2-what-error')
  await field(/What happened/).fill('Two teenagers shouted at me on the bus and spat near my bag.')
  await press(page, 'Continue')
  await onTo('Yesterday')
  await field('Yesterday').check()
  await shoot(page, 'report-3-when')
  await press(page, 'Continue')
  await field(/choose the area/).selectOption('Leicester')
  await shoot(page, 'report-4-where')
  await press(page, 'Continue')
  await field(/bus/i).check()
  await shoot(page, 'report-5-place')
  await press(page, 'Continue')
  await onTo(/[Rr]ace/)
  await field(/[Rr]ace/).check()
  await shoot(page, 'report-6-why')
  await press(page, 'Continue')
  await onTo(/^Yes, you can have my name/)
  await field(/^Yes, you can have my name/).check()
  await press(page, 'Continue')
  await field('Your name').fill('Ada Invented')
  await field('Text message').check()
  await field('Phone number').fill('07700 900123')
  await shoot(page, 'report-7-contact')
  await press(page, 'Continue')
  await group(/leave a message/)
    .getByLabel('No', { exact: true })
    .check()
  await shoot(page, 'report-8-safe-contact')
  await press(page, 'Continue')
  await group(/ask Victim First/)
    .getByLabel('Yes')
    .check()
  await group(/tell the police/)
    .getByLabel('No', { exact: true })
    .check()
  await shoot(page, 'report-9-sharing')
  await press(page, 'Continue')
  await shoot(page, 'report-check')
  await press(page, 'Send')
  await shoot(page, 'report-receipt')
  const [reference = '', code = ''] = await page.locator('.app-code__value').allInnerTexts()
  await page.goto('/follow-up')
  await shoot(page, 'follow-up')
  await field('Reference').fill(reference)
  await field('Secret code').fill(code)
  await press(page, 'Continue')
  await shoot(page, 'follow-up-report')
}

async function officerPages(browser: Browser, server: JourneyServer): Promise<void> {
  const page = await signIn(browser, server, 'Olive Officer')
  await pages(page, { today: '/today', reports: '/reports' })
  await followFirst(page, /^\/reports\/LLR-/)
  await shoot(page, 'report')
  await followFirst(page, /\/log$/)
  await shoot(page, 'log-as-a-case')
  await pages(page, { cases: '/cases' })
  await page.goto('/search')
  await page.getByLabel(/Words or a reference/).fill('bus')
  await press(page, 'Search')
  await shoot(page, 'search')
  await page.goto('/cases?status=all&risk=high')
  await followFirst(page, /^\/cases\/LLR-[^/]+$/)
  await shoot(page, 'case')
  await page.goto('/cases')
  await followFirst(page, /^\/cases\/LLR-[^/]+$/)
  const address = new URL(page.url()).pathname
  await pages(page, {
    'case-risk': `${address}/risk`,
    'case-contact': `${address}/contact`,
    'case-note': `${address}/note`,
    'case-answer': `${address}/reply`,
  })
  const phone = await signIn(browser, server, 'Olive Officer', PHONE)
  await pages(phone, { 'today-phone': '/today', 'cases-phone': '/cases' })
  await pages(page, { forbidden: '/admin', account: '/account' })
}

async function otherStaff(browser: Browser, server: JourneyServer): Promise<void> {
  const worker = await signIn(browser, server, 'Vic Supportworker')
  await pages(worker, { referrals: '/referrals' })
  await followFirst(worker, /^\/referrals\/[0-9a-f-]{36}$/)
  await shoot(worker, 'referral')
  await press(worker, 'Take this referral')
  await worker.goto('/referrals?tab=mine')
  await followFirst(worker, /^\/referrals\/[0-9a-f-]{36}$/)
  await shoot(worker, 'referral-taken')

  const coordinator = await signIn(browser, server, 'Coral Coordinator')
  await pages(coordinator, {
    plan: '/plan',
    'plan-import': '/plan/import',
    insight: '/insight',
    'triage-queue': '/reports',
  })
  await coordinator.goto('/plan')
  await followFirst(coordinator, /^\/plan\/[0-9a-f-]{36}$/)
  const plan = new URL(coordinator.url()).pathname
  await shoot(coordinator, 'plan-overview')
  await pages(coordinator, {
    'plan-table': `${plan}/table?all=1`,
    'plan-grid': `${plan}/grid`,
    'plan-timeline': `${plan}/timeline`,
    'plan-changes': `${plan}/changes`,
    'plan-mine': '/plan/mine',
  })
  await coordinator.goto(`${plan}/words`)
  await coordinator.locator('main a[href*="/actions/"]').nth(10).scrollIntoViewIfNeeded()
  const proved = coordinator
    .locator('.app-plan-table__proof')
    .first()
    .locator('xpath=preceding-sibling::tr[1]')
  await coordinator.goto(
    (await proved.locator('a[href*="/actions/"]').first().getAttribute('href')) ?? '/plan',
  )
  await shoot(coordinator, 'plan-action')
  await coordinator.goto('/insight')
  await followFirst(coordinator, /^\/insight\/[\w.-]+$/)
  await shoot(coordinator, 'measure')

  const manager = await signIn(browser, server, 'Morgan Manager')
  await pages(manager, {
    admin: '/admin',
    people: '/admin/people',
    'people-invite': '/admin/people/invite',
    agencies: '/admin/agencies',
    standard: '/admin/standard',
    outbox: '/admin/outbox',
    installation: '/admin/installation',
  })
  await manager.goto('/admin/people')
  await followFirst(manager, /^\/admin\/people\/[0-9a-f-]{36}$/)
  await shoot(manager, 'person')
  const auditor = await signIn(browser, server, 'Audrey Auditor')
  await pages(auditor, { audit: '/admin/audit' })
}

async function firstRun(browser: Browser): Promise<void> {
  const server = await startServer({ empty: true })
  try {
    const page = await come(browser, server, DESK)
    await page.goto('/')
    await shoot(page, 'first-run-1-code')
    await page
      .getByLabel(/^Setup code/)
      .fill(/setup code ((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})/.exec(server.output())?.[1] ?? '')
    await press(page, 'Continue')
    await shoot(page, 'first-run-2-partnership')
  } finally {
    await server.stop()
  }
}

const browser = await launch()
const server = await startServer({ reports: Number(values.reports) })
try {
  await publicPages(browser, server)
  await reportForm(browser, server)
  await officerPages(browser, server)
  await otherStaff(browser, server)
  await firstRun(browser)
} finally {
  await browser.close()
  await server.stop()
  process.stderr.write('\n')
}
