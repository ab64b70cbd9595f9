// Further people whom it happened to, told of after the report was sent.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../../test/support/world.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import { receiptOf } from '../../testing/walk-form.ts'

let world: World
let council: Agency
let officer: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

type Key = { reference: string; code: string }
const quick = async (): Promise<Key> =>
  receiptOf(
    await world.post('/report', {
      step: 'check',
      go: 'send',
      path: 'quick',
      what: 'They shouted.',
      area: council.areaId ?? '',
      privacy: 'anonymous',
    }),
  )
const back = (key: Key, values: FormValues) =>
  world.post('/follow-up', { reference: key.reference, code: key.code, ...values })
const offered = (html: string) => [...html.matchAll(/name="ask" value="(\w+)"/g)].map(([, step]) => step)

test('takes further people whom it happened to, one after the other, as many as the form, and who they are of none', async () => {
  const key = await quick()
  for (const at of [1, 2, 3, 4]) {
    const asked = await back(key, { view: 'more', ask: 'others' })
    assert.match(asked.html, new RegExp(`Person ${at}<`))
    assert.doesNotMatch(asked.html, /name="otherName/)
    const told = {
      [`otherWords${at}`]: `ZEBRACOAT${at}`,
      [`otherKnows${at}`]: 'agrees',
      [`otherName${at}`]: 'NONAME',
    }
    assert.match((await back(key, { do: 'add', ask: 'others', ...told })).html, /Added to your report/)
  }
  assert.ok(!offered((await back(key, { view: 'more' })).html).includes('others'))
  const read = (await world.get(`/reports/${key.reference}`, officer)).html
  for (const at of [1, 2, 3, 4]) assert.match(read, new RegExp(`ZEBRACOAT${at}`))
  assert.doesNotMatch(read, /NONAME/)
  const empty = await back(await quick(), { do: 'add', ask: 'others' })
  assert.match(empty.html, /Choose or write an answer, or go back/)
})
