import { formatDate, formatDateTime } from '../../../platform/calendar/format.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Picture } from '../../../ui/picture.tsx'
import type { Entry } from '../entry.ts'
import { addressOf, isFiltered } from '../filter.ts'
import type { District, Wanted } from '../find-entries.store.ts'
import { hoursLines } from '../hours.ts'
import type { Found } from '../../places/index.ts'
import type { Looser, Part } from '../looser.ts'
import type { Near } from '../near.ts'
import { words } from '../messages.en.ts'
import { kindWords } from '../terms.en.ts'
import { FilterForm } from './filter-form.tsx'
import { NearWords, WhichPlace } from './near.tsx'
import { saidOf } from './begun-with.ts'
import { ContactLine, Named, OpenState, Trained } from './parts.tsx'

export type ListedEntry = { entry: Entry; miles: number | null }
type Props = {
  wanted: Wanted
  districts: readonly District[]
  names: boolean
  near: Near | null
  /** The district that was chosen as well, and that the place came before; or ''. */
  instead: string
  typed: string
  unknown: boolean
  matches: readonly Found[]
  listed: readonly ListedEntry[]
  total: number
  page: number
  pages: number
  looser: readonly Looser[]
  now: Date
}

/** Help, as a list. Emergency numbers and the pages that explain stand above everything. */
export function ListPage(props: Props) {
  const { wanted, districts, names, near, instead, typed, unknown, matches, total, page, now } = props
  return (
    <>
      <Picture name="help" />
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body-l">{words.lead}</p>
      <WhichPlace action="/help" {...{ wanted, matches }} />
      {page === 1 && <First />}
      <FilterForm action="/help" {...{ wanted, districts, names, typed, unknown }} />
      <h2 class="govuk-heading-m" id="results">
        {words.results}
      </h2>
      <p class="govuk-body" role="status">
        {total === 0 ? words.none : words.found(total)}
      </p>
      <NearWords near={near} instead={instead} />
      {total > 0 && (
        <p class="govuk-body-s">
          {words.asOf(formatDateTime(now))}{' '}
          <a class="govuk-link app-no-print" href={addressOf('/help/map', wanted)}>
            {words.showMap}
          </a>
        </p>
      )}
      <Results {...props} />
    </>
  )
}

const First = () => (
  <>
    <InsetText>
      <h2 class="govuk-heading-s">{words.emergency}</h2>
      <p class="govuk-body">{words.emergencyText}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/help/emergency">
          {words.emergencyMore}
        </a>
      </p>
    </InsetText>
    <nav class="app-no-print" aria-labelledby="pages-that-help">
      <h2 class="govuk-heading-s" id="pages-that-help">
        {words.pages}
      </h2>
      <ul class="govuk-list">
        {words.links.map(({ href, text }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  </>
)

function Results({ wanted, listed, total, page, pages, looser, now }: Props) {
  if (total === 0) return <Nothing filtered={isFiltered(wanted)} looser={looser} />
  const { paging } = words
  return (
    <>
      {listed.map((each) => (
        <Card {...each} now={now} written={wanted.reach === 'no_voice'} />
      ))}
      {pages > 1 && (
        <>
          <p class="govuk-body-s">{words.pageOf(page, pages)}</p>
          <Pagination
            landmarkLabel={paging.label}
            {...(page > 1 && {
              previous: { href: addressOf('/help', wanted, page - 1), text: paging.previous },
            })}
            {...(page < pages && {
              next: { href: addressOf('/help', wanted, page + 1), text: paging.next },
            })}
          />
        </>
      )}
    </>
  )
}

/** In place of a list with nothing in it: what is there all the same. */
const Nothing = ({ filtered, looser }: { filtered: boolean; looser: readonly Looser[] }) => (
  <Empty title={filtered ? words.none : words.empty}>
    {looser.length > 0 && (
      <>
        <p class="govuk-body">{words.looser}</p>
        <ul class="govuk-list govuk-list--bullet">
          {looser.map(({ part, wanted, total }) => (
            <li>
              <a class="govuk-link" href={addressOf('/help', wanted)}>
                {partWords(part)}
              </a>
              : {words.found(total)}
            </li>
          ))}
        </ul>
      </>
    )}
    <p class="govuk-body">{filtered ? words.noneNext : words.emptyNext}</p>
    <p class="govuk-body">
      <a class="govuk-link" href="/support">
        {words.helplines}
      </a>
    </p>
    <Button href="/report">{words.report}</Button>
  </Empty>
)

// As the form has it: what is asked, and the answer by which nothing is left out.
function partWords(part: Part): string {
  const say = words.filter
  const lines: Readonly<Record<Part, readonly [asked: string, any: string]>> = {
    open: [say.open, say.anyTime],
    language: [say.language, say.anyLanguage],
    reach: [say.reach, say.anyReach],
    need: [say.need, say.anyNeed],
    strand: [say.strand, say.anyStrand],
    place: [say.district, say.anyDistrict],
    kind: [say.kind, say.anyKind],
  }
  return lines[part].join(': ')
}

function Card({ entry, miles, now, written }: ListedEntry & { now: Date; written: boolean }) {
  const [place] = entry.places
  // Whoever asked for help in writing is shown no voice.
  const contacts = entry.contacts.filter(({ kind }) => !written || kind !== 'voice')
  const trained = hoursLines(entry.places.flatMap((each) => each.trained))
  const said = saidOf(entry)
  return (
    <section class="app-helpline" aria-labelledby={`entry-${entry.id}`}>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1" id={`entry-${entry.id}`}>
        <a class="govuk-link" href={`/help/${entry.id}`}>
          <Named>{said.name}</Named>
        </a>
      </h3>
      <p class="govuk-body-s">
        {kindWords[entry.kind]}
        {place && (
          <>
            . <Named>{[place.name, place.address, place.city].filter(Boolean).join(', ')}</Named>
          </>
        )}
        {miles !== null && <>. {words.miles(miles)}</>}
      </p>
      <p class="govuk-body app-said">{said.says}</p>
      <p>
        <OpenState entry={entry} now={now} />
      </p>
      <Trained spans={entry.places.flatMap((each) => each.trained)} now={now} />
      {trained.length > 0 && <p class="govuk-body-s">{words.trainedShort(trained.join('; '))}</p>}
      {contacts.slice(0, 2).map((contact) => (
        <ContactLine contact={contact} note={said.noteOf(contact)} />
      ))}
      {written && entry.email && (
        <p class="govuk-body-s">
          <a class="govuk-link" href={`mailto:${entry.email}`}>
            {entry.email}
          </a>
        </p>
      )}
      <p class="govuk-body-s govuk-hint">
        {entry.checkedOn ? words.checked(formatDate(entry.checkedOn)) : words.unchecked}
      </p>
    </section>
  )
}
