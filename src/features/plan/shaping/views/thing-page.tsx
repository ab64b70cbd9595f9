import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { WarningText } from '../../../../ui/govuk/warning-text.tsx'
import type { Field } from '../fields.ts'
import { words } from '../messages.en.ts'
import type { Noun } from '../nouns.ts'
import { Fields } from './fields.tsx'

type Props = {
  noun: Noun
  action: string
  back: string
  fields: readonly Field[]
  values: FormValues
  problems: readonly Problem[]
  /** Absent for a new thing. */
  version?: number
  /** null where the page has a heading of its own. */
  title?: null
}

/** The form of one thing of a plan, new or changed. */
export function ThingForm({ noun, action, back, fields, values, problems, version, title }: Props) {
  const form = bindForm({ values, problems })
  const say = words.common
  const heading = version === undefined ? say.add(words.nouns[noun]) : say.change(words.nouns[noun])
  return (
    <>
      <form method="post" action={action} novalidate>
        <form.Summary />
        {title !== null && <h1 class="govuk-heading-l">{heading}</h1>}
        {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
        <Fields form={form} fields={fields} />
        {version !== undefined && (
          <Input {...form.field('reason')} label={say.reason} hint={say.reasonHint} />
        )}
        <div class="govuk-button-group">
          <Button preventDoubleClick>{say.save}</Button>
          <a class="govuk-link" href={back}>
            {say.cancel}
          </a>
        </div>
      </form>
      {version !== undefined && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${action}/remove`}>
            {words.remove.title(words.nouns[noun])}
          </a>
        </p>
      )}
    </>
  )
}

type RemoveProps = {
  noun: Noun
  action: string
  back: string
  what: string
  version: number
  under: number
  values: FormValues
  problems: readonly Problem[]
}

/** Asks for the reason before a thing is taken out. */
export function RemoveThing({ noun, action, back, what, version, under, values, problems }: RemoveProps) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={action} novalidate>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.remove.title(words.nouns[noun])}</h1>
      <p class="govuk-body app-written">{what}</p>
      {under > 0 && <WarningText>{words.remove.under(under)}</WarningText>}
      <p class="govuk-body">{words.remove.kept}</p>
      <input type="hidden" name="version" value={String(version)} />
      <Input {...form.field('reason')} label={words.common.reason} hint={words.common.reasonHint} />
      <div class="govuk-button-group">
        <Button kind="warning" preventDoubleClick>
          {words.common.remove}
        </Button>
        <a class="govuk-link" href={back}>
          {words.common.cancel}
        </a>
      </div>
    </form>
  )
}
