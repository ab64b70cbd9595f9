import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { record } from '../../access/audit.ts'
import { newId } from '../../platform/ids.ts'
import { tellReport } from '../cases/testing/a-report.ts'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { actions, sentenceOf } from './trail.messages.en.ts'

let world: World
let officer: Person
let auditor: Person
let stranger: Person

before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'Northbrook Council', area: 'Northbrook' })
  const other = await world.agency({ name: 'Vale Council', area: 'Vale' })
  officer = await world.staff({ agency: council, roles: ['officer'], name: 'Olive Officer' })
  auditor = await world.staff({ agency: council, roles: ['auditor'], name: 'Audrey Auditor' })
  stranger = await world.staff({ agency: other, roles: ['auditor'], name: 'Vera Vale' })
})
after(() => world.close())

const note = (who: Person, action: string, more: object = {}) => {
  const ctx = who.ctx()
  return ctx.db.transaction((tx) => record(tx, ctx, { action, ...more }))
}
const rows = (html: string) => html.match(/<tr class="govuk-table__row">/g)?.length ?? 0

describe('the audit trail', () => {
  test('reads as sentences, newest first, and only of one’s own agency', async () => {
    await note(officer, 'plan.publish')
    await note(officer, 'person.reveal', {
      subjectKind: 'person',
      subjectId: newId(),
      reason: 'To call them back',
    })
    const mine = await world.get('/admin/audit', auditor)
    assert.equal(mine.status, 200)
    assert.match(
      mine.html,
      /Olive Officer[\s\S]*revealed who a person is[\s\S]*Reason: To call them back[\s\S]*published a plan/,
    )
    const theirs = await world.get('/admin/audit', stranger)
    assert.doesNotMatch(theirs.html, /Olive Officer/)
  })

  test('is for administrators and auditors, and reading it is in it', async () => {
    assert.equal((await world.get('/admin/audit', officer)).status, 403)
    await world.get('/admin/audit?refused=1', auditor)
    const page = await world.get('/admin/audit', auditor)
    assert.match(page.html, /read this trail/)
    const [entry] = await world.admin(
      `select detail from audit.entries where action = 'audit.read' and (detail->>'filterRefused')::boolean`,
    )
    assert.ok(entry)
  })

  test('narrows by action, person, refusal, day and reference', async () => {
    await note(officer, 'measure.export')
    const only = async (query: string) => (await world.get(`/admin/audit?${query}`, auditor)).html
    assert.equal(rows(await only('action=measure.export')), 2) // with the head
    assert.match(await only('refused=1'), /is not part of their role/)
    assert.match(await only(`person=${officer.actor.userId}&action=audit.read`), /Nothing in the trail/)
    assert.match(await only('from=2099-01-01'), /Nothing in the trail/)
    assert.match(await only('about=NB-0000-00'), /Nothing in the trail/)
    assert.equal((await world.get('/admin/audit?after=x&person=x&from=99', auditor)).status, 200)
  })

  test('names a case that its people opened by its reference, and says nothing of another agency’s', async () => {
    const caseId = await aCase('NB-7K3M-92', officer.actor.agencyId)
    await note(officer, 'case.view', { subjectKind: 'case', subjectId: caseId })
    const page = await world.get('/admin/audit?about=nb-7k3m-92', auditor)
    assert.match(page.html, /opened case NB-7K3M-92/)
    assert.match((await world.get('/admin/audit?about=NB-7K3M-92', stranger)).html, /Nothing in the trail/)
  })

  test('answers who read the messages, diary and translations of a report by its reference', async () => {
    const { reference, id: reportId } = await tellReport(world.publicCtx(), {
      agencyId: officer.actor.agencyId,
    })
    const [report] = await world.admin<{ narrative_id: string }>(
      'select narrative_id from reports where id = $1',
      [reportId],
    )
    const text = async () => {
      const id = newId()
      await world.admin(
        `insert into vault.keys (id, wrapped, created_at) select $1, k.wrapped, k.created_at
          from vault.keys k join vault.texts t on t.key_id = k.id where t.id = $2`,
        [id, report?.narrative_id],
      )
      await world.admin(
        `insert into vault.texts (id, key_id, kind, sealed, created_at)
          select $1, $1, kind, sealed, created_at from vault.texts where id = $2`,
        [id, report?.narrative_id],
      )
      return id
    }
    const [message, entry, translation] = [await text(), await text(), await text()]
    await world.admin(
      'insert into report_messages (id, report_id, at, from_person, text_id) values ($1, $2, now(), true, $3)',
      [newId(), reportId, message],
    )
    await world.admin(
      'insert into diary_entries (id, report_id, position, text_id, told_at) values ($1, $2, 1, $3, now())',
      [newId(), reportId, entry],
    )
    await world.admin(
      'insert into report_translations (id, report_id, locale, text_id, by_user, at) values ($1, $2, $3, $4, $5, now())',
      [newId(), reportId, 'en', translation, officer.actor.userId],
    )
    for (const id of [message, entry, translation])
      await note(officer, 'text.read', { subjectKind: 'text', subjectId: id })
    const page = await world.get(`/admin/audit?about=${reference}`, auditor)
    assert.equal(rows(page.html), 4, 'each with the head')
    assert.match((await world.get(`/admin/audit?about=${reference}`, stranger)).html, /Nothing in the trail/)
  })

  test('goes on to older entries without losing or repeating one', async () => {
    for (let n = 0; n < 120; n += 1) await note(officer, 'case.search', { detail: { n } })
    const seen: string[] = []
    let path: string | undefined = '/admin/audit?action=case.search'
    while (path) {
      const { html }: { html: string } = await world.get(path, auditor)
      seen.push(...(html.match(/searched the cases/g) ?? []))
      path = /href="(\/admin\/audit\?[^"]*after=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    assert.equal(seen.length, 120)
  })

  test('comes as CSV, and the export is in the trail', async () => {
    const csv = await world.get('/admin/audit/csv?action=measure.export', auditor)
    assert.match(String(csv.headers['content-type']), /text\/csv/)
    assert.match(csv.html, /measure\.export/)
    assert.match((await world.get('/admin/audit', auditor)).html, /exported this trail/)
  })

  test('has words for every action that the program records', () => {
    const src = new URL('../..', import.meta.url).pathname
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?<!\.test)\.tsx?$/.test(name),
    )
    const recorded = files.flatMap((name) =>
      [...readFileSync(`${src}/${name}`, 'utf8').matchAll(/action: '([a-z-]+\.[a-z.-]+)'/g)].map(
        ([, action]) => action ?? '',
      ),
    )
    assert.ok(recorded.length > 20)
    assert.deepEqual(
      [...new Set(recorded)].filter((action) => !actions[action]),
      [],
    )
    assert.equal(sentenceOf({ action: 'new.thing', subject: null }), 'did “new.thing”')
  })
})

async function aCase(reference: string, agencyId: string): Promise<string> {
  const id = newId()
  await world.admin(
    `insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at, opened_by)
     values ($1, $2, $3, '{disability}', '{verbal}', 'street', 'Shouted at in the street', now(), $4)`,
    [id, reference, agencyId, officer.actor.userId],
  )
  return id
}
