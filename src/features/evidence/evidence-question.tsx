// The question of the form that takes files. It stands inside the form's own <form>, which must be sent as
// multipart/form-data; with JavaScript each file goes by itself as soon as it is chosen (ui/client/send-files.ts).
import type { Problem } from '../../platform/problems.ts'
import { FileUpload } from '../../ui/govuk/file-upload.tsx'
import { ACCEPT, FILE_BYTES_MAX } from './limits.ts'
import { sizeWords, staffUploadHint, uploadWords as say } from './messages.en.ts'
import { FILES_FIELD, type UploadState } from './uploads.ts'

/** How the form around the question is encoded, so that files come along without JavaScript. */
export const EVIDENCE_ENCTYPE = 'multipart/form-data'
/** The value of `go` that only adds the chosen files and shows the question again. */
export const ADD_FILES = 'add-files'

const REMOVE = /^remove-([0-9a-f-]{36})$/
/** The id of the file whose remove button was pressed, from the value of `go`; null for every other button. */
export const removedBy = (go: string): string | null => REMOVE.exec(go)?.[1] ?? null

type Props = {
  /** The form's own random token. */
  token: string
  files: readonly { id: string; name: string; size: number; state: UploadState }[]
  problems: readonly Problem[]
  /** Instead of the label of the form's own question, where files go with a message: "Add files to your message". */
  label?: string
  labelSize?: 's' | 'm' | 'l'
  /** Staff add them: what is said to whoever reports, of their own safety, is not theirs to read. */
  staff?: boolean
}

/** The files that were added, each with a way to take it away, and the box for more. */
export function EvidenceQuestion({ token, files, problems, label, labelSize = 'm', staff = false }: Props) {
  const wrong = problems.filter(({ field }) => field === FILES_FIELD).map(({ message }) => message)
  return (
    <div
      class="app-files"
      data-app-files=""
      data-token={token}
      data-most={FILE_BYTES_MAX}
      {...Object.fromEntries(Object.entries(liveWords()).map(([name, text]) => [`data-words-${name}`, text]))}
    >
      <FileUpload
        name={FILES_FIELD}
        label={label ?? say.label}
        labelSize={labelSize}
        hint={`${staff ? staffUploadHint : say.hint} ${label === undefined ? `${say.kept} ${say.plainHint}` : say.messageHint}`}
        error={wrong.length > 0 ? wrong.join('. ') : undefined}
        accept={ACCEPT}
        attributes={{ multiple: true }}
      />
      <button
        class="govuk-button govuk-button--secondary"
        type="submit"
        name="go"
        value={ADD_FILES}
        data-app-files-add=""
      >
        {say.add}
      </button>
      <div aria-live="polite" data-app-files-live="" class="govuk-visually-hidden" />
      <h2 class="govuk-heading-s" hidden={files.length === 0} data-app-files-heading="">
        {say.list}
      </h2>
      <ul class="govuk-list app-files__list" data-app-files-list="">
        {files.map((file) => (
          <UploadLine {...file} />
        ))}
      </ul>
    </div>
  )
}

function UploadLine({ id, name, size, state }: Props['files'][number]) {
  return (
    <li class="app-files__file">
      <span class="app-files__name">
        <bdi>{name}</bdi> ({sizeWords(size)})
      </span>
      <span class="govuk-hint app-files__state">{say.state[state]}</span>
      <button
        class="app-link-button"
        type="submit"
        name="go"
        value={`remove-${id}`}
        aria-label={say.removeName(name)}
      >
        {say.remove}
      </button>
    </li>
  )
}

const liveWords = () => ({
  sending: say.live.sending,
  waiting: say.live.waiting,
  done: say.live.done,
  failed: say.live.failed,
  hold: say.live.hold,
  cancel: say.live.cancel,
  added: say.state.quarantined,
  remove: say.remove,
})
