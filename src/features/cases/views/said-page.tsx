// The words of the person, or a colleague's note: opened through the vault, once, and recorded.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { EvidenceFiles, type ReportFile } from '../../evidence/index.ts'
import { keptWords } from '../../places/index.ts'
import {
  Diary,
  type Message,
  Messages,
  type OpenedEntry,
  readNarrative,
  ToldMore,
  Translated,
  type TranslatedReport,
} from '../../reporting/index.ts'
import { words } from '../messages.en.ts'

export type Said = {
  text: string | null
  receivedAt: Date
  diary: readonly OpenedEntry[]
  translated: TranslatedReport
}

type Props = {
  reference: string
  said: readonly Said[]
  messages: readonly Message[]
  files: readonly ReportFile[]
}

export function SaidPage({ reference, said, messages, files }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.said.title(reference)}</h1>
      <WarningText>{words.said.warning}</WarningText>
      {said.map(({ text, receivedAt, diary, translated }) => (
        <>
          <h2 class="govuk-heading-s">{words.said.reportedOn(formatDateTime(receivedAt))}</h2>
          {text === null ? <p class="govuk-body">{words.said.erased}</p> : <Narrative text={text} />}
          <Diary diary={diary} />
          <Translated told={translated} />
        </>
      ))}
      <EvidenceFiles files={files.filter(({ messageId }) => messageId === null)} />
      <h2 class="govuk-heading-s">{words.said.messages}</h2>
      <Messages messages={messages} files={files} />
    </>
  )
}

function Narrative({ text }: { text: string }) {
  const narrative = readNarrative(text)
  const { what, when, place, postcode, exactness, why } = narrative
  const parts = [
    [words.said.what, what],
    [words.said.when, when],
    [words.said.place, [place, postcode, keptWords(exactness)].filter(Boolean).join(', ')],
    [words.said.why, why],
  ] as const
  return (
    <>
      {parts.map(
        ([title, said]) =>
          said !== '' && (
            <>
              <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
              <Words text={said} />
            </>
          ),
      )}
      <ToldMore narrative={narrative} />
    </>
  )
}

/** Text as it was typed, line by line. */
export function Words({ text }: { text: string }) {
  return (
    <p class="govuk-body app-said" dir="auto">
      {text}
    </p>
  )
}
