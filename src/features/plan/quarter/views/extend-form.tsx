import type { FormValues } from '../../../../platform/http/form.ts'
import { type BoundForm, bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import type { Span } from '../../running/rhythm.ts'
import { dayValues } from '../../running/update-form.ts'
import type { Cycle } from '../cycles.store.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'

type Props = { cycle: Cycle; path: string; form: BoundForm; values: FormValues; span: Span }

/** Moves the last two days of one quarter. */
export function ExtendForm({ cycle, path, form, values, span }: Props) {
  const sent = values['dueOn-day'] !== undefined
  const kept = { ...dayValues('dueOn', cycle.dueOn), ...dayValues('moderateOn', cycle.moderateOn) }
  const bound = sent ? form : bindForm({ values: kept })
  return (
    <Details summary={words.more} open={sent}>
      <p class="govuk-body">{words.moreLead(span)}</p>
      <form method="post" action={`${path}/extend`} novalidate>
        <input type="hidden" name="version" value={String(cycle.version)} />
        <DateInput {...bound.date('dueOn')} legend={words.dueOn} />
        <DateInput {...bound.date('moderateOn')} legend={words.moderateOn} />
        <Button kind="secondary" preventDoubleClick>
          {words.extend}
        </Button>
      </form>
    </Details>
  )
}
