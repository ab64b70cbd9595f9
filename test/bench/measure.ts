// Timing of requests and of work, as figures that can be compared: always beside a bare floor in the same run.
import { Agent, request } from 'node:http'

export type Figures = {
  runs: number
  p50: number
  p95: number
  /** p95 until an answer began, where work was a request: the server's own time, and the way there. */
  server95?: number
  max: number
  perSecond: number
  failed: number
}

/**
 * Runs `work` `runs` times, `at` at once, and returns milliseconds. A rejection counts as failed. `server95` is there where
 * work was requests.
 */
export async function measure(
  runs: number,
  at: number,
  work: (run: number) => Promise<unknown>,
): Promise<Figures> {
  const times: number[] = []
  const begun: number[] = []
  let failed = 0
  let next = 0
  const began = performance.now()
  const worker = async () => {
    while (next < runs) {
      const run = next
      next += 1
      const start = performance.now()
      const done = await work(run).catch(() => {
        failed += 1
      })
      times.push(performance.now() - start)
      if (isAsked(done)) begun.push(done.begunMs)
    }
  }
  await Promise.all(Array.from({ length: at }, worker))
  const all = figures(times, failed, performance.now() - began)
  return begun.length < runs ? all : { ...all, server95: figures(begun, 0, 1).p95 }
}

/** Starts `perSecond` works each second for `seconds`, whether or not the ones before have ended. */
export async function measureRate(
  perSecond: number,
  seconds: number,
  work: (run: number) => Promise<unknown>,
): Promise<Figures> {
  const times: number[] = []
  let failed = 0
  const began = performance.now()
  const all: Promise<void>[] = []
  for (let run = 0; run < perSecond * seconds; run += 1) {
    const due = began + (run * 1000) / perSecond
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    const start = performance.now()
    all.push(
      work(run)
        .catch(() => {
          failed += 1
        })
        .then(() => {
          times.push(performance.now() - start)
        }),
    )
  }
  await Promise.all(all)
  return figures(times, failed, performance.now() - began)
}

function figures(times: number[], failed: number, spentMs: number): Figures {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return {
    runs: times.length,
    p50: at(0.5),
    p95: at(0.95),
    max: at(1),
    perSecond: round((times.length * 1000) / spentMs),
    failed,
  }
}

/** Whether a page keeps its budget, which the design gives the server's time; reading it to its end is the client's. */
export const isWithin = ({ p95, server95 = p95, failed }: Figures, budgetMs: number): boolean =>
  server95 <= budgetMs && failed === 0

const round = (value: number) => Math.round(value * 100) / 100

// People come from different places: each of these addresses is on this machine, and counts as a network of its own.
const NETWORKS = 100
const agents = Array.from(
  { length: NETWORKS },
  (_, at) => new Agent({ keepAlive: true, maxSockets: 128, localAddress: `127.0.1.${at + 1}` }),
)
/** `begunMs`: from sending the request until the answer's first bytes, which the server sends when it has them all. */
export type Asked = { status: number; body: string; bytes: number; begunMs: number }
const isAsked = (done: unknown): done is Asked =>
  typeof done === 'object' && done !== null && 'begunMs' in done

/** One request on a kept connection, quicker to make than fetch, so that the client weighs little in the figures. */
export function ask(
  url: string,
  options: { method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string; from?: number } = {},
): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const headers = {
      ...options.headers,
      ...(options.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    const sent = request(
      url,
      { method: options.method ?? 'GET', agent: agents[(options.from ?? 0) % NETWORKS], headers },
      (response) => {
        const begunMs = performance.now() - start
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const body = Buffer.concat(chunks)
          resolve({
            status: response.statusCode ?? 0,
            body: body.toString('utf8'),
            bytes: body.length,
            begunMs,
          })
        })
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(options.body)
  })
}

/** As `ask`, but anything other than `status` is a failure. */
export async function expectStatus(
  status: number,
  url: string,
  options?: Parameters<typeof ask>[1],
): Promise<Asked> {
  const asked = await ask(url, options)
  if (asked.status !== status) throw new Error(`${asked.status} for ${new URL(url).pathname}`)
  return asked
}
