// Timing of requests and of work, as figures that can be compared: always beside a bare floor in the same run.
import { Agent, request } from 'node:http'

export type Figures = {
  runs: number
  p50: number
  p95: number
  max: number
  perSecond: number
  failed: number
}

/** Runs `work` `runs` times, `at` at once, and returns milliseconds. A rejection counts as failed. */
export async function measure(
  runs: number,
  at: number,
  work: (run: number) => Promise<unknown>,
): Promise<Figures> {
  const times: number[] = []
  let failed = 0
  let next = 0
  const began = performance.now()
  const worker = async () => {
    while (next < runs) {
      const run = next
      next += 1
      const start = performance.now()
      await work(run).catch(() => {
        failed += 1
      })
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: at }, worker))
  return figures(times, failed, performance.now() - began)
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

const round = (value: number) => Math.round(value * 100) / 100

// People come from different places: each of these addresses is on this machine, and counts as a network of its own.
const NETWORKS = 100
const agents = Array.from(
  { length: NETWORKS },
  (_, at) => new Agent({ keepAlive: true, maxSockets: 128, localAddress: `127.0.1.${at + 1}` }),
)
export type Asked = { status: number; body: string; bytes: number }

/** One request on a kept connection, quicker to make than fetch, so that the client weighs little in the figures. */
export function ask(
  url: string,
  options: { method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string; from?: number } = {},
): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...options.headers,
      ...(options.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    const sent = request(
      url,
      { method: options.method ?? 'GET', agent: agents[(options.from ?? 0) % NETWORKS], headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const body = Buffer.concat(chunks)
          resolve({ status: response.statusCode ?? 0, body: body.toString('utf8'), bytes: body.length })
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
