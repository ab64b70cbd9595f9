// A terminal for tests: keeps what was said.
import type { Terminal } from './command.ts'

/** A terminal with these settings, that nobody watches; `said` is what was printed, `faults` what went to stderr. */
export function testTerminal(env: Terminal['env'], secret?: string) {
  const said: string[] = []
  const faults: string[] = []
  const terminal: Terminal = {
    env,
    out: (text) => void said.push(text),
    err: (text) => void faults.push(text),
    isWatched: false,
    askSecret: secret === undefined ? undefined : async () => secret,
  }
  return { terminal, said, faults }
}
