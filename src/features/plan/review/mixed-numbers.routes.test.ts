// Plans number their aims in several ways at once. Our own paper of such a plan, brought back, says that nothing changed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'

let world: World
let coordinator: Person
before(async () => {
  world = await createWorld({ now: '2026-05-01T09:00:00Z' })
  const alder = await world.agency({ name: 'Alder Council' })
  coordinator = await world.staff({ agency: alder, roles: ['coordinator'] })
})
after(() => world.close())

const HEAD = 'Aim\tObjective\tAction\tOwner\tTime Frame\tStatus\tUpdate'
const numbered = (title: string, aims: readonly string[]) =>
  [
    title,
    'Strategic Priority 1: Answering well',
    HEAD,
    ...aims.map(
      (aim, at) => `${aim}\tMeet need ${at + 1}\tDo thing ${at + 1}\tAlder Council\tQ${at + 1}\t\t`,
    ),
  ].join('\n')

async function broughtBack(text: string): Promise<{ review: string; changes: string; refs: string[] }> {
  const sent = await world.upload('/plan/import', {}, { name: 'plan.txt', bytes: text }, coordinator)
  const first = sent.location ?? ''
  const version = /name="version" value="(\d+)"/.exec((await world.get(first, coordinator)).html)?.[1] ?? ''
  const kept = await world.post(`${first}/keep`, { version }, coordinator)
  const id = kept.location?.split('?')[0]?.split('/').at(-1) ?? ''
  const paper = await world.get(`/plan/${id}/papers/full/docx`, coordinator)
  assert.equal(paper.status, 200)
  const file = { name: 'paper.docx', bytes: new Uint8Array(paper.bytes) }
  const again = (await world.upload('/plan/import', {}, file, coordinator)).location ?? ''
  const aims = await world.admin<{ ref: string }>(
    'select ref from plan_aims where plan_id = $1 order by position',
    [id],
  )
  return {
    review: (await world.get(again, coordinator)).html,
    changes: (await world.get(`${again}/changes`, coordinator)).html,
    refs: aims.map(({ ref }) => ref),
  }
}

test('aims that are headings over tables of their own come back as they were', async () => {
  const table = (n: number) => [
    'Objective\tAction\tOwner\tTime Frame',
    `Meet need ${n}\tDo thing ${n}\tAlder Council\tQ${n}`,
  ]
  const text = [
    'Northbrook headings 2026-29',
    'A. Listening to people',
    ...table(1),
    '',
    '1. Telling people',
    ...table(2),
    '',
    'B. Learning together',
    ...table(3),
  ]
  const { changes, refs } = await broughtBack(text.join('\n'))
  const shown = changes.slice(changes.indexOf('<main')).replaceAll(/<[^>]+>|\s+/g, ' ')
  assert.match(
    changes,
    /Nothing changed: the document says what the plan says\./,
    `${refs.join(' ')} ${shown}`,
  )
})

for (const [what, aims] of [
  ['letters and plain numbers', ['A. To hear', '1. To tell', 'B. To learn', '2. To share']],
  ['brackets and plain numbers', ['a) To listen', '1) To speak', 'b) To look', '2) To help']],
  ['decimals and letters', ['1.1 To ask', '1.1a To write', 'A To read', '2 To print']],
] as const)
  test(`aims numbered by ${what} come back as they were`, async () => {
    const { changes, review, refs } = await broughtBack(numbered(`Plan by ${what}`, aims))
    const shown = changes.slice(changes.indexOf('<main')).replaceAll(/<[^>]+>|\s+/g, ' ')
    assert.match(
      changes,
      /Nothing changed: the document says what the plan says\./,
      `${refs.join(' ')} ${shown}`,
    )
    assert.ok(!review.includes('data-review-item'), 'no row and no line asks')
  })
