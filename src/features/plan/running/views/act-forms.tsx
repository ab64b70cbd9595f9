// The forms of everything that is done to a delivery beside saying how it goes.
import { formatDate } from '../../../../platform/calendar/format.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { actionWords } from '../acts.messages.en.ts'
import { EVIDENCE_KINDS, type Evidence } from '../evidence.store.ts'
import { formWords as text } from '../forms.messages.en.ts'
import { pageWords } from '../page.messages.en.ts'
import type { DeliveryState } from '../plan-state.ts'

export type Option = { value: string; text: string }
export type Choices = { agencies: Option[]; groups: Option[]; posts: Option[]; people: Option[] }

/** A reason, kept with the change. */
export const Reason = ({ form, label = text.why }: { form: BoundForm; label?: string }) => (
  <Textarea {...form.field('reason')} label={label} labelSize="s" hint={text.whyHint} rows={3} />
)

export function VerifyFields(props: {
  form: BoundForm
  evidence: readonly Evidence[]
  measures: readonly Option[]
  toCome: string | null
  /** Nothing but their own evidence stands behind it. */
  whyNot: boolean
}) {
  const { form, evidence, measures, toCome, whyNot } = props
  const items = [
    ...evidence.map(({ id, title, kind }) => ({
      value: id,
      text: title,
      hint: pageWords.evidence.kinds[kind],
    })),
    ...measures.map(({ value, text: name }) => ({
      value: `measure:${value}`,
      text: name,
      hint: pageWords.proof,
    })),
  ]
  return (
    <>
      {toCome && <InsetText>{text.toCome(toCome)}</InsetText>}
      {items.length === 0 ? (
        <p class="govuk-body" id="evidence">
          {whyNot ? actionWords.whyNot.evidence : text.noEvidence}
        </p>
      ) : (
        <Checkboxes
          {...form.choices('evidence')}
          legend={text.evidence}
          legendSize="s"
          hint={text.evidenceHint}
          items={items}
        />
      )}
      <Textarea {...form.field('note')} label={text.note} labelSize="s" rows={3} />
    </>
  )
}

export function ReBaselineFields({ form, delivery }: { form: BoundForm; delivery: DeliveryState }) {
  const { baselineDue, startsOn } = delivery
  return (
    <>
      <p class="govuk-body">
        {baselineDue ? text.agreed(formatDate(baselineDue)) : text.notAgreed} {text.counted}
      </p>
      <DateInput {...form.date('due')} legend={text.newDate} legendSize="s" />
      {startsOn && <p class="govuk-body">{text.begins(formatDate(startsOn))}</p>}
      <DateInput {...form.date('starts')} legend={text.newStart} hint={text.newStartHint} legendSize="s" />
      <Reason form={form} />
    </>
  )
}

export function OwnerFields(props: {
  form: BoundForm
  choices: Choices
  hasBaseline: boolean
  hasStart?: boolean
  isNew: boolean
}) {
  const { form, choices, hasBaseline, hasStart = false, isNew } = props
  const withNone = (items: readonly Option[]) => [{ value: '', text: text.none }, ...items]
  return (
    <>
      <Select {...form.field('agency')} label={text.agency} items={withNone(choices.agencies)} />
      <Select {...form.field('group')} label={text.group} items={withNone(choices.groups)} />
      {choices.posts.length > 0 && (
        <Select
          {...form.field('post')}
          label={text.post}
          hint={text.postHint}
          items={withNone(choices.posts)}
        />
      )}
      <Input {...form.field('ownerWords')} label={text.ownerWords} />
      <Select
        {...form.field('lead')}
        label={text.lead}
        hint={text.leadHint}
        items={withNone(choices.people)}
      />
      <Textarea {...form.field('part')} label={text.part} hint={text.partHint} rows={2} />
      {hasStart ? (
        <p class="govuk-body">{text.startMoves}</p>
      ) : (
        <DateInput {...form.date('startsOn')} legend={text.starts} legendSize="s" />
      )}
      {hasBaseline ? (
        <p class="govuk-body">{text.dueMoves}</p>
      ) : (
        <DateInput {...form.date('due')} legend={text.due} legendSize="s" />
      )}
      <Checkboxes {...form.choices('recurring')} items={[{ value: 'yes', text: text.recurring }]} />
      {!isNew && <Reason form={form} />}
    </>
  )
}

export function EvidenceFields({ form }: { form: BoundForm }) {
  const { error } = form.field('file')
  return (
    <>
      <Radios
        {...form.field('kind')}
        legend={text.kind}
        legendSize="s"
        items={EVIDENCE_KINDS.map((kind) => ({ value: kind, text: pageWords.evidence.kinds[kind] }))}
      />
      <Textarea
        {...form.field('title')}
        label={text.evidenceTitle}
        labelSize="s"
        hint={text.evidenceTitleHint}
        rows={2}
      />
      <Input {...form.field('url')} label={text.url} hint={text.urlHint} />
      <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
        <label class="govuk-label" for="file">
          {text.file}
        </label>
        <div class="govuk-hint" id="file-hint">
          {text.fileHint}
        </div>
        {error && (
          <p class="govuk-error-message" id="file-error">
            {error}
          </p>
        )}
        <input
          class="app-upload"
          type="file"
          id="file"
          name="file"
          aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
        />
      </div>
      <DateInput
        {...form.date('happenedOn')}
        legend={text.happened}
        legendSize="s"
        hint={text.happenedHint}
      />
    </>
  )
}

/** Between whom a part is divided, or that there is nobody. */
export const Division = ({ words, owners }: { words: string; owners: readonly string[] }) =>
  owners.length === 0 ? (
    <p class="govuk-body">{text.notSplitLead(words)}</p>
  ) : (
    <>
      <p class="govuk-body">{text.splitLead(words)}</p>
      <ul class="govuk-list govuk-list--bullet">
        {owners.map((owner) => (
          <li>{owner}</li>
        ))}
      </ul>
    </>
  )
