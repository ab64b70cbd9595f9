// Whom each owner's spelling means, a row for each; and a post made out of what is no agency's and no group's name.
import { Button } from '../../../../ui/govuk/button.tsx'
import { Select, type SelectItem } from '../../../../ui/govuk/select.tsx'
import { COUNCIL_KINDS, councilsOf, kindsNamed, spellingOf } from '../../running/council-kinds.ts'
import type { OwnerDirectory } from '../../running/owners.ts'
import { words } from '../messages.en.ts'
import { type OwnerSpelling, proposedChoice, takenChoice } from '../owner-names.ts'
import { mayBePost } from '../owner-posts.ts'

const shortName = ({ agencies }: OwnerDirectory, agencyId: string): string =>
  agencies.find(({ id }) => id === agencyId)?.shortName ?? ''

type OwnersProps = { id: string; owners: readonly OwnerSpelling[]; directory: OwnerDirectory }

/** Each spelling once, with whom it is taken to mean. */
export function OwnersPage({ id, owners, directory }: OwnersProps) {
  const say = words.owners
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
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
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
          <table class="govuk-table app-cards">
            <caption class="govuk-visually-hidden">{say.title}</caption>
            <thead class="govuk-table__head">
              <tr class="govuk-table__row">
                {[say.spelling, say.rows, say.means].map((head) => (
                  <th scope="col" class="govuk-table__header">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody class="govuk-table__body">
              {owners.map(({ spelling, words: written, rows }, at) => (
                <tr class="govuk-table__row">
                  <td class="govuk-table__cell app-written" data-label={say.spelling}>
                    {written}
                  </td>
                  <td class="govuk-table__cell" data-label={say.rows}>
                    {rows}
                  </td>
                  <td class="govuk-table__cell">
                    <input type="hidden" name={`spelling-${at}`} value={spelling} />
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
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
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
