// Closing a case: first what is still open in it, each with the page where it is done; then why, and what the person reads.
import type { BoundForm } from '../../../ui/form.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { personSentence } from '../../shell/index.ts'
import { CLOSURES } from '../case.ts'
import type { LooseEnd } from '../loose-ends.ts'
import { words } from '../messages.en.ts'

/** The fields of closing. `ends`: what is open, each to be ticked by whoever closes all the same. */
export function CloseFields({ form, ends }: { form: BoundForm; ends: readonly LooseEnd[] }) {
  return (
    <>
      {ends.length > 0 && (
        <Checkboxes
          {...form.choices('left')}
          legend={words.looseEnds.title}
          legendSize="m"
          hint={words.looseEnds.hint}
          items={ends.map(({ kind, text, href, link }) => ({
            value: kind,
            text,
            hint: (
              <a class="govuk-link" href={href}>
                {link}
              </a>
            ),
          }))}
        />
      )}
      <Radios
        {...form.field('closure')}
        legend={words.act.closure}
        legendSize="s"
        items={CLOSURES.map((value) => ({
          value,
          text: words.closure[value],
          hint: `${words.act.closeTold}: “${personSentence('case.closed', { closure: value })?.text ?? ''}”`,
        }))}
      />
      <Reason form={form} hint={ends.length > 0 ? words.act.closeReasonHint : undefined} />
      <p class="govuk-hint">{words.act.closeStops}</p>
    </>
  )
}

/** Why something is done, to be kept with the case. */
export const Reason = ({ form, hint }: { form: BoundForm; hint?: string | undefined }) => (
  <Textarea
    {...form.field('reason')}
    label={words.act.reason}
    labelSize="s"
    hint={hint ?? words.act.reasonHint}
    rows={3}
  />
)
