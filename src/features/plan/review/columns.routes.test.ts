// Saying what the columns of a table without known titles hold, and what its first row is.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { inFormats } from '../sources/testing/in-formats.ts'

const ROWS = [
  ['Meet the college', 'Police', 'July 2025'],
  ['Write to landlords', 'Housing', 'Aug 2025'],
  ['Print it', 'Comms', 'May 2026'],
]
const HOLD = { 'column-0': 'action', 'column-1': 'owner', 'column-2': 'timeframe' }
const checked = (html: string) => /name="first"[^>]*value="(\w+)"[^>]*checked/.exec(html)?.[1]
const hiddenIn = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

describe('the columns of a table without titles', () => {
  let world: World
  let alder: Agency
  let coordinator: Person
  before(async () => {
    world = await createWorld({ now: '2026-05-01T09:00:00Z' })
    alder = await world.agency({ name: 'Alder Council' })
    coordinator = await world.staff({ agency: alder, roles: ['coordinator'] })
  })
  after(() => world.close())

  const bring = async (name: string, bytes: string | Uint8Array<ArrayBuffer>) => {
    const sent = await world.upload('/plan/import', {}, { name, bytes }, coordinator)
    assert.equal(sent.status, 303)
    return sent.location ?? ''
  }
  const bringRows = (rows: string[][]) => bring('plan.csv', rows.map((cells) => cells.join(',')).join('\n'))
  const columnsPage = (path: string) => world.get(`${path}/columns`, coordinator)
  const say = async (path: string, fields: Record<string, string>) =>
    world.post(
      `${path}/columns`,
      { seen: hiddenIn((await columnsPage(path)).html, 'seen'), ...fields },
      coordinator,
    )
  const all = async (path: string) => (await world.get(`${path}?show=all`, coordinator)).html
  const source = (html: string) => html.slice(html.indexOf('data-review-item'))

  test('ask whether the first row is titles or an action, with its own words, in every format', async () => {
    for (const { name, bytes } of await inFormats(ROWS, 'A plan 2025/26')) {
      const path = await bring(name, new Uint8Array(bytes))
      const page = await world.get(`${path}/columns`, coordinator)
      assert.match(page.html, /Is the first row titles, or an action\?/, name)
      assert.match(page.html, /It says: “Meet the college \| Police \| July 2025”/, name)
      assert.equal(checked(page.html), 'action', name)
      assert.match(page.html, /Column 1[^]*Such as “Meet the college” or “Write to landlords”/, name)
      assert.equal((await say(path, { first: 'action', ...HOLD })).status, 303, name)
      const list = await all(path)
      assert.match(list, /3 actions/, name)
      assert.match(source(list), /Meet the college/, name)
      assert.match(list, /The table has no titles\. Its columns are read as somebody said/, name)
      assert.ok(!list.includes('so we guessed what its columns are'), name)
      assert.equal(checked((await world.get(`${path}/columns`, coordinator)).html), 'action', name)
    }
  })

  test('can be said again: titles after all, and an action again', async () => {
    const path = await bringRows(ROWS)
    await say(path, { first: 'titles', ...HOLD })
    const list = await all(path)
    assert.match(list, /2 actions/)
    assert.match(list, /This row was taken for titles/)
    const page = await world.get(`${path}/columns`, coordinator)
    assert.equal(checked(page.html), 'titles')
    assert.match(page.html, /<option value="timeframe" selected/)
    await say(path, { first: 'action', ...HOLD })
    assert.match(await all(path), /3 actions/)
    await world.post(`${path}/undo`, {}, coordinator)
    assert.match(await all(path), /2 actions/)
  })

  test('take a first row of short words for titles, and one that names an agency that is known for an action', async () => {
    const rows = ROWS.slice(1)
    const titles = await bringRows([['Zeal', 'Hands', 'Moment'], ...rows])
    const page = await world.get(`${titles}/columns`, coordinator)
    assert.equal(checked(page.html), 'titles')
    assert.match(page.html, /Zeal\s*<\/label>[^]*?Such as “Write to landlords” or “Print it”/)
    const action = await bringRows([['Zeal', 'Alder Council', 'Moment'], ...rows])
    assert.equal(checked((await world.get(`${action}/columns`, coordinator)).html), 'action')
  })

  test('say what is wrong by its field, and keep what was chosen', async () => {
    const path = await bringRows(ROWS)
    const none = await say(path, { ...HOLD, 'column-1': 'update' })
    assert.equal(none.status, 422)
    assert.match(none.html, /href="#first"[^>]*>Say whether the first row is titles or an action/)
    assert.match(none.html, /id="first-error"/)
    assert.match(none.html, /id="column-1"[^]*?<option value="update" selected/)
    assert.equal(checked(none.html), undefined)
    const odd = await say(path, { first: 'action', ...HOLD, 'column-2': 'nonsense' })
    assert.equal(odd.status, 422)
    assert.match(odd.html, /href="#column-2"[^>]*>Choose one of the list/)
    assert.match(odd.html, /id="column-2-error"/)
    assert.equal(checked(odd.html), 'action')
    const noAction = await say(path, { first: 'action', ...HOLD, 'column-0': 'other' })
    assert.equal(noAction.status, 422)
    assert.match(noAction.html, /href="#column-0"[^>]*>Say which column holds the actions/)
    const long = await bringRows([['Write to landlords '.repeat(12).trim(), 'Housing', 'Aug 2025'], ...ROWS])
    const tooLong = await say(long, { first: 'titles', ...HOLD })
    assert.equal(tooLong.status, 422)
    assert.match(tooLong.html, /href="#first"[^>]*>The first row cannot be titles/)
  })

  test('that two people say at once: the second sees what the first said, beside what they chose', async () => {
    const path = await bringRows([
      ['Action', 'Owner', 'By when', 'Zeal'],
      ...ROWS.map((cells) => [...cells, 'Begun']),
    ])
    const { html } = await columnsPage(path)
    const both = { seen: hiddenIn(html, 'seen'), 'title-0': 'zeal', 'title-1': 'by when' }
    const send = (fields: Record<string, string>) =>
      world.post(`${path}/columns`, { ...both, ...fields }, coordinator)
    assert.equal((await send({ 'column-0': 'update', 'column-1': 'timeframe' })).status, 303)
    const second = await send({ 'column-0': 'other', 'column-1': 'status' })
    assert.equal(second.status, 409)
    assert.match(second.html, /Somebody changed this[^]*Zeal<\/dt><dd[^>]*>Update</)
    assert.match(
      second.html,
      /By when<\/label>[^]*?<option value="status" selected/,
      'what was chosen is kept',
    )
    assert.match(await all(path), /Update<\/dt><dd[^>]*>[^]*?Begun/, 'and nothing was changed')
    const again = { seen: hiddenIn(second.html, 'seen'), 'column-0': 'update', 'column-1': 'status' }
    assert.equal((await send(again)).status, 303)
    assert.match(await all(path), /Status<\/dt><dd[^>]*>[^]*?July 2025/)
  })

  test('are remembered for the next document of that shape, and for no other', async () => {
    const path = await bringRows(ROWS)
    await say(path, { first: 'action', ...HOLD })
    const page = await world.get(path, coordinator)
    const version = /name="version" value="(\d+)"/.exec(page.html)?.[1] ?? ''
    const pressed = [1, 2].map(() => world.post(`${path}/keep`, { version }, coordinator))
    const twice = (await Promise.all(pressed)).map(({ location = '' }) => location.replace(/\?.*/, ''))
    assert.match(twice[0] ?? '', /^\/plan\/[0-9a-f-]+$/)
    assert.equal(twice[1], twice[0], 'pressed twice, it is kept once and shown')
    const next = await bringRows([
      ['Open a room', 'Library', 'June 2027'],
      ['Ask the pupils', 'Schools', 'Sept 2027'],
    ])
    const list = await all(next)
    assert.match(list, /2 actions/)
    assert.match(list, /Its columns are read as somebody said, from its first row on/)
    assert.equal(checked((await world.get(`${next}/columns`, coordinator)).html), 'action')
    const wider = await bringRows([
      ['Open a room', 'Library', 'June 2027', 'Red'],
      ['Ask the pupils', 'Schools', 'Sept 2027', 'Green'],
    ])
    assert.match(await all(wider), /so we guessed what its columns are/)
  })

  test('are offered where no row of a table says what is to be done', async () => {
    const path = await bringRows([
      ['Objective', 'Zeal', 'Owner', 'By when'],
      ['Be heard', 'Hold a meeting', 'Police', 'June 2026'],
      ['Be safe', 'Mend the lights', 'Council', 'July 2026'],
    ])
    const list = await all(path)
    assert.match(
      list,
      /No row under these titles has an action in its own column[^]*?Objective \| Zeal \| Owner \| By when[^]*?href="[^"]*\/columns">\s*Say what the columns are/,
    )
    const page = await world.get(`${path}/columns`, coordinator)
    const at = /name="title-(\d+)" value="zeal"/.exec(page.html)?.[1] ?? ''
    await say(path, { [`title-${at}`]: 'zeal', [`column-${at}`]: 'action' })
    assert.ok(!(await all(path)).includes('No row under these titles'))
  })

  test('of a document whose titles are known are asked by their titles alone', async () => {
    const path = await bringRows([['Action', 'Owner', 'By when'], ...ROWS])
    const page = await world.get(`${path}/columns`, coordinator)
    assert.ok(!page.html.includes('name="first"'))
    assert.match(page.html, /name="title-0" value="action"/)
  })
})
