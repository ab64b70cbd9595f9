import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  type Agency,
  type Answer,
  createWorld,
  type Person,
  type World,
} from '../../../../test/support/world.ts'
import { formatLongDate } from '../../../platform/calendar/format.ts'
import { addDays, type Day, londonDay } from '../../../platform/calendar/london.ts'
import { spellOut } from '../../../platform/ids/follow-up-code.ts'
import { importPlaces } from '../../places/index.ts'
import { formWords } from '../form/messages.en.ts'
import { moreWords } from '../form/more.messages.en.ts'
import { CONTROLS, MORE_STEPS } from '../form/more.ts'
import { otherLabel } from '../form/others-words.ts'
import { fieldsOf, heading, receiptOf } from '../testing/walk-form.ts'

let world: World
let council: Agency
let officer: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

test('a report told by telephone is kept as the caller’s own, and they are read a code that opens it', async () => {
  const page = await world.get('/take-report', officer)
  const said = {
    ...fieldsOf(page.html),
    what: 'ZEBRA they shouted through my letterbox',
    strands: 'disability',
    area: council.areaId ?? '',
    who: 'affected',
    privacy: 'contact_only',
    methods: 'call',
    phone: '07700 900123',
    needs: ['interpreter', 'bsl'],
    'share-police': 'no',
  }
  const taken = await world.post('/take-report', said, officer)
  assert.equal(heading(taken), 'The report is kept')
  const { reference, code } = receiptOf(taken)
  const [report] = await world.admin('select * from reports where reference = $1', [reference])
  assert.deepEqual(
    [report?.['channel'], report?.['privacy'], report?.['can_contact'], report?.['agency_id']],
    ['telephone', 'contact_only', 'yes', council.id],
  )
  const { notice: _notice, ...details } = (report?.['details'] ?? {}) as Record<string, unknown>
  assert.deepEqual(
    details,
    { v: 1, needs: ['interpreter', 'bsl'] },
    'whoever writes it down declares nothing',
  )
  const trail = await world.admin(
    `select actor_kind, detail from audit.entries where subject_id = $1 and action = 'report.take'`,
    [report?.['id']],
  )
  assert.deepEqual(trail, [{ actor_kind: 'staff', detail: { channel: 'telephone' } }])
  assert.ok(!JSON.stringify(trail).includes('ZEBRA'))
  const back = await world.post('/follow-up', { reference, code, do: 'open' })
  assert.equal(back.status, 200)
  assert.ok(back.html.includes(reference))
  const again = await world.post('/take-report', said, officer)
  assert.equal(receiptOf(again).reference, reference, 'pressed twice is one report')
})

test('a report is not taken down without its trail: both are kept or neither, and once', async () => {
  const page = await world.get('/take-report', officer)
  const said = {
    ...fieldsOf(page.html),
    what: 'ZEBRATRAIL',
    privacy: 'anonymous',
    area: council.areaId ?? '',
  }
  const counts = () =>
    world.admin(`select (select count(*)::int from reports) as reports,
      (select count(*)::int from audit.entries where action = 'report.take') as trail`)
  const [before] = await counts()
  await world.admin(`create function public.no_trail() returns trigger language plpgsql as
    $$ begin if new.action = 'report.take' then raise exception 'no trail'; end if; return new; end $$`)
  await world.admin(
    'create trigger no_trail before insert on audit.entries for each row execute function public.no_trail()',
  )
  assert.equal((await world.post('/take-report', said, officer)).status, 500)
  assert.deepEqual(await counts(), [before])
  await world.admin('drop trigger no_trail on audit.entries')
  for (let press = 0; press < 2; press += 1)
    assert.equal((await world.post('/take-report', said, officer)).status, 200)
  assert.deepEqual(await counts(), [
    { reports: Number(before?.['reports']) + 1, trail: Number(before?.['trail']) + 1 },
  ])
})

test('what is missing is said by its field, and what was written stays', async () => {
  const page = await world.get('/take-report', officer)
  const answer = await world.post(
    '/take-report',
    { ...fieldsOf(page.html), channel: 'paper', whyWords: 'ZEBRAKEPT', methods: 'call' },
    officer,
  )
  assert.equal(answer.status, 422)
  assert.match(answer.html, /Write what happened/)
  assert.ok(answer.html.includes('ZEBRAKEPT'))
  assert.match(answer.html, /value="paper"[^>]*checked|checked[^>]*value="paper"/)
})

describe('where it went', () => {
  const takeIn = async (area: string | undefined, by: Person) => {
    const fields = fieldsOf((await world.get('/take-report', by)).html)
    const said = {
      ...fields,
      what: 'They shouted',
      privacy: 'anonymous',
      ...(area !== undefined && { area }),
    }
    return world.post('/take-report', said, by)
  }
  const opened = async (page: Answer, by: Person) =>
    (await world.get(`/reports/${receiptOf(page).reference}`, by)).status

  test('starts with the officer’s own area, and another may be chosen', async () => {
    const south = await world.agency({ name: 'South Council', area: 'South' })
    const southern = await world.staff({ agency: south, roles: ['officer'] })
    const own = await takeIn(undefined, officer)
    assert.match(own.html, /It went to North Council\.\s*</)
    assert.equal(await opened(own, officer), 200)
    const elsewhere = await takeIn(south.areaId ?? '', officer)
    assert.match(elsewhere.html, /It went to South Council\. Only they can open it now\./)
    assert.ok(!elsewhere.html.includes('Open the report'))
    assert.equal(await opened(elsewhere, southern), 200)
    const unplaced = await takeIn('', officer)
    assert.match(unplaced.html, /It went to the partnership’s own team/)
    assert.equal(await opened(unplaced, officer), 404)
  })

  test('offers the officer’s own areas first where there are several, and chooses none for them', async () => {
    const county = await world.agency({ name: 'County Council', area: 'Westmarsh' })
    await world.agency({ name: 'Abbey Council', area: 'Abbey' })
    const last = await world.agency({ name: 'Zeal Council', area: 'Zeal' })
    await world.admin(
      `insert into agency_areas (agency_id, area_id, duty) select $1, area_id, duty from agency_areas where agency_id = $2`,
      [county.id, last.id],
    )
    const clerk = await world.staff({ agency: county, roles: ['officer'] })
    const { html } = await world.get('/take-report', clerk)
    assert.deepEqual(fieldsOf(html)['area'], [''])
    const offered = /<select[^>]*name="area"[\s\S]*?<\/select>/.exec(html)?.[0] ?? ''
    const names = [...offered.matchAll(/<option[^>]*>([^<]*)/g)].map(([, name]) => name)
    assert.deepEqual(names.slice(0, 3), ['Not said', 'Westmarsh', 'Zeal'])
    assert.match(html, /Your agency answers for several/)
  })

  test('an area that was taken away stays away when something is wrong', async () => {
    const fields = fieldsOf((await world.get('/take-report', officer)).html)
    assert.deepEqual(fields['area'], [council.areaId])
    const wrong = await world.post('/take-report', { ...fields, area: '' }, officer)
    assert.deepEqual([wrong.status, fieldsOf(wrong.html)['area']], [422, ['']])
  })
})

test('what is read back names reference and code, spells both, and says what comes next', async () => {
  await world.admin(`update agencies set public_phone = '0116 496 0000' where id = $1`, [council.id])
  const fields = fieldsOf((await world.get('/take-report', officer)).html)
  const said = { ...fields, what: 'They shouted', privacy: 'anonymous', area: council.areaId ?? '' }
  const page = await world.post('/take-report', said, officer)
  const { reference, code } = receiptOf(page)
  const labels = [...page.html.matchAll(/app-code__label[^>]*>([^<]*)/g)].map(([, label]) => label)
  assert.deepEqual(labels, ['Reference', 'Secret code'])
  const lines = [...page.html.matchAll(/<li>([^<]*)<\/li>/g)].map(([, line]) => line)
  for (const spelled of [...spellOut(reference), ...spellOut(code)])
    assert.ok(lines.includes(spelled), spelled)
  assert.match(page.html, /shown only on this page/)
  assert.match(page.html, /North Council reads your report by the end of [\w ]+ 2026/)
  assert.match(page.html, /Our answer waits for you, with your code, by the end of [\w ]+ 202\d/)
  assert.match(page.html, /https?:\/\/[^\s]+\/follow-up with your reference/)
  assert.match(page.html, /Or call 0116 496 0000/)
  assert.doesNotMatch(page.html, /work is safeguarding/)
  const token = fieldsOf((await world.get('/take-report', officer)).html)['token']?.[0] ?? ''
  const child = await world.post('/take-report', { ...said, token, age: 'under_18' }, officer)
  assert.match(child.html, /marked for those whose work is safeguarding/)
  await world.admin(`update reports set follow_up_hash = sha256('other') where reference = $1`, [reference])
  const again = await world.post('/take-report', said, officer)
  assert.match(again.html, /has another code by now/)
  assert.ok(!again.html.includes(code))
})

describe('when it happened', () => {
  const told = async (answers: Record<string, string>) => {
    const fields = fieldsOf((await world.get('/take-report', officer)).html)
    const said = { ...fields, what: 'They shouted', privacy: 'anonymous', area: council.areaId ?? '' }
    return world.post('/take-report', { ...said, ...answers }, officer)
  }
  const keptWhen = async (answers: Record<string, string>) => {
    const { reference } = receiptOf(await told(answers))
    const [row] = await world.admin('select occurred from reports where reference = $1', [reference])
    return { occurred: row?.['occurred'], html: (await world.get(`/reports/${reference}`, officer)).html }
  }
  const today = () => londonDay(world.clock.now())
  const inWords = (day: Day) => formatLongDate(day).replace(/^\w+day,? /, '')
  const weekAgo = () => addDays(today(), -7)

  test('is kept as a day where a day is written, with any choice or none, and its words are kept too', async () => {
    for (const when of ['', 'date']) {
      const { occurred, html } = await keptWhen({ when, whenRoughly: inWords(weekAgo()) })
      assert.deepEqual(occurred, { kind: 'day', day: weekAgo() }, when)
      assert.ok(html.includes(inWords(weekAgo())), 'their words stand beside it')
    }
  })

  test('is kept with the time of day, by which cameras are found', async () => {
    const { occurred, html } = await keptWhen({ when: 'today', whenTime: 'about 5pm, ZEBRATIME' })
    assert.deepEqual(occurred, { kind: 'day', day: today() })
    assert.ok(html.includes('about 5pm, ZEBRATIME'))
  })

  test('is never thrown away: words without a choice, and beside “more than once”', async () => {
    const words = 'every Friday since ZEBRAMAY'
    for (const [when, said] of [
      ['', 'roughly'],
      ['repeated', 'repeated'],
      ['unknown', 'not_known'],
    ] as const) {
      const { occurred, html } = await keptWhen({ when, whenRoughly: words })
      assert.deepEqual(occurred, { kind: 'unknown', said }, when)
      assert.ok(html.includes(words), when)
    }
  })

  test('on a form on paper is counted from the day of the form, which is asked for', async () => {
    const paper = { channel: 'paper', when: 'yesterday' }
    assert.match((await told(paper)).html, /id="toldOn-error"/)
    const { occurred } = await keptWhen({ ...paper, toldOn: weekAgo() })
    assert.deepEqual(occurred, { kind: 'day', day: addDays(weekAgo(), -1) })
  })

  test('over several days, or since a day, is kept as such', async () => {
    const over = { when: 'between', whenRoughly: inWords(weekAgo()) }
    const { occurred, html } = await keptWhen({ ...over, whenLast: inWords(addDays(weekAgo(), 2)) })
    assert.deepEqual(occurred, { kind: 'between', from: weekAgo(), to: addDays(weekAgo(), 2) })
    assert.match(html, /From .* to /)
    const open = await keptWhen(over)
    assert.deepEqual(open.occurred, { kind: 'between', from: weekAgo(), to: null })
    for (const [answers, field] of [
      [{ when: 'between', whenRoughly: 'in spring' }, 'whenRoughly'],
      [{ ...over, whenLast: 'in summer' }, 'whenLast'],
      [{ ...over, whenLast: inWords(addDays(weekAgo(), -1)) }, 'whenLast'],
      [{ ...over, when: 'date', whenLast: inWords(weekAgo()) }, 'whenLast'],
    ] as const) {
      const answer = await told(answers)
      assert.equal(answer.status, 422)
      assert.match(answer.html, new RegExp(`id="${field}-error"`))
    }
  })

  test('has room for a first and a last day on the form on paper', async () => {
    const { html } = await world.get('/report/paper')
    assert.match(html, /Between two days, or since a day: First day/)
    const [place = ''] = /What kind of place was it[\s\S]*?<\/ul>/.exec(html) ?? []
    assert.equal(place.match(/I do not know/g)?.length, 1, 'no box twice')
    assert.doesNotMatch(place, /meet for sex/, 'a child may hold it')
    assert.match(html, /Last day[\s\S]{0,200}Leave this empty if it is still going on/)
  })

  test('is asked about where it cannot be read as a day, is to come, or two days are given', async () => {
    for (const [when, whenRoughly] of [
      ['date', 'in spring'],
      ['date', inWords(addDays(today(), 2))],
      ['today', inWords(weekAgo())],
    ] as const) {
      const answer = await told({ when, whenRoughly })
      assert.equal(answer.status, 422)
      assert.match(answer.html, /id="whenRoughly-error"/)
    }
  })
})

describe('how to reach the caller', () => {
  const told = async (answers: Record<string, string>) => {
    const page = await world.get('/take-report', officer)
    return world.post(
      '/take-report',
      { ...fieldsOf(page.html), what: 'They shouted', area: council.areaId ?? '', ...answers },
      officer,
    )
  }
  const problemsOn = (page: Answer) =>
    [...page.html.matchAll(/<p id="([\w-]+)-error"/g)].map(([, field = '']) => field)
  const reportCount = () => world.admin('select count(*)::int from reports')

  test('is never thrown away because they stay anonymous: each field is asked about, and keeps what was written', async () => {
    const before = await reportCount()
    const answer = await told({
      privacy: 'anonymous',
      name: 'ZEBRA Example',
      phone: '07700 900123',
      methods: 'call',
      safetyNote: 'ZEBRANOTE',
      'share-victim_service': 'yes',
    })
    assert.equal(answer.status, 422)
    const fields = ['name', 'methods', 'phone', 'safetyNote', 'share-victim_service']
    assert.deepEqual(problemsOn(answer).sort(), [...fields].sort())
    assert.match(answer.html, /The phone number must be empty where they want to stay anonymous/)
    for (const kept of ['ZEBRA Example', '07700 900123', 'ZEBRANOTE']) assert.ok(answer.html.includes(kept))
    assert.deepEqual(await reportCount(), before)
    assert.equal((await told({ privacy: 'anonymous' })).status, 200)
  })

  test('a name is not dropped where they want none, nor missed where they give it', async () => {
    const reach = { phone: '07700 900123', methods: 'call' }
    const unwanted = await told({ privacy: 'contact_only', name: 'Jane Example', ...reach })
    assert.deepEqual(problemsOn(unwanted), ['name'])
    assert.deepEqual(problemsOn(await told({ privacy: 'named', ...reach })), ['name'])
    assert.deepEqual(problemsOn(await told({ privacy: 'contact_only' })), ['privacy'])
    assert.equal((await told({ privacy: 'named', name: 'Jane Example', ...reach })).status, 200)
    // A name alone: whoever wants to be contacted is asked how, and may say that they come back.
    assert.deepEqual(problemsOn(await told({ privacy: 'named', name: 'Jane Example' })), ['methods'])
    assert.equal((await told({ privacy: 'named', name: 'Jane Example', methods: 'none' })).status, 200)
  })

  test('a number, an email or an address without a way that is safe is asked about', async () => {
    for (const given of [
      { phone: '07700 900123' },
      { email: 'jane@example.org' },
      { address: '1 Mill Lane' },
      { phone: '07700 900123', email: 'jane@example.org', methods: 'email' },
    ]) {
      const answer = await told({ privacy: 'contact_only', ...given })
      assert.equal(answer.status, 422)
      assert.deepEqual(problemsOn(answer), ['methods'])
    }
    const kept = await told({ privacy: 'contact_only', address: '1 Mill Lane', methods: 'letter' })
    const [report] = await world.admin('select can_contact from reports where reference = $1', [
      receiptOf(kept).reference,
    ])
    assert.deepEqual(report, { can_contact: 'yes' })
  })
})

test('thoughts of ending a life are asked about early, with help to read out, and mark the report', async () => {
  const manager = await world.staff({ agency: council, roles: ['manager'] })
  const page = await world.get('/take-report', officer)
  const at = (words: string) => page.html.indexOf(words)
  for (const early of ['Do they speak of hurting themselves', '116 123', '0800 1111'])
    assert.ok(at(early) > 0 && at(early) < at('When and where'), early)
  const ids = [...page.html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
  const take = async (answers: Record<string, string>) => {
    const fields = fieldsOf((await world.get('/take-report', officer)).html)
    const said = { ...fields, what: 'My son is 12', area: council.areaId ?? '', privacy: 'anonymous' }
    return receiptOf(await world.post('/take-report', { ...said, age: 'under_18', ...answers }, officer))
  }
  for (const who of ['parent', 'affected', '']) {
    const { reference } = await take({ who, despair: 'yes' })
    const rows = (await world.get('/reports?mark=suicide', manager)).html.split('<tr')
    assert.match(rows.find((row) => row.includes(reference)) ?? '', /Safeguarding: suicide/, who)
    assert.match((await world.get(`/reports/${reference}`, manager)).html, /ending their life\?[\s\S]*?Yes/)
  }
  const { reference } = await take({ despair: 'no' })
  assert.ok(!(await world.get('/reports?mark=suicide', manager)).html.includes(reference))
})

describe('where it happened', () => {
  before(async () => {
    await world.admin(`update areas set code = 'E07000001' where id = $1`, [council.areaId])
    const square = [
      [-1.2, 52.5],
      [-1, 52.5],
      [-1, 52.7],
      [-1.2, 52.7],
      [-1.2, 52.5],
    ] // prettier-ignore
    const area = (code: string, name: string, lad: string) =>
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { code, name, lad, ladName: 'North' },
            geometry: { type: 'Polygon', coordinates: [square] },
          },
        ],
      })
    const files = [
      ['Districts', area('E07000001', 'North', '')],
      ['Wards', area('E05000001', 'Mill', 'E07000001')],
      ['Postcodes', 'postcode,lat,long,wd25cd,ladcd\nNB1 1AA,52.5456,-1.1456,E05000001,E07000001\n'],
    ] as const
    const ctx = world.systemCtx('places')
    for (const [name, text] of files) {
      const source = { name, attribution: 'Invented for a test', dated: '2026-05-01' }
      await ctx.db.transaction((tx) => importPlaces(tx, ctx, source, [text], { write: true }))
    }
  })

  const take = async (place: Record<string, string>) => {
    const page = await world.get('/take-report', officer)
    const told = { ...fieldsOf(page.html), what: 'They shouted', privacy: 'anonymous', postcode: 'NB1 1AA' }
    return world.post('/take-report', { ...told, ...place }, officer)
  }
  const keptOf = async (answer: Answer) => {
    const { reference } = receiptOf(answer)
    const [row] = await world.admin('select ward_code, outward_code from reports where reference = $1', [
      reference,
    ])
    return { row, html: (await world.get(`/reports/${reference}`, officer)).html }
  }

  test('is asked for, and kept no more exactly than the caller wants', async () => {
    const page = await world.get('/take-report', officer)
    assert.match(page.html, /value="about"[^>]*checked|checked[^>]*value="about"/)
    const about = await keptOf(await take({}))
    assert.ok(!about.html.includes('NB1 1AA'), 'where nobody chose, it is not exact')
    assert.equal(about.row?.['ward_code'], 'E05000001')
    const withheld = await keptOf(await take({ exact: 'withheld' }))
    assert.ok(!withheld.html.includes('NB1'))
    assert.deepEqual(withheld.row, { ward_code: null, outward_code: null })
    const exact = await keptOf(await take({ exact: 'exact' }))
    assert.ok(exact.html.includes('NB1 1AA'))
  })

  test('at somebody’s home is asked for twice before it is kept exactly', async () => {
    const warned = await take({ home: 'yes', exact: 'exact' })
    assert.equal(heading(warned), 'Take a report down')
    assert.match(warned.html, /role="alert"/)
    const fields = fieldsOf(warned.html)
    assert.deepEqual([fields['exact'], fields['homeAsked']], [['about'], ['yes']])
    const kept = await keptOf(await world.post('/take-report', { ...fields, exact: 'exact' }, officer))
    assert.ok(kept.html.includes('NB1 1AA'))
  })
})

test('only people whose work is cases take a report down; anybody prints the form', async () => {
  const analyst = await world.staff({ agency: council, roles: ['analyst'] })
  assert.equal((await world.get('/take-report', analyst)).status, 403)
  const paper = await world.get('/report/paper')
  assert.equal(paper.status, 200)
  assert.match(paper.html, /What would make you feel safer\?/)
})

test('the form on paper asks whatever a report that is taken down needs', async () => {
  const service = await world.agency({ name: 'Victim Help', kind: 'victim_service' })
  const { html } = await world.get('/report/paper')
  for (const asked of [
    'Today’s date',
    'Which ways are safe?',
    'Text message',
    `May we ask ${service.name} to contact you?`,
    'There is one exception',
    'The people who deal with your report will read this',
    'Do they know?',
    'A trusted adult',
    'Online',
    'A diary of each time',
    'I do not know, or would rather not say',
    'your choice about your name are needed',
  ])
    assert.ok(html.includes(asked), asked)
  assert.ok(!html.includes('address below'), 'no address is promised that is not there')
  assert.doesNotMatch(html, />undefined</)
})

test('whatever the public form asks has its place on paper, and where a form on paper is typed in', async () => {
  const ELSEWHERE = /^(?:despair|recordedWith|language)$/
  // Two further people and four times have room; whoever needs more takes another sheet, or adds it with the code.
  const MORE_ROOM = /^(?:other\w+[34]|diary\w+)$/
  const [paper, take] = [
    (await world.get('/report/paper')).html,
    (await world.get('/take-report', officer)).html,
  ]
  const missing = MORE_STEPS.flatMap((step) =>
    CONTROLS[step]
      .filter(({ name }) => !ELSEWHERE.test(name) && !MORE_ROOM.test(name))
      .flatMap(({ name }) => {
        const label = (
          moreWords[step].controls[name]?.label ??
          otherLabel(name)?.split(': ')[1] ??
          name
        ).replaceAll("'", '&#39;')
        return [
          ...(paper.includes(label) ? [] : [`${step} ${name}: not on paper`]),
          ...(take.includes(`name="${name}"`) ? [] : [`${step} ${name}: cannot be typed in`]),
        ]
      }),
  )
  assert.deepEqual(missing, [])
  const { community } = formWords.who.ages
  assert.ok(paper.includes(community) && take.includes(community))
  // What is asked for statistics is said to be apart, and in no more groups than the census has.
  assert.match(paper, /cut from your report/)
  assert.equal(paper.match(/Gypsy, Roma or Irish Traveller/g), null)
})

describe('what only some calls bring up', () => {
  const told = async (answers: Record<string, string | string[]>) => {
    const fields = fieldsOf((await world.get('/take-report', officer)).html)
    const said = { ...fields, what: 'They shouted', privacy: 'anonymous', area: council.areaId ?? '' }
    return world.post('/take-report', { ...said, ...answers }, officer)
  }
  const kept = async (answers: Record<string, string | string[]>) => {
    const { reference } = receiptOf(await told(answers))
    const [row] = await world.admin('select language, details from reports where reference = $1', [reference])
    return { row, html: (await world.get(`/reports/${reference}`, officer)).html }
  }

  test('a call in Gujarati is kept as one in Gujarati, with the interpreter whom they need', async () => {
    const { row, html } = await kept({ spoken: 'gu', interpreter: 'yes' })
    assert.equal(row?.['language'], 'gu')
    assert.deepEqual(Object(row?.['details']).needs, ['interpreter'])
    assert.match(html, /Gujarati/)
    assert.equal((await kept({})).row?.['language'], 'en')
    assert.match((await told({ spoken: 'another' })).html, /id="language-error"/)
    assert.match((await kept({ spoken: 'another', language: 'ZEBRATIGRINYA' })).html, /ZEBRATIGRINYA/)
  })

  test('whether they know, whom they trust, an address online, the target and each time are kept', async () => {
    const { row, html } = await kept({
      who: 'friend_or_family',
      behalf: 'agrees',
      age: 'under_18',
      adultWords: 'ZEBRATEACHER',
      place: 'online',
      onlineName: '@zebra_handle',
      targeted: 'several',
      diaryWhen1: 'every Friday',
      diaryWhat1: 'ZEBRAEGGS',
    })
    const { behalf, targeted } = Object(row?.['details'])
    assert.deepEqual([behalf, targeted], ['agrees', 'several'])
    for (const words of ['ZEBRATEACHER', '@zebra_handle', 'ZEBRAEGGS']) assert.ok(html.includes(words), words)
  })

  test('further people, and what is for statistics only, are kept each in its place', async () => {
    const { row, html } = await kept({
      age: 'community',
      otherWords1: 'ZEBRANEIGHBOUR',
      otherKnows1: 'unaware',
      statAge: '25_34',
    })
    assert.match(html, /ZEBRANEIGHBOUR/)
    const details = Object(row?.['details'])
    assert.deepEqual(
      [details.otherKnows1, details.targeted, details.statAge],
      ['unaware', 'community', undefined],
    )
    const [counted] = await world.admin(
      `select 1 as one from monitoring_answers where answers ->> 'statAge' = '25_34'`,
    )
    assert.ok(counted)
    const named = await told({ otherName1: 'ZEBRANAME', otherKnows1: 'agrees' })
    assert.equal(named.status, 422)
    assert.match(named.html, /id="otherName1-error"[\s\S]*ZEBRANAME/)
  })

  test('what would be left out because another answer does not fit is asked about', async () => {
    const wrong = await told({ onlineName: '@zebra_handle', behalf: 'agrees', operator: 'Zebra Buses' })
    assert.equal(wrong.status, 422)
    for (const field of ['onlineName', 'behalf', 'operator'])
      assert.ok(wrong.html.includes(`id="${field}-error"`), field)
    assert.match(wrong.html, /<details[^>]*open/)
  })
})

test('a caller is reached through somebody else, and what stands under no ticked way is asked about', async () => {
  const page = await world.get('/take-report', officer)
  const said = { ...fieldsOf(page.html), what: 'x', privacy: 'contact_only', area: council.areaId ?? '' }
  const unticked = await world.post(
    '/take-report',
    { ...said, throughName: 'KEPTMO', meetAt: 'Library' },
    officer,
  )
  assert.equal(unticked.status, 422)
  assert.match(unticked.html, /going through somebody else is safe|meeting in person is safe/)
  assert.match(unticked.html, /<details[^>]* open[^>]*>[\s\S]*?KEPTMO/, 'the fold stands open')
  const missing = await world.post('/take-report', { ...said, methods: 'through' }, officer)
  assert.match(missing.html, /Write who they are reached through/)
  const anonymous = { ...said, privacy: 'anonymous', throughName: 'Mo' }
  assert.match(
    (await world.post('/take-report', anonymous, officer)).html,
    /Who they are reached through must be empty/,
  )
  const both = { ...said, methods: 'through', throughName: 'Mo', maySay: 'no', sayOn: 'through' }
  assert.equal((await world.post('/take-report', both, officer)).status, 422)
  const kept = await world.post(
    '/take-report',
    { ...said, methods: 'through', throughName: 'Mo', sayOn: 'through' },
    officer,
  )
  assert.equal(heading(kept), 'The report is kept')
})
