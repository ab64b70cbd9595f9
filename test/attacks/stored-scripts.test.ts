// Stored scripts: markup in every field of the form, in file names, in messages and in what staff type. Wherever it is shown
// it is text. The fields come from the form's own lists.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ALL_FIELDS } from '../../src/features/reporting/form/steps.ts'
import { receiptOf } from '../../src/features/reporting/testing/walk-form.ts'
import { newId } from '../../src/platform/ids.ts'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import { type Agency, createWorld, type Person, type World } from '../support/world.ts'
import { unanswered, WORDS, wholeReport } from './whole-report.ts'

let world: World
let council: Agency
let officer: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer', 'manager', 'triage'] })
})
after(() => world.close())

// Leaves a text, and leaves an attribute; short, for the fields that take little.
const ATTACK = `"'><x-q>`
const attackOn = (field: string): string => {
  const typed = ATTACK + field
  if (field === 'phone' || field === 'landline') return `07700 900123 ${ATTACK}`
  if (field === 'email') return `${ATTACK}@${field}.example`
  return typed.slice(0, WORDS[field] ?? 200)
}

/** Fails where the attack stands as markup. Returns how often it stands there as text. */
function shownAsText(html: string, where: string): number {
  assert.doesNotMatch(html, /<x-q/i, where)
  assert.doesNotMatch(html, /["]'>(?:<|&lt;)x-q/, `${where}: out of an attribute`)
  return html.match(/&lt;x-q/g)?.length ?? 0
}

for (const place of ['bus', 'online'] as const)
  describe(`markup in every answer about something that happened ${place === 'bus' ? 'on a bus' : 'online'}`, () => {
    let reference = ''
    let code = ''
    const told = () => wholeReport({ areaId: council.areaId ?? '', place }, attackOn)

    test('is text on each question and on the page that sends, also in fields that only travel', async () => {
      const report = told()
      const hidden = Object.fromEntries(
        [...unanswered(report), 'found', 'mapAt', 'proposed', 'via', 'ticket'].map((name) => [name, ATTACK]),
      )
      const check = await world.post('/report', { ...report, ...hidden, go: 'stay' })
      assert.equal(check.status, 200)
      assert.ok(shownAsText(check.html, 'check') > 40)
      const pages = [...new Set(check.html.match(/value="change-[\w-]+"/g) ?? [])]
      assert.ok(pages.length > 20, `${pages.length} questions`)
      for (const button of pages) {
        const go = button.slice('value="'.length, -1)
        const page = await world.post('/report', { ...report, ...hidden, go })
        assert.ok(shownAsText(page.html, go) > 0, go)
      }
      assert.ok(ALL_FIELDS.length > 60)
    })

    test('is text on the receipt, where the report is read, and where somebody comes back', async () => {
      const sent = await world.post('/report', { ...told(), go: 'send' })
      assert.equal(sent.status, 200)
      ;({ reference, code } = receiptOf(sent))
      assert.notEqual(reference, '')
      shownAsText(sent.html, 'receipt')
      const read = await world.get(`/reports/${reference}`, officer)
      const often = shownAsText(read.html, 'report')
      assert.ok(often >= 10, `read ${often} times`)
      shownAsText((await world.get('/reports', officer)).html, 'queue')
      for (const as of ['text', 'page'])
        if (as === 'page')
          shownAsText(
            (await world.post('/follow-up/receipt', { reference, code, do: as })).html,
            'kept receipt',
          )
      const message = { reference, code, do: 'message', messageId: newId(), message: ATTACK }
      assert.equal((await world.post('/follow-up/message', { ...message, token: randomToken() })).status, 200)
      for (const view of ['again', 'another', 'call', 'contact', 'rate', 'code', ''])
        shownAsText((await world.post('/follow-up', { reference, code, view })).html, `follow-up ${view}`)
      assert.ok(shownAsText((await world.post('/follow-up', { reference, code })).html, 'follow-up') > 0)
    })

    test('is text on the case, the list of cases, its export and a search', async () => {
      const log = {
        summary: `=HYPERLINK("x")${ATTACK}`,
        strands: 'race',
        types: 'verbal_abuse',
        version: '1',
      }
      const logged = await world.post(`/reports/${reference}/log`, log, officer)
      assert.equal(logged.status, 303, logged.html.slice(0, 200))
      const path = logged.location ?? ''
      assert.ok(shownAsText((await world.get(path, officer)).html, 'case') > 0)
      assert.ok(shownAsText((await world.get('/cases', officer)).html, 'cases') > 0)
      shownAsText((await world.post('/search', { q: ATTACK }, officer)).html, 'search')
      const csv = await world.get('/cases.csv', officer)
      assert.match(String(csv.headers['content-type']), /csv/)
      assert.match(String(csv.headers['content-disposition']), /attachment/)
      assert.equal(csv.headers['x-content-type-options'], 'nosniff')
      // A spreadsheet takes it for words, not for a formula.
      assert.doesNotMatch(csv.html, /(?:^|[,"])=HYPERLINK/m)
      assert.match(csv.html, /'=HYPERLINK/)
      const [person] = await world.admin<{ id: string }>(
        'select person_id as id from reports where reference = $1',
        [reference],
      )
      const opened = await world.post(
        `/cases/${reference}/people/${person?.id}/reveal`,
        { reason: 'contact' },
        officer,
      )
      assert.equal(opened.status, 200)
      assert.ok(shownAsText(opened.html, 'person') >= 4)
      // Each field by itself: what it was asked for is shown, as words.
      const shown = [
        opened,
        await world.get(path, officer),
        await world.get(`/cases/${reference}/words`, officer),
      ]
      const read = await world.get(`/reports/${reference}`, officer)
      const all = [...shown, read].map(({ html }) => html).join()
      for (const field of ['name', 'address', 'safetyNote', 'what', 'whyWords', 'peopleWords'])
        assert.match(all, new RegExp(`&lt;x-q(?:>|&gt;)${field}\\b`))
    })
  })

test('markup in the name of a file is text wherever the file is named, and leaves no header', async () => {
  const name = `${ATTACK}\r\nX-Evil: 1.txt`
  const token = randomToken()
  const report = {
    ...wholeReport({ areaId: council.areaId ?? '', place: 'bus' }, () => ''),
    token,
    what: 'x',
  }
  const plain = Object.fromEntries(
    Object.entries(report).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
  const upload = { name, bytes: 'They wrote: get out', field: 'files' }
  const added = await world.upload('/report', { ...plain, step: 'proof', go: 'add-files' }, upload)
  assert.ok(shownAsText(added.html, 'question of files') > 0)
  const fields = { ...report, privacy: 'anonymous' }
  assert.ok(shownAsText((await world.post('/report', { ...fields, go: 'stay' })).html, 'check') > 0)
  const { reference } = receiptOf(await world.post('/report', { ...fields, go: 'send' }))
  const read = await world.get(`/reports/${reference}`, officer)
  assert.ok(shownAsText(read.html, 'report') > 0)
  const [file] = await world.admin<{ id: string }>(
    `update report_files set state = 'released' where report_id = (select id from reports where reference = $1) returning id`,
    [reference],
  )
  const opened = await world.get(`/files/${file?.id}/original`, officer)
  assert.equal(opened.headers['x-evil'], undefined)
  assert.match(String(opened.headers['content-disposition']), /^attachment; filename="[\w.-]+"$/)
})

test('what would run is refused by the browser too: no inline script, no other site, no frame', async () => {
  for (const path of ['/', '/report', '/follow-up', '/sign-in']) {
    const csp = String((await world.get(path)).headers['content-security-policy'])
    assert.match(csp, /default-src 'none'/)
    assert.match(csp, /script-src 'self'(?:;|$)/)
    assert.match(csp, /frame-ancestors 'none'/)
    assert.doesNotMatch(csp, /unsafe|blob:|data:|\*/)
  }
})
