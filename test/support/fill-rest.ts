// What a partnership keeps besides the form itself: what people add when they come back, what staff write of a report or case, and
// what partners send, by the pages and the interface that are there for it. Words that nobody but its readers may see are
// `words`, told apart by what they are.
import assert from 'node:assert/strict'
import { runImport } from '../../src/features/intake/files/run-import.ts'
import { aReport, keyOf, sendJson } from '../../src/features/intake/testing.ts'
import { receiptOf } from '../../src/features/reporting/testing/walk-form.ts'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import { newId } from '../../src/platform/ids.ts'
import { completeReport, newSubmission } from './reporter.ts'
import type { Agency, Person, World } from './world.ts'

type SignedIn = Pick<Person, 'cookie'>
export type Around = {
  /** Takes reports of its area. */
  council: Agency
  /** To which somebody is referred by hand. */
  homes: Agency
  officer: SignedIn
  manager: SignedIn
  /** Of `homes`. */
  partner: Person
  words: (what: string) => string
}

/** Returns the reference and code of the report that most of it is about. */
export async function fillRest(world: World, around: Around): Promise<{ reference: string; code: string }> {
  const { council, words } = around
  const areaId = council.areaId ?? ''
  const form = completeReport(
    { areaId, what: words('narrative'), name: words('name'), phone: '07700 900771' },
    newSubmission(),
  )
  const key = receiptOf(await world.post('/report', Object.fromEntries(form)))
  await comesBack(world, key, words)
  await isWorkedOn(world, key.reference, around)
  await partnersSend(world, around)
  return key
}

const does =
  (world: World, as?: SignedIn) =>
  async (path: string, fields: Parameters<World['post']>[1]): Promise<void> => {
    const { status, html } = await world.post(path, fields, as)
    assert.ok(status < 400, `${path} ${JSON.stringify(fields)} ${status} ${html.replaceAll(/<[^>]+>/g, ' ')}`)
  }

async function comesBack(
  world: World,
  key: { reference: string; code: string },
  words: Around['words'],
): Promise<void> {
  const back = (fields: Record<string, string | string[]>) =>
    does(world)('/follow-up', { ...key, messageId: newId(), ...fields })
  await back({ do: 'message', message: words('message') })
  await back({ do: 'add', ask: 'people', known: 'neighbour', peopleWords: words('looks') })
  await back({
    do: 'add',
    ask: 'others',
    otherWords1: words('other-hurt'),
    otherKnows1: 'agrees',
    otherName1: words('other-name'),
    otherContact1: 'yes',
    otherReach1: words('other-reach'),
  })
  await back({ do: 'another', what: words('another'), when: 'today' })
  await back({
    do: 'call',
    day: '2026-11-20',
    part: 'morning',
    phone: '07700 900882',
    note: words('call-note'),
  })
  await back({ do: 'rate', score: '2', why: words('rating') })
  await back({ do: 'erase' })
}

async function isWorkedOn(world: World, reference: string, around: Around): Promise<void> {
  const { officer, manager, homes, words } = around
  const act = does(world, officer)
  const report = `/reports/${reference}`
  await act(`${report}/people`, {
    once: newId(),
    source: 'telephone',
    needs: words('affected-needs'),
    knows: 'agrees',
    name: words('affected-name'),
    contact: 'yes',
    ground: '',
  })
  const gate = { answer0: 'yes', reason: words('gate-reason'), description: words('other-person') }
  await act(`${report}/other-person`, {
    ...gate,
    go: 'save',
    name: words('suspect'),
    whereabouts: words('whereabouts'),
  })
  await act(`${report}/translation`, { translation: words('translation') })
  await act(`${report}/reply`, { message: words('reply'), messageId: newId(), token: randomToken() })
  await act(`${report}/log`, {
    summary: 'Abuse on a bus',
    strands: 'race',
    types: 'verbal_abuse',
    version: '1',
  })
  await act(`/cases/${reference}/note`, { version: '1', note: words('note') })
  const [{ id } = { id: '' }] = await world.admin<{ id: string }>(
    `update consents set answer = 'yes' from reports r where r.id = consents.report_id and r.reference = $1
       and purpose = 'council_partners' returning r.id`,
    [reference],
  )
  await act(`/refer/${reference}`, { to: homes.id, people: [id], reason: words('referral-reason') })
  const review = { 'review-day': '1', 'review-month': '3', 'review-year': '2027' }
  await does(world, manager)(`/holds/case/${reference}`, { reason: 'court', ...review })
}

async function partnersSend(world: World, { council, partner, words }: Around): Promise<void> {
  const key = await keyOf(world, partner)
  const sent = await sendJson(
    world,
    {
      ...aReport(council),
      what: words('json'),
      privacy: 'named',
      name: words('json-name'),
      phone: '07700 900771',
      contact_methods: ['call'],
      may_leave_message: 'no',
      may_say_who: 'no',
      operator: words('json-operator'),
    },
    { key, name: newId() },
  )
  assert.equal(sent.status, 201, JSON.stringify(sent.body))
  const list = [
    'No,Story,Day,District,Name',
    `1,"${words('list').replaceAll('"', '""')}",17/11/2026,${council.areaId},"${words('list-name').replaceAll('"', '""')}"`,
    `2,"${words('list-refused').replaceAll('"', '""')}",17/11/2090,nowhere,x`,
  ].join('\r\n')
  const brought = await world.upload('/imports', {}, { name: 'export.csv', bytes: list }, partner)
  const [, id = ''] = /\/imports\/([\w-]+)\/columns/.exec(brought.location ?? '') ?? []
  const columns = {
    'column-0': 'reference',
    'column-1': 'what',
    'column-2': 'date',
    'column-3': 'area',
    'column-4': 'name',
    privacy: 'named',
  }
  const act = does(world, partner)
  await act(`/imports/${id}/columns`, columns)
  await act(`/imports/${id}/start`, {})
  await runImport(world.services, world.systemCtx('take-import'), id)
  const taken = await world.admin(`select 1 from reports where channel = 'import'`)
  assert.equal(taken.length, 1)
}
