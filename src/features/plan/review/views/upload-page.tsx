import { formatDateTime } from '../../../../platform/calendar/format.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { CardTable } from '../../../../ui/card-table.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { FileUpload } from '../../../../ui/govuk/file-upload.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import type { OpenImport } from '../imports.store.ts'
import { words } from '../messages.en.ts'

const say = words.upload

/** Where a plan's document is given or pasted, and the documents that wait to be looked through. */
export function UploadPage({ form, open }: { form: BoundForm; open: readonly OpenImport[] }) {
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {open.length > 0 && <OpenOnes open={open} />}
      <form method="post" action="/plan/import" enctype="multipart/form-data">
        <FileUpload
          name="file"
          error={form.field('file').error}
          accept=".docx,.xlsx,.pdf,.html,.htm,.csv,.tsv,.txt"
          label={say.file}
          hint={say.fileHint}
        />
        <Textarea
          {...form.field('text')}
          label={say.text}
          hint={say.textHint}
          rows={10}
          spellcheck={false}
          classes="app-pasted"
        />
        <Input {...form.field('name')} label={say.name} hint={say.nameHint} />
        <Button preventDoubleClick>{say.go}</Button>
      </form>
    </>
  )
}

function OpenOnes({ open }: { open: readonly OpenImport[] }) {
  return (
    <section>
      <h2 class="govuk-heading-m">{say.openTitle}</h2>
      <CardTable
        caption={say.openTitle}
        head={[say.openName, say.openWhen, say.openEdits]}
        rows={open.map(({ id, fileName, createdAt, createdBy, edits }) => [
          <a class="govuk-link" href={`/plan/imports/${id}`}>
            {say.resume}
            <span class="govuk-visually-hidden">: </span> {fileName}
          </a>,
          say.by(formatDateTime(createdAt), createdBy),
          edits,
        ])}
      />
    </section>
  )
}
