// Recording an attempt to reach a person. The ways that they said are safe come first; every other way carries that they
// did not say so, and is recorded only once somebody confirms that this is how it was done.
import type { BoundForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { caseWords } from '../../cases/index.ts'
import { type ContactRules, saidSafe } from '../../people/index.ts'
import { words } from '../messages.en.ts'
import { ATTEMPT_CHANNELS, ATTEMPT_RESULTS } from '../referral.ts'
import type { ReferralRow } from '../referrals.store.ts'
import { capital } from './attempts.tsx'

type Props = {
  referral: Pick<ReferralRow, 'id' | 'byHand'>
  form: BoundForm
  once: string
  rules: ContactRules | undefined
}

/** The form. It stands right below how the person may be reached, and says it again beside each way. */
export function AttemptForm({ referral, form, once, rules }: Props) {
  // Of those whom one by hand is for, whoever did not tell us themselves has safe ways in words.
  const inWords = rules === undefined && referral.byHand
  const safe = (channel: string) => rules !== undefined && saidSafe(rules, channel)
  const confirmed = form.choices('confirmed')
  // Asked for only once it is needed; and still there when something else was wrong.
  const asks = confirmed.error !== undefined || confirmed.values.length > 0
  return (
    <form method="post" action={`/referrals/${referral.id}/attempt`}>
      <h2 class="govuk-heading-m">{words.attempt.title}</h2>
      <input type="hidden" name="once" value={form.field('once').value || once} />
      <div class="app-pair">
        <Radios
          {...form.field('channel')}
          legend={words.attempt.channel}
          legendSize="s"
          small
          items={ATTEMPT_CHANNELS.toSorted((a, b) => Number(safe(b)) - Number(safe(a))).map((value) => ({
            value,
            text: capital(caseWords.attemptChannel[value]),
            ...(safe(value) ? {} : { hint: inWords ? words.readFirst : words.notSaid[value] }),
          }))}
        />
        <Radios
          {...form.field('result')}
          legend={words.attempt.result}
          legendSize="s"
          small
          items={ATTEMPT_RESULTS.map((value) => ({ value, text: capital(caseWords.attemptResult[value]) }))}
        />
      </div>
      {asks && (
        <Checkboxes
          {...confirmed}
          legend={inWords ? words.confirm.readLegend : words.confirm.legend}
          legendSize="s"
          small
          items={[{ value: 'yes', text: inWords ? words.confirm.read : words.confirm.yes }]}
        />
      )}
      <Textarea {...form.field('note')} label={words.attempt.note} hint={words.attempt.noteHint} rows={2} />
      <Button preventDoubleClick>{words.attempt.button}</Button>
    </form>
  )
}
