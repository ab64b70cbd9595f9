// What was sent back in a quarter and never said again: a freeze keeps it beside the plan, as said and not accepted. Pure.
import { z } from 'zod'
import type { PartProgress } from './progress.ts'

const instant = z.coerce.date()
const text = z.string().nullable()
const shape = z.object({
  deliveryId: z.string(),
  ref: z.string(),
  action: z.string(),
  owner: z.string(),
  at: instant,
  status: z.string(),
  words: z.string(),
  cause: text,
  correctiveAction: text,
  forecastDue: text,
  ask: text,
  note: text,
})

/** An answer that came back. `note`: why; `ask`: what it asked of the board. */
export type ReturnedAnswer = z.infer<typeof shape>

/** The answers of a quarter that were sent back and that nobody has said again. One that the plan still says is not among them. */
export const returnedIn = (progress: readonly PartProgress[]): ReturnedAnswer[] =>
  progress.flatMap(({ action, delivery, said, state }) =>
    state === 'returned' && said && delivery.storyAt?.getTime() !== said.at.getTime()
      ? [
          {
            deliveryId: delivery.id,
            ref: action.ref,
            action: action.action,
            owner: delivery.owner,
            at: said.at,
            status: said.status,
            words: said.words,
            cause: said.cause,
            correctiveAction: said.correctiveAction,
            forecastDue: said.forecastDue,
            ask: said.ask,
            note: said.note,
          },
        ]
      : [],
  )

/** Those that a frozen quarter's record keeps; none in a record from before they were kept. */
export function returnedOfRecord(record: unknown): ReturnedAnswer[] {
  const read = z.looseObject({ returned: z.array(shape).default([]) }).safeParse(record)
  return read.success ? read.data.returned : []
}
