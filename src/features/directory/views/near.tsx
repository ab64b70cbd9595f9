// Where help is looked for, said above what was found: near what, or which of several places may be meant.
import { labelOfPlace, MATCHES_MAX, type Found, placeWords } from '../../places/index.ts'
import { addressOf } from '../filter.ts'
import type { Wanted } from '../find-entries.store.ts'
import { words } from '../messages.en.ts'
import { type Near, wantedAt } from '../near.ts'

/** What the order of the list means, and which district was chosen as well (`instead`, or ''); nothing where no place was asked for, or none that we know. */
export function NearWords({ near, instead }: { near: Near | null; instead: string }) {
  if (!near?.place || near.label === '') return null
  const where = near.place.middle ? words.nearest(near.label) : words.within(near.label)
  return (
    <p class="govuk-body">
      {where} {instead && words.instead(instead)}
    </p>
  )
}

type Props = { action: string; wanted: Wanted; matches: readonly Found[] }

/** The places that may be meant, each a link to the help near it. */
export function WhichPlace({ action, wanted, matches }: Props) {
  if (matches.length === 0) return null
  return (
    <section aria-labelledby="which-place">
      <h2 class="govuk-heading-m" id="which-place">
        {words.which(matches.length)}
      </h2>
      {matches.length === MATCHES_MAX && <p class="govuk-body">{words.whichMore(MATCHES_MAX)}</p>}
      <ul class="govuk-list govuk-list--spaced">
        {matches.map((place) => (
          <li>
            <a class="govuk-link" href={addressOf(action, wantedAt(wanted, place))}>
              {labelOfPlace(place)}
            </a>{' '}
            <span class="govuk-hint">{placeWords.kinds[place.kind]}</span>
          </li>
        ))}
      </ul>
      <p class="govuk-body">{words.whichNone}</p>
    </section>
  )
}
