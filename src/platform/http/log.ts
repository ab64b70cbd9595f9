// Structured logs, one JSON object a line. Routes are logged by their pattern, never by their address, and nothing
// that somebody typed is logged at any level.
import { pino, type Logger as PinoLogger } from 'pino'

export type Logger = Pick<PinoLogger, 'info' | 'warn' | 'error' | 'fatal' | 'debug'>

export const createLog = (level: string): Logger => pino({ level, base: { app: 'upstander' } })

/** A fault as it may be logged: its name, code and the program's own frames; not its message, which may quote data. */
export function faultFields(fault: unknown): Record<string, string | undefined> {
  if (!(fault instanceof Error)) return { fault: typeof fault }
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined
  // The stack begins with the message, which may have lines that look like frames.
  const stack = fault.stack ?? ''
  const at = stack.indexOf(fault.message)
  const frames = (at < 0 ? '' : stack.slice(at + fault.message.length))
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
  return { fault: fault.name, code, frames: frames.map((line) => line.trim()).join(' | ') }
}
