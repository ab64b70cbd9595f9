// The staff pages of sources: the list with take-up, and one of them.
import { quarterLabel, quarterOf } from '../../../platform/calendar/quarters.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { bindForm, type FormProblem, type FormValues } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { inSource } from '../../../platform/i18n/index.ts'
import { shortAddress } from './addresses.ts'
import { buttonWords, posterWords, sourceWords as say } from './messages.en.ts'
import { type OwnSource, type Source, SOURCE_KINDS, type TakeUp } from './sources.store.ts'

type ListProps = {
  sources: readonly Source[]
  takeUp: readonly TakeUp[]
  places: readonly { id: string; name: string }[]
  values: FormValues
  problems: readonly FormProblem[]
}

export function SourcesPage({ sources, takeUp, places, values, problems }: ListProps) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.intro}</p>
      {sources.length === 0 ? (
        <Empty title={say.empty.title}>
          <p class="govuk-body">{say.empty.text}</p>
        </Empty>
      ) : (
        <CardTable
          caption={say.caption}
          head={[say.head.name, say.head.kind, say.head.agency, say.head.state]}
          firstCellIsHeader
          rows={sources.map((source) => [
            <a class="govuk-link" href={`/sources/${source.id}`}>
              {source.name}
            </a>,
            say.kinds[source.kind],
            source.agencyName,
            <Tag colour={source.ended ? 'grey' : 'green'}>
              {source.ended ? say.states.ended : say.states.used}
            </Tag>,
          ])}
        />
      )}
      <h2 class="govuk-heading-m">{say.takeUp.title}</h2>
      <TakeUpTable sources={sources} takeUp={takeUp} />
      <h2 class="govuk-heading-m">{say.make.title}</h2>
      <form method="post" action="/sources" novalidate autocomplete="off">
        <Input {...form.field('name')} label={say.make.name} hint={say.make.nameHint} />
        <Input
          {...form.field('code')}
          label={say.make.code}
          hint={say.make.codeHint}
          classes="govuk-input--width-20"
        />
        <Select
          {...form.field('kind')}
          label={say.make.kind}
          items={SOURCE_KINDS.map((value) => ({ value, text: say.kinds[value] }))}
        />
        <Select
          {...form.field('serviceId')}
          label={say.make.place}
          items={[
            { value: '', text: say.make.noPlace },
            ...places.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Button preventDoubleClick>{say.make.go}</Button>
      </form>
    </>
  )
}

function TakeUpTable({ sources, takeUp }: Pick<ListProps, 'sources' | 'takeUp'>) {
  if (takeUp.length === 0) return <p class="govuk-body">{say.takeUp.none}</p>
  const names = new Map(sources.map(({ id, name }) => [id, name]))
  const figure = (count: number | null) => (count === null ? say.takeUp.few : String(count))
  return (
    <>
      <p class="govuk-body">{say.takeUp.note}</p>
      <CardTable
        caption={say.takeUp.caption}
        head={[say.takeUp.source, say.takeUp.quarter, say.takeUp.visits, say.takeUp.reports]}
        firstCellIsHeader
        rows={takeUp.map(({ sourceId, quarter, visits, reports }) => [
          names.get(sourceId) ?? '',
          quarterLabel(quarterOf(quarter)),
          figure(visits),
          figure(reports),
        ])}
      />
    </>
  )
}

type OneProps = {
  source: OwnSource
  takeUp: readonly TakeUp[]
  origin: string
  mine: boolean
  values: FormValues
  problems: readonly FormProblem[]
}

/** One source: its address, what to print, how often it was followed. */
export function SourcePage({ source, takeUp, origin, mine, values, problems }: OneProps) {
  const form = bindForm({ values: { name: source.name, ...values }, problems })
  const { id, code, name, kind, serviceId, serviceName, ended } = source
  const poster = inSource(posterWords)
  const links: [string, string][] = [
    [`/poster/${code}`, poster.poster],
    [`/cards/${code}`, poster.cards],
    [`/report/button?code=${code}`, inSource(buttonWords).title],
  ]
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{name}</h1>
      <SummaryList
        rows={[
          { key: say.head.kind, value: say.kinds[kind] },
          { key: say.head.agency, value: source.agencyName },
          { key: say.one.address, value: shortAddress(origin, code) },
          ...(serviceId && serviceName
            ? [
                {
                  key: say.one.place,
                  value: (
                    <a class="govuk-link" href={`/help/${serviceId}`}>
                      {serviceName}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      {!ended && (
        <>
          <h2 class="govuk-heading-m">{say.one.print}</h2>
          <p class="govuk-body">{say.one.printHint}</p>
          <ul class="govuk-list">
            {links.map(([href, text]) => (
              <li>
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 class="govuk-heading-m">{say.one.takeUp}</h2>
      <TakeUpTable sources={[source]} takeUp={takeUp.filter(({ sourceId }) => sourceId === id)} />
      {mine && (
        <form method="post" action={`/sources/${id}/name`} novalidate autocomplete="off">
          <h2 class="govuk-heading-m">{say.one.rename}</h2>
          <input type="hidden" name="version" value={source.version} />
          <Input {...form.field('name')} label={say.make.name} hint={say.one.renameHint} />
          <Button kind="secondary">{say.one.renameGo}</Button>
        </form>
      )}
      {mine && (
        <form method="post" action={`/sources/${id}/${ended ? 'use' : 'end'}`}>
          {!ended && <p class="govuk-body">{say.one.endHint}</p>}
          <Button kind={ended ? 'secondary' : 'warning'}>{ended ? say.one.again : say.one.end}</Button>
        </form>
      )}
    </>
  )
}
