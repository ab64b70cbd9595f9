// The built application as a process of its own, to be asked over a socket, and killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type AppProcess = {
  url: string
  pid: number
  startMs: number
  stop(): Promise<void>
  kill(): Promise<void>
}

const MAIN = new URL('../../dist/main.js', import.meta.url).pathname
const READY = /ready at (http:\/\/\S*\w)/
const START_MS_MAX = 60_000

/** Starts dist/main.js on a data folder and waits for its address. Rejects with what it printed when it ends first. */
export async function startApp(dataDir: string, env: Record<string, string> = {}): Promise<AppProcess> {
  if (!existsSync(MAIN)) throw new Error('dist/main.js is missing: run "npm run build" first')
  const began = performance.now()
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await address(child)
  return {
    url,
    pid: child.pid ?? 0,
    startMs: performance.now() - began,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  }
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const timer = setTimeout(
      () => reject(new Error(`no address after ${START_MS_MAX} ms: ${printed}`)),
      START_MS_MAX,
    )
    const hear = (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-4_000)
      const url = READY.exec(printed)?.[1]
      if (!url) return
      clearTimeout(timer)
      resolve(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the app ended with ${code} before it was ready: ${printed}`))
    })
  })
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}

/** Kills the embedded PostgreSQL of a data folder, every process of it, at once. */
export function killPostgres(dataDir: string): void {
  const pidFile = join(dataDir, 'postgres', 'pg', 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  const children = childrenOf(postmaster)
  for (const pid of [postmaster, ...children]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map(Number)
  } catch {
    return []
  }
}
