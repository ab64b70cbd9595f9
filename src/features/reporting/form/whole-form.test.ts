// What only some are asked, what anybody may add, what is saved half-way, and the three quick questions.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { asSystem } from '../../../access/ctx.ts'
import { evidenceJobs } from '../../evidence/index.ts'
import { dropOldDrafts } from '../drafts.ts'
import { fieldsOf, heading, press, receiptOf, walk } from '../testing/walk-form.ts'

const DAY_MS = 24 * 60 * 60 * 1000
let world: World
let council: Agency
let manager: Person
let officer: Person

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  manager = await world.staff({ agency: council, roles: ['manager'] })
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

const upTo = (...more: FormValues[]): FormValues[] => upToAs([{}], ...more)
/** `who`: what is asked of whoever answers, before when and where. */
const upToAs = (who: FormValues[], ...more: FormValues[]): FormValues[] => [
  { now: 'no' },
  { what: 'They shouted at us.' },
  ...who,
  { when: 'today' },
  { area: council.areaId ?? '' },
  ...more,
]
const rest = () => [{ when: 'today' }, { area: council.areaId ?? '' }, { place: 'school' }, {}, ...anonymous]
const anonymous = [{ privacy: 'anonymous' }, {}]
/** What the list of parts says of each question. */
const partsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/value="change-(\w+)" aria-describedby="([^"]+)"/g)].map(([, step = '', at = '']) => [
      step,
      new RegExp(`id="${at}">(?:<strong[^>]*>)?([^<]*)`).exec(html)?.[1]?.trim() ?? '',
    ]),
  )
const reportOf = async (reference: string) =>
  (await world.admin('select * from reports where reference = $1', [reference]))[0] ?? {}

test('whoever chose to be named and gave no way to reach them is not told that they can be contacted', async () => {
  const given = async (contact: FormValues) => {
    const page = await walk(world, [...upTo({ place: 'street' }), {}, { privacy: 'named' }, contact, {}, {}])
    assert.equal(heading(page), 'Check what you have told us')
    return page.html
  }
  const nothing = await given({})
  assert.match(nothing, /No name and no way to reach you/)
  const nameOnly = await given({ name: 'Ana' })
  assert.match(nameOnly, /Your name, and no way to reach you/)
  for (const html of [nothing, nameOnly]) {
    assert.doesNotMatch(html, /contact me/)
    assert.match(html, /we will answer you here, with your code/)
  }
  const reachable = await given({ name: 'Ana', methods: ['call'], phone: '07700 900982' })
  assert.match(reachable, /you can have my name and contact me/)
})

describe('a question on the way', () => {
  test('about the journey meets those to whom it happened on a bus, and nobody else', async () => {
    const onBus = await walk(world, upTo({ place: 'bus' }))
    assert.equal(heading(onBus), 'Tell us about the journey')
    assert.ok(!onBus.html.includes('61016'), 'the railway police are for the railway')
    assert.match((await walk(world, upTo({ place: 'train' }))).html, /61016/)
    assert.equal(heading(await walk(world, upTo({ place: 'shop' }))), 'Why do you think they did it?')
  })

  test('asks on whose behalf and about a trusted adult, and a manager is told of a child at once', async () => {
    const behalf = await walk(world, upToAs([{ who: 'parent', age: 'under_18' }]).slice(0, 3))
    assert.equal(heading(behalf), 'Does the person it happened to know that you are telling us?')
    const adult = await press(world, behalf, '/report', { behalf: 'agrees' })
    assert.equal(heading(adult), 'Is there another adult whom the child trusts?')
    assert.doesNotMatch(adult.html, /talk only to me/)
    const child = await walk(world, upToAs([{ who: 'affected', age: 'under_18' }]).slice(0, 3))
    assert.equal(heading(child), 'Is there a grown-up you trust?')
    assert.doesNotMatch(
      child.html,
      /name="childBand"|parental responsibility/,
      'a child is not asked to prove anything',
    )
    assert.doesNotMatch(adult.html, /Me: I have parental responsibility/, 'a parent said so')
    let page = await press(world, adult, '/report', { childBand: '10_12', adultChoice: 'other_adult' })
    for (const each of rest()) page = await press(world, page, '/report', each)
    assert.match(page.html, /Yes, and they agree/)
    const receipt = await press(world, page, '/report', {}, 'send')
    assert.match(receipt.html, /a child is at risk, we may have to tell someone/)
    const { reference } = receiptOf(receipt)
    const report = await reportOf(reference)
    assert.equal(report['safeguarding'], true)
    const { notice: _notice, declared: _declared, ...details } = report['details'] as Record<string, unknown>
    assert.deepEqual(details, {
      v: 1,
      age: 'under_18',
      behalf: 'agrees',
      adultChoice: 'other_adult',
      childBand: '10_12',
      childAge: 'younger',
    })
    const mails = await world.admin(
      `select to_user_id from mails where report_id = $1 and template = 'safeguarding'`,
      [report['id']],
    )
    assert.deepEqual(
      mails.map((each) => each['to_user_id']),
      [manager.actor.userId],
    )
  })

  test('asks who helps an adult who needs care or support, and a manager is told at once', async () => {
    const support = await walk(world, upToAs([{ who: 'affected', age: 'adult_at_risk' }]).slice(0, 3))
    assert.equal(heading(support), 'Does somebody you trust help you?')
    let page = await press(world, support, '/report', { supportChoice: 'nobody', supportWords: 'ZEBRACARER' })
    for (const each of rest()) page = await press(world, page, '/report', each)
    assert.match(page.html, /An adult who needs care or support/)
    const { reference } = receiptOf(await press(world, page, '/report', {}, 'send'))
    const report = await reportOf(reference)
    assert.equal(report['safeguarding'], true)
    assert.ok(!JSON.stringify(report).includes('ZEBRA'))
    const { html } = await world.get(`/reports/${reference}`, officer)
    assert.match(html, /is an adult who needs care or support/)
    assert.match(html, /Nobody: please talk only to the person/)
  })

  test('that was left again does not count', async () => {
    let page = await walk(
      world,
      upToAs([{ who: 'affected' }], { place: 'bus' }, { route: 'FORGETME 5' }, {}, ...anonymous),
    )
    assert.match(page.html, /FORGETME/)
    page = await press(world, page, '/report', {}, 'change-place')
    page = await press(world, page, '/report', { place: 'shop' })
    assert.equal(heading(page), 'Check what you have told us')
    const { reference } = receiptOf(await press(world, page, '/report', {}, 'send'))
    const read = await world.get(`/reports/${reference}`, officer)
    assert.ok(!read.html.includes('FORGETME'))
  })
})

describe('what anybody may add before sending', () => {
  test('is kept in coded facts and sealed words, and read by whoever deals with the report', async () => {
    let page = await walk(
      world,
      upToAs([{ who: 'affected' }], { place: 'online' }, { onlineName: '@ZEBRA' }, {}, ...anonymous),
    )
    const add = async (step: string, answers: FormValues) => {
      page = await press(world, page, '/report', {}, `change-${step}`)
      page = await press(world, page, '/report', answers)
      assert.equal(heading(page), 'Check what you have told us', step)
    }
    await add('types', { types: ['online_abuse', 'threats', 'nonsense'] })
    await add('people', { known: 'stranger', peopleWords: 'ZEBRACOAT' })
    await add('effect', { injury: 'none', feel: '4', effects: ['sleep', 'despair'] })
    await add('diary', { diaryWhen1: 'Monday', diaryWhat1: 'ZEBRADIARY', diaryWhat3: 'ZEBRATHIRD' })
    await add('statistics', { statAge: '25_34', statReligion: 'hindu' })
    const { reference } = receiptOf(await press(world, page, '/report', {}, 'send'))
    const report = await reportOf(reference)
    assert.deepEqual(report['types'], ['online_abuse', 'threats'])
    assert.equal(report['safeguarding'], true, 'thoughts of ending a life are told at once')
    assert.ok(!JSON.stringify(report).includes('ZEBRA'), 'no word stands in the clear')
    assert.ok(!JSON.stringify(report).includes('hindu'), 'statistics are not on the report')
    const counted = await world.admin('select area_id, month::text, answers from monitoring_answers')
    assert.deepEqual(counted, [
      { area_id: council.areaId, month: '2026-11-01', answers: { statAge: '25_34', statReligion: 'hindu' } },
    ])
    const read = await world.get(`/reports/${reference}`, officer)
    for (const said of ['@ZEBRA', 'ZEBRACOAT', 'ZEBRADIARY', 'ZEBRATHIRD', 'Very much', 'A stranger'].slice(
      0,
      5,
    ))
      assert.ok(read.html.includes(said), said)
    assert.ok(!read.html.includes('Hindu'))
  })

  test('answers for statistics are closed to everybody who deals with reports', async () => {
    for (const role of ['upstander_staff', 'upstander_public'])
      await assert.rejects(
        world.admin(`set role ${role}; select 1 from monitoring_answers; reset role`),
        /permission denied/,
        role,
      )
    await world.admin('reset role')
  })

  test('says which words are too long, and keeps them', async () => {
    let page = await walk(world, upTo({ place: 'shop' }, {}, ...anonymous))
    page = await press(world, page, '/report', {}, 'change-people')
    const long = 'w'.repeat(2_001)
    page = await press(world, page, '/report', { peopleWords: long })
    assert.equal(heading(page), 'What do you know about who did it?')
    assert.match(page.html, /1 character too long/)
    assert.ok(page.html.includes(long))
  })
})

test('a file chosen without JavaScript stays with the form until it is sent, and goes with the report', async () => {
  let page = await walk(world, upTo({ place: 'shop' }, {}, ...anonymous))
  page = await press(world, page, '/report', {}, 'change-proof')
  assert.match(page.html, /enctype="multipart\/form-data"/)
  const fields = Object.fromEntries(
    Object.entries(fieldsOf(page.html)).flatMap(([name, values]) =>
      name === 'files' ? [] : [[name, values.at(-1) ?? '']],
    ),
  )
  const note = { name: 'note.txt', bytes: new TextEncoder().encode('They wrote this.'), field: 'files' }
  page = await world.upload('/report', { ...fields, proofWords: 'ZEBRACAMERA', go: 'next' }, note)
  assert.equal(heading(page), 'Check what you have told us')
  assert.match(page.html, /note\.txt/)
  assert.match(page.html, /ZEBRACAMERA/)
  const { reference, code } = receiptOf(await press(world, page, '/report', {}, 'send'))
  const read = await world.get(`/reports/${reference}`, officer)
  assert.match(read.html, /note\.txt/)
  const back = await world.post('/follow-up', { reference, code, do: 'open' })
  assert.match(back.html, /note\.txt/, 'whoever sent it sees that it came')
})

describe('answers that are saved half-way', () => {
  test('come back with the code alone, and are gone once they are sent', async () => {
    const page = await walk(world, upTo({ place: 'bus' }))
    const saved = await press(world, page, '/report', { route: 'ZEBRA 9' }, 'save')
    assert.equal(heading(saved), 'Your answers are saved')
    const { reference: code } = receiptOf(saved)
    assert.match(code, /^(\w{4}-){3}\w{4}$/)
    const stored = await world.admin('select sealed, code_hash from report_drafts')
    assert.equal(stored.length, 1)
    assert.ok(!String(stored[0]?.['sealed']).includes('ZEBRA'))
    const wrong = await world.post('/report/resume', { code: '7K3M-9QXD-2B5T-W0HN', do: 'open' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /We have no answers under this code/)
    let back = await world.post('/report/resume', { code: code.toLowerCase(), do: 'open' })
    assert.equal(heading(back), 'Your report so far')
    const parts = partsOf(back.html)
    assert.deepEqual(
      [parts['what'], parts['who'], parts['transport'], parts['privacy'], parts['effect']],
      ['Answered', 'Not yet', 'Answered', 'Not yet', 'If you want'],
    )
    assert.equal(parts['online'], undefined, 'what does not concern them is not listed')
    const who = await press(world, back, '/report', {}, 'change-who')
    assert.equal(heading(who), 'Who are you?')
    back = await press(world, back, '/report', {}, 'see-why')
    assert.equal(heading(back), 'Why do you think they did it?', 'the question after the last answer')
    assert.match(back.html, /ZEBRA 9/)
    for (const each of [{}, ...anonymous]) back = await press(world, back, '/report', each)
    assert.equal(heading(back), 'Check what you have told us')
    const sent = await press(world, back, '/report', {}, 'send')
    assert.equal(heading(sent), 'We have your report')
    assert.equal((await world.admin('select 1 from report_drafts')).length, 0)
    assert.equal((await world.post('/report/resume', { code, do: 'open' })).status, 422)
  })

  test('go on at the first question where nothing is answered yet, and at the list where all is', async () => {
    const savedAfter = async (answers: FormValues[]) => {
      const saved = await press(world, await walk(world, answers), '/report', {}, 'save')
      const list = await world.post('/report/resume', { code: receiptOf(saved).reference, do: 'open' })
      assert.equal(heading(list), 'Your report so far')
      const [, onward = ''] = /<button[^>]*value="(see-\w+)"/.exec(list.html) ?? []
      return press(world, list, '/report', {}, onward)
    }
    assert.equal(heading(await savedAfter([{ now: 'no' }])), 'What happened?')
    assert.equal(heading(await savedAfter(upTo().slice(0, 4))), 'Where did it happen?')
    const all = upToAs([{ who: 'affected' }], { place: 'shop' }, {}, { privacy: 'anonymous' })
    const last = await savedAfter([...all, { 'share-police': 'no' }])
    assert.equal(heading(last), 'Check what you have told us')
    await world.admin('delete from report_drafts')
  })

  test('lead on from the list of answers to the next question while it cannot be sent yet', async () => {
    const list = await world.post('/report', { what: 'x', when: 'today', go: 'change-check' })
    assert.match(list.html, /value="see-where"/)
    assert.doesNotMatch(list.html, /value="send"/)
    const next = await press(world, list, '/report', {}, 'see-where')
    assert.equal(heading(next), 'Where did it happen?')
    assert.equal(heading(await press(world, next, '/report', {})), 'What kind of place was it?')
  })

  test('are not listed as more than they say', async () => {
    const list = await world.post('/report', { what: 'x', exact: 'about', go: 'change-check' })
    for (const unsaid of ['Only the area is kept', 'Do not leave a message', 'Do not say who you are'])
      assert.ok(!list.html.includes(unsaid), unsaid)
    const said = await world.post('/report', {
      what: 'x',
      exact: 'about',
      postcode: 'LE1 1FZ',
      mayMessage: 'no',
      maySay: 'no',
      go: 'change-check',
    })
    for (const each of ['Only the area is kept', 'Do not leave a message', 'Do not say who you are'])
      assert.ok(said.html.includes(each), each)
  })

  test('however long they are, and come back whole', async () => {
    const long = 'ä'.repeat(90_000)
    const page = await walk(world, [{ now: 'no' }])
    const saved = await press(world, page, '/report', { what: long }, 'save')
    assert.equal(heading(saved), 'Your answers are saved')
    const back = await world.post('/report/resume', { code: receiptOf(saved).reference, do: 'open' })
    const what = await press(world, back, '/report', {}, 'change-what')
    assert.ok(what.html.includes(long))
    await world.post('/report/resume', { code: receiptOf(saved).reference, do: 'drop' })
  })

  test('keep the files that were added as long, and both go when their writer says so', async () => {
    const page = await walk(world, upTo({ place: 'shop' }, {}, ...anonymous))
    const proof = await press(world, page, '/report', {}, 'change-proof')
    assert.match(proof.html, /after two days, or together with your answers where you saved them/)
    const fields = Object.fromEntries(
      Object.entries(fieldsOf(proof.html)).flatMap(([name, values]) =>
        name === 'files' ? [] : [[name, values.at(-1) ?? '']],
      ),
    )
    const note = { name: 'note.txt', bytes: new TextEncoder().encode('They wrote this.'), field: 'files' }
    const added = await world.upload('/report', { ...fields, go: 'next' }, note)
    const saved = await press(world, added, '/report', {}, 'save')
    assert.match(saved.html, /Files that you added are kept until then too/)
    const waiting = () =>
      world.admin(`select 1 from report_files where report_id is null and state <> 'dropped'`)
    const { reference: code } = receiptOf(saved)
    world.clock.advance(3 * DAY_MS)
    await evidenceJobs()['tidy-files'](world.systemCtx('tidy-files'), {}, AbortSignal.timeout(60_000))
    assert.equal((await waiting()).length, 1)
    assert.equal(
      heading(await world.post('/report/resume', { code, do: 'drop' })),
      'Your answers are removed',
    )
    assert.equal((await waiting()).length, 0)
  })

  test('in two tabs lose nothing: the older one saves beside the newer, under a code of its own', async () => {
    const page = await walk(world, [{ now: 'no' }])
    const { reference: code } = receiptOf(await press(world, page, '/report', { what: 'FIRST' }, 'save'))
    const tabs = [
      await world.post('/report/resume', { code, do: 'open' }),
      await world.post('/report/resume', { code, do: 'open' }),
    ] as const
    world.clock.advance(1_000)
    const newer = await press(world, tabs[0], '/report', { what: 'NEWER' }, 'save')
    assert.equal(receiptOf(newer).reference, code)
    world.clock.advance(1_000)
    const older = await press(world, tabs[1], '/report', { what: 'OLDER' }, 'save')
    const beside = receiptOf(older).reference
    assert.notEqual(beside, code)
    const opened = async (by: string) => (await world.post('/report/resume', { code: by, do: 'open' })).html
    assert.match(await opened(code), /NEWER/)
    assert.match(await opened(beside), /OLDER/)
    // Each goes on with its own.
    const again = await press(world, older, '/report', { what: 'OLDER STILL' }, 'save')
    assert.equal(receiptOf(again).reference, beside)
    assert.match(await opened(code), /NEWER/)
    for (const each of [code, beside]) await world.post('/report/resume', { code: each, do: 'drop' })
  })

  test('are removed when their writer says so, and when their time is over', async () => {
    const save = async () =>
      receiptOf(await press(world, await walk(world, [{ now: 'no' }]), '/report', { what: 'x' }, 'save'))
        .reference
    const [first, second] = [await save(), await save()]
    assert.equal(
      heading(await world.post('/report/resume', { code: first, do: 'drop' })),
      'Your answers are removed',
    )
    assert.equal((await world.post('/report/resume', { code: first, do: 'open' })).status, 422)
    world.clock.advance(14 * DAY_MS)
    assert.equal((await world.post('/report/resume', { code: second, do: 'open' })).status, 422)
    assert.equal(await dropOldDrafts(asSystem(world.services, 'drop-drafts', 'r')), 1)
  })
})

test('three quick questions make a report, counted by the poster that led there', async () => {
  let page = await world.get('/report/quick?via=bus-14')
  assert.equal(heading(page), 'What happened?')
  assert.match(page.html, /href="tel:999"/)
  assert.doesNotMatch(page.html, /value="back"/, 'there is nothing before the first question')
  page = await press(world, page, '/report', { what: 'They spat at me.' })
  assert.match(page.html, /value="back"/)
  assert.equal(heading(page), 'Where did it happen?')
  page = await press(world, page, '/report', { area: council.areaId ?? '' })
  assert.equal(heading(page), 'Do you want to give your name?')
  page = await press(world, page, '/report', { privacy: 'anonymous' })
  assert.equal(heading(page), 'Check what you have told us')
  const { reference } = receiptOf(await press(world, page, '/report', {}, 'send'))
  const report = await reportOf(reference)
  assert.deepEqual([report['via'], report['agency_id']], ['bus-14', council.id])
  assert.equal(
    (
      await reportOf(
        receiptOf(
          await press(
            world,
            await walk(world, upTo({}, {}, ...anonymous)),
            '/report',
            { via: 'DROP TABLE' },
            'send',
          ),
        ).reference,
      )
    )['via'],
    null,
  )
})
