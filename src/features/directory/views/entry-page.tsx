import type { ComponentChildren } from 'preact'
import { formatDate } from '../../../platform/calendar/format.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList, type SummaryRow } from '../../../ui/govuk/summary-list.tsx'
import { untranslated } from '../../../platform/i18n/index.ts'
import type { Entry, Place } from '../entry.ts'
import { words as all } from '../messages.en.ts'
import { accessWords, kindWords, languageWords, needWords, strandWords } from '../terms.en.ts'
import { type Said, saidOf } from './begun-with.ts'
import { ContactLine, Hours, Named, OpenState, Own, Text, Trained } from './parts.tsx'

const words = all.one
type Props = { entry: Entry; areas: readonly string[]; stands: boolean; now: Date }

export const EntryBack = () => <BackLink href="/help">{words.back}</BackLink>

/** One service or centre: what to expect there, before how to get there. */
export function EntryPage({ entry, areas, stands, now }: Props) {
  const centre = entry.kind === 'centre'
  const said = saidOf(entry)
  return (
    <article class="app-entry">
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{kindWords[entry.kind]}</span>
        <Named>{said.name}</Named>
      </h1>
      {!stands && <InsetText>{words.closed}</InsetText>}
      {entry.organization.name !== entry.name && (
        <p class="govuk-body">{words.by(entry.organization.name)}</p>
      )}
      <p class="govuk-body-l app-said">{said.says}</p>
      {stands && (
        <p>
          <OpenState entry={entry} now={now} />
        </p>
      )}
      {entry.whatHappens && (
        <Part title={centre ? words.whatHappens : words.whatHappensSupport}>
          <Text>{entry.whatHappens}</Text>
        </Part>
      )}
      {entry.privacy && (
        <Part title={words.private}>
          <Text>{entry.privacy}</Text>
        </Part>
      )}
      <Reach entry={entry} noteOf={said.noteOf} />
      {entry.places.map((place) => (
        <WhereAndWhen place={place} centre={centre} now={now} />
      ))}
      {entry.hours.length > 0 && (
        <Part title={words.when}>
          <Hours spans={entry.hours} />
          <p class="govuk-body-s">{words.holidays}</p>
        </Part>
      )}
      <Part title={words.forWhom}>
        <SummaryList rows={rowsOf(entry, areas)} />
      </Part>
      <p class="govuk-body-s govuk-hint">
        {words.source}: <span>{said.source}</span>.{' '}
        {entry.checkedOn ? all.checked(formatDate(entry.checkedOn)) : all.unchecked}.
      </p>
      <p class="govuk-body-s app-no-print">
        {words.wrong} {words.print}
      </p>
    </article>
  )
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section>
    <h2 class="govuk-heading-m">{title}</h2>
    {children}
  </section>
)

function Reach({ entry, noteOf }: { entry: Entry; noteOf: Said['noteOf'] }) {
  const { contacts, email, url } = entry
  if (contacts.length === 0 && !email && !url) return null
  return (
    <Part title={words.contact}>
      {contacts.map((contact) => (
        <ContactLine contact={contact} note={noteOf(contact)} />
      ))}
      {email && (
        <p class="govuk-body">
          {words.email}:{' '}
          <a class="govuk-link" href={`mailto:${email}`}>
            {email}
          </a>
        </p>
      )}
      {url && (
        <p class="govuk-body">
          {words.web}:{' '}
          <a class="govuk-link" href={url} rel="noreferrer">
            {url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
          </a>
        </p>
      )}
    </Part>
  )
}

function WhereAndWhen({ place, centre, now }: { place: Place; centre: boolean; now: Date }) {
  return (
    <>
      <Part title={words.where}>
        <address class="govuk-body app-address">
          {[place.name, place.address, place.city, place.postcode].filter(Boolean).map((line) => (
            <span>
              <Named>{line}</Named>
            </span>
          ))}
        </address>
        {place.directions && <Text>{place.directions}</Text>}
      </Part>
      <Part title={words.access}>
        {place.accessibility.length > 0 && (
          <ul class="govuk-list govuk-list--bullet">
            {place.accessibility.map((each) => (
              <li>{accessWords[each]}</li>
            ))}
          </ul>
        )}
        {place.accessNote && <Text>{place.accessNote}</Text>}
        {!place.accessibility.includes('step_free') && !place.accessNote && (
          <p class="govuk-body">{words.accessNone}</p>
        )}
      </Part>
      <Part title={words.when}>
        {place.hours.length > 0 ? <Hours spans={place.hours} /> : <p class="govuk-body">{words.noHours}</p>}
        {place.hours.length > 0 && <p class="govuk-body-s">{words.holidays}</p>}
      </Part>
      {(centre || place.trained.length > 0) && (
        <Part title={words.trained}>
          <p class="govuk-body">{place.trained.length > 0 ? words.trainedText : words.trainedNone}</p>
          <Trained spans={place.trained} now={now} />
          <Hours spans={place.trained} />
        </Part>
      )}
    </>
  )
}

function rowsOf(entry: Entry, areas: readonly string[]): (SummaryRow | false)[] {
  const { strands, eligibility, minimumAge, maximumAge, needs, languages, interpreting, fees } = entry
  const list = (texts: readonly string[]) => texts.join(', ')
  const aged = minimumAge !== null || maximumAge !== null
  const whom = [
    strands.length > 0 ? list(strands.map((each) => strandWords[each])) : words.everybody,
    aged ? words.ages(minimumAge, maximumAge) : '',
    eligibility && untranslated(eligibility),
  ].filter(Boolean)
  return [
    {
      key: words.forWhom,
      value: (
        <>
          {whom.map((each) => (
            <div>{each}</div>
          ))}
        </>
      ),
    },
    { key: words.areas, value: areas.length > 0 ? list(areas) : words.everywhere },
    needs.length > 0 && { key: words.needs, value: list(needs.map((each) => needWords[each])) },
    languages.length > 0 && {
      key: words.languages,
      value: list(languages.map((each) => languageWords[each])),
    },
    interpreting !== '' && { key: words.interpreting, value: <Own>{interpreting}</Own> },
    fees !== '' && { key: words.fees, value: <Own>{fees}</Own> },
  ]
}
