import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { actionsIn } from './plan-state.ts'
import { createRunningPlan, type RunningPlan } from './testing/running-plan.ts'

const REFERRED = 'hate-cases-referred-to-victim-service'
const said = {
  words: 'All panels have met.',
  status: 'in_progress',
  progressRag: 'suggested',
  confidenceRag: 'green',
  'forecastDue-day': '',
  'forecastDue-month': '',
  'forecastDue-year': '',
}

describe('the pages of an action and of its parts', () => {
  let plan: RunningPlan
  let actionPath = ''
  let path = ''
  before(async () => {
    plan = await createRunningPlan()
    const [action] = actionsIn(await plan.load())
    actionPath = `/plan/${plan.planId}/actions/${action?.id}`
    path = `/plan/${plan.planId}/deliveries/${(await plan.delivery('1.1', 'Alder Council')).id}`
  })
  after(() => plan.world.close())
  beforeEach(() => plan.world.clock.advance(60_000))

  const version = async () => String((await plan.delivery('1.1', 'Alder Council')).version)

  test('an action shows the plan’s words, each owner’s part, and nothing to change for who may not', async () => {
    const page = await plan.world.get(actionPath, plan.people.analyst)
    assert.equal(page.status, 200)
    for (const words of [
      'Panels to meet monthly.',
      'Alder Council',
      'Birch Council',
      'Line 12 of the plan',
      'Not set',
    ])
      assert.ok(page.html.includes(words), words)
    assert.doesNotMatch(page.html, /\/tie|parts\/add|shape\/milestone/)
    assert.match((await plan.world.get(actionPath, plan.people.coordinator)).html, /parts\/add/)
    assert.equal((await plan.world.get(actionPath)).status, 303)
    assert.equal(
      (await plan.world.get(`/plan/${newId()}${actionPath.slice(42)}`, plan.people.owner)).status,
      404,
    )
  })

  test('meetings are listed with the newest first, each with its day', async () => {
    const add = actionPath.replace('/actions/', '/shape/link/add?to=')
    const { world, people } = plan
    const page = await world.get(`${add}&kind=meeting`, people.coordinator)
    assert.match(page.html, /value="meeting" selected|value="meeting"[^>]*checked/)
    const fields = {
      kind: 'meeting',
      title: 'Board, County Hall',
      url: 'https://board.example/may',
      place: '',
    }
    const undated = await world.post(add, fields, people.coordinator)
    assert.equal(undated.status, 422)
    assert.match(undated.html, /Enter the day of the meeting/)
    assert.match(undated.html, /value="Board, County Hall"/)
    const day = (month: string) => ({ 'on_date-day': '20', 'on_date-month': month, 'on_date-year': '2026' })
    for (const [title, month] of [
      ['Board, County Hall', '5'],
      ['Panel', '9'],
    ] as const)
      assert.equal(
        (
          await world.post(
            add,
            { ...fields, title, place: title === 'Panel' ? 'Room 4' : '', ...day(month) },
            people.coordinator,
          )
        ).status,
        303,
      )
    const { html } = await world.get(actionPath, people.analyst)
    assert.match(
      html,
      /Meetings and papers[^]*20 September 2026:[^]*Panel<\/a>, Room 4[^]*20 May 2026:[^]*Board, County Hall/,
    )
    // In the paper that everybody takes along, and on the page as it stood before the meetings were known.
    const paper = await world.get(`/plan/${plan.planId}/papers/full/print`, people.analyst)
    assert.match(
      paper.html,
      /Meeting of 20 September 2026 about 1\.1: Panel, Room 4, https:\/\/board\.example\/may/,
    )
    const before = await world.get(`${actionPath}?on=2026-06-01`, people.analyst)
    assert.doesNotMatch(before.html, /Room 4/)
    // No other kind of link is held anywhere.
    await world.post(add, { ...fields, kind: 'paper', title: 'Annex', place: 'Nowhere' }, people.coordinator)
    assert.doesNotMatch((await world.get(actionPath, people.analyst)).html, /Nowhere/)
  })

  test('an owner finds the form with last words in it, and saves how it goes', async () => {
    const page = await plan.world.get(path, plan.people.owner)
    assert.match(page.html, /The facts suggest: Not rated\./)
    // What the document said is the last word, and no update of anybody's.
    assert.match(
      page.html,
      /First meeting held<\/span><span class="app-small">1 April 2026, from the plan’s document/,
    )
    assert.match(
      page.html,
      /Nobody has given an update yet\. The last word above is from the plan’s document\./,
    )
    const answer = await plan.world.post(
      `${path}/update`,
      { ...said, version: await version() },
      plan.people.owner,
    )
    assert.equal(answer.location, `${path}?done=update`)
    const after = await plan.world.get(`${path}?done=update`, plan.people.owner)
    assert.match(after.html, /Saved\. This is now what the plan says/)
    assert.match(after.html, /<textarea[^>]*>All panels have met\.<\/textarea>/)
    assert.match(after.html, /Status: from Not set to In progress/)
    assert.match(after.html, /Why: Update for Q3 2026\/27/)
  })

  test('what is wrong stands by its field, with what was typed', async () => {
    const wrong = {
      ...said,
      progressRag: 'red',
      'forecastDue-day': '31',
      'forecastDue-month': '2',
      'forecastDue-year': '2027',
    }
    const answer = await plan.world.post(
      `${path}/update`,
      { ...wrong, version: await version() },
      plan.people.owner,
    )
    assert.equal(answer.status, 422)
    for (const words of ['say what is in the way', 'Enter a real date', 'value="31"'])
      assert.ok(answer.html.includes(words), words)
    assert.equal((await plan.delivery('1.1', 'Alder Council')).progressRag, null)
  })

  test('that comes back says what the facts suggest of what was typed, and why', async () => {
    const expected = {
      ...said,
      'forecastDue-day': '30',
      'forecastDue-month': '9',
      'forecastDue-year': '2031',
      version: await version(),
    }
    for (const to of [`${path}/update`, `/plan/updates/${path.split('/').at(-1)}`]) {
      const answer = await plan.world.post(to, expected, plan.people.owner)
      assert.equal(answer.status, 422, to)
      assert.match(answer.html, /Its colour: Red \(suggested\)/, to)
      assert.match(answer.html, /The facts suggest: Red\. [^<]*after the date agreed/, to)
      assert.doesNotMatch(answer.html, /Its colour: Green/, to)
    }
  })

  test('who was second sees both, loses nothing, and can save again', async () => {
    const old = String(Number(await version()) - 1)
    const answer = await plan.world.post(
      `${path}/update`,
      { ...said, words: 'Mine.', version: old },
      plan.people.owner,
    )
    assert.equal(answer.status, 409)
    assert.match(answer.html, /All panels have met\./)
    assert.match(answer.html, />Mine\.<\/textarea>/)
    const shown = /name="version" value="(\d+)"/.exec(answer.html)?.[1] ?? ''
    assert.equal(shown, await version())
  })

  test('others get no form, and are refused with the words of who may', async () => {
    for (const person of [plan.people.analyst, plan.people.stranger, plan.people.chair]) {
      assert.doesNotMatch((await plan.world.get(path, person)).html, /<textarea/)
      const answer = await plan.world.post(`${path}/update`, { ...said, version: await version() }, person)
      assert.equal(answer.status, 403)
    }
    for (const act of ['verify', 're-baseline', 'edit', 'remove', 'split', 'reopen', 'send-back'])
      assert.equal((await plan.world.get(`${path}/${act}`, plan.people.owner)).status, 403, act)
    assert.equal((await plan.world.get(`${actionPath}/parts/add`, plan.people.owner)).status, 403)
  })

  test('a file goes up as evidence, comes down as an attachment, and never as a page', async () => {
    const fields = { kind: 'file', title: 'Minutes of May', version: await version() }
    const file = { name: 'mï nutes.pdf', bytes: '%PDF-1.7 x', type: 'text/html' }
    const answer = await plan.world.upload(`${path}/evidence`, fields, file, plan.people.owner)
    assert.equal(answer.location, `${path}?done=evidence`)
    const waits = await plan.world.get(path, plan.people.stranger)
    assert.match(waits.html, /Waits for the virus scan/)
    assert.doesNotMatch(waits.html, /href="\/plan\/[^"]+\/files\//)
    await plan.world.admin(`update plan_files set state = 'clean'`)
    const page = await plan.world.get(path, plan.people.stranger)
    const href = /href="(\/plan\/[^"]+\/files\/[^"]+)"/.exec(page.html)?.[1] ?? ''
    const down = await plan.world.get(href, plan.people.stranger)
    assert.equal(down.html, '%PDF-1.7 x')
    assert.equal(down.headers['content-type'], 'application/pdf')
    assert.match(String(down.headers['content-disposition']), /^attachment; filename="m__nutes\.pdf"$/)
    assert.equal(down.headers['x-content-type-options'], 'nosniff')
    assert.equal((await plan.world.get(href)).status, 303)
    const page2 = { name: 'x.pdf', bytes: '<html><script>' }
    const refused = await plan.world.upload(`${path}/evidence`, fields, page2, plan.people.owner)
    assert.equal(refused.status, 422)
    assert.match(refused.html, /This kind of file is not taken/)
    assert.match(refused.html, /Minutes of May/)
  })

  test('a file too large is refused by its box, and what was typed is kept; a file to a page that takes none, unread', async () => {
    const big = { name: 'a.pdf', bytes: '%PDF-'.padEnd(10_485_761, 'x') }
    const answer = await plan.world.upload(
      `${path}/evidence`,
      { kind: 'file', title: 'Minutes of June' },
      big,
      plan.people.owner,
    )
    assert.equal(answer.status, 422)
    assert.match(answer.html, /href="#file"[^>]*>The file must be 10MB or smaller/)
    assert.doesNotMatch(answer.html, /The file is empty/)
    assert.match(answer.html, />Minutes of June</)
    const small = { name: 'a.pdf', bytes: '%PDF-' }
    assert.ok(
      [400, 415].includes((await plan.world.upload(`${path}/update`, said, small, plan.people.owner)).status),
    )
    const out = await plan.world.upload(`${path}/evidence`, { title: 'Typed words' }, small)
    assert.equal(out.status, 401)
    assert.match(out.html, /Typed words/)
  })

  test('complete, verified by the chair against that evidence, and blue', async () => {
    const done = { ...said, status: 'complete_unverified', version: await version() }
    assert.equal((await plan.world.post(`${path}/update`, done, plan.people.owner)).status, 303)
    const form = await plan.world.get(`${path}/verify`, plan.people.chair)
    const evidence = /name="evidence"[^>]*value="([^"]+)"/.exec(form.html)?.[1] ?? ''
    const nothing = await plan.world.post(`${path}/verify`, { version: await version() }, plan.people.chair)
    assert.equal(nothing.status, 422)
    const answer = await plan.world.post(
      `${path}/verify`,
      { evidence, version: await version() },
      plan.people.chair,
    )
    assert.equal(answer.status, 303)
    assert.match((await plan.world.get(path, plan.people.owner)).html, /app-rag--blue/)
    assert.doesNotMatch((await plan.world.get(path, plan.people.owner)).html, /id="update"/)
  })

  test('any page can be seen as it stood on a day before, with nothing to change on it', async () => {
    for (const at of [path, actionPath]) {
      const page = await plan.world.get(`${at}?on=2026-10-01`, plan.people.coordinator)
      assert.match(page.html, /as it stood at the end of 1 October 2026/, at)
      assert.match(page.html, /Not set/)
      assert.doesNotMatch(page.html, /<textarea|app-rag--blue|parts\/add|Minutes of May/)
      assert.equal((await plan.world.get(`${at}?on=2020-01-01`, plan.people.coordinator)).status, 404)
    }
  })

  test('a coordinator moves the date, changes the lead, adds, splits and removes', async () => {
    const { coordinator } = plan.people
    const birch = await plan.delivery('1.1', 'Birch Council')
    const at = `/plan/${plan.planId}/deliveries/${birch.id}`
    const due = { 'due-day': '31', 'due-month': '1', 'due-year': '2027' }
    assert.equal(
      (await plan.world.post(`${at}/re-baseline`, { ...due, version: '1' }, coordinator)).status,
      422,
    )
    const moved = { ...due, reason: 'Agreed in June.', version: '1' }
    assert.equal((await plan.world.post(`${at}/re-baseline`, moved, coordinator)).status, 303)
    assert.equal((await plan.world.post(`${at}/re-baseline`, moved, coordinator)).status, 409)
    plan.world.clock.advance(60_000)
    const edit = await plan.world.get(`${at}/edit`, coordinator)
    assert.match(edit.html, /It moves on a page of its own/)
    const lead = coordinator.actor.userId
    const fields = { agency: plan.birch.id, lead, part: 'East', reason: 'She knows it.', version: '2' }
    assert.equal((await plan.world.post(`${at}/edit`, fields, coordinator)).status, 303)
    const added = { agency: plan.police.id, ownerWords: 'Police' }
    assert.equal((await plan.world.post(`${actionPath}/parts/add`, {}, coordinator)).status, 422)
    assert.equal((await plan.world.post(`${actionPath}/parts/add`, added, coordinator)).status, 303)
    const page = await plan.world.get(actionPath, coordinator)
    for (const words of ['moved once', 'East', 'Northbrook Police', 'Why: Agreed in June.'])
      assert.ok(page.html.includes(words), words)
    plan.world.clock.advance(60_000)
    const gone = await plan.world.post(`${at}/remove`, { reason: 'Merged.', version: '3' }, coordinator)
    assert.equal(gone.location, `${actionPath}?done=remove`)
    assert.match((await plan.world.get(actionPath, coordinator)).html, /The part of Birch Council removed/)
  })

  test('measures are tied and untied on the action’s page', async () => {
    const { coordinator, owner } = plan.people
    assert.equal((await plan.world.post(`${actionPath}/tie`, {}, coordinator)).status, 422)
    assert.equal((await plan.world.post(`${actionPath}/tie`, { measure: REFERRED }, owner)).status, 403)
    assert.equal((await plan.world.post(`${actionPath}/tie`, { measure: REFERRED }, coordinator)).status, 303)
    assert.match((await plan.world.get(actionPath, coordinator)).html, /Tied by a coordinator/)
    assert.equal(
      (await plan.world.post(`${actionPath}/untie`, { measure: REFERRED }, coordinator)).status,
      303,
    )
  })

  test('evidence is verified and taken away on pages of its own', async () => {
    const { owner, chair, coordinator } = plan.people
    const birch = `/plan/${plan.planId}/deliveries/${(await plan.delivery('1.3', 'Alder Council')).id}`
    const note = { kind: 'note', title: 'We read both.' }
    assert.equal((await plan.world.post(`${birch}/evidence`, note, owner)).status, 303)
    plan.world.clock.advance(60_000)
    const page = await plan.world.get(birch, chair)
    const at = /action="(\/plan\/[^"]+\/evidence\/[^"]+)\/verify"/.exec(page.html)?.[1] ?? ''
    assert.equal((await plan.world.post(`${at}/verify`, {}, owner)).status, 403)
    assert.equal((await plan.world.post(`${at}/verify`, {}, chair)).status, 303)
    plan.world.clock.advance(60_000)
    assert.equal((await plan.world.get(`${at}/remove`, coordinator)).status, 200)
    assert.equal((await plan.world.post(`${at}/remove`, { version: '2' }, coordinator)).status, 422)
    assert.equal(
      (await plan.world.post(`${at}/remove`, { version: '1', reason: 'x' }, coordinator)).status,
      409,
    )
    assert.equal(
      (await plan.world.post(`${at}/remove`, { version: '2', reason: 'Twice here.' }, coordinator)).status,
      303,
    )
    assert.match((await plan.world.get(birch, owner)).html, /Evidence removed: We read both\./)
  })
})
