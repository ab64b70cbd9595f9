import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import type { Problem } from '../../../../platform/problems.ts'
import { actionState, aimState, deliveryState, planState, priorityState } from '../../testing/plan-state.ts'
import type { SaidUpdate } from '../moderation.store.ts'
import { ModerationPage } from './moderation-page.tsx'

const said = (id: string): SaidUpdate => ({
  id,
  deliveryId: id,
  at: new Date('2026-10-08T09:00:00Z'),
  byName: 'Some Body',
  via: 'link',
  state: 'waiting',
  applied: false,
  opened: false,
  words: `Words of ${id}.`,
  status: 'in_progress',
  progressRag: null,
  progressReason: null,
  suggestedRag: null,
  suggestedReasons: [],
  confidenceRag: null,
  confidenceReason: null,
  cause: null,
  correctiveAction: null,
  forecastDue: null,
  ask: null,
  evidenceToCome: null,
  note: null,
  previousWords: '',
  previousStatus: null,
})

/** A quarter of two priorities with so many parts each: of each the first waits to be looked at, and the others are silent. */
type More = { open?: string; problems?: Problem[]; waiting?: number; opened?: string }
function pageOf(each: number, more: More = {}): string {
  const { waiting = 1 } = more
  const priorities = ['1', '2'].map((name) =>
    priorityState(name, [
      aimState(
        name,
        Array.from({ length: each }, (_, at) =>
          actionState(`${name}.${at}`, [deliveryState(`${name}.${at}`)]),
        ),
      ),
    ]),
  )
  const progress = priorities.flatMap(({ aims }) =>
    aims.flatMap(({ actions }) =>
      actions.flatMap((action, at) =>
        action.deliveries.map((delivery) => ({
          action,
          delivery,
          asked: undefined,
          said: at < waiting ? { ...said(delivery.id), opened: delivery.id === more.opened } : undefined,
          state: at < waiting ? ('waiting' as const) : ('silent' as const),
        })),
      ),
    ),
  )
  return renderToString(
    <ModerationPage
      plan={planState(priorities)}
      quarter="2026-q2"
      name="Q2 2026/27"
      span="quarter"
      cycle={undefined}
      saysFor="Q3 2026/27"
      progress={progress}
      askable={new Set()}
      unmanaged={new Set()}
      done={undefined}
      values={{}}
      problems={more.problems ?? []}
      open={more.open}
    />,
  )
}
const folds = (html: string) =>
  [...html.matchAll(/<details([^>]*)><summary class="app-priority-fold__summary">([^<]*)/g)].map(
    ([, attributes = '', name]) => [name, / open/.test(attributes)],
  )

describe('the page of a long quarter', () => {
  test('folds its parts by priority, and begins with the first that waits', () => {
    assert.deepEqual(folds(pageOf(20)), [
      ['Priority 1 (1 part)', true],
      ['Priority 2 (1 part)', false],
      ['Priority 1 (19 parts)', false],
      ['Priority 2 (19 parts)', false],
    ])
  })

  test('keeps every part, with the places that are linked to', () => {
    const html = pageOf(20)
    for (const place of ['waiting', 'silent', 'update-1.0', 'update-2.0'])
      assert.ok(html.includes(`id="${place}"`), place)
    assert.equal([...html.matchAll(/deliveries\/\d\.\d+"/g)].length, 40)
  })

  test('opens where they were, and says where with each answer', () => {
    const html = pageOf(20, { open: '2' })
    assert.deepEqual(
      folds(html).map(([, open]) => open),
      [false, true, false, false],
    )
    assert.equal([...html.matchAll(/name="open" value="2"/g)].length, 2, 'of accepting and of sending back')
  })

  test('hides no mistake', () => {
    const html = pageOf(20, { problems: [{ field: 'note-2.0', message: 'Say what should change' }] })
    assert.deepEqual(
      folds(html)
        .slice(0, 2)
        .map(([, open]) => open),
      [true, true],
    )
  })

  test('opens all of it to print, and a short one is never folded', () => {
    const all = pageOf(20, { open: 'all' })
    assert.ok(folds(all).every(([, open]) => open))
    assert.match(pageOf(20), /href="[^"]*\?open=all">Open all 40 parts/)
    assert.deepEqual(folds(pageOf(15)), [])
  })

  test('leads to what somebody else must accept with its priority open, folded or not', () => {
    const link = (html: string) => /href="([^"]*#update-2\.0)"/.exec(html)?.[1]
    const more = { waiting: 2, opened: '2.0' }
    assert.match(link(pageOf(20, more)) ?? '', /\/quarter\/2026-q2\?open=2#update-2\.0$/)
    assert.equal(link(pageOf(20, { ...more, open: 'all' })), '#update-2.0')
    assert.equal(link(pageOf(5, more)), '#update-2.0')
  })
})
