import { Scroll } from '../../../ui/scroll.tsx'
import { formatDateTime } from '../../../platform/calendar/format.ts'
import { Empty } from '../../../ui/empty.tsx'
import { type ChosenFilter, FilterLayout } from '../../../ui/filter.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { type TrailFilter, trailPath } from '../trail-filter.ts'
import { actionLabel, actions, sentenceOf, trailWords as say } from '../trail.messages.en.ts'
import type { TrailEntry } from '../trail.store.ts'

type Props = {
  agency: string
  filter: TrailFilter
  entries: readonly TrailEntry[]
  people: readonly { id: string; name: string }[]
  older: string | undefined
  csvRowsMax: number
}

/** The trail of one agency. */
export function TrailPage({ agency, filter, entries, people, older, csvRowsMax }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.intro(agency)}</p>
      <FilterLayout
        action="/admin/audit"
        chosen={chosenFilters(filter, people)}
        clearHref="/admin/audit"
        fields={<Fields filter={filter} people={people} />}
      >
        {entries.length === 0 ? (
          <Empty title={say.empty} />
        ) : (
          <>
            <Scroll label={say.caption}>
              <Table
                caption={say.caption}
                captionSize="m"
                head={[say.when, say.who, say.what]}
                rows={entries.map((entry) => [
                  <time datetime={entry.at.toISOString()}>{formatDateTime(entry.at)}</time>,
                  entry.actorName,
                  <What entry={entry} />,
                ])}
              />
            </Scroll>
            {older && <Pagination next={{ href: older, text: say.older }} />}
            <p class="govuk-body">
              <a class="govuk-link" href={trailPath(filter, {}, undefined, '/admin/audit/csv')}>
                {say.csv(csvRowsMax)}
              </a>
            </p>
          </>
        )}
      </FilterLayout>
    </>
  )
}

function What({ entry }: { entry: TrailEntry }) {
  const route = entry.detail['route']
  return (
    <>
      {sentenceOf(entry)}
      {entry.outcome === 'refused' && (
        <>
          {' '}
          <Tag colour="red">{say.refused}</Tag>
        </>
      )}
      {entry.reason && <div class="govuk-hint govuk-!-margin-bottom-0">{say.reason(entry.reason)}</div>}
      {entry.outcome === 'refused' && typeof route === 'string' && (
        <div class="govuk-hint govuk-!-margin-bottom-0">{say.tried(route)}</div>
      )}
    </>
  )
}

function Fields({ filter, people }: Pick<Props, 'filter' | 'people'>) {
  const words = say.filters
  const known = Object.keys(actions).map((value) => ({ value, text: actionLabel(value) }))
  return (
    <>
      <Select
        name="action"
        label={words.action}
        value={filter.action ?? ''}
        items={[
          { value: '', text: words.anyAction },
          ...known.sort((a, b) => a.text.localeCompare(b.text, 'en')),
        ]}
      />
      <Select
        name="person"
        label={words.person}
        value={filter.person ?? ''}
        items={[
          { value: '', text: words.anyPerson },
          ...people.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Input
        name="about"
        label={words.about}
        hint={words.aboutHint}
        value={filter.about ?? ''}
        spellcheck={false}
      />
      <Input name="from" label={words.from} type="date" value={filter.from ?? ''} />
      <Input name="to" type="date" label={words.to} value={filter.to ?? ''} />
      <Checkboxes
        name="refused"
        small
        values={filter.refused ? ['1'] : []}
        items={[{ value: '1', text: words.outcome }]}
      />
    </>
  )
}

function chosenFilters(filter: TrailFilter, people: Props['people']): ChosenFilter[] {
  const words = say.filters
  const without = (change: Partial<TrailFilter>) => trailPath(filter, change)
  const chosen: (ChosenFilter | undefined)[] = [
    filter.action
      ? { text: actionLabel(filter.action), removeHref: without({ action: undefined }) }
      : undefined,
    filter.person
      ? {
          text: people.find(({ id }) => id === filter.person)?.name ?? words.person,
          removeHref: without({ person: undefined }),
        }
      : undefined,
    filter.about ? { text: filter.about, removeHref: without({ about: undefined }) } : undefined,
    filter.from
      ? { text: `${words.from} ${filter.from}`, removeHref: without({ from: undefined }) }
      : undefined,
    filter.to ? { text: `${words.to} ${filter.to}`, removeHref: without({ to: undefined }) } : undefined,
    filter.refused ? { text: words.outcome, removeHref: without({ refused: false }) } : undefined,
  ]
  return chosen.filter((each) => each !== undefined)
}
