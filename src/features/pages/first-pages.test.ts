// The first pages in other languages: what comes with the program can be shown, says what the English says, and is shown
// only while the English is the one that it was made of.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { ENGLISH, LANGUAGES } from '../../platform/i18n/index.ts'
import { firstPages } from './first-pages.en.ts'
import { hashOf, pageLocales, shippedPagesIn } from './shipped-pages.ts'
import { type Block, type Inline, readMarkdown } from './markdown.ts'
import { PAGES, type PageText } from './pages.ts'
import { problemsOfPage } from './write-page.ts'

const allPages = new Map(pageLocales().map((locale) => [locale, shippedPagesIn(locale)]))
const shipped = [...allPages].flatMap(([locale, pages]) =>
  PAGES.flatMap(({ page }) => {
    const came = pages[page]
    return came ? [{ name: `${locale} ${page}`, page, came, english: firstPages[page] }] : []
  }),
)
/** What an older English said is not ours to compare with: nobody reads it. */
const current = shipped.filter(({ came, english }) => came.source === hashOf(english))

const same = (what: string, of: (text: PageText) => readonly string[]) =>
  test(`a translated page has the same ${what} as the English`, () => {
    for (const { name, came, english } of current) assert.deepEqual(of(came), of(english), name)
  })

describe('first pages in other languages', () => {
  test('have a file for every language, and all can be shown', () => {
    assert.deepEqual(
      [...allPages.keys()].toSorted(),
      LANGUAGES.flatMap(({ locale }) => (locale === ENGLISH.locale ? [] : [locale])).toSorted(),
    )
    for (const { name, came } of shipped) assert.deepEqual(problemsOfPage(came, ''), [], name)
    assert.ok(current.length >= PAGES.length, 'hardly any page is true')
  })

  same('gaps', ({ body }) => (body.match(/\{[^}]*\}/g) ?? []).toSorted())
  same('links', ({ body }) => linksOf(readMarkdown(body).blocks).toSorted())
  same('headings and lists', ({ body }) => shapeOf(readMarkdown(body).blocks))
  same('numbers to call', ({ body }) =>
    [...new Set(body.match(/(?<![\d.,])(999|101|55|18000|61016|116 123)(?!\d)/g))].toSorted(),
  )
})

// Whoever changes words of a page gives it the day in first-pages.en.ts, and both here.
test('a first page says of which day its words are, and has another day with other words', () => {
  const known = {
    'what-is-a-hate-incident': '2026-11-26 f960d21a96ced6c1',
    'what-happens-next': '2026-11-27 e8de3945a7054342',
    'your-rights': '2026-11-27 8751399cbcb517d3',
    emergency: '2026-11-26 d192f3f8814caee0',
    'private-browsing': '2026-11-27 f53370c484c5c7c6',
    privacy: '2026-11-27 c779a68006e68636',
    accessibility: '2026-11-27 a4c87961744b78e2',
    cookies: '2026-11-27 e872c82299c22213',
    about: '2026-11-26 af7ec53a622f2b25',
  }
  const now = PAGES.map(({ page }) => [page, `${firstPages[page].on} ${hashOf(firstPages[page])}`])
  assert.deepEqual(Object.fromEntries(now), known)
})

describe('what the English pages say of this software', () => {
  const client = (file: string) => readFileSync(new URL(`../../ui/client/${file}`, import.meta.url), 'utf8')

  test('names everything that a script keeps in the browser of somebody who reports', () => {
    const { body } = firstPages.cookies
    const keeping = readdirSync(new URL('../../ui/client/', import.meta.url)).filter((file) =>
      /(session|local)Storage|indexedDB|caches\./.test(client(file)),
    )
    assert.deepEqual(keeping, ['sealed-answers.ts'])
    const item = /const ITEM = '([^']+)'/.exec(client('sealed-answers.ts'))?.[1]
    assert.ok(item !== undefined && body.includes(`**${item}**`))
    assert.match(body, /In the tab’s history: which question you were at/)
    assert.doesNotMatch(body, /nothing else in your browser/)
  })

  test('names every cookie that is set, in every language', () => {
    const door = readFileSync(new URL('../../access/register.ts', import.meta.url), 'utf8')
    const set = new Set([...door.matchAll(/cookieName\(('[a-z]+'|[A-Z]+),/g)].map(([, name = '']) => name))
    assert.deepEqual([...set].sort(), ["'device'", "'language'", "'session'", 'LEFT'])
    const bodies = [
      firstPages.cookies.body,
      ...[...allPages.values()].map(({ cookies }) => cookies?.body ?? ''),
    ]
    for (const body of bodies)
      for (const name of ['upstander', 'upstander-device', 'upstander-language', 'upstander-left'])
        assert.ok(
          body.includes(`**${name}**`) && body.includes(`__Host-${name}`),
          `${name}: ${body.slice(0, 60)}`,
        )
  })

  test('says of files that they are kept before anything is sent, in the notice and where it is told how to leave', () => {
    for (const page of ['privacy', 'private-browsing'] as const)
      assert.match(
        firstPages[page].body,
        /A file is kept with us as soon as you add it\. If you do not send the report, it is deleted after two days, or together with your answers where you saved them\./,
      )
  })

  test('says in the notice what erasing does, what may stand against it, and what of it is kept', () => {
    for (const said of [
      /If you ask us to erase it, we answer within one month\. We may have to say no, for example where a court needs it/,
      /We keep what you ticked, what we did, and that you asked\./,
      /a list of what was erased, with numbers and times and no names/,
      /It is not erased by itself when that time is over/,
      /Of others it happened to: .* only if they agreed or someone is in serious danger/,
    ])
      assert.match(firstPages.privacy.body, said)
    assert.match(firstPages['your-rights'].body, /“ASB” is short for anti-social behaviour/)
  })

  test('names in the notice what SECURITY.md says stands in clear of a report', () => {
    const open = firstPages.privacy.body.split('## What is not locked')[1]?.split('\n## ')[0] ?? ''
    const told = [
      'reason',
      'age group',
      'thoughts of ending your life',
      'need',
      'at risk',
      'language',
      'poster',
      'half of the postcode',
      'yes or no',
      'came back',
      'files that you sent',
      'asked us to erase',
    ]
    for (const each of told) assert.ok(open.includes(each), each)
  })
})

function linksOf(blocks: readonly Block[]): string[] {
  const inWords = (inlines: readonly Inline[]): string[] =>
    inlines.flatMap((each) =>
      'children' in each ? [...(each.kind === 'link' ? [each.href] : []), ...inWords(each.children)] : [],
    )
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(linksOf)
    return block.kind === 'quote' ? linksOf(block.children) : inWords(block.children)
  })
}

const shapeOf = (blocks: readonly Block[]): string[] =>
  blocks.map((block) => {
    if (block.kind === 'heading') return `heading ${block.level}`
    return block.kind === 'list'
      ? `${block.ordered ? 'numbered' : 'plain'} list of ${block.items.length}`
      : block.kind
  })

describe('a translated first page', () => {
  const PATH = '/help/what-happens-next'
  let world: World
  let writer: Person
  before(async () => {
    world = await createWorld()
    const city = await world.agency({ name: 'City' })
    writer = await world.staff({ agency: city, roles: ['communications'], name: 'Wren Writer' })
  })
  after(() => world.close())

  const read = async (path: string, locale: string) =>
    (await world.web.inject({ url: path, headers: { cookie: `upstander-language=${locale}` } })).body
  const inPolish = () => read(PATH, 'pl')
  const publish = async (path: string, fields: PageText, afterNumber: number) => {
    const saved = await world.post(path, { ...fields, note: '', after: String(afterNumber) }, writer)
    assert.equal(saved.status, 303)
    assert.equal(
      (await world.post(`${path}/publish`, { number: String(afterNumber + 1) }, writer)).status,
      303,
    )
  }

  test('is what its readers read, and says that a machine made it', async () => {
    const html = await inPolish()
    assert.match(html, /<article lang="pl" dir="ltr"><h1[^>]*>Co się dzieje, gdy zgłoszę\?/)
    assert.match(html, /To tłumaczenie zrobiła maszyna/)
    assert.match(html, /27 listopada 2026/)
    assert.match(html, /Treść tej strony ostatnio zmieniono 27 listopada 2026\./)
    assert.doesNotMatch(html, /within \d working day/, 'a gap is filled in with English')
    assert.match(html, /w ciągu 2 dni roboczych od zgłoszenia/)
  })

  test('is offered to whoever keeps the pages as the start of their own, with the English beside it', async () => {
    const { html } = await world.get('/pages/what-happens-next/pl', writer)
    assert.match(html, /translation that a machine made on 27 Nov 2026/)
    assert.match(html, /value="Co się dzieje, gdy zgłoszę\?"/)
    assert.match(html, /<h2[^>]*>What happens when I report\?/)
    const list = (await world.get('/pages', writer)).html
    assert.match(list, /Polish: 0 your own, 9 as they came with the software, 0 in English/)
    assert.match(list, /Nobody\. Drafted by machine on 26 Nov 2026/)
  })

  test('is still shown where the partnership published the same English as its own', async () => {
    const { title, body } = firstPages['what-happens-next']
    // A browser sends lines that end otherwise.
    await publish('/pages/what-happens-next/en', { title, body: body.replaceAll('\n', '\r\n') }, 0)
    assert.match(await inPolish(), /Co się dzieje, gdy zgłoszę\?<\/h1>/)
    assert.match(await inPolish(), /Partnerstwo jeszcze ich nie sprawdziło/, 'nobody read the translation')
  })

  test('gives way to the English once the partnership says something else', async () => {
    await publish('/pages/what-happens-next/en', { title: 'What happens?', body: 'We ring you.' }, 1)
    const html = await inPolish()
    assert.match(html, /<article lang="en" dir="ltr"><h1[^>]*>What happens\?/)
    assert.match(html, /po angielsku/)
    assert.doesNotMatch(html, /tajny kod/)
    const { html: form } = await world.get('/pages/what-happens-next/pl', writer)
    assert.match(form, /of an English that has been changed since/)
    assert.match(form, /We ring you\./)
    assert.match(
      (await world.get('/pages', writer)).html,
      /Polish: 0 your own, 8 as they came with the software, 1 in English/,
    )
  })

  test('is the partnership’s own once somebody published it: no machine is named any more', async () => {
    await publish('/pages/what-happens-next/pl', { title: 'Co dalej?', body: 'Dzwonimy.' }, 0)
    const html = await inPolish()
    assert.match(html, /Co dalej\?<\/h1>/)
    assert.match(html, /To wersja 1, opublikowana po raz pierwszy 18 listopada 2026\./)
    assert.doesNotMatch(html, /26 listopada/)
    assert.match((await world.get('/pages', writer)).html, /Polish: 1 your own/)
  })

  test('says that it is from before, once the English is changed again', async () => {
    assert.doesNotMatch(await inPolish(), /po angielsku zmieniono/)
    world.clock.advance(60_000)
    await publish('/pages/what-happens-next/en', { title: 'What happens?', body: 'We write to you.' }, 2)
    assert.match(await inPolish(), /Tę stronę po angielsku zmieniono 18 listopada 2026/)
    assert.match(await inPolish(), /Dzwonimy\./)
    assert.match((await world.get('/pages', writer)).html, /The English was changed on 18 Nov 2026/)
    world.clock.advance(60_000)
    assert.equal(
      (await world.post('/pages/what-happens-next/pl/publish', { number: '1' }, writer)).status,
      303,
    )
    assert.doesNotMatch(await inPolish(), /po angielsku zmieniono/)
  })

  test('runs from right to left in a language that does, and English in its place does not', async () => {
    assert.match(await read(PATH, 'en'), /<article lang="en" dir="ltr">/)
    assert.match(await read(PATH, 'ur'), /<html lang="ur" dir="rtl".*<article lang="en" dir="ltr">/s)
    await publish('/pages/what-happens-next/ur', { title: 'اس کے بعد', body: 'ہم فون کرتے ہیں۔' }, 0)
    assert.match(await read(PATH, 'ur'), /<article lang="ur" dir="rtl"><h1[^>]*>اس کے بعد/)
  })
})
