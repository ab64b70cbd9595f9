// What somebody takes away after telling us: true for their report, kept in ways that betray nothing, and never in an address.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startSmtp } from '../../../../test/support/smtp.ts'
import {
  type Agency,
  createWorld,
  type Person,
  type World,
  WITH_MAIL,
} from '../../../../test/support/world.ts'
import { asSystem } from '../../../access/ctx.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { languageOf, newReading, whileReading } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import { createMailer } from '../../../platform/mail/transport.ts'
import { languageSource } from '../../languages/index.ts'
import { mailJobs } from '../../mail/index.ts'
import { moreWords } from '../form/more.messages.en.ts'
import { voiceWords } from '../form/voices.messages.en.ts'
import { NOTHING_MORE, type ReportAnswers } from '../report.ts'
import { submitReport } from '../submit-report.ts'
import { anonymousReport } from '../testing/answers.ts'

let world: World
let north: Agency
let officer: Person
before(async () => {
  world = await createWorld({ settings: WITH_MAIL })
  north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
})
after(() => world.close())

const PATH = '/follow-up/receipt'
const reported = (but: Partial<ReportAnswers> = {}) =>
  submitReport(world.publicCtx(), { ...anonymousReport(north.areaId ?? ''), ...but }, randomToken())
const keyOf = ({ reference, code }: { reference: string; code: string }) => ({ reference, code })

describe('a receipt', () => {
  test('is shown again to whoever holds the code, with the dates of the minimum standard', async () => {
    const page = await world.post(PATH, keyOf(await reported()))
    assert.equal(page.status, 200)
    assert.match(page.html, /North Council reads your report by the end of Thursday 19 November 2026/)
    assert.match(page.html, /Our answer is here, with your code, by the end of Friday 20 November 2026/)
    for (const right of [
      'ASB case review',
      '“ASB” is short for anti-social behaviour',
      'Victims’ Code',
      'you can complain',
      'not part of us',
    ])
      assert.ok(page.html.includes(right), right)
  })

  test('names only the rights that can apply to what was told', async () => {
    const rightsOf = async (but: Partial<ReportAnswers>) =>
      (await world.post(PATH, keyOf(await reported(but)))).html
    const refused = await rightsOf({ more: { ...NOTHING_MORE, types: ['refusal_of_service'] } })
    assert.ok(!refused.includes('Victims’ Code') && refused.includes('Equality Advisory'))
    const both = await rightsOf({ more: { ...NOTHING_MORE, types: ['refusal_of_service', 'threats'] } })
    assert.ok(both.includes('Victims’ Code') && both.includes('Equality Advisory'))
    assert.ok(!(await rightsOf({ role: 'witness' })).includes('Victims’ Code'))
    const old = await rightsOf({ occurred: { kind: 'day', day: '2026-05-17' } })
    assert.ok(!old.includes('ASB'))
  })

  test('tells a child or young person of their rights without laws and bodies, and a grown-up who tells of them with', async () => {
    const more = { ...NOTHING_MORE, codes: { age: 'under_18' } }
    const child = (await world.post(PATH, keyOf(await reported({ more })))).html
    assert.match(child, /you can ask for it to be looked at again/)
    assert.match(child, /a grown-up can tell us for you/)
    assert.match(child, /If you or somebody else is in serious danger/)
    assert.doesNotMatch(child, /ASB|ombudsman|Victims’ Code|Act 2014/)
    const parent = (await world.post(PATH, keyOf(await reported({ more, role: 'parent' })))).html
    assert.match(parent, /ASB case review/)
    assert.doesNotMatch(parent, /looked at again/)
  })

  test('says where to come back and whom to call, on paper as well, with nothing of the person in the address', async () => {
    await world.admin(`update partnership set public_phone = '0116 496 0123'`)
    // Pages keep for a moment what they know of the partnership.
    world.clock.advance(6_000)
    const receipt = await reported()
    const { html } = await world.post(PATH, keyOf(receipt))
    const address =
      /To come back, go to this address: <bdi[^>]*>(https?:\/\/[^<]+)<\/bdi>/.exec(html)?.[1] ?? ''
    assert.equal(new URL(address).pathname, '/follow-up')
    assert.equal(new URL(address).search, '')
    assert.match(html, /Or call us: <a [^>]*href="tel:01164960123"><bdi dir="ltr">0116 496 0123<\/bdi>/)
    const before = html.slice(0, html.indexOf(address))
    assert.ok(before.lastIndexOf('app-no-print') < before.lastIndexOf('class="app-code"'), 'it is printed')
  })

  test('tells whoever has another code nothing, and has no address of its own', async () => {
    const [mine, other] = [await reported(), await reported()]
    const page = await world.post(PATH, { reference: mine.reference, code: other.code, do: 'text' })
    assert.equal(page.status, 422)
    assert.ok(!page.html.includes('reads your report'))
    assert.equal((await world.get(PATH)).location, '/follow-up')
  })

  test('keeps words for a lost code where it is shown, which bring another code', async () => {
    const receipt = await reported()
    const short = await world.post(PATH, { ...keyOf(receipt), do: 'words', recoveryWords: 'too few' })
    assert.equal(short.status, 422)
    assert.match(short.html, /<details[^>]* open[\s\S]*value="too few"/)
    const words = 'copper kettle midnight tram'
    const kept = await world.post(PATH, { ...keyOf(receipt), do: 'words', recoveryWords: words })
    assert.match(kept.html, /We have kept your words/)
    assert.ok(!kept.html.includes('name="recoveryWords"'))
    const again = await world.post('/follow-up', { do: 'recover', reference: receipt.reference, words })
    assert.match(again.html, /Your new code/)
  })

  test('does not say that the code cannot be had again, beside the ways to get it again', async () => {
    const { html } = await world.post(PATH, keyOf(await reported()))
    assert.match(html, /After you leave this page, we cannot show you this code again/)
    assert.ok(!html.includes('cannot give it to you again'))
  })

  test('says the same of a review as the question before it: one hate incident is usually enough', async () => {
    const { html } = await world.post(PATH, keyOf(await reported()))
    assert.match(html, /one hate incident/i)
    const hints = [
      moreWords.before.controls['beforeWords']?.hint,
      voiceWords.other.before?.controls?.['beforeWords']?.hint,
    ]
    for (const hint of hints) assert.match(hint ?? '', /One hate incident is usually enough/)
  })

  test('prints what is to be kept, and no rights or helplines', async () => {
    const { html } = await world.post(PATH, keyOf(await reported()))
    const [kept = '', unprinted = ''] = html.split(/<div class="app-no-print"><h2[^>]*>Your rights/)
    assert.match(kept, /What happens next/)
    assert.match(unprinted, /Samaritans/)
  })

  test('stays in the language that is chosen while it is shown', async () => {
    const { html } = await world.post(PATH, keyOf(await reported()))
    assert.match(html, /<form id="same-page" method="post" action="\/follow-up\/receipt"/)
  })
})

describe('a downloaded receipt', () => {
  const bodyOf = async (fields: Record<string, string>) => {
    const receipt = await reported()
    const file = await world.post(PATH, { ...keyOf(receipt), ...fields })
    return { receipt, file, name: String(file.headers['content-disposition']) }
  }
  test('has a neutral name and words, and the code only where it is asked for', async () => {
    for (const as of ['text', 'page']) {
      const { file, receipt, name } = await bodyOf({ do: as })
      assert.match(name, /filename="notes\.(txt|html)"/)
      assert.equal(file.headers['cache-control'], 'no-store')
      assert.ok(file.html.includes(receipt.reference) && !file.html.includes(receipt.code))
      assert.match(file.html, /Thursday 19 November 2026/)
      assert.doesNotMatch(file.html, /hate|report|police|council|upstander|northbrook|victim|crime/i)
      const withCode = await bodyOf({ do: as, withCode: 'yes' })
      assert.ok(withCode.file.html.includes(withCode.receipt.code))
    }
  })
})

describe('a receipt that is sent', () => {
  const send = (key: { reference: string; code: string }, fields: Record<string, string>) =>
    world.post(PATH, { ...keyOf(key), do: 'send', channel: 'email', ...fields })
  const to = 'sister@example.org'

  async function arrived(reportId: string) {
    const smtp = await startSmtp()
    const mailer = createMailer({ url: smtp.url, from: 'post@example.org', timeoutMs: 3000 })
    const jobs = mailJobs({ mailer, notify: null, origin: 'https://tell.example.org' })
    try {
      const rows = await world.admin<{ id: string }>(
        `select id from mails where report_id = $1 and to_once and status = 'waiting' order by created_at`,
        [reportId],
      )
      for (const { id } of rows)
        await jobs['send-mail'](
          asSystem(world.services, 'send-mail', newId()),
          { mailId: id },
          AbortSignal.any([]),
        )
      return smtp.received.map(({ to, source }) => `${to.join()}\n${source}`).join('\n')
    } finally {
      mailer.close()
      await smtp.close()
    }
  }

  test('says one thing of the two, in words that betray nothing, and leaves no address behind', async () => {
    const receipt = await reported()
    assert.match((await send(receipt, { email: to, what: 'reference' })).html, /We send it now/)
    const [stored] = await world.admin<{ row: string }>(
      'select mails::text as row from mails where report_id = $1 and to_once',
      [receipt.reportId],
    )
    assert.ok(stored && !stored.row.includes(to) && !stored.row.includes(Buffer.from(to).toString('hex')))
    const mail = await arrived(receipt.reportId)
    assert.ok(mail.startsWith(to))
    assert.doesNotMatch(mail, /hate|report|police|council|victim|crime/i)
    assert.ok(mail.includes(receipt.reference) && !mail.includes(receipt.code))
    const [sent] = await world.admin<{ secret: Buffer | null; status: string; person: string | null }>(
      'select secret_sealed as secret, status, to_person_id as person from mails where report_id = $1 and to_once',
      [receipt.reportId],
    )
    assert.deepEqual(sent, { secret: null, status: 'sent', person: null })
    const page = await world.get(`/reports/${receipt.reference}`, officer)
    assert.ok(page.html.includes('A number to keep') && !page.html.includes(to))
  })

  test('holds both only where they ask, and the code alone otherwise', async () => {
    const receipt = await reported()
    await send(receipt, { email: to, what: 'code' })
    const alone = await arrived(receipt.reportId)
    assert.ok(alone.includes(receipt.code) && !alone.includes(receipt.reference))
    await send(receipt, { email: to, what: 'both' })
    const both = await arrived(receipt.reportId)
    assert.ok(both.includes(receipt.code) && both.includes(receipt.reference))
  })

  test('is refused by its field, keeps what was typed, and goes three times for one report', async () => {
    const receipt = await reported()
    const none = await send(receipt, { email: 'sister at home', what: '' })
    assert.equal(none.status, 422)
    assert.ok(none.html.includes('value="sister at home"') && none.html.includes('Choose what it should say'))
    const header = await send(receipt, { email: 'a@example.org\r\nBcc: b@example.org', what: 'code' })
    assert.equal(header.status, 422)
    for (const _ of [1, 2, 3]) assert.equal((await send(receipt, { email: to, what: 'code' })).status, 200)
    const fourth = await send(receipt, { email: to, what: 'code' })
    assert.equal(fourth.status, 422)
    assert.match(fourth.html, /sent three times already/)
  })

  test('is offered only where something can be sent from here, and so are promises of it', async () => {
    const bare = await createWorld()
    try {
      const area = await bare.agency({ name: 'North Council', area: 'North' })
      const { reference, code } = await submitReport(
        bare.publicCtx(),
        anonymousReport(area.areaId ?? ''),
        randomToken(),
      )
      const shown = await bare.post(PATH, { reference, code })
      assert.equal(shown.status, 200)
      assert.doesNotMatch(shown.html, /Send it to me/)
      const sent = await bare.post(PATH, {
        reference,
        code,
        do: 'send',
        channel: 'email',
        email: to,
        what: 'code',
      })
      assert.equal(sent.status, 422)
      assert.doesNotMatch(sent.html, /We send it now/)
      const question = { privacy: 'contact_only', go: 'change-contact' }
      const here = (await bare.post('/report', question)).html
      assert.doesNotMatch(here, /We send one short email now|In a plain envelope/)
      assert.equal(here.match(/No text, email or letter goes out by itself/g)?.length, 1)
      assert.doesNotMatch(here, /Nothing goes out by itself this way/)
      const there = (await world.post('/report', question)).html
      assert.match(there, /We send one short email now/)
      assert.equal(there.match(/Nothing goes out by itself this way/g)?.length, 2)
      const back = (await bare.post('/follow-up', { reference, code, view: 'contact' })).html
      assert.equal(back.match(/No text, email or letter goes out by itself/g)?.length, 1)
      assert.doesNotMatch(back, /Nothing goes out by itself this way/)
    } finally {
      await bare.close()
    }
  })

  test('goes by text only where texts are set up', async () => {
    const page = await send(await reported(), { channel: 'sms', sms: '07700 900 982', what: 'code' })
    assert.equal(page.status, 422)
    assert.ok(!page.html.includes('value="sms"'))
  })
})

test('whoever told us in Polish gets their number in Polish, though the system never reads their report', async () => {
  const language = languageOf('pl')
  assert.ok(language)
  const polish = newReading({
    language,
    catalogue: new Map(),
    offered: [],
    wished: undefined,
    path: '/report',
    others: [],
  })
  const safeContact = {
    methods: ['email'],
    safeTimes: [],
    mayLeaveMessage: false,
    maySayWhoWeAre: false,
    note: '',
  }
  const { reportId } = await whileReading(polish, () =>
    reported({
      privacy: 'contact_only',
      canContact: 'yes',
      person: { email: 'ann@example.org', safeContact },
    }),
  )
  const smtp = await startSmtp()
  const mailer = createMailer({ url: smtp.url, from: 'post@example.org', timeoutMs: 3000 })
  const languages = languageSource(world.services)
  const jobs = mailJobs({ mailer, notify: null, origin: 'https://tell.example.org', languages })
  try {
    const [mail] = await world.admin<{ id: string }>(
      `select id from mails where report_id = $1 and template = 'reference'`,
      [reportId],
    )
    await jobs['send-mail'](
      asSystem(world.services, 'send-mail', newId()),
      { mailId: mail?.id ?? '' },
      AbortSignal.any([]),
    )
    assert.match(smtp.received[0]?.source ?? '', /Subject: =\?UTF-8\?(Q\?Tw=C3=B3j|B\?VHfDs2)/i)
  } finally {
    mailer.close()
    await smtp.close()
  }
})
