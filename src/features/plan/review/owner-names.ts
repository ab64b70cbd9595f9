// Whom each owner's spelling means: proposed from what is known, said once by a person, remembered for every plan.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { COUNCIL_KINDS, councilMeant, councilsOf, kindsNamed } from '../running/council-kinds.ts'
import { matchOwner, type OwnerDirectory, spellingOf } from '../running/owners.ts'
import { rejoined } from '../running/owned-posts.ts'
import type { ReadRow } from '../reading/read-plan.schema.ts'
import type { Reviewed } from './edits.ts'

/** An owner's spelling as the document has it, in how many rows, and the address of the first of them. */
export type OwnerSpelling = { spelling: string; words: string; rows: number; first: string }

/**
 * What somebody may say of a spelling, as a form sends it: 'words', 'authorities', 'kind:district', 'agency:ID', 'group:ID',
 * 'post:ID'; 'several' for agencies that were said before together; '' is no answer.
 */
export type OwnerChoice = string

const SPELLING_MAX = 600

const namedIn = ({ derived: { owners }, owner }: ReadRow, directory: Parameters<typeof rejoined>[2]) =>
  owners.length > 0 ? rejoined(owners, owner, directory) : [owner]

/** Each owner of a document once, however it is written, those in most rows first. */
export function ownersIn(
  { rows }: Pick<Reviewed, 'rows'>,
  directory: Pick<OwnerDirectory, 'agencies' | 'posts'>,
): OwnerSpelling[] {
  const found = new Map<string, OwnerSpelling>()
  for (const { row, at } of rows)
    for (const words of namedIn(row, directory)) {
      const spelling = spellingOf(words)
      if (spelling === '' || spelling.length > SPELLING_MAX) continue
      const known = found.get(spelling)
      if (known) known.rows += 1
      else found.set(spelling, { spelling, words, rows: 1, first: `${at.line}-${at.part}` })
    }
  return [...found.values()].toSorted((a, b) => b.rows - a.rows || a.spelling.localeCompare(b.spelling))
}

/** The owners that nobody has said whom they mean, and nothing says it. */
export const unknownIn = (owners: readonly OwnerSpelling[], directory: OwnerDirectory): OwnerSpelling[] =>
  owners.filter((owner) => takenChoice(owner.words, directory) === '')

/** What is taken for the answer where nobody gives another; '' where the words mean nobody who is known. */
export function takenChoice(words: string, directory: OwnerDirectory): OwnerChoice {
  const match = matchOwner(words, directory)
  if (match.kind === 'group') return `group:${match.groupId}`
  if (match.kind === 'post') return `post:${match.postId}`
  if (match.kind === 'unknown') return directory.remembered.has(spellingOf(words)) ? 'words' : ''
  return choiceOf(match.agencyIds, directory)
}

function choiceOf(ids: readonly string[], { agencies }: OwnerDirectory): OwnerChoice {
  const [first, ...more] = ids
  if (more.length === 0) return `agency:${first ?? ''}`
  const all = new Set(ids)
  const same = (other: readonly string[]) => other.length === all.size && other.every((id) => all.has(id))
  if (same(councilsOf(agencies, COUNCIL_KINDS).ids)) return 'authorities'
  const kind = COUNCIL_KINDS.find((each) => same(councilsOf(agencies, [each]).ids))
  return kind ? `kind:${kind}` : 'several'
}

/** The same with what the words may well mean and nobody has said: for a person to say yes to; '' where there is nothing. */
export function proposedChoice(words: string, directory: OwnerDirectory): OwnerChoice {
  const taken = takenChoice(words, directory)
  if (taken !== '') return taken
  const named = kindsNamed(spellingOf(words))
  if (named) {
    const { ids } = councilsOf(directory.agencies, named.kinds)
    if (ids.length === 0 || (!named.all && ids.length > 1)) return ''
    const choice = choiceOf(ids, directory)
    return choice === 'several' ? '' : choice
  }
  const meant = councilMeant(words, directory.agencies)
  return meant === null ? '' : `agency:${meant}`
}

/** Keeps what somebody said of spellings where it differs from what is taken already. Unknown answers are left out. */
export async function rememberOwners(
  tx: Tx,
  ctx: StaffCtx,
  said: readonly { spelling: string; choice: OwnerChoice }[],
  directory: OwnerDirectory,
): Promise<number> {
  const at = { changed_at: ctx.clock.now(), changed_by: ctx.actor.userId }
  const rows = said.flatMap(({ spelling, choice }) => {
    const meant = meantBy(choice, directory)
    // A post may be called something else tomorrow, and the spelling still means it.
    const isNew = meant?.kind === 'post' ? !directory.remembered.has(spelling) : false
    return meant && (isNew || takenChoice(spelling, directory) !== choice)
      ? [{ spelling, ...meant, ...at }]
      : []
  })
  if (rows.length === 0) return 0
  await tx
    .insertInto('plan_owner_names')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('spelling').doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        agency_ids: eb.ref('excluded.agency_ids'),
        group_id: eb.ref('excluded.group_id'),
        post_id: eb.ref('excluded.post_id'),
        changed_at: eb.ref('excluded.changed_at'),
        changed_by: eb.ref('excluded.changed_by'),
      })),
    )
    .execute()
  await record(tx, ctx, { action: 'plan.name-owners', detail: { spellings: rows.length } })
  return rows.length
}

function meantBy(choice: OwnerChoice, { agencies, groups, posts }: OwnerDirectory) {
  const nobody = { agency_ids: [] as string[], group_id: null, post_id: null }
  if (choice === 'words' || choice === 'authorities') return { kind: choice, ...nobody }
  const [kind, id] = choice.split(':')
  const council = kind === 'kind' ? COUNCIL_KINDS.find((each) => each === id) : undefined
  const councils = council ? councilsOf(agencies, [council]).ids : []
  if (councils.length > 0) return { kind: 'agencies', ...nobody, agency_ids: councils }
  if (kind === 'agency' && id && agencies.some((agency) => agency.id === id))
    return { kind: 'agencies', ...nobody, agency_ids: [id] }
  if (kind === 'group' && id && groups.some((group) => group.id === id))
    return { kind, ...nobody, group_id: id }
  if (kind === 'post' && id && posts.some((post) => post.id === id)) return { kind, ...nobody, post_id: id }
  return null
}
