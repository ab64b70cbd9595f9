import { Button } from '../../../ui/govuk/button.tsx'
import type { Key } from '../follow-up/open-report.ts'
import { HeldForm } from '../follow-up/parts.tsx'
import type { OwnErasure } from './ask-erasure.ts'
import { erasingWords as say } from './messages.en.ts'

/** What erasing does, what is kept, and the one press that asks for it. */
export function AskErasureForm({ held }: { held: Key }) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      {[say.goes, say.stays, say.maybe, say.within].map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
      <HeldForm held={held} here="erase">
        <Button kind="warning" name="do" value="erase" preventDoubleClick>
          {say.confirm}
        </Button>
      </HeldForm>
    </>
  )
}

/** A request that waits for its answer, or for its time; until then it can be taken back. */
export function ErasureWaiting({ erasure, held }: { erasure: OwnErasure; held: Key }) {
  const { dueAt, approvedAt, notBefore } = erasure
  return (
    <>
      <p class="govuk-body">
        {approvedAt && notBefore
          ? `${say.agreed}. ${say.after(notBefore)} ${say.until}`
          : `${say.asked}. ${say.by(dueAt)}`}
      </p>
      <HeldForm held={held}>
        <Button kind="secondary" name="do" value="unerase" preventDoubleClick>
          {say.unask}
        </Button>
      </HeldForm>
    </>
  )
}
