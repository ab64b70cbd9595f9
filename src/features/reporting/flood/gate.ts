// The last Send when very much is being sent at once. Nobody is refused and nothing is lost: the same page with all its
// answers comes back, and goes through by the ticket on it.
import type { Ctx, Services } from '../../../access/ctx.ts'
import type { Input } from '../../../access/route.ts'
import { type CALM, newPressure, type Pressure } from './pressure.ts'
import { admits, issueTicket, readTicket, type Ticket } from './ticket.ts'

export const TICKET = 'ticket'
export const WORK = 'work'

type Asked = Pick<Input<unknown, unknown>, 'form' | 'network' | 'services'>

// One count for each running application.
const pressures = new WeakMap<Services, Pressure>()

/** Counts anew for this application, with other numbers than CALM: for tests, which need no thousand reports. */
export const countWith = (services: Services, calm: typeof CALM): void =>
  void pressures.set(services, newPressure(calm))

function pressureOf(services: Services): Pressure {
  const known = pressures.get(services) ?? newPressure()
  pressures.set(services, known)
  return known
}

/** Whether a report that is ready goes through now. If not, the ticket by which it will. */
export function pass(ctx: Pick<Ctx, 'clock' | 'vault'>, asked: Asked, token: string): true | Ticket {
  const { form, network, services } = asked
  const now = ctx.clock.now()
  const held = readTicket(ctx, token, form.one(TICKET))
  // Pressing too early costs nothing: the ticket stays, and so does the end of its wait.
  if (held) return admits(held, form.one(WORK), now) || held
  const pressure = pressureOf(services)
  if (pressure.press(network, now)) return true
  return issueTicket(ctx, token, pressure.busyness(network, now) ?? 0)
}

/** The ticket for a page from which the report can be sent: a browser works, or the wait runs, while somebody reads. Null while it is calm. */
export function ticketFor(ctx: Pick<Ctx, 'clock' | 'vault'>, asked: Asked, token: string): Ticket | null {
  const held = readTicket(ctx, token, asked.form.one(TICKET))
  if (held) return held
  const busyness = pressureOf(asked.services).busyness(asked.network, ctx.clock.now())
  return busyness === null ? null : issueTicket(ctx, token, busyness)
}
