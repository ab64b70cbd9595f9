// Everything that is done to a delivery on a page of its own, as one typed table: what is asked, and the verb.
import type { ComponentChildren } from 'preact'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Form, type FormValues, versionOf } from '../../../platform/http/form.ts'
import { type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { plainLine, plainText } from '../../../platform/text/plain.ts'
import type { BoundForm } from '../../../ui/form.tsx'
import type { DeliveryAction } from './delivery-actions.ts'
import { deliveryValues, loadChoices, readDelivery } from './delivery-form.ts'
import { editDelivery, removeDelivery } from './edit-delivery.ts'
import { addEvidence } from './evidence.ts'
import { EVIDENCE_KINDS, isOpenable } from './evidence.store.ts'
import { formWords as text } from './forms.messages.en.ts'
import type { DeliveryPageData } from './load-action-page.ts'
import { reBaseline } from './re-baseline.ts'
import { splitDelivery } from './split-delivery.ts'
import { readDay } from './update-form.ts'
import { reopenDelivery, sendBack, verifyDelivery } from './verify.ts'
import {
  type Choices,
  Division,
  EvidenceFields,
  OwnerFields,
  ReBaselineFields,
  Reason,
  VerifyFields,
} from './views/act-forms.tsx'

export type Act = {
  /** What the form begins with, besides its version. */
  values?: (data: DeliveryPageData) => FormValues
  /** `by`: the id of whoever looks. */
  fields: (form: BoundForm, data: DeliveryPageData, choices: Choices, by: string) => ComponentChildren
  /** The lists that its form needs. */
  choices?: (tx: Tx, ctx: StaffCtx, data: DeliveryPageData) => Promise<Choices>
  /** `data`: what its page showed. */
  run: (
    tx: Tx,
    ctx: StaffCtx,
    deliveryId: string,
    form: Form,
    data: DeliveryPageData,
  ) => Promise<Outcome<unknown>>
  upload?: true
  /** Whether there is nothing to do: its page says so, and has no button. */
  idle?: (data: DeliveryPageData) => boolean
  warning?: true
  /** Leads to the action afterwards: the delivery is gone, or has become several. */
  leaves?: true
}

const reasonOf = (form: Form) => ({ version: versionOf(form), reason: plainText(form.one('reason')) })

/** A problem of the form's shape before the verb is asked. */
const orRefuse = async <T,>(
  problems: readonly Problem[],
  run: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> => (problems.length > 0 ? refused(...problems) : run())

export const ACTS: Readonly<Record<Exclude<DeliveryAction, 'update'>, Act>> = {
  verify: {
    fields: (form, data, _, by) => (
      <VerifyFields
        form={form}
        evidence={data.evidence.filter((each) => each.addedBy !== by && isOpenable(each))}
        whyNot={data.whyNot === 'evidence' || data.measures.judged.length > 0}
        measures={data.countingMeasures.map(({ tie, history }) => ({
          value: tie.key,
          text: history.measure.name,
        }))}
        toCome={data.delivery.evidenceToCome}
      />
    ),
    run: (tx, ctx, id, form, data) => {
      const looked = form.many('evidence')
      const keys = looked
        .filter((each) => each.startsWith('measure:'))
        .map((each) => each.slice('measure:'.length))
      const evidence = looked.filter((each) => !each.startsWith('measure:'))
      const note = plainText(form.one('note'))
      const { judged } = data.measures
      return verifyDelivery(tx, ctx, id, { version: versionOf(form), evidence, measures: keys, judged, note })
    },
  },
  'send-back': {
    fields: (form) => <Reason form={form} label={text.missing} />,
    run: (tx, ctx, id, form) => sendBack(tx, ctx, id, reasonOf(form)),
  },
  reopen: {
    fields: (form) => <Reason form={form} />,
    run: (tx, ctx, id, form) => reopenDelivery(tx, ctx, id, reasonOf(form)),
  },
  're-baseline': {
    fields: (form, { delivery }) => <ReBaselineFields form={form} delivery={delivery} />,
    run: (tx, ctx, id, form) => {
      const [due, starts] = [readDay(form, 'due'), readDay(form, 'starts')]
      const days = { due: due.day, starts: starts.day }
      return orRefuse([...due.problems, ...starts.problems], () =>
        reBaseline(tx, ctx, id, { ...reasonOf(form), ...days }),
      )
    },
  },
  edit: {
    values: ({ delivery }) => deliveryValues(delivery),
    choices: (tx, ctx, { delivery }) => loadChoices(tx, ctx.clock.now(), delivery.agencyId),
    fields: (form, { delivery }, choices) => (
      <OwnerFields
        form={form}
        choices={choices}
        hasBaseline={delivery.baselineDue !== null}
        hasStart={delivery.startsOn !== null}
        isNew={false}
      />
    ),
    run: (tx, ctx, id, form) => {
      const { fields, problems } = readDelivery(form)
      return orRefuse(problems, () => editDelivery(tx, ctx, id, { ...fields, ...reasonOf(form) }))
    },
  },
  split: {
    fields: (_, { delivery, division }) => <Division words={delivery.ownerWords} owners={division} />,
    idle: ({ division }) => division.length === 0,
    run: (tx, ctx, id, form) => splitDelivery(tx, ctx, id, { version: versionOf(form) }),
    leaves: true,
  },
  remove: {
    fields: (form) => (
      <>
        <p class="govuk-body">{text.removeLead}</p>
        <Reason form={form} />
      </>
    ),
    run: (tx, ctx, id, form) => removeDelivery(tx, ctx, id, reasonOf(form)),
    warning: true,
    leaves: true,
  },
  evidence: {
    fields: (form) => <EvidenceFields form={form} />,
    run: (tx, ctx, id, form) => {
      const { day, problems } = readDay(form, 'happenedOn')
      const kind = EVIDENCE_KINDS.find((each) => each === form.one('kind')) ?? null
      return orRefuse(problems, () =>
        addEvidence(tx, ctx, id, {
          kind,
          title: kind === 'note' ? plainText(form.one('title')) : plainLine(form.one('title')),
          url: plainLine(form.one('url')),
          file: form.file('file'),
          happenedOn: day,
        }),
      )
    },
    upload: true,
  },
}
