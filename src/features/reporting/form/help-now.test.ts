// Help for whoever is in danger or cannot go on is there without anybody reading what was written.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type World } from '../../../../test/support/world.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { heading, press, receiptOf } from '../testing/walk-form.ts'

let world: World
let council: Agency

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

/** The part of a page that is its own: the frame around it names numbers too. */
const main = (html: string) => /<main[\s\S]*?<form([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
const beforeHeading = (html: string) => main(html).split('<h1')[0] ?? ''

describe('“What happened?”', () => {
  for (const address of ['/report', '/report/quick'])
    test(`names who listens, before anything is written: ${address}`, async () => {
      const first = await world.get(address)
      const page = address === '/report' ? await press(world, first, '/report', { now: 'no' }) : first
      assert.equal(heading(page), 'What happened?')
      assert.match(
        main(page.html),
        /call Samaritans at any time: <a [^>]*href="tel:116123"[^>]*><bdi dir="ltr">116 123/,
      )
      assert.match(
        main(page.html),
        /If you are under 18, you can talk to Childline at any time: <a [^>]*href="tel:08001111"/,
      )
    })

  test('does not name Childline to whoever said that an adult is concerned', async () => {
    const page = await world.post('/report', { age: 'adult', go: 'change-what' })
    assert.match(main(page.html), /116 123/)
    assert.doesNotMatch(main(page.html), /Childline/)
  })
})

test('the short way says what to do in danger and how to leave, before it asks', async () => {
  const { html } = await world.get('/report/quick')
  assert.match(beforeHeading(html), /href="tel:999"/)
  assert.match(beforeHeading(html), /press 55/)
  assert.match(beforeHeading(html), /press “Exit this page”/)
})

describe('whoever ticks that somebody thought of ending their life', () => {
  const ticking = async (answers: FormValues, go = 'next') => {
    const page = await world.post('/report', { what: 'Shouted at', ...answers, go: 'change-effect' })
    return press(world, page, '/report', { effects: ['sleep', 'despair'] }, go)
  }

  test('reads who listens at the top of the next page', async () => {
    const page = await ticking({ who: 'affected', age: 'adult' })
    assert.equal(heading(page), 'Check what you have told us')
    assert.match(
      beforeHeading(page.html),
      /Samaritans listen at any time, free, on <a [^>]*href="tel:116123"/,
    )
    assert.match(beforeHeading(page.html), /href="tel:116123"/)
    assert.doesNotMatch(beforeHeading(page.html), /Childline/)
  })

  test('reads it as well when they save their answers for later', async () => {
    const page = await ticking({ who: 'affected' }, 'save')
    assert.match(page.html.split('Your answers are saved</h1>')[0] ?? '', /href="tel:116123"/)
  })

  test('reads of Childline too as a child, and as the parent of one', async () => {
    const child = await ticking({ who: 'affected', age: 'under_18' })
    assert.match(beforeHeading(child.html), /You can talk to Childline[\s\S]*href="tel:08001111"/)
    const parent = await ticking({ who: 'parent', age: 'under_18' })
    assert.match(beforeHeading(parent.html), /do not leave them alone with it[\s\S]*href="tel:08001111"/)
  })

  test('for somebody grown reads it too', async () => {
    const page = await ticking({ who: 'friend_or_family', age: 'adult' })
    assert.match(beforeHeading(page.html), /href="tel:116123"/)
  })

  test('and nobody else', async () => {
    const page = await world.post('/report', { what: 'Shouted at', effects: ['sleep'], go: 'change-check' })
    assert.equal(heading(page), 'Check what you have told us')
    assert.doesNotMatch(beforeHeading(page.html), /116 ?123/)
  })
})

describe('whoever tells of abuse', () => {
  const telling = async (types: string[], answers: FormValues = {}) => {
    const page = await world.post('/report', {
      what: 'He hits me',
      privacy: 'anonymous',
      ...answers,
      go: 'change-types',
    })
    return press(world, page, '/report', { types })
  }

  for (const [type, number, words] of [
    ['domestic', '08082000247', /You do not have to live with abuse[\s\S]*Exit this page/],
    ['sexual_assault', '08085002222', /What happened is not your fault/],
    ['exploitation', '08000121700', /You do not have to be sure/],
  ] as const)
    test(`reads who helps on the next page and on the receipt: ${type}`, async () => {
      const page = await telling([type])
      assert.equal(heading(page), 'Check what you have told us')
      const receipt = await press(world, page, '/report', {}, 'send')
      for (const part of [beforeHeading(page.html), receipt.html]) {
        assert.match(part, words)
        assert.match(part, new RegExp(`href="tel:${number}"`))
        assert.match(part, /If somebody is in danger, call 999/)
      }
      const { reference } = receiptOf(receipt)
      const [row] = await world.admin('select safeguarding from reports where reference = $1', [reference])
      assert.equal(row?.['safeguarding'], true)
    })

  test('and a grown-up who tells of a child, who listens to them', async () => {
    const page = await telling(['verbal_abuse'], { who: 'friend_or_family', age: 'under_18' })
    assert.match(
      beforeHeading(page.html),
      /Children and young people can talk to Childline[\s\S]*NSPCC[\s\S]*href="tel:08088005000"/,
    )
  })

  test('nobody else', async () => {
    assert.doesNotMatch(beforeHeading((await telling(['verbal_abuse'])).html), /tel:0/)
  })
})
