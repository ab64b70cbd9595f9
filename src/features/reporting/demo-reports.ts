// Reports of the demonstration that show what invented ones in bulk do not: another language, a diary, a file, two that are
// alike, one that waits for another authority, one withdrawn, one that the police were told of without a yes, answers added later. Told and worked on by the ordinary verbs. Everybody in them is invented.
import type { Staff } from '../../access/actor.ts'
import { actingAs, type Ctx, type Services, type StaffCtx } from '../../access/ctx.ts'
import { addDays, type Day, londonDay, londonInstant } from '../../platform/calendar/london.ts'
import { englandCalendar } from '../../platform/calendar/working-days.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import { languageOf, newReading, whileReading } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { readForm } from '../../platform/http/form.ts'
import { keepUploads } from '../evidence/index.ts'
import { withdrawReport } from './consent/withdraw.ts'
import { demoWords as say } from './demo-words.en.ts'
import { ownFacts } from './follow-up/added/own-facts.ts'
import { NO_ASK } from './consent/police-told.ts'
import { readAdded } from './follow-up/added/read-added.ts'
import { callDays } from './calls/hours.ts'
import { callHours } from './calls/hours.store.ts'
import { askCall } from './follow-up/ask-call.ts'
import { addMessage, asHolder, type Key } from './follow-up/open-report.ts'
import { sendTransfer } from './receiving/transfer.ts'
import type { ReportAnswers } from './report.ts'
import { followedReport } from './reports.store.ts'
import { submitReport } from './submit-report.ts'
import { translateReport } from './translations/translate-report.ts'

const HOUR_MS = 3_600_000

/** An officer who takes reports, and the area whose reports they are. */
export type DemoTaker = { officer: Staff; areaId: string }

/**
 * Adds them to the queue of `here`. The report that waits comes from `there`. `via`: the code of a source that some came
 * by. `force`: the police of the place. Returns how many.
 */
export async function addDemoReports(
  services: Services,
  { here, there, via, force }: { here: DemoTaker; there: DemoTaker; via: string; force: string },
): Promise<number> {
  const now = services.clock.now()
  const worked = lastMorning(now)
  const day = addDays(londonDay(worked), -2)
  const at = (hours: number, before = now): Services => ({
    ...services,
    clock: { now: () => new Date(before.getTime() - hours * HOUR_MS) },
  })
  const as = ({ officer }: DemoTaker): StaffCtx => actingAs(at(0, worked), { requestId: newId() }, officer)
  const tell = (told: Services, answers: ReportAnswers, token = randomToken()) =>
    submitReport(anybody(told), answers, token)

  const polish = await inPolish(() => tell(at(20, worked), { ...answersOf(here, day, say.polish), via }))
  await translateReport(as(here), polish.reference, say.polishInEnglish, NO_ASK)
  const diary = await tell(at(9), {
    ...answersOf(here, day, say.series),
    ...NAMED,
    via,
    diary: say.diary.map((said, index) => ({ ...said, day: addDays(day, index * 3 - 9) })),
  })
  const key = { reference: diary.reference, code: diary.code }
  const holder = asHolder(at(1), anybody(at(1)), key)
  await addMessage(holder, key, { text: say.message, once: newId() })
  const [on = londonDay(now)] = callDays(await holder.db.transaction(callHours), now)
  await askCall(holder, key, { on, part: 'morning', phone: '', note: '', once: newId() })
  const token = randomToken()
  await keepUploads(anybody(at(7)), token, [letter()])
  await tell(at(7), answersOf(here, day, say.letter), token)
  const alike = async () => {
    for (const [index, text] of say.alike.entries()) {
      const told = await tell(at(5 - index), answersOf(here, day, text))
      if (index === 0) await addLater(at(2), told)
    }
  }
  const withdrawn = async () => {
    const gone = await tell(at(6), {
      ...answersOf(here, day, say.withdrawn),
      strands: ['sexual_orientation'],
    })
    await withdrawReport(asHolder(at(3), anybody(at(3)), gone), gone)
  }
  const inDanger = async () => {
    const danger = await tell(at(3, worked), answersOf(here, day, say.inDanger))
    await tellPolice(as(here), danger.reference, force)
  }
  // None waits for another: whoever starts the demonstration waits for the longest only.
  await Promise.all([alike(), withdrawn(), inDanger()])
  const elsewhere = await tell(at(28, worked), answersOf(there, day, say.elsewhere))
  await sendTransfer(as(there), elsewhere.reference, {
    agencyId: here.officer.agencyId,
    reason: say.transfer,
    version: 1,
  })
  return 6 + say.alike.length
}

// They said no, and somebody's life is in danger: done at once, and left to a manager to look at.
const tellPolice = (ctx: StaffCtx, reference: string, force: string) =>
  sendTransfer(ctx, reference, {
    agencyId: force,
    reason: 'police_matter',
    version: 1,
    ask: { ground: 'vital_interests', urgent: true, silentWhy: null },
  })

// One more question, answered when there was time for it.
async function addLater(services: Services, key: Key): Promise<void> {
  const holder = asHolder(services, anybody(services), key)
  const own = await holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) throw new Error('the demonstration finds its own report')
    return ownFacts(tx, report)
  })
  const form = readForm({ ...say.added, messageId: newId() })
  const read = readAdded('people', form, own, { now: services.clock.now(), files: false, areas: [] })
  if (!read.ok) throw new Error('the demonstration adds nothing')
  await addMessage(holder, key, read.value)
}

const anybody = (services: Services): Ctx => actingAs(services, { requestId: newId() }, { kind: 'public' })

const inPolish = <T>(work: () => Promise<T>): Promise<T> => {
  const language = languageOf('pl')
  if (!language) throw new Error('there is no Polish')
  const none = { offered: [], wished: undefined, path: '', others: [] }
  return whileReading(newReading({ ...none, language, catalogue: new Map() }), work)
}

/** Half past ten of the last working day before today: somebody was at work, and it is past. */
function lastMorning(now: Date): Date {
  let day = addDays(londonDay(now), -1)
  while (!englandCalendar.isWorkingDay(day)) day = addDays(day, -1)
  return londonInstant(day, 10, 30)
}

const letter = () => ({
  name: 'letter.txt',
  type: 'text/plain',
  bytes: Buffer.from(say.letterFile),
})

const NAMED: Pick<ReportAnswers, 'privacy' | 'canContact' | 'person'> = {
  privacy: 'named',
  canContact: 'yes',
  person: {
    name: 'Jaya Fictional',
    phone: '07700 900214',
    safeContact: {
      methods: ['call'],
      safeTimes: ['morning'],
      mayLeaveMessage: false,
      maySayWhoWeAre: false,
      note: '',
    },
  },
}

const answersOf = ({ areaId }: DemoTaker, day: Day, what: string): ReportAnswers => ({
  narrative: { v: 1, what, when: '', place: '', postcode: '', why: '' },
  occurred: { kind: 'day', day },
  happenedBefore: 'not_said',
  place: { postcode: '', areaId },
  placeKind: 'street',
  strands: ['race'],
  role: 'affected',
  privacy: 'anonymous',
  canContact: 'follow_up_only',
  person: null,
  consents: { victim_service: 'not_asked', police: 'no', council_partners: 'yes' },
})
