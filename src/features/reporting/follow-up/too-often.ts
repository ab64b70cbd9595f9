// How often somebody writes under one report. Whoever has its code could otherwise fill it, and the mail of everybody who
// must read it, from as many networks as they like. Counted in the memory of each process; nothing is lost or refused for good.
import { hashToken } from '../../../platform/crypto/tokens.ts'
import type { Ctx } from '../../../access/ctx.ts'
import { newPressure, type Pressure } from '../flood/pressure.ts'
import type { Key } from './open-report.ts'

/** So many messages at once, and so many a minute after that: more than anybody writes who has something to say. */
export const MESSAGES = { burst: 20, perMinute: 2 }
const EVERYBODY = { burst: 1_000, perMinute: 600 }

const pressures = new WeakMap<Ctx['vault'], Pressure>()

/** Counts a message. Whether it came too soon after many others: then it is not counted, and can be sent in a minute. */
export function writesTooOften({ vault, clock }: Pick<Ctx, 'vault' | 'clock'>, { code }: Key): boolean {
  const pressure = pressures.get(vault) ?? newPressure({ fromOne: MESSAGES, fromAll: EVERYBODY })
  pressures.set(vault, pressure)
  const report = hashToken(code).toString('hex')
  if (pressure.busyness(report, clock.now()) !== null) return true
  pressure.press(report, clock.now())
  return false
}
