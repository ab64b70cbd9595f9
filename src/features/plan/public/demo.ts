// Plain words for the demonstration's plan, as a coordinator would write them: what we will do, and where there is news.
import { sql } from 'kysely'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { actionsIn } from '../running/plan-state.ts'
import { loadPlanState } from '../running/plan-state.store.ts'

type Plain = readonly [begins: string, words: string, news?: string]

/** By how the plan's own action begins. */
const PLAIN: readonly Plain[] = [
  [
    'Recruit two champions',
    'We will find two people in every area whom others trust, and help them to help you.',
    'The first champions have had their training.',
  ],
  ['Hold a champions', 'Every term we bring the champions together for an evening.'],
  [
    'Publish a bank',
    'We will make clear messages and pictures that everyone may use.',
    'The first forty messages are ready to use.',
  ],
  ['Plan the year', 'We will tell people about hate crime when most of them are looking.'],
  [
    'Review both workshop',
    'We will make our school workshops better, with teachers and young people.',
    'Teachers and young people have told us what to change.',
  ],
  ['Deliver workshops', 'We will run workshops in the schools that need them most.'],
  ['Check every reporting', 'Twice a year we check every place where you can report.'],
  ['Contact every centre', 'Every three months we get in touch with each place where you can report.'],
  ['Add the short course', 'New staff in every organisation will learn what to do about hate.'],
  [
    'Put each medium',
    'When the risk is higher, all the organisations that can help will talk about it together.',
  ],
  ['Amend the terms', 'We will give these groups the same clear rules.'],
  ['Refer every logged', 'Everyone who is hurt by hate will be offered support, unless they say no.'],
  ['Adopt one minimum', 'We will all promise the same good service, from the first call to the last.'],
  ['Give everyone who reports', 'You will be able to see what is happening with your report, in private.'],
  ['Promote special', 'We will tell people about the help that they can get in court.'],
  ['Write a community', 'We will tell the court when a whole community has been hurt.'],
  ['Start a pilot', 'We will try out a course that helps people who hurt others to stop.'],
  ['Train drivers', 'Bus, train and taxi staff will learn to spot hate and to report it.'],
  ['Ask every licensing', 'We will ask taxi drivers to treat everyone fairly as part of their licence.'],
  ['Map communities', 'We will learn who lives here, and what matters to them.'],
  ['Record community', 'Each week we look for signs of trouble, so that we can act early.'],
  ['Launch a charter', 'Shops and firms that stand up to hate will be able to earn a mark.'],
  ['Give every depot', 'Bus and train staff will know how to help, and whom to ask.'],
  ['Put the poster with', 'You will be able to tell us from every bus stop.'],
  ['Hold a meeting with', 'We will sit down with bus and train companies twice a year.'],
  ['Join up the health', 'We will work as one with hospitals and doctors.'],
]

/** Gives the actions of a plan their plain words, where they are of the demonstration's own. Publishes nothing. */
export async function writeDemoWords(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>,
  planId: string,
): Promise<void> {
  const at = ctx.clock.now()
  const plan = await loadPlanState(tx, planId, { now: at })
  const rows = (plan ? actionsIn(plan) : []).flatMap(({ id, action }) => {
    const plain = PLAIN.find(([begins]) => action.startsWith(begins))
    return plain ? [{ id, words: plain[1], news: plain[2] ?? null }] : []
  })
  await sql`update plan_actions a set public_words = w.words, public_progress = w.news, version = a.version + 1, changed_at = ${at},
      changed_by = null, change_reason = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (id uuid, words text, news text)
    where a.id = w.id and a.plan_id = ${planId}`.execute(tx)
}
