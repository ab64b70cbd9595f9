import { formatShortDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { bindForm, type FormProblem, type FormValues } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { FileUpload } from '../../../ui/govuk/file-upload.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { standsOn } from '../../agencies/index.ts'
import { editWords as words } from '../edit.messages.en.ts'
import type { Listed } from '../find-entries.store.ts'
import { countResults, type ImportReport } from '../import.ts'
import { kindWords } from '../terms.en.ts'

type ListProps = {
  entries: readonly Listed[]
  today: Day
  done?: keyof typeof words.done | undefined
  /** What was just removed, and can be put back with one press. */
  undo?: { id: string; version: number } | undefined
}

/** Every entry, for those who keep them. */
export function KeepListPage({ entries, today, done, undo }: ListProps) {
  return (
    <>
      {done && (
        <NotificationBanner type="success">
          <p class="govuk-notification-banner__heading">{words.done[done]}</p>
          {undo && <RestoreForm {...undo} />}
        </NotificationBanner>
      )}
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      <div class="govuk-button-group">
        <Button href="/directory/add">{words.add}</Button>
        {LINKS.map(({ href, text }) => (
          <a class="govuk-link" href={href}>
            {text}
          </a>
        ))}
      </div>
      {entries.length === 0 ? (
        <Empty title={words.empty}>
          <p class="govuk-body">{words.emptyNext}</p>
        </Empty>
      ) : (
        <CardTable
          caption={words.caption}
          head={[words.head.name, words.head.kind, words.head.state, words.head.checked]}
          firstCellIsHeader
          rows={entries.map((entry) => [
            <a class="govuk-link" href={`/directory/${entry.id}`}>
              {entry.name}
            </a>,
            kindWords[entry.kind],
            <State entry={entry} today={today} />,
            entry.checkedOn ? formatShortDate(entry.checkedOn) : words.never,
          ])}
        />
      )}
    </>
  )
}

const LINKS = [
  { href: '/directory/import', text: words.import },
  { href: '/directory/export.json', text: words.exportJson },
  { href: '/directory/export.csv', text: words.exportCsv },
  { href: '/places', text: words.places },
  { href: '/pages', text: words.pages },
  { href: '/admin/strands', text: words.strands },
  { href: '/admin/regimes', text: words.regimes },
  { href: '/help', text: words.public },
]

/** One press that puts back what was removed. */
export const RestoreForm = ({ id, version }: { id: string; version: number }) => (
  <form method="post" action={`/directory/${id}/restore`}>
    <input type="hidden" name="version" value={version} />
    <Button kind="secondary">{words.undo}</Button>
  </form>
)

function State({ entry, today }: { entry: Listed; today: Day }) {
  if (entry.removed) return <Tag colour="red">{words.states.removed}</Tag>
  if (entry.status === 'closed') return <Tag colour="grey">{words.states.closed}</Tag>
  if (standsOn(entry, today)) return <Tag colour="green">{words.states.active}</Tag>
  const coming = entry.validFrom !== null && entry.validFrom > today
  return <Tag colour="grey">{coming ? words.states.coming : words.states.past}</Tag>
}

type ImportProps = { values: FormValues; problems: readonly FormProblem[]; report?: ImportReport | undefined }

/** A file to bring in, and what it would do or did, row by row. */
export function ImportPage({ values, problems, report }: ImportProps) {
  const form = bindForm({ values: { mode: 'dry', ...values }, problems })
  const say = words.file
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.title}</h1>
      {report && <Report report={report} wanted={form.field('mode').value === 'real'} />}
      <p class="govuk-body">{say.intro}</p>
      <form method="post" action="/directory/import" enctype="multipart/form-data" novalidate>
        <FileUpload
          name="file"
          error={form.field('file').error}
          label={say.file}
          hint={say.fileHint}
          accept=".json,.csv"
        />
        <Radios
          {...form.field('mode')}
          legend={say.mode}
          items={[
            { value: 'dry', text: say.modes.dry },
            { value: 'real', text: say.modes.real },
          ]}
        />
        <Button preventDoubleClick>{say.go}</Button>
      </form>
    </>
  )
}

function Report({ report, wanted }: { report: ImportReport; wanted: boolean }) {
  const say = words.file
  return (
    <section role="status">
      <p class="govuk-body govuk-!-font-weight-bold">
        {report.written ? say.real : wanted ? say.stopped : say.dry}
      </p>
      <p class="govuk-body">{say.counts(countResults(report.rows))}</p>
      <CardTable
        caption={say.caption}
        head={[say.row, say.name, say.result]}
        rows={report.rows.map(({ row, name, result, problems }) => [
          String(row),
          name,
          <>
            {say.results[result]}
            {problems.length > 0 && (
              <ul class="govuk-list govuk-list--bullet">
                {problems.map(({ field, message }) => (
                  <li>
                    {field}: {message}
                  </li>
                ))}
              </ul>
            )}
          </>,
        ])}
      />
    </section>
  )
}
