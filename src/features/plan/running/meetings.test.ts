import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Evidence } from './evidence.store.ts'
import type { Link } from './extras.store.ts'
import { heardAt } from './meetings.ts'

const link = (id: string, onDate: string | null, kind: Link['kind'] = 'meeting'): Link => ({
  id,
  kind,
  title: id,
  url: null,
  onDate,
  place: null,
  to: null,
})
const minutes = (id: string, happenedOn: string | null, kind: Evidence['kind'] = 'minutes') =>
  ({ id, kind, happenedOn }) as Evidence
const said = (links: Link[], evidence: Evidence[]) =>
  heardAt(links, evidence).map(({ day, link: heard, minutes: of }) => [
    day,
    heard?.id ?? null,
    ...of.map(({ id }) => id),
  ])

test('meetings and papers are listed with the newest first, and those without a day last', () => {
  const links = [link('board', '2026-03-01'), link('paper', null, 'paper'), link('panel', '2026-09-01')]
  assert.deepEqual(said([...links, link('other', '2026-12-01', 'relates_to')], []), [
    ['2026-09-01', 'panel'],
    ['2026-03-01', 'board'],
    [null, 'paper'],
  ])
})

test('minutes stand with the one meeting of their day, and by themselves where there is none or more than one', () => {
  const links = [link('board', '2026-03-01'), link('a', '2026-05-01'), link('b', '2026-05-01')]
  const evidence = [
    minutes('of-board', '2026-03-01'),
    minutes('of-either', '2026-05-01'),
    minutes('undated', null),
    minutes('photo', '2026-03-01', 'file'),
  ]
  assert.deepEqual(said(links, evidence), [
    ['2026-05-01', 'a'],
    ['2026-05-01', 'b'],
    ['2026-05-01', null, 'of-either'],
    ['2026-03-01', 'board', 'of-board'],
    [null, null, 'undated'],
  ])
})
