// A terminal for tests: keeps what was said.
import type { Terminal } from './command.ts'

/** A terminal with these settings, that nobody watches; `input` is piped in, `said` is what was printed, `faults` what went to stderr. */
export function testTerminal(env: Terminal['env'], secret?: string, input?: string) {
  const said: string[] = []
  const faults: string[] = []
  const terminal: Terminal = {
    env,
    out: (text) => void said.push(text),
    err: (text) => void faults.push(text),
    isWatched: false,
    readInput:
      input === undefined ? undefined : async (most) => (Buffer.byteLength(input) > most ? null : input),
    askSecret: secret === undefined ? undefined : async () => secret,
  }
  return { terminal, said, faults }
}
