// What is added to a case without changing its own facts: a note, a contact with the person, telling the police, a
// review. Each is one entry however often it is pressed, and other words from the same form are an entry of their own.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { isUuid, newId } from '../../../platform/ids.ts'
import { type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { plainText } from '../../../platform/text/plain.ts'
import { type PoliceAsk, toPoliceOfCase, workOnCase } from '../../reporting/index.ts'
import { type ClockKind, meetClock } from '../../standard/index.ts'
import { sideOf } from '../case.ts'
import { words } from '../messages.en.ts'
import { recipientsOf, type Reporter } from '../case-messages.ts'
import { channelsFor, CONTACT_CHANNELS, type Reach, reachOfAll } from '../reach.ts'
import { forPerson, tell } from '../timeline.ts'
import { type Acted, caseFor, done, NOTE, wanted } from './act.ts'
import { entryId, isRepeat } from './repeat.ts'

export type AddEntry = {
  /** The form's own id. */
  once: string
  note: string
} & (
  | { action: 'note'; audience: string }
  /**
   * `reached`: yes or no. A try that reached nobody is kept, meets no clock, and is not told to the person. `reportId`: with
   * whom of several who reported; '' where there is only one.
   */
  | { action: 'contact'; reportId: string; channel: string; reached: string }
  /** `ask`: why the police may have it, where the person did not say yes. */
  | { action: 'police'; ask: PoliceAsk }
  /** `ask`: on what ground, where the person withdrew it. */
  | { action: 'review'; ask: PoliceAsk }
)

const MEETS: Readonly<Record<AddEntry['action'], readonly ClockKind[]>> = {
  note: [],
  contact: ['first_contact', 'victim_update'],
  police: ['police_told'],
  review: ['review'],
}
const KIND = {
  note: 'case.note',
  contact: 'case.update',
  police: 'case.police',
  review: 'case.review',
} as const

/** Adds one entry, and meets the clocks that it ends. Refuses an empty note and an unknown channel. */
export async function addEntry(ctx: StaffCtx, reference: string, command: AddEntry): Promise<Outcome<Acted>> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const found = await caseFor(tx, ctx, reference, command.action)
      const told = command.action === 'contact' ? await recipientsOf(tx, found.id) : []
      const toPerson = 'reportId' in command ? oneOf(told, command.reportId) : undefined
      const unsaid = told.length > 1 && !toPerson
      const problems = [
        ...(unsaid ? [{ field: 'reportId', message: words.problems.contactWhom }] : []),
        ...check(command, reachOfAll(toPerson ? [toPerson] : told)),
      ]
      if (problems.length > 0) return refused(...problems)
      const text = plainText(command.note)
      const id = idOf(ctx, found.id, command, text)
      // A manager's yes serves once: the same press again is done already, and asks for no other.
      if (command.action === 'police' && (await isTold(tx, id))) return done
      const withdrawn =
        command.action === 'review'
          ? await workOnCase(tx, ctx, found.id, { way: 'review', ask: command.ask })
          : undefined
      if (withdrawn) return refused(withdrawn)
      const police =
        command.action === 'police'
          ? await toPoliceOfCase(tx, ctx, found.id, { toName: words.act.policeName, ask: command.ask })
          : undefined
      if (police?.ok === false) return refused(police.problem)
      const basis = police?.basis
      const at = ctx.clock.now()
      const noteId = text === '' ? null : await ctx.vault.addText(tx, 'note', text, at)
      await tell(tx, ctx, at, [
        {
          id,
          caseId: found.id,
          reportId: isTry(command) ? null : (toPerson?.reportId ?? null),
          kind: isTry(command) ? 'case.tried' : KIND[command.action],
          params: command.action === 'contact' ? { channel: command.channel } : basis ? { basis } : {},
          audience: audienceOf(command, sideOf(found, ctx.actor), toPerson !== undefined),
          noteId,
        },
      ])
      if (command.action === 'police') await tellWhoSaidYes(tx, ctx, at, found.id)
      for (const kind of isTry(command) ? [] : MEETS[command.action])
        await meetClock(tx, ctx, { kind, caseId: found.id })
      await record(tx, ctx, {
        action: `case.${command.action}`,
        subjectKind: 'case',
        subjectId: found.id,
        ...(basis && { detail: { basis } }),
      })
      return done
    })
  } catch (fault) {
    if (isRepeat(fault)) return done
    throw fault
  }
}

// Only one reported, or one of several was chosen: nobody is told of a contact that was with another.
const oneOf = (told: readonly Reporter[], reportId: string): Reporter | undefined =>
  told.length > 1 ? told.find((each) => each.reportId === reportId) : told[0]

// Without a yes, each who gave none is told on what ground (consent/police-told.ts).
async function tellWhoSaidYes(tx: Tx, ctx: StaffCtx, at: Date, caseId: string): Promise<void> {
  const said = await tx
    .selectFrom('consents as c')
    .innerJoin('case_reports as cr', 'cr.report_id', 'c.report_id')
    .innerJoin('reports as r', 'r.id', 'c.report_id')
    .select('c.report_id as reportId')
    .where('cr.case_id', '=', caseId)
    .where('c.purpose', '=', 'police')
    .where('c.answer', '=', 'yes')
    .where('c.withdrawn_at', 'is', null)
    .where('r.withdrawn_at', 'is', null)
    .execute()
  if (said.length > 0)
    await tell(
      tx,
      ctx,
      at,
      said.map(({ reportId }) => forPerson(reportId, { kind: KIND.police })),
    )
}

const isTold = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.selectFrom('timeline').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

const isTry = (command: AddEntry): boolean => command.action === 'contact' && command.reached === 'no'

// A form without an id of its own is taken as new each time.
function idOf(ctx: StaffCtx, caseId: string, command: AddEntry, text: string): string {
  const chosen =
    'channel' in command
      ? `${command.channel} ${command.reached} ${command.reportId}`
      : 'audience' in command
        ? command.audience
        : ''
  return isUuid(command.once) ? entryId(ctx, caseId, command.once, [command.action, chosen, text]) : newId()
}

function audienceOf(
  command: AddEntry,
  side: 'lead' | 'partner',
  person: boolean,
): 'agency' | 'partners' | 'person' {
  if (command.action === 'note') return command.audience === 'agency' ? 'agency' : 'partners'
  return person && side === 'lead' && !isTry(command) ? 'person' : 'partners'
}

function check(command: AddEntry, reach: Reach): Problem[] {
  const { note: missing, noteLong: long, channel, channelRefused } = words.problems
  const problems: Problem[] = []
  if (command.action === 'contact' && !CONTACT_CHANNELS.some((each) => each === command.channel))
    problems.push({ field: 'channel', message: channel })
  else if (command.action === 'contact' && !channelsFor(reach).some((each) => each === command.channel))
    problems.push({ field: 'channel', message: channelRefused })
  if (command.action === 'contact' && !['yes', 'no'].includes(command.reached))
    problems.push({ field: 'reached', message: words.problems.reached })
  const least = command.action === 'note' ? 1 : 0
  return [...problems, ...wanted('note', command.note, { ...NOTE, least }, { missing, long })]
}
