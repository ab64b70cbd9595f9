// The files that the person sent, as they see them when they come back: names and sizes, nothing to open, because somebody
// else may stand behind them.
import { sizeWords, uploadWords as say } from './messages.en.ts'
import type { ReportFile } from './report-files.ts'

/** What came with a report, or (`messageId`) with one message about it. Nothing where nothing came. */
export function SentFiles({ files, messageId }: { files: readonly ReportFile[]; messageId?: string | null }) {
  const shown = messageId === undefined ? files : files.filter((file) => file.messageId === messageId)
  if (shown.length === 0) return null
  return (
    <ul class="govuk-list app-files__list" aria-label={say.list}>
      {shown.map(({ name, size }) => (
        <li class="govuk-body-s">
          <bdi>{name}</bdi> ({sizeWords(size)})
        </li>
      ))}
    </ul>
  )
}
