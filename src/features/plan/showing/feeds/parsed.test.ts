// What others' programs read, read as they would: a calendar by RFC 5545, the public changes as XML, the table as CSV; with
// titles and words that hold every sign that means something in them.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { SaxesParser } from 'saxes'
import { createRunningPlan, type RunningPlan } from '../../running/testing/running-plan.ts'

const WORDS = 'Hear, see; tell "everybody" <at once> & answer\\n \u{1F3F3}\u{FE0F} ' + 'é'.repeat(60)
const TITLE = 'Plan, with; "signs" <b>&amp;</b>'

/** Reads a calendar: throws where a line is too long, not ended as it must be, or no property. */
function readCalendar(text: string): Map<string, string>[] {
  assert.ok(text.endsWith('\r\n') && !/[^\r]\n/.test(text), 'every line ends with CR and LF')
  for (const line of text.split('\r\n'))
    assert.ok(Buffer.byteLength(line) <= 75, `75 octets at most: ${line.length}`)
  assert.equal(Buffer.from(text).toString(), text, 'no letter is cut in two')
  const events: Map<string, string>[] = []
  const open: string[] = []
  for (const line of text.replaceAll('\r\n ', '').trimEnd().split('\r\n')) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? []
    assert.notEqual(name, '', `a property: ${line}`)
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') events.push(new Map())
    } else if (name === 'END') assert.equal(open.pop(), value)
    else if (open.at(-1) === 'VEVENT')
      events.at(-1)?.set(
        name,
        value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign)),
      )
  }
  assert.deepEqual(open, [])
  return events
}

/** Reads CSV by RFC 4180: throws where a quoted cell does not end, or rows differ in length. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text
    .replace(/^\u{FEFF}/u, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && row.length === 0 && !plain && quoted === undefined) break
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') {
      rows.push(row)
      row = []
    }
  }
  assert.equal(new Set(rows.map(({ length }) => length)).size, 1, 'every row has as many cells')
  return rows
}

describe('what other programs read of a plan', () => {
  let plan: RunningPlan
  before(async () => {
    plan = await createRunningPlan()
    const { world, planId } = plan
    await world.admin('update plans set title = $2 where id = $1', [planId, TITLE])
    await world.admin('update plan_actions set action = $2 where plan_id = $1', [planId, WORDS])
    await world.admin(
      `update plan_deliveries set owner_words = 'A, b; "c"', baseline_due = '2027-01-31', forecast_due = '2027-01-31' where plan_id = $1`,
      [planId],
    )
  })
  after(() => plan.world.close())

  test('its calendar is one by its standard, each date of its own id, day and address', async () => {
    const { world, people } = plan
    const made = await world.post('/plan/calendars', { which: 'mine' }, people.owner)
    const address = /\/plan\/calendar\/[\w-]{43}\.ics/.exec(made.html)?.[0] ?? ''
    const events = readCalendar((await world.get(address)).html)
    assert.ok(events.length > 0)
    assert.equal(new Set(events.map((event) => event.get('UID'))).size, events.length)
    for (const event of events) {
      assert.match(event.get('DTSTAMP') ?? '', /^\d{8}T\d{6}Z$/)
      assert.equal(event.get('DTSTART'), '20270131')
      assert.ok(event.get('SUMMARY')?.includes(TITLE), event.get('SUMMARY'))
      assert.match(event.get('URL') ?? '', /^https?:\/\/\S+\/plan\/\S+\/deliveries\/\S+$/)
    }
  })

  test('its table is CSV in which every word stands as it is', async () => {
    const { world, people, planId } = plan
    const rows = readCsv((await world.get(`/plan/${planId}/table.csv`, people.analyst)).html)
    const column = rows[0]?.indexOf('Action') ?? -1
    assert.ok(rows.length > 1)
    for (const row of rows.slice(1)) assert.equal(row[column], WORDS)
  })

  test('its public changes are XML of a feed, each entry with what Atom asks', async () => {
    const { world, people, planId } = plan
    const version = (await plan.load()).version
    const published = await world.post(
      `/plan/${planId}/publish/now`,
      { version: String(version) },
      people.coordinator,
    )
    assert.equal(published.status, 303)
    const text = (await world.get('/our-plan/feed')).html
    const parser = new SaxesParser({ xmlns: true })
    const names: string[] = []
    const words: string[] = []
    parser.on('error', (fault) => {
      throw fault
    })
    parser.on('opentag', ({ local, uri }) => {
      assert.equal(uri, 'http://www.w3.org/2005/Atom')
      names.push(local)
    })
    parser.on('text', (each) => words.push(each))
    parser.write(text).close()
    const count = (name: string) => names.filter((each) => each === name).length
    assert.equal(count('feed'), 1)
    for (const name of ['id', 'title', 'updated']) assert.equal(count(name), count('entry') + 1, name)
    assert.ok(count('entry') > 0)
    assert.ok(words.join('').includes(TITLE))
  })
})
