// The conversation between the person and whoever looks after their report, with the files that came along.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import { opensForPerson, type ReportFile, SentFiles, sizeWords } from '../../evidence/index.ts'
import type { Message } from '../conversation.ts'
import { comingBackWords } from './coming-back.messages.en.ts'
import { followUpWords as say } from './messages.en.ts'
import { numbersCut } from './last-digits.ts'
import type { Key } from './open-report.ts'
import { Held } from './parts.tsx'

type TalkProps = { messages: readonly Message[]; files: readonly ReportFile[]; held: Key }

export function Conversation({ messages, files, held }: TalkProps) {
  if (messages.length === 0) return <p class="govuk-body">{say.noMessages}</p>
  return (
    <ol class="app-talk">
      {messages.map((message) => (
        <li class={`app-talk__message${message.fromPerson ? ' app-talk__message--mine' : ''}`}>
          <p class="app-talk__who">
            {message.fromPerson ? say.you : say.us}, {formatDateTime(message.at)}
          </p>
          {message.about && (
            <p class="govuk-body govuk-!-font-weight-bold">
              {comingBackWords.again.entry[message.about](message.occurredOn)}
            </p>
          )}
          <p class="govuk-body app-said" dir="auto">
            {shownText(message) ?? say.gone}
          </p>
          {message.fromPerson ? (
            <SentFiles files={files} messageId={message.id} />
          ) : (
            <FromUs files={files.filter(({ messageId }) => messageId === message.id)} held={held} />
          )}
        </li>
      ))}
    </ol>
  )
}

// The contact page promises that what they gave is not shown here.
const shownText = ({ text, about }: Message): string | null =>
  text !== null && about === 'call' ? numbersCut(text) : text

/** Files that we sent, each with its way to open it once it was scanned. */
function FromUs({ files, held }: { files: readonly ReportFile[]; held: Key }) {
  if (files.length === 0) return null
  return (
    <>
      <ul class="govuk-list" aria-label={say.files.from}>
        {files.map((file) => (
          <li>
            <bdi>{file.name}</bdi> ({sizeWords(file.size)}){' '}
            {opensForPerson(file) ? (
              <form method="post" action="/follow-up/file">
                <Held held={held} />
                <button class="app-link-button" type="submit" name="file" value={file.id}>
                  <span aria-hidden="true">{say.files.open}</span>
                  <span class="govuk-visually-hidden">{say.files.openName(file.name)}</span>
                </button>
              </form>
            ) : (
              <span class="govuk-hint">{file.state === 'infected' ? say.files.locked : say.files.wait}</span>
            )}
          </li>
        ))}
      </ul>
      <p class="govuk-hint">{say.files.watched}</p>
    </>
  )
}
