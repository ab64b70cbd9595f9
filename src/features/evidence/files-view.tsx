// The files of a report, as staff see them.
import { formatDateTime } from '../../platform/calendar/format.ts'
import { isCopied } from '../../platform/files/copied-kinds.ts'
import { fileWords as say, sizeWords } from './messages.en.ts'
import type { ReportFile } from './report-files.ts'
import { Tag } from '../../ui/govuk/tag.tsx'

const COLOURS = { quarantined: 'yellow', clean: 'green', infected: 'red', released: 'orange' } as const

type Props = { files: readonly ReportFile[]; heading?: boolean }

/** Each file with what it is, whether it was scanned, and the ways to open it. Nothing where there are none. */
export function EvidenceFiles({ files, heading = true }: Props) {
  if (files.length === 0) return null
  return (
    <section aria-label={heading ? say.heading : say.withMessage}>
      {heading && <h2 class="govuk-heading-m">{say.heading}</h2>}
      <p class="govuk-hint">{say.note}</p>
      <ul class="govuk-list app-files__list">
        {files.map((file) => (
          <FileLine file={file} />
        ))}
      </ul>
    </section>
  )
}

function FileLine({ file }: { file: ReportFile }) {
  const { id, name, kind, size, state, at, sha256 } = file
  const opens = state === 'clean' || state === 'released'
  return (
    <li class="app-files__file">
      <p class="govuk-body app-files__name">
        <bdi>{name}</bdi> <Tag colour={COLOURS[state]}>{say.states[state]}</Tag>
      </p>
      <p class="govuk-hint">
        {say.kinds[kind]}, {sizeWords(size)}. {say.came} {formatDateTime(at)}
      </p>
      {state !== 'clean' && <p class="govuk-body-s">{say.why[state]}</p>}
      {opens && (
        <p class="govuk-body app-no-print">
          {file.copy === 'made' && (
            <>
              <a class="govuk-link" href={`/files/${id}/copy`} download>
                {say.copy}
                <span class="govuk-visually-hidden">{say.ofName(name)}</span>
              </a>{' '}
            </>
          )}
          <a class="govuk-link" href={`/files/${id}/original`} download>
            {say.original}
            <span class="govuk-visually-hidden">{say.ofName(name)}</span>
          </a>
        </p>
      )}
      {opens && <CopyNote file={file} />}
      <p class="govuk-hint app-files__hash">
        {say.hash}: <code>{sha256}</code>
      </p>
    </li>
  )
}

function CopyNote({ file: { copy, kind } }: { file: ReportFile }) {
  if (copy === 'made') return null
  const none = kind === 'pdf' || kind === 'txt' ? say.noCopy[kind] : say.noCopy.other
  return <p class="govuk-hint">{copy === null && isCopied(kind) ? say.copyComing : none}</p>
}
