import type { Ctx } from '../../access/ctx.ts'
import { actingAs } from '../../access/ctx.ts'
import type { Input } from '../../access/route.ts'
import type { Caller, GateCtx } from './accounts.ts'

type Asked = Pick<Input<unknown, unknown>, 'network' | 'agent' | 'cookies' | 'sessionHours' | 'services'>

/** The same request as the gate, which alone reads secrets. */
export const gateFor = (ctx: Ctx, input: Asked): GateCtx => actingAs(input.services, ctx, { kind: 'gate' })

/** The browser at the other end. */
export const callerOf = ({ network, agent, cookies, sessionHours }: Asked): Caller => ({
  network,
  agent,
  session: cookies.session,
  device: cookies.device,
  sessionHours,
})
