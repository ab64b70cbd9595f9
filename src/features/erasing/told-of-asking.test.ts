// Whoever answers for what is kept hears by mail that somebody asks to be erased, again when half of the month is over, and when
// all of it is: the number and the day, and nothing of the person. Others hear nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startSmtp } from '../../../test/support/smtp.ts'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { formatLongDate } from '../../platform/calendar/format.ts'
import { addMonths, londonDay } from '../../platform/calendar/london.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import { createMailer } from '../../platform/mail/transport.ts'
import { MARKED } from '../cases/testing/a-report.ts'
import { mailJobs } from '../mail/index.ts'
import { submitReport, watchWaiting } from '../reporting/index.ts'
import { anonymousReport } from '../reporting/testing/answers.ts'

const ORIGIN = 'https://tell.example.org'
const DAY = 86_400_000
let world: World
let manager: Person
let administrator: Person
let areaId: string
let farAreaId: string
let leadAdministrator: Person
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North Council', area: 'North' })
  const far = await world.agency({ name: 'Far Council', area: 'Far' })
  const lead = await world.agency({ name: 'Lead Council', area: 'Lead' })
  await world.lead(lead)
  areaId = north.areaId ?? ''
  farAreaId = far.areaId ?? ''
  manager = await world.staff({ agency: north, roles: ['manager'] })
  administrator = await world.staff({ agency: north, roles: ['administrator'] })
  await world.staff({ agency: north, roles: ['officer', 'triage'] })
  leadAdministrator = await world.staff({ agency: lead, roles: ['administrator'] })
})
after(() => world.close())

async function askedIn(area: string) {
  const { reference, code } = await submitReport(
    world.publicCtx(),
    { ...anonymousReport(area), privacy: 'named', canContact: 'yes', person: MARKED },
    randomToken(),
  )
  await world.post('/follow-up', { reference, code, do: 'erase' })
  return { reference, code, due: addMonths(londonDay(world.clock.now()), 1) }
}

/** Sends whatever waits of a kind about a report to a mail server, and gives what it took. */
async function posted(reference: string, template: string) {
  const smtp = await startSmtp()
  const mailer = createMailer({ url: smtp.url, from: 'post@example.org', timeoutMs: 3000 })
  try {
    const waiting = await world.admin<{ id: string }>(
      `select id from mails where status = 'waiting' and template = $1 and params::text like $2 order by id`,
      [template, `%${reference}%`],
    )
    const send = mailJobs({ mailer, notify: null, origin: ORIGIN })['send-mail']
    for (const { id } of waiting)
      await send(world.systemCtx('send-mail'), { mailId: id }, AbortSignal.any([]))
    return smtp.received.map(({ to, source }) => ({
      to: to.join(),
      text: source.replaceAll('=\r\n', '').replaceAll('=E2=80=99', '’'),
    }))
  } finally {
    await mailer.close()
    await smtp.close()
  }
}
const addresses = async (...people: Person[]) => {
  const rows = await world.admin<{ email: string }>('select email from staff_users where id = any ($1)', [
    people.map(({ actor }) => actor.userId),
  ])
  return rows.map(({ email }) => email).sort()
}
const receivers = (mails: { to: string }[]) => mails.map(({ to }) => to).sort()

test('those who answer for it are written to once, with the number and the day, and nothing of the person', async () => {
  const { reference, code, due } = await askedIn(areaId)
  await world.post('/follow-up', { reference, code, do: 'erase' })
  const mails = await posted(reference, 'erasure-asked')
  assert.deepEqual(receivers(mails), await addresses(manager, administrator))
  for (const { text } of mails) {
    assert.match(text, new RegExp(`Subject: A request to answer by ${formatLongDate(due)}: ${reference}`))
    assert.ok(text.includes(`${ORIGIN}/erasures`))
    for (const said of [MARKED.name, MARKED.phone, MARKED.email, code]) assert.ok(!text.includes(said ?? '-'))
    assert.ok(!text.includes(`/erasures/${reference}`), 'an address says no number')
  }
})

test('they are written to again in the middle of the month and after it, until there is an answer', async () => {
  const [late, answered] = [await askedIn(areaId), await askedIn(areaId)]
  const no = { do: 'refuse', why: 'legal_claim', answer: 'The court sits in May.' }
  assert.equal((await world.post(`/erasures/${answered.reference}`, no, manager)).status, 303)
  const both = await addresses(manager, administrator)
  const watch = () => watchWaiting(world.systemCtx('watch-clocks'))
  await watch()
  assert.deepEqual(await posted(late.reference, 'waiting-soon'), [])
  world.clock.advance(17 * DAY)
  await watch()
  await watch()
  const soon = await posted(late.reference, 'waiting-soon')
  assert.deepEqual(receivers(soon), both)
  world.clock.advance(17 * DAY)
  await watch()
  await watch()
  const over = await posted(late.reference, 'waiting-late')
  assert.deepEqual(receivers(over), both)
  for (const { text } of [...soon, ...over]) {
    assert.ok(text.includes(`${late.reference}: An answer to somebody who asks to be erased`))
    assert.ok(!text.includes(answered.reference))
  }
})

test('where an agency has nobody who answers for what is kept, the lead’s are written to', async () => {
  const { reference } = await askedIn(farAreaId)
  assert.deepEqual(receivers(await posted(reference, 'erasure-asked')), await addresses(leadAdministrator))
})
