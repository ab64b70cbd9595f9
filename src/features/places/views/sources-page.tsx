import { formatShortDate } from '../../../platform/calendar/format.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { bindForm, type FormProblem, type FormValues } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { FileUpload } from '../../../ui/govuk/file-upload.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { type PlacesImport, RESULTS, type RowReport } from '../import.ts'
import { placesWords as words } from '../messages.en.ts'
import type { Source } from '../sources.store.ts'

/** What a file would do or did. */
export type Tried = { done: PlacesImport; faults: readonly RowReport[]; faultsInAll: number }
type Props = {
  sources: readonly Source[]
  values: FormValues
  problems: readonly FormProblem[]
  tried?: Tried | undefined
  done?: 'removed' | 'loaded' | undefined
}

/** The sources, and a file to load. */
export function SourcesPage({ sources, values, problems, tried, done }: Props) {
  const form = bindForm({ values: { mode: 'dry', ...values }, problems })
  const said = tried?.done.written ? 'loaded' : done
  return (
    <>
      <form.Summary />
      {said && (
        <NotificationBanner type="success">
          <p class="govuk-notification-banner__heading">{words.done[said]}</p>
        </NotificationBanner>
      )}
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      {tried && <Report tried={tried} />}
      {sources.length === 0 ? (
        <Empty title={words.empty}>
          <p class="govuk-body">{words.emptyNext}</p>
        </Empty>
      ) : (
        <SourceTable sources={sources} />
      )}
      <h2 class="govuk-heading-m">{words.load}</h2>
      <p class="govuk-body">{words.shapes}</p>
      <form method="post" action="/places" enctype="multipart/form-data" novalidate>
        <Input {...form.field('name')} label={words.name} hint={words.nameHint} />
        <Textarea
          {...form.field('attribution')}
          label={words.attribution}
          hint={words.attributionHint}
          rows={2}
        />
        <DateInput {...form.date('dated')} legend={words.dated} />
        <FileUpload
          name="file"
          error={form.field('file').error}
          label={words.file}
          hint={words.fileHint}
          accept=".csv,.json,.geojson"
        />
        <Radios
          {...form.field('mode')}
          legend={words.mode}
          items={[
            { value: 'dry', text: words.modes.dry },
            { value: 'report', text: words.modes.report },
            { value: 'real', text: words.modes.real },
          ]}
        />
        <Button>{words.go}</Button>
      </form>
    </>
  )
}

const SourceTable = ({ sources }: Pick<Props, 'sources'>) => (
  <CardTable
    caption={words.caption}
    head={[words.head.name, words.head.what, words.head.places, words.head.dated, words.head.loaded, '']}
    firstCellIsHeader
    rows={sources.map(({ id, name, attribution, layout, places, dated, loadedAt }) => [
      <>
        {name}
        <div class="govuk-hint govuk-!-margin-bottom-0">{attribution}</div>
      </>,
      words.layouts[layout],
      words.count(places),
      formatShortDate(dated),
      formatShortDate(loadedAt),
      <form method="post" action="/places/remove">
        <input type="hidden" name="source" value={id} />
        <button class="app-link-button" type="submit">
          {words.remove}
          <span class="govuk-visually-hidden">{words.removeOf(name)}</span>
        </button>
      </form>,
    ])}
  />
)

function Report({ tried: { done, faults, faultsInAll } }: { tried: Tried }) {
  const { written, layout, counts } = done
  return (
    <section role="status">
      <p class="govuk-body govuk-!-font-weight-bold">{written ? words.loaded : words.tried}</p>
      <p class="govuk-body">{words.holds(layout)}</p>
      <CardTable
        caption={words.counts}
        head={[words.result, words.rows]}
        firstCellIsHeader
        rows={RESULTS.map((result) => [words.results[result], words.count(counts[result])])}
      />
      {faults.length > 0 && (
        <CardTable
          caption={words.faults(faults.length, faultsInAll)}
          head={[words.row, words.place, words.result, words.why]}
          rows={faults.map(({ row, name, result, why }) => [
            String(row),
            name,
            words.results[result],
            why ? words.whys[why] : '',
          ])}
        />
      )}
    </section>
  )
}

/** Asks once more before a source goes. */
export const RemovePage = ({ source: { id, name, places } }: { source: Source }) => (
  <form method="post" action="/places/remove">
    <h1 class="govuk-heading-l">{words.removing(name)}</h1>
    <p class="govuk-body">{words.removeHint(places)}</p>
    <input type="hidden" name="source" value={id} />
    <div class="govuk-button-group">
      <Button name="sure" value="yes" kind="warning">
        {words.removeYes}
      </Button>
      <a class="govuk-link" href="/places">
        {words.removeNo}
      </a>
    </div>
  </form>
)
