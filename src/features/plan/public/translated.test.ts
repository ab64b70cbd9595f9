// The public plan for whoever reads another language: what is ours is in it, what the partnership wrote is marked as English.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { languageOf, newReading, whileReading } from '../../../platform/i18n/index.ts'
import { shippedIn } from '../../languages/shipped.ts'
import { importPlan } from '../import-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { smallPlan } from '../testing/small-plan.ts'
import { atomFeed } from './feed.ts'
import { publicProof } from './public-proof.ts'
import { saidSpan, saidWhen } from './when.ts'
import { saidProgress } from './views/progress-bar.tsx'

const TITLE = 'Northbrook Hate Crime Action Plan'
// What a feed is called, and the names of places.
const LATIN = ['Atom', 'Northbrook', 'and']

function readIn<T>(locale: string, work: () => T): T {
  const language = languageOf(locale)
  assert.ok(language)
  const catalogue = new Map(
    [...shippedIn(locale)].map(([key, { text }]) => [key, { text, state: 'drafted' as const }]),
  )
  const none = { offered: [], wished: undefined, path: '/our-plan', others: [] }
  return whileReading(newReading({ language, catalogue, ...none }), work)
}

/** The words in Latin letters that somebody who does not read English meets on a page unmarked. */
function unmarked(html: string, area: string): string[] {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  assert.notEqual(main, '')
  const left = main
    .replaceAll(/<(\w+)\b[^>]*\blang="en"[^>]*>[^<]*<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(area, ' ')
  return (left.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !LATIN.includes(word))
}

describe('the public plan in another language', () => {
  let world: World
  let coordinator: Person
  let area = ''

  before(async () => {
    world = await createWorld()
    const council = await world.agency({ name: 'Alder Council' })
    coordinator = await world.staff({ agency: council, roles: ['coordinator'] })
    const rows = await world.admin<{ area_words: string }>('select area_words from partnership')
    area = rows[0]?.area_words ?? ''
  })
  after(() => world.close())

  const inUrdu = async (url: string) => {
    const { statusCode, body } = await world.web.inject({
      method: 'GET',
      url,
      headers: { cookie: 'upstander-language=ur' },
    })
    assert.equal(statusCode, 200, url)
    return body
  }

  async function publish(title: string, from: number): Promise<string> {
    const text = smallPlan.replace(TITLE, title)
    const read = readPlan(text)
    assert.ok(read.ok)
    const words = `${from}-${from - 1997}`
    const period = { from: `${from}-04-01`, to: `${from + 3}-03-31`, words }
    const ctx = coordinator.ctx()
    const done = await ctx.db.transaction((tx) =>
      importPlan(tx, ctx, {
        read: { ...read, title: `${title} ${words}`, period },
        sourceName: null,
        sourceText: `${text}${from}`,
      }),
    )
    assert.ok(done.ok)
    const [plan] = await world.admin<{ version: number }>('select version from plans where id = $1', [
      done.planId,
    ])
    world.clock.advance(60_000)
    const path = `/plan/${done.planId}/publish/now`
    const sent = await world.post(path, { version: String(plan?.version) }, coordinator)
    assert.equal(sent.status, 303)
    return done.planId
  }

  test('has no English of ours on it, whether there is no plan, one, or several', async () => {
    assert.deepEqual(unmarked(await inUrdu('/our-plan'), area), [])
    await publish(TITLE, 2026)
    const one = await inUrdu('/our-plan?status=not_said')
    assert.deepEqual(unmarked(one, area), [])
    assert.match(one, /<p class="app-promise__said app-written" lang="en" dir="ltr">/)
    assert.doesNotMatch(one, /<div lang="en" dir="ltr">/)
    const [, heading = ''] = /<h1[^>]*>([^<]*)/.exec(one) ?? []
    assert.equal(heading, 'ہمارا منصوبہ')
    await publish('Hate Crime and Healthcare', 2026)
    await publish('Hate Crime and Healthcare', 2020)
    const several = await inUrdu('/our-plan')
    assert.deepEqual(unmarked(several, area), [])
    // Days as the language writes them.
    assert.match(several, /اپریل/)
    for (const [, address = ''] of several.matchAll(/href="(\/our-plan\/[a-z0-9-]*\d)"/g))
      assert.deepEqual(unmarked(await inUrdu(address), area), [], address)
  })

  test('has no English in what published figures prove', () => {
    const pair = (year: number | null) => ({ quarter: null, year })
    const figures = { yearLabel: '2025/26', quarterDays: '', received: pair(1_240), logged: pair(50) }
    const measures = ['hate-cases-referred-to-victim-service', 'reports-received']
    const said = readIn('ur', () => [
      ...publicProof(measures, { ...figures, referred: pair(21) }),
      ...publicProof(measures, { ...figures, logged: pair(0), referred: pair(0) }),
      ...publicProof(measures, { ...figures, referred: pair(null) }),
    ])
    assert.equal(said.length, 6)
    assert.doesNotMatch(said.join(' '), /[A-Za-z]/)
  })

  test('says days and how often in the language, and leaves the plan’s own words', () => {
    assert.equal(saidWhen('every month'), 'every month')
    assert.equal(
      readIn('pl', () => saidWhen('every month')),
      'co miesiąc',
    )
    assert.equal(
      readIn('pl', () => saidWhen('31 March 2027')),
      '31 marca 2027',
    )
    assert.equal(saidWhen('31 March 2027, 1 July 2028'), '31 March 2027 and 1 July 2028')
    for (const own of ['Q2/3', 'By 31 March', '31 June 2027', 'Spring 2027'])
      assert.equal(saidWhen(own), undefined)
    assert.equal(saidSpan('2026-04-01', '2026-06-30'), '1 April to 30 June 2026')
    assert.match(
      readIn('pl', () => saidSpan('2026-04-01', '2026-06-30')),
      /^1 kwietnia.*30 czerwca 2026$/,
    )
  })

  test('counts in the plural forms of the language', () => {
    const going = { done: 3, all: 12, underWay: 2, late: 5 }
    assert.equal(saidProgress(going), '3 of 12 things done, 2 under way, 5 late and 2 more')
    assert.equal(saidProgress({ ...going, all: 10 }), '3 of 10 things done, 2 under way and 5 late')
    assert.equal(
      readIn('pl', () => saidProgress(going)),
      'Zrobiono 3 z 12 działań, 2 w toku, 5 opóźnionych i 2 pozostałych',
    )
    assert.equal(
      readIn('pl', () => saidProgress({ ...going, late: 1 })),
      'Zrobiono 3 z 12 działań, 2 w toku, 1 opóźnione i 6 pozostałych',
    )
    assert.equal(
      readIn('ro', () => saidProgress({ done: 1, all: 20 })),
      '1 din 20 de acțiuni gata',
    )
  })

  test('is followed in English, whoever asks for the feed', () => {
    const at = new Date('2026-11-26T12:00:00Z')
    const plan = { id: 'p', address: 'a', title: 'Plan', periodWords: null, updatedAt: at }
    const change = {
      id: 'c',
      planId: 'p',
      at,
      kind: 'status' as const,
      actionId: null,
      fromStatus: null,
      toStatus: 'done' as const,
      said: 'Set it up',
      progress: '',
    }
    const site = { name: 'Alder', origin: 'https://alder.example' }
    const feed = readIn('ur', () => atomFeed(site, [plan], [change], { now: at }))
    assert.match(feed, /<title>Done: Set it up<\/title>/)
    assert.match(feed, /We have done this\./)
  })
})
