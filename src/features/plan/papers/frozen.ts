// A quarter's record read back: the whole plan as it stood at the freeze, as it was kept in JSON.
import { z } from 'zod'
import type { PlanState } from '../running/plan-state.ts'

const instant = z.coerce.date()
const loose = z.looseObject
const state = loose({
  id: z.string(),
  title: z.string(),
  today: z.string(),
  importedAt: instant,
  rules: loose({}),
  rolledUp: loose({}),
  priorities: z.array(
    loose({
      aims: z.array(
        loose({
          actions: z.array(
            loose({
              // Records of before these were shown have none.
              other: z.array(loose({ column: z.string(), text: z.string() })).default([]),
              deliveries: z.array(loose({ storyAt: instant.nullable(), verifiedAt: instant.nullable() })),
              rolledUp: loose({}),
            }),
          ),
        }),
      ),
    }),
  ),
})

/**
 * Reads a frozen quarter's record. Throws where it is no record of a plan: a paper that is said to be of the record must
 * never quietly be of something else. What is inside was written by us; here its instants become instants again.
 */
export function planOfRecord(record: unknown): PlanState {
  const outer = z.looseObject({ plan: z.unknown() }).safeParse(record)
  const whole = outer.success && outer.data.plan !== undefined ? outer.data.plan : record
  return state.parse(whole) as unknown as PlanState
}
