import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { createWorld, type World } from '../../../test/support/world.ts'
import { setupCode } from './setup-code.ts'

const worlds: World[] = []
after(async () => {
  for (const world of worlds) await world.close()
})
async function emptyWorld(): Promise<World> {
  const world = await createWorld({ setUp: false })
  worlds.push(world)
  return world
}

const PLAN = readFileSync(new URL('../plan/reading/testing/northbrook-plan.txt', import.meta.url), 'utf8')
const ANSWERS = {
  name: 'Northbrook Hate Crime Partnership',
  area: 'Northbrook and the Vale',
  short: 'nbv',
  phone: '',
  publicEmail: 'hello@northbrook.example',
  authorities:
    'Northbrook City Council, Northbrook, E06000999\nVale District Council\tVale\nWide County Council',
  takes: ['Northbrook City Council', 'Vale District Council'],
  dutiesSeen: 'yes',
  victim: 'Victim Support Northbrook',
  police: 'Northbrook Police',
  others: 'Northbrook Hospitals, NHS\nHomes for All',
  adminName: 'Ada Admin',
  email: 'ada@northbrook.example',
  agency: 'Northbrook City Council',
  also: ['coordinator'],
  password: 'walnut harbour trumpet',
  plan: PLAN,
}

const answersFor = (world: World) => ({ ...ANSWERS, setupCode: setupCode(world.services.vault) })
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

/** The last page, with the code that the app would show for what it offers. */
async function confirmation(world: World) {
  const page = await world.post('/first-run', { ...answersFor(world), step: 'check', go: 'next' })
  const secret = /app-secret[^>]*>(.*?)<\/p>/.exec(page.html)?.[1]?.replaceAll(/<[^>]*>|\s/g, '') ?? ''
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return {
    ...answersFor(world),
    password: '',
    passwordSealed: hidden(page.html, 'passwordSealed'),
    pending: hidden(page.html, 'pending'),
    code: totp.generate({ timestamp: world.clock.now().getTime() }),
    step: 'confirm',
    go: 'next',
    secret,
  }
}

describe('first run', () => {
  test('leads every page to itself until the partnership is set up, and tells the public calmly', async () => {
    const world = await emptyWorld()
    for (const path of ['/', '/sign-in', '/plan', '/admin', '/cases']) {
      assert.equal((await world.get(path)).location, '/first-run', path)
    }
    const report = await world.get('/report')
    assert.equal(report.status, 503)
    assert.match(report.html, /not open yet[\s\S]*999[\s\S]*101/)
    assert.equal((await world.get('/healthz')).status, 200)
    assert.equal((await world.get('/first-run')).status, 200)
  })

  test('opens nothing without the setup code, whatever page the form says it is', async () => {
    const world = await emptyWorld()
    for (const step of ['name', 'administrator', 'check', 'confirm']) {
      const page = await world.post('/first-run', {
        ...ANSWERS,
        setupCode: 'AAAA-AAAA-AAAA-AAAA',
        step,
        go: 'next',
      })
      assert.equal(page.status, 422)
      assert.match(page.html, /This is not the setup code/)
    }
    const close = setupCode(world.services.vault).toLowerCase().replaceAll('-', ' ')
    const next = await world.post('/first-run', { setupCode: close, step: 'code', go: 'next' })
    assert.match(next.html, /What is the partnership called/)
  })

  test('says what is wrong by field, and loses nothing that was typed', async () => {
    const world = await emptyWorld()
    const wrong = {
      ...answersFor(world),
      authorities: 'X\nVale District Council, Vale\nVale District Council',
    }
    const page = await world.post('/first-run', { ...wrong, step: 'authorities', go: 'next' })
    assert.equal(page.status, 422)
    assert.match(page.html, /Line 1: the name/)
    assert.match(page.html, /Line 3: “Vale District Council” is there twice/)
    assert.match(page.html, /href="#authorities"/)
    assert.match(page.html, /name="name" value="Northbrook Hate Crime Partnership"/)
    assert.match(page.html, /name="plan" value="/)
  })

  test('never sends the password back in clear', async () => {
    const world = await emptyWorld()
    for (const step of ['administrator', 'plan', 'check']) {
      const page = await world.post('/first-run', { ...answersFor(world), step, go: 'next' })
      assert.equal(page.status, 200)
      assert.doesNotMatch(page.html, /walnut/)
      assert.ok(hidden(page.html, 'passwordSealed').length > 30)
    }
  })

  test('creates everything at once, and the administrator signs in with password and code', async () => {
    const world = await emptyWorld()
    const form = await confirmation(world)
    const done = await world.post('/first-run', form)
    assert.equal(done.status, 200)
    assert.match(done.html, /is set up/)
    assert.deepEqual(await world.admin('select roles from staff_users'), [
      { roles: ['administrator', 'triage', 'coordinator'] },
    ])
    assert.equal(done.html.match(/<li>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}<\/li>/g)?.length, 10)
    assert.deepEqual(
      await world.admin(`select p.short_code, a.name as lead, (select count(*)::int from agencies) as agencies,
        (select count(*)::int from areas) as areas, (select count(*)::int from agency_areas) as duties,
        (select count(*)::int > 10 from standards) as standard, (select count(*)::int from plans) as plans,
        (select count(*)::int from audit.entries where action = 'partnership.set-up' and actor_name = 'first-run') as audited
        from partnership p join agencies a on a.id = p.lead_agency_id`),
      [
        {
          short_code: 'NBV',
          lead: 'Northbrook City Council',
          agencies: 7,
          areas: 3,
          duties: 2 + 3 + 3,
          standard: true,
          plans: 1,
          audited: 1,
        },
      ],
    )
    assert.equal((await world.get('/first-run')).status, 404)
    assert.equal((await world.get('/')).status, 200)
    const wrong = await world.post('/sign-in', {
      email: 'ada@northbrook.example',
      password: 'not the password',
    })
    assert.equal(wrong.status, 422)
  })

  test('creates one partnership when pressed twice, or by two people at once', async () => {
    const world = await emptyWorld()
    const [one, two] = [await confirmation(world), await confirmation(world)]
    const pages = await Promise.all([one, one, two, two].map((form) => world.post('/first-run', form)))
    assert.equal(
      pages.filter((page) => /Keep|recovery codes/i.test(page.html) && /is set up</.test(page.html)).length,
      1,
    )
    assert.equal(pages.filter((page) => /set up already/.test(page.html)).length, 3)
    const [counts] = await world.admin(
      'select (select count(*)::int from partnership) as p, (select count(*)::int from staff_users) as users, (select count(*)::int from plans) as plans',
    )
    assert.deepEqual(counts, { p: 1, users: 1, plans: 1 })
  })

  test('writes nothing when the code of the second factor is wrong', async () => {
    const world = await emptyWorld()
    const form = await confirmation(world)
    const page = await world.post('/first-run', { ...form, code: '000000' })
    assert.equal(page.status, 422)
    assert.match(page.html, /not the right one/)
    assert.equal(hidden(page.html, 'pending'), form.pending)
    const [counts] = await world.admin(
      'select (select count(*)::int from partnership) as p, (select count(*)::int from agencies) as a',
    )
    assert.deepEqual(counts, { p: 0, a: 0 })
  })
})
