import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { type BoundForm, bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { CONFIDENCES, RAGS } from '../../running/delivery.ts'
import { words } from '../messages.en.ts'
import { ruleFields, settingsFields } from '../settings.ts'
import { type Source, RELATIONS } from '../sources.store.ts'
import { Fields } from './fields.tsx'

const say = words.settings
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

type Props = {
  planId: string
  version: number
  title: string | null
  values: FormValues
  problems: readonly Problem[]
  others: readonly Source[]
}

export function SettingsForm({ planId, version, title, values, problems, others }: Props) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={`/plan/${planId}/settings`} novalidate>
      <form.Summary />
      {title && <h1 class="govuk-heading-l">{title}</h1>}
      <input type="hidden" name="version" value={String(version)} />
      <Fields form={form} fields={settingsFields} />
      <h2 class="govuk-heading-m">{say.rules}</h2>
      <Fields form={form} fields={ruleFields} />
      <h2 class="govuk-heading-m">{say.key}</h2>
      <p class="govuk-hint">{say.keyHint}</p>
      {RAGS.map((colour) => (
        <KeyWords form={form} name={`key-${colour}`} colour={capital(colour)} />
      ))}
      {CONFIDENCES.map((colour) => (
        <KeyWords form={form} name={`confidence-${colour}`} colour={say.confidence(colour)} />
      ))}
      <h2 class="govuk-heading-m">{say.related}</h2>
      {others.length === 0 && <p class="govuk-body">{say.noOthers}</p>}
      {others.map((other) => (
        <Select
          {...form.field(`relation-${other.id}`)}
          label={other.title}
          items={[
            { value: '', text: say.notRelated },
            ...RELATIONS.map((relation) => ({ value: relation, text: say.relations[relation] })),
          ]}
        />
      ))}
      <Input {...form.field('reason')} label={say.why} hint={words.common.reasonHint} />
      <Button preventDoubleClick>{words.common.save}</Button>
    </form>
  )
}

const KeyWords = ({ form, name, colour }: { form: BoundForm; name: string; colour: string }) => (
  <>
    <Input {...form.field(`${name}-name`)} label={say.keyName(colour)} classes="govuk-input--width-20" />
    <Input {...form.field(`${name}-meaning`)} label={say.keyMeaning(colour)} />
  </>
)
