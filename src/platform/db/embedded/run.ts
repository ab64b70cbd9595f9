import { spawn } from 'node:child_process'
import type { Identity } from './identity.ts'

/** How a program ended, with all that it printed. `code` is undefined when it could not be started or was killed. */
export interface Ended {
  readonly code: number | undefined
  readonly output: string
}

/** What every PostgreSQL program gets: English messages, UTC, and no way for PG* settings of ours to reach it. */
export function serverEnv(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|npm_|NODE_)/.test(name))
  return { ...Object.fromEntries(inherited), LC_MESSAGES: 'C', TZ: 'UTC', HOME: '/tmp' }
}

/** Runs a program to its end. `inputFd`, when given, becomes its descriptor 3. Never throws. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd: string; identity?: Identity | undefined; inputFd?: number },
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...options.identity,
      cwd: options.cwd,
      env: serverEnv(),
      stdio: ['ignore', 'pipe', 'pipe', options.inputFd ?? 'ignore'],
    })
    let output = ''
    const collect = (chunk: Buffer): void => void (output += chunk.toString('utf8'))
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.once('error', (error) => resolve({ code: undefined, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? undefined, output: output.trim() }))
  })
}
