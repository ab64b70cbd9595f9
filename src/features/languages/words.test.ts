// The pages where words are looked after, and the exchange with translators.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { originsPlayed } from '../../ui/layout/player.tsx'
import { sourceStrings } from '../../platform/i18n/index.ts'
import { plainText } from '../../platform/text/plain.ts'
import { languageAt } from './language-at.ts'
import { importXliff, saveString, standingOf } from './save-words.ts'
import { shippedIn } from './shipped.ts'
import { NotXliff, readXliff, writeXliff } from './xliff.ts'

const PLURAL = 'reporting.problems.tooLong'

let world: World
let keeper: Person
let officer: Person
// Somali as it is for a partnership whose translators begin: without what comes with the program. Only while these tests run:
// others of the same process read it too.
const drafts = shippedIn('so')
const kept = [...drafts]

const somali = languageAt('so')
const standing = (key: string) => keeper.ctx().db.transaction((tx) => standingOf(tx, somali, key))
const save = async (key: string, text: string, checked = false) => {
  const { version } = await standing(key)
  return saveString(keeper.ctx(), somali, { key, text, version, checked })
}
const unit = (key: string, target: string, more: { source?: string; state?: string } = {}) => {
  const english = sourceStrings().find((each) => each.key === key)?.english ?? 'gone'
  return `<trans-unit id="${key}"><source>${more.source ?? english}</source><target state="${more.state ?? ''}">${target}</target></trans-unit>`
}
const file = (...units: string[]) =>
  `<xliff version="1.2"><file><body>${units.join('')}</body></file></xliff>`

describe('where words are looked after', () => {
  before(async () => {
    if (drafts instanceof Map) drafts.clear()
    world = await createWorld()
    const agency = await world.agency({ name: 'Ashby Council' })
    keeper = await world.staff({ agency, roles: ['coordinator'] })
    officer = await world.staff({ agency, roles: ['officer'] })
  })
  after(async () => {
    await world.close()
    if (drafts instanceof Map) for (const [key, text] of kept) drafts.set(key, text)
  })

  describe('words of a language', () => {
    test('are kept with who wrote them, version after version, and read by the public', async () => {
      assert.ok((await save('ui.errorPrefix', 'Khalad: ')).ok)
      assert.ok((await save('ui.errorPrefix', 'Qalad: ', true)).ok)
      const now = await standing('ui.errorPrefix')
      assert.deepEqual(
        [now.text, now.state, now.version, now.by],
        ['Qalad: ', 'checked', 2, keeper.actor.name],
      )
      assert.ok((await save('ui.skipToContent', 'U bood waxa ku jira')).ok)
      world.clock.advance(10_000)
      const page = await world.web.inject({
        method: 'GET',
        url: '/help',
        headers: { cookie: 'upstander-language=so' },
      })
      assert.match(page.body, /<html lang="so"/)
      assert.match(page.body, /U bood waxa ku jira/)
      assert.match(page.body, /<h1 class="govuk-heading-l"[^>]*lang="en"/)
    })

    test('refuse a sentence whose gaps the English does not have, or that cannot be read', async () => {
      for (const text of ['{$7}', '{$0', '.match']) {
        const done = await save(PLURAL, text)
        assert.ok(!done.ok && done.problems[0]?.field === 'text', text)
      }
    })

    test('are not written over by somebody who saw an earlier version', async () => {
      assert.ok((await save('ui.menu', 'Liis')).ok)
      const stale = saveString(keeper.ctx(), somali, {
        key: 'ui.menu',
        text: 'x',
        version: 0,
        checked: false,
      })
      await assert.rejects(stale, { name: 'Conflict' })
    })

    test('are for those who look after them: others get nothing', async () => {
      assert.equal((await world.get('/languages', officer)).status, 403)
      const saved = saveString(officer.ctx(), somali, {
        key: 'ui.menu',
        text: 'x',
        version: 1,
        checked: true,
      })
      await assert.rejects(saved)
      assert.equal((await standing('ui.menu')).text, 'Liis')
    })

    test('leave a trace of every change', async () => {
      const [entry] = await world.admin<{ detail: Record<string, unknown> }>(
        `select detail from audit.entries where action = 'words.translate' order by at desc limit 1`,
      )
      assert.deepEqual(entry?.detail, { locale: 'so', strings: 1, checked: 0 })
    })
  })

  describe('the pages', () => {
    test('show each language, its texts by state, and one text beside its English', async () => {
      assert.match((await world.get('/languages', keeper)).html, /Somali[\s\S]*Soomaali/)
      const list = await world.get('/languages/so?state=missing&find=believe', keeper)
      assert.match(list.html, /We believe you/)
      const one = await world.get(`/languages/so/text?key=${PLURAL}`, keeper)
      assert.match(one.html, /This is \{1\} characters too long/)
      assert.match(one.html, /This is 1 character too long/)
      assert.equal((await world.get('/languages/en', keeper)).status, 404)
      assert.equal((await world.get('/languages/so/text?key=no.such', keeper)).status, 404)
    })

    test('keep what was typed beside its fault, and show what a sentence will look like', async () => {
      const path = `/languages/so/text?key=${PLURAL}`
      const wrong = await world.post(path, { text: 'Aad {$9}', version: '0', go: 'save' }, keeper)
      assert.equal(wrong.status, 422)
      assert.match(wrong.html, /Aad \{\$9\}/)
      const look = await world.post(path, { text: 'Aad {$1} ka dheer', version: '0', go: 'look' }, keeper)
      assert.match(look.html, /Aad 3 ka dheer/)
      assert.equal((await standing(PLURAL)).state, 'missing')
    })

    test('lead from a public page to its recording and to sign language', async () => {
      const fields = { path: '/help', kind: 'bsl', locale: 'en', url: 'https://example.org/bsl' }
      const wrong = await world.post('/languages/forms', { ...fields, url: 'http://example.org' }, keeper)
      assert.equal(wrong.status, 422)
      assert.equal((await world.post('/languages/forms', fields, keeper)).status, 303)
      for (const path of ['/hepl', '/help/nowhere', '/cases', '/api/directory', '/report/what/else']) {
        const lost = await world.post('/languages/forms', { ...fields, path }, keeper)
        assert.equal(lost.status, 422, path)
        assert.match(lost.html, /The public reads no page at this address/)
      }
      for (const path of [
        '/',
        '/privacy',
        '/help/your-rights',
        '/report/quick',
        '/report/receipt',
        '/our-plan',
      ])
        assert.equal((await world.post('/languages/forms', { ...fields, path }, keeper)).status, 303, path)
      world.clock.advance(10_000)
      assert.match(
        (await world.get('/help')).html,
        /href="https:\/\/example.org\/bsl"[^>]*>This page in British Sign/,
      )
      assert.doesNotMatch((await world.get('/support')).html, /example.org\/bsl/)
    })
  })

  test('a recording and a film play on their page, from where they are kept and from nowhere else', async () => {
    for (const [kind, url] of [
      ['audio', 'https://sounds.example.org/help.ogg'],
      ['bsl', 'https://films.example.org/help.webm?v=2'],
    ] as const) {
      const form = { path: '/accessibility', kind, locale: 'en', url }
      assert.equal((await world.post('/languages/forms', form, keeper)).status, 303)
    }
    world.clock.advance(10_000)
    const { html, headers } = await world.get('/accessibility')
    assert.match(
      html,
      /<audio[^>]*preload="none"[^>]*src="https:\/\/sounds\.example\.org\/help\.ogg"[^>]*aria-label="[^"]+"/,
    )
    assert.match(html, /<video[^>]*preload="none"[^>]*src="https:\/\/films\.example\.org\/help\.webm\?v=2"/)
    const rule = String(headers['content-security-policy'])
    assert.match(
      rule,
      /default-src 'none'.*;media-src https:\/\/sounds\.example\.org https:\/\/films\.example\.org$/,
    )
    // A host with signs of the rule itself would bring rules of its own, or let everything be played.
    for (const host of ['films.example.org;sandbox', '*', '*.example.org', 'a,b']) {
      const form = { path: '/about', kind: 'bsl', locale: 'en', url: `https://${host}/film.mp4` }
      const refused = await world.post('/languages/forms', form, keeper)
      assert.match(refused.html, /id="url-error"/, host)
      assert.deepEqual(originsPlayed([{ kind: 'bsl', url: form.url }]), [], host)
    }
    const other = await world.get('/cookies')
    assert.doesNotMatch(other.html, /<audio|<video/)
    assert.doesNotMatch(String(other.headers['content-security-policy']), /media-src/)
    // What is kept on somebody's page of films is followed by its link.
    assert.doesNotMatch((await world.get('/')).html, /<video/)
  })

  test('each question of the form is seen in sign language by itself, never by the film of another', async () => {
    for (const [path, url] of [
      ['/report', 'https://example.org/first'],
      ['/report/what', 'https://example.org/what'],
    ] as const)
      assert.equal(
        (await world.post('/languages/forms', { path, kind: 'bsl', locale: 'en', url }, keeper)).status,
        303,
      )
    world.clock.advance(10_000)
    const films = (html: string) =>
      [...html.matchAll(/href="https:\/\/example\.org\/(\w+)"/g)].map(([, name]) => name)
    assert.deepEqual(films((await world.get('/report')).html), ['first'])
    assert.deepEqual(films((await world.post('/report', { go: 'change-what' })).html), ['what'])
    assert.deepEqual(films((await world.get('/report/quick')).html), ['what'])
    assert.deepEqual(films((await world.post('/report', { go: 'change-why' })).html), [])
    assert.deepEqual(films((await world.post('/report', { go: 'change-check' })).html), [])
  })

  describe('a translator’s file', () => {
    const take = async (text: string, keepIt: boolean, trusted = false) => {
      const done = await importXliff(keeper.ctx(), somali, text, { keepIt, trusted })
      assert.ok(done.ok)
      return done.value
    }

    test('says what it would do, text by text, and does it only when told to', async () => {
      const text = file(
        unit('ui.public.report', 'Warbixin'),
        unit('ui.public.report', 'Laba jeer'),
        unit('ui.public.support', 'Taageero', { source: 'Another English' }),
        unit('ui.public.help', ''),
        unit('no.such.key', 'Waa maxay'),
        unit(PLURAL, '{$0'),
      )
      const results = ['new', 'twice', 'stale', 'empty', 'unknown', 'fault']
      assert.deepEqual(
        (await take(text, false)).map(({ result }) => result),
        results,
      )
      assert.equal((await standing('ui.public.report')).state, 'missing')
      await take(text, true)
      assert.equal((await standing('ui.public.report')).state, 'drafted')
      assert.equal((await standing('ui.public.support')).state, 'stale')
      assert.equal((await take(text, false))[0]?.result, 'same')
    })

    test('counts as checked only where somebody here says that it was', async () => {
      const signed = file(unit('ui.public.privacy', 'Asturnaan', { state: 'signed-off' }))
      await take(signed, true)
      assert.equal((await standing('ui.public.privacy')).state, 'drafted')
      assert.equal((await take(signed, true, true))[0]?.result, 'checked')
      assert.equal((await standing('ui.public.privacy')).state, 'checked')
    })

    test('is refused where it is torn, empty or brings entities', async () => {
      for (const text of ['', '<xliff>', '<!DOCTYPE x [<!ENTITY a "b">]><xliff/>', 'words', file()]) {
        const done = await importXliff(keeper.ctx(), somali, text, { keepIt: true, trusted: false })
        assert.equal(done.ok, false, text)
      }
      assert.throws(() => readXliff('<!DOCTYPE x><xliff/>'), NotXliff)
    })

    test('loses no letter on its way out and back', () => {
      const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map(plainText)
      fc.assert(
        fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (pairs) => {
          const out = pairs.map(([english, translated], at) => ({
            source: { key: `k.${at}`, context: 'k', english, variants: [], gaps: 0, hash: 'h' },
            state: 'drafted' as const,
            text: translated,
            by: '',
            on: '',
            version: 0,
          }))
          const back = readXliff(writeXliff(out, 'so'))
          assert.deepEqual(
            back.map(({ source, target }) => [source, target]),
            pairs.map(([english, translated]) => [english, translated]),
          )
        }),
        { numRuns: 300 },
      )
    })
  })
})
