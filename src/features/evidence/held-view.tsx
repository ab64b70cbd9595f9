import { formatDateTime } from '../../platform/calendar/format.ts'
import type { FormValues } from '../../platform/http/form.ts'
import type { Problem } from '../../platform/problems.ts'
import { bindForm } from '../../ui/form.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { Input } from '../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../ui/govuk/notification-banner.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import type { HeldFile } from './held-files.ts'
import { fileWords, sizeWords } from './messages.en.ts'

const say = fileWords.held

type Props = {
  files: readonly HeldFile[]
  done?: boolean
  /** The file whose form was sent, with what was typed and what is wrong. */
  about?: string
  values?: FormValues
  problems?: readonly Problem[]
}

/** Every file that waits, each with the form that releases it. */
export function HeldFiles({ files, done = false, about, values = {}, problems = [] }: Props) {
  const sent = bindForm({ values, problems })
  return (
    <>
      <sent.Summary />
      {done && <NotificationBanner type="success">{say.done}</NotificationBanner>}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{files.length === 0 ? say.none : say.lead}</p>
      {files.map((file) => (
        <Held file={file} form={file.id === about ? sent : bindForm({})} own={file.id === about} />
      ))}
    </>
  )
}

type HeldProps = { file: HeldFile; form: ReturnType<typeof bindForm>; own: boolean }

function Held({ file, form, own }: HeldProps) {
  const { id, reference, kind, size, since, finding } = file
  return (
    <section class="app-files__file" aria-label={say.releaseOne(reference)}>
      <SummaryList
        rows={[
          { key: say.report, value: reference },
          { key: say.kind, value: `${fileWords.kinds[kind]}, ${sizeWords(size)}` },
          { key: say.since, value: formatDateTime(since) },
          finding !== null && { key: say.problem, value: finding },
        ]}
      />
      <form method="post" action={`/admin/files/${id}/release`} novalidate>
        <Input {...form.field('reason')} id={own ? 'reason' : `reason-${id}`} label={say.reason} />
        <Button kind="warning" preventDoubleClick attributes={{ 'aria-label': say.releaseOne(reference) }}>
          {say.release}
        </Button>
      </form>
    </section>
  )
}
