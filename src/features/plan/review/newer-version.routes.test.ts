// A plan that runs, and the next version of its document: what changed is shown, and nothing that was said or shown is lost.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { inTurn } from '../sources/in-turn.ts'

const realPlan = new URL('../../../../../shared/plan/llr-hate-action-plan-2018-21.txt', import.meta.url)
const HEAD = 'Aim\tObjective\tAction\tOwner\tTime Frame\tStatus\tUpdate\tBudget line'
type Lines = { first?: string; title?: string; one?: string[]; two?: string[] }
const ONE = [
  '1.1 To answer\tHear people\tAsk everybody\tAlder Council\tQ2 Action completed\t\t\tA1',
  '\tMeet people\tMeet each quarter\tall local authorities\tQ3\tIn progress\tBegan in May\t',
  '1.2 To tell\tTell people\tWrite to schools\tBirch Council\t31 December 2026\t\t\tA2',
]
const TWO = [
  '2.1 To learn\tLearn from cases\tReview ten cases\tA. Person, Alder Council\tQ4\t\t\t',
  '2.2 To share\tShare what is learned\t\tBirch Council\t31 March 2027\t\t\tB7',
]
const text = ({
  first = 'Answering well',
  title = 'Northbrook hate plan 2026-29',
  one = ONE,
  two = TWO,
}: Lines = {}) =>
  [
    title,
    `Strategic Priority 1: ${first}`,
    HEAD,
    ...one,
    'Strategic Priority 2: Learning',
    HEAD,
    ...two,
  ].join('\n')

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

describe('the next version of the document of a plan that runs', () => {
  let world: World
  let alder: Agency
  let coordinator: Person
  let planId = ''
  before(async () => {
    world = await createWorld({ now: '2026-05-01T09:00:00Z' })
    alder = await world.agency({ name: 'Alder Council' })
    await world.agency({ name: 'Birch Council' })
    coordinator = await world.staff({ agency: alder, roles: ['coordinator'] })
  })
  after(() => world.close())

  const bring = async (plan: string, name = 'plan.txt') => {
    const sent = await world.upload('/plan/import', {}, { name, bytes: plan }, coordinator)
    assert.equal(sent.status, 303)
    return sent.location ?? ''
  }
  const bringPaper = async (id: string, fields = '') => {
    const paper = await world.get(`/plan/${id}/papers/full/docx${fields}`, coordinator)
    assert.equal(paper.status, 200)
    const file = { name: 'paper.docx', bytes: new Uint8Array(paper.bytes) }
    const sent = await world.upload('/plan/import', {}, file, coordinator)
    assert.equal(sent.status, 303)
    return sent.location ?? ''
  }
  const keep = async (path: string, fields: Record<string, string | string[]> = {}) => {
    const page = await world.get(path, coordinator)
    const kept = await world.post(
      `${path}/keep`,
      { version: hidden(page.html, 'version') || '1', ...fields },
      coordinator,
    )
    assert.equal(kept.status, 303)
    return kept.location?.split('?')[0]?.split('/').at(-1) ?? ''
  }
  const parts = () =>
    world.admin<{
      action: string
      objective: string
      name: string
      status: string
      story: string
      due: string
      ended: boolean
      id: string
      action_id: string
    }>(
      `select d.id, d.action_id, a.action, a.objective, g.name, d.status, d.story, d.forecast_due::text as due, d.removed_at is not null as ended
       from plan_deliveries d join plan_actions a on a.id = d.action_id left join agencies g on g.id = d.agency_id
       where d.plan_id = $1 order by a.action, a.objective, g.name`,
      [planId],
    )

  test('asks nothing where nothing changed, and says so', async () => {
    const first = await bring(text())
    const page = await world.get(first, coordinator)
    const row = /name="row" value="([^"]*)"[^]*?name="seen" value="([^"]*)"/.exec(
      page.html.slice(page.html.indexOf('Action completed')),
    )
    assert.equal(
      (
        await world.post(
          `${first}/edit`,
          {
            row: row?.[1] ?? '',
            seen: row?.[2] ?? '',
            act: 'take',
            from: 'timeframe',
            words: 'Action completed',
            to: 'status',
            back: 'doubtful-1',
          },
          coordinator,
        )
      ).status,
      303,
    )
    planId = await keep(first)
    const again = await bring(text().replaceAll('\n', '\n\n').replaceAll('\n\n', '\r\n'), 'plan again.txt')
    const review = await world.get(again, coordinator)
    assert.match(review.html, /0 of 0 looked at|Nothing had to be looked at|as in the last version/)
    assert.ok(!review.html.includes('data-review-item'), 'no row asks')
    assert.match((await world.get(`${again}?show=all`, coordinator)).html, /As in the last version/)
    const changes = await world.get(`${again}/changes`, coordinator)
    assert.match(changes.html, /Nothing changed: the document says what the plan says\./)
    const own = await world.post(`${again}/replaces`, { plan: 'own' }, coordinator)
    assert.equal(own.status, 303)
    assert.ok(
      (await world.get(again, coordinator)).html.includes('data-review-item'),
      'a plan of its own asks',
    )
  })

  test('keeps updates, statuses and parts; takes new words; ends nothing that nobody ticked', async () => {
    const before = await parts()
    const ask = before.find(({ action }) => action === 'Ask everybody')
    const school = before.find(({ action }) => action === 'Write to schools')
    await world.admin(
      `update plan_deliveries set status = 'in_progress', story = 'Forty people asked.', reported_quarter = '2026-q1', changed_at = changed_at + interval '1 second' where id = $1`,
      [ask?.id],
    )
    world.clock.advance(86_400_000)
    const next = text({
      first: 'Answering better',
      one: [
        ONE[1]?.replace('\t', '1.1 To answer\t').replace('\t\t', '\t') ?? '',
        ONE[0]?.replace('1.1 To answer', '').replace('Ask everybody', 'Ask everybody twice') ?? '',
        ONE[2]?.replace('31 December 2026', '31 January 2027') ?? '',
        '1.3 To fund\tPay for it\tFind money for interpreters\tBirch Council\tQ4\t\t\t',
      ],
      two: [
        TWO[1]?.replace('Birch Council', 'Alder Council') ?? '',
        '2.3 To print\tShow\tPrint a poster\tAlder Council\tQ4\t\t\t',
      ],
    })
    const path = await bring(next, 'plan v2.txt')
    const changes = await world.get(`${path}/changes`, coordinator)
    for (const words of [
      '1 action is the same, 3 changed, 2 new and 1 gone.',
      'The actions come in another order',
      'Owners that the document no longer names',
      'End the part of Birch Council: 2.2 Share what is learned',
      'better',
      'Read as due date',
      'Review ten cases',
    ])
      assert.ok(changes.html.includes(words), words)
    const end =
      hidden(changes.html.slice(changes.html.indexOf('id="end"')), 'end') ||
      /value="([^"]+)"[^>]*name="end"|name="end"[^>]*value="([^"]+)"/
        .exec(changes.html)
        ?.slice(1)
        .find(Boolean) ||
      ''
    await keep(path, { end })
    const now = await parts()
    const find = (what: string) =>
      now.filter(({ action, objective }) => action === what || objective === what)
    const [asked] = find('Ask everybody twice')
    assert.deepEqual(
      [asked?.id, asked?.story, asked?.status],
      [ask?.id, 'Forty people asked.', 'in_progress'],
    )
    const [schools] = find('Write to schools')
    assert.deepEqual([schools?.id, schools?.due], [school?.id, '2027-01-31'])
    assert.deepEqual(
      find('Review ten cases').map(({ ended }) => ended),
      [false],
    )
    assert.deepEqual(
      find('Share what is learned').map(({ name, ended }) => [name, ended]),
      [
        ['Alder Council', false],
        ['Birch Council', true],
      ],
    )
    const [status] = await world.admin('select status, timeframe from plan_actions where id = $1', [
      asked?.action_id,
    ])
    assert.deepEqual(status, { status: 'Action completed', timeframe: 'Q2' })
    const priorities = await world.admin(
      'select heading from plan_priorities where plan_id = $1 and removed_at is null order by position',
      [planId],
    )
    assert.deepEqual(
      priorities.map(({ heading }) => heading),
      ['Strategic Priority 1: Answering better', 'Strategic Priority 2: Learning'],
    )
  })

  test('our own paper of a plan that runs comes back and changes nothing', async () => {
    const tray = () =>
      world.admin('select text from plan_unplaced where plan_id = $1 and gone_at is null', [planId])
    await world.admin(
      `insert into plan_unplaced (id, plan_id, position, line, text, near) values (gen_random_uuid(), $1, 0, 1, 'A note that stands beside the plan', '')`,
      [planId],
    )
    await world.admin(
      `insert into plan_links (id, plan_id, action_id, kind, title, place, url, on_date, changed_at)
        select gen_random_uuid(), plan_id, id, 'meeting', 'Board', 'County Hall', 'https://board.example/may', '2026-05-20', $2
        from plan_actions where plan_id = $1 and removed_at is null limit 1`,
      [planId, world.clock.now()],
    )
    for (const fields of ['', '?leads=yes']) {
      const path = await bringPaper(planId, fields)
      const review = await world.get(path, coordinator)
      assert.match(review.html, /This looks like a newer version of/)
      assert.ok(!review.html.includes('data-review-item'), 'no row and no line asks')
      const changes = await world.get(`${path}/changes`, coordinator)
      assert.match(changes.html, /Nothing changed: the document says what the plan says\./)
      const before = await parts()
      await keep(path)
      assert.deepEqual(await parts(), before)
      // The paper does not have it.
      assert.deepEqual(await tray(), [{ text: 'A note that stands beside the plan' }])
    }
  })

  test('a real plan’s paper comes back and changes nothing', {
    skip: existsSync(realPlan) ? false : 'the plan is not here',
  }, async () => {
    const first = await bring(readFileSync(realPlan, 'utf8'), 'llr.txt')
    const id = await keep(first)
    const again = await bring(`${readFileSync(realPlan, 'utf8')}\n`, 'llr 2.txt')
    assert.match(
      (await world.get(`${again}/changes`, coordinator)).html,
      /Nothing changed: the document says what the plan says\./,
    )
    assert.ok(!(await world.get(again, coordinator)).html.includes('data-review-item'))
    const path = await bringPaper(id)
    const changes = await world.get(`${path}/changes`, coordinator)
    assert.match(changes.html, /Nothing changed: the document says what the plan says\./)
    assert.ok(!(await world.get(path, coordinator)).html.includes('data-review-item'))
  })

  test('holds no connection while columns that are said anew wait to be read', async () => {
    const path = await bring(
      text({ title: 'Another hate plan 2026-29', one: ONE.map((line) => line.replaceAll('e', 'o')) }),
      'other.txt',
    )
    const page = await world.get(`${path}/columns`, coordinator)
    const at = /name="title-(\d+)" value="budget line"/.exec(page.html)?.[1] ?? ''
    const seen = /name="seen" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
    const turn = Promise.withResolvers<undefined>()
    const waits = inTurn(() => turn.promise)
    const saved = world.post(
      `${path}/columns`,
      { seen, [`title-${at}`]: 'budget line', [`column-${at}`]: 'update' },
      coordinator,
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
    const held = await world.admin(
      `select query from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    )
    turn.resolve(undefined)
    await waits
    assert.deepEqual(held, [])
    assert.equal((await saved).status, 303)
  })
})
