// The conversation on the follow-up page: our answers to people without another way, and now and then a question of theirs
// that nobody has read yet.
import { newId } from '../../platform/ids.ts'
import type { Batch } from './batch.ts'
import type { Opened } from './invent-case.ts'
import { addText, sentence, type Told } from './invent-report.ts'
import type { Setting } from './invent.ts'
import type { Random } from './random.ts'

const ANSWERS = [
  'Thank you for telling us. We have spoken to the people who look after the place, and they will keep watch there.',
  'We have read what you told us, and we are looking into it. If anything else happens, write to us here.',
  'We are still working on it. We have asked for the camera pictures of that day. Is there anything else you remember?',
] as const
const QUESTIONS = [
  'It happened again last night. The same people. What should I do?',
  'I have found somebody who saw it too. They are willing to talk to you.',
  'Is there any news? I have not heard anything this week.',
] as const
const ASKS_SHARE = 0.3
const RECENT_DAYS = 12

/** Adds what an officer wrote to the person at `at`, and its sentence. */
export function inventAnswer(
  setting: Setting,
  chance: Random,
  told: Told,
  { caseId, officer, agencyId }: Opened,
  at: Date,
  batch: Batch,
): void {
  const by = officer?.id ?? null
  add(setting, told, { at, text: chance.pick(ANSWERS), author: by, fromPerson: false }, batch)
  batch.add('timeline', {
    ...sentence(told, caseId, at, 'report.replied', 'person'),
    actor_id: by,
    agency_id: agencyId,
  })
}

/** Some of the newest cases have a question that waits for its owner. */
export function inventQuestion(
  setting: Setting,
  chance: Random,
  told: Told,
  { openedAt, closedAt }: Opened,
  batch: Batch,
): void {
  if (closedAt || told.ageDays > RECENT_DAYS || !chance.chance(ASKS_SHARE)) return
  const at = new Date((openedAt.getTime() + setting.now.getTime()) / 2)
  add(setting, told, { at, text: chance.pick(QUESTIONS), author: null, fromPerson: true }, batch)
  batch.add('timeline', { ...sentence(told, null, at, 'report.message', 'partners'), report_id: told.id })
}

type Said = { at: Date; text: string; author: string | null; fromPerson: boolean }

function add(setting: Setting, told: Told, said: Said, batch: Batch): void {
  const { at, text, author, fromPerson } = said
  batch.add('report_messages', {
    id: newId(),
    report_id: told.id,
    at,
    from_person: fromPerson,
    author_id: author,
    text_id: addText(setting, 'message', text, at, batch),
    read_at: null,
  })
}
