// Whom each owner's spelling means, a row for each; and a post made out of what is no agency's and no group's name.
import { shorten } from '../../../../platform/text/plain.ts'
import { CardTable } from '../../../../ui/card-table.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../../ui/govuk/notification-banner.tsx'
import { Select, type SelectItem } from '../../../../ui/govuk/select.tsx'
import { COUNCIL_KINDS, councilsOf, kindsNamed, spellingOf } from '../../running/council-kinds.ts'
import type { OwnerDirectory } from '../../running/owners.ts'
import { words } from '../messages.en.ts'
import { type OwnerSpelling, proposedChoice, takenChoice, unknownIn } from '../owner-names.ts'
import { mayBePost } from '../owner-posts.ts'

const NAME_MAX = 60

const shortName = ({ agencies }: OwnerDirectory, agencyId: string): string =>
  agencies.find(({ id }) => id === agencyId)?.shortName ?? ''

type OwnersProps = {
  id: string
  owners: readonly OwnerSpelling[]
  directory: OwnerDirectory
  /** How many posts were just made. */
  made: number
}

/** Each spelling once, with whom it is taken to mean. */
export function OwnersPage({ id, owners, directory, made }: OwnersProps) {
  const say = words.owners
  const unknown = unknownIn(owners, directory)
  const items = [
    { value: '', text: say.unknown },
    { value: 'authorities', text: say.authorities },
    ...COUNCIL_KINDS.filter((kind) => councilsOf(directory.agencies, [kind]).ids.length > 1).map((kind) => ({
      value: `kind:${kind}`,
      text: say.kinds[kind],
    })),
    { value: 'words', text: say.words },
    ...directory.groups.map((group) => ({ value: `group:${group.id}`, text: group.name })),
    ...directory.posts.map((post) => ({
      value: `post:${post.id}`,
      text: say.post(post.title, shortName(directory, post.agencyId)),
    })),
    ...directory.agencies.map((agency) => ({ value: `agency:${agency.id}`, text: agency.name })),
  ]
  const agencies = [
    { value: '', text: say.noPost },
    ...directory.agencies.map((agency) => ({ value: agency.id, text: agency.name })),
  ]
  return (
    <>
      {made > 0 && (
        <NotificationBanner type="success" text={`${say.made(made)} ${say.left(unknown.length)}`} />
      )}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {owners.length > 0 && <p class="govuk-body">{say.cut}</p>}
      {owners.length > 0 && (
        <p class="govuk-body">
          <strong>{words.review.ownersWords(owners.length - unknown.length, owners.length)}</strong>
          {unknown.length > 0 &&
            `. ${say.stillUnknown(unknown.map((owner) => shorten(owner.words, NAME_MAX)))}`}
        </p>
      )}
      {made > 0 && unknown.length === 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/plan/imports/${id}`}>
            {say.onward}
          </a>
        </p>
      )}
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href="/plan/groups/add">
            {say.addGroup}
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/plan/posts">
            {say.posts}
          </a>
        </li>
      </ul>
      {owners.length === 0 ? (
        <p class="govuk-body">{say.none}</p>
      ) : (
        <form method="post" action={`/plan/imports/${id}/owners`}>
          <CardTable
            caption={say.title}
            head={[say.spelling, say.rows, say.means]}
            rows={owners.map(({ spelling, words: written, rows, first }, at) => [
              { content: written, classes: 'app-written' },
              <>
                {rows}{' '}
                <a class="govuk-link" href={`/plan/imports/${id}/rows/${first}`}>
                  {say.open}
                  <span class="govuk-visually-hidden"> {say.openOf(written)}</span>
                </a>
              </>,
              <>
                <input type="hidden" name={`spelling-${at}`} value={spelling} />
                <input type="hidden" name={`shown-${at}`} value={proposedChoice(written, directory)} />
                <Means name={`means-${at}`} {...{ written, directory, items }} />
                {mayBePost(written, directory) && (
                  <Select
                    name={`post-${at}`}
                    label={
                      <>
                        <span aria-hidden="true">{say.newPost}</span>
                        <span class="govuk-visually-hidden">{say.newPostOf(written)}</span>
                      </>
                    }
                    items={agencies}
                  />
                )}
              </>,
            ])}
          />
          <Button>{say.go}</Button>
        </form>
      )}
    </>
  )
}

type MeansProps = { name: string; written: string; directory: OwnerDirectory; items: readonly SelectItem[] }

/** Whom one spelling means. What is only proposed says so: nothing comes of it until it is remembered. */
function Means({ name, written, directory, items }: MeansProps) {
  const say = words.owners
  const value = proposedChoice(written, directory)
  const taken = takenChoice(written, directory)
  const kind = taken === '' && kindsNamed(spellingOf(written)) !== null
  return (
    <Select
      name={name}
      label={<span class="govuk-visually-hidden">{say.meansOf(written)}</span>}
      hint={kind ? say.whichKind : taken !== value ? say.proposed : undefined}
      value={value}
      items={value === 'several' ? [...items, { value, text: say.several }] : [...items]}
    />
  )
}
