// What a mail calls a part of a plan: its action's number and, where the plan lets mail say so, that action's words, cut short.
// A plan whose papers are marked above OFFICIAL, or that is set so, is named by numbers alone; so is an action whose words
// name anybody (mail-words.ts). Two actions "2" under two aims are told apart by their aims.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { shorten } from '../../../platform/text/plain.ts'
import { cycleRulesOf } from '../running/rules.ts'
import { mayMailWords, shortWords } from './mail-words.ts'
import { quarterWords as words } from './messages.en.ts'

/** Where a part stands. Priorities and aims without a number of their own are counted. */
export type Place = { priority: string; aim: string; aimIsNumbered: boolean }
export type Places = {
  /** The plan's title, shortened; '' where there is no request. */
  plan: string
  of: (requestId: string, ref: string) => string
}

const TITLE_MAX = 120

type Row = Place & {
  id: string
  title: string
  marking: string
  cycle: unknown
  said: string
  ownerWords: string
  body: string
  /** Whether its action has other owners, so that somebody may answer for two of them. */
  shared: boolean
  named: boolean
  /** What agencies and groups are called: names that are nobody's. */
  known: string[]
}

/** How a mail names what these requests are about, all of one plan. One query. */
export async function loadPlaces(tx: Tx, requestIds: readonly string[]): Promise<Places> {
  const { rows } = await sql<Row>`
    select r.id, l.title, known.names as known, l.paper_marking as marking, l.cycle, m.ref <> '' as "aimIsNumbered",
      coalesce(p.number, (select count(*) from plan_priorities x
        where x.plan_id = p.plan_id and x.removed_at is null and x.position <= p.position))::text as priority,
      coalesce(nullif(m.ref, ''), (select count(*) from plan_aims x
        where x.priority_id = m.priority_id and x.removed_at is null and x.position <= m.position)::text) as aim,
      coalesce(nullif(d.part, ''), nullif(a.action, ''), a.objective) as said, d.owner_words as "ownerWords",
      coalesce(g.short_name, b.name, '') as body,
      exists (select from plan_deliveries o where o.action_id = d.action_id and o.id <> d.id and o.removed_at is null) as shared,
      exists (select from staff_users u where length(u.name) > 2
        and strpos(lower(concat_ws(' ', d.part, a.action, a.objective)), lower(u.name)) > 0) as named
    from plan_requests r
      join plan_deliveries d on d.id = r.delivery_id
      join plan_actions a on a.id = d.action_id
      join plan_aims m on m.id = a.aim_id
      join plan_priorities p on p.id = m.priority_id
      join plans l on l.id = d.plan_id
      left join agencies g on g.id = d.agency_id
      left join plan_groups b on b.id = d.group_id
      cross join (select coalesce(array_agg(x.name), '{}') as names from (
        select name from agencies union select short_name from agencies union select name from plan_groups) x) known
    where r.id = any (${requestIds}::uuid[])`.execute(tx)
  const places = new Map(rows.map((row) => [row.id, row]))
  const [first] = rows
  const withWords = first !== undefined && mayMailWords(first.marking, cycleRulesOf(first.cycle))
  return {
    plan: shorten(first?.title ?? '', TITLE_MAX),
    of: (id, ref) => {
      const row = places.get(id)
      const name = partName(row, ref)
      if (!withWords || !row) return name
      const said = row.named ? '' : shortWords(row.said, row)
      return words.actionSays(name, said, row.shared ? row.body : '')
    },
  }
}

/** "Priority 1, aim 1.8, action 2"; without its aim where the action's number says it: "Priority 1, action 1.8c". */
export function partName(place: Place | undefined, ref: string): string {
  if (!place) return words.actionNo(ref)
  const letters = ref.startsWith(place.aim) ? ref.slice(place.aim.length) : undefined
  const saysItsAim = place.aimIsNumbered && letters !== undefined && /^[a-z]*$/.test(letters)
  return [
    words.priorityNo(place.priority),
    ...(saysItsAim ? [] : [words.aimNo(place.aim)]),
    words.actionNo(ref),
  ].join(', ')
}
