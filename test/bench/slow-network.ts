// The public pages as they come to an old phone at the edge of a network: the "slow 3G" of browsers' tools (400 kbit/s, 400 ms
// there and back) and a processor four times slower. Usable: everything that the page needs has come and has run.
import type { CDPSession } from 'playwright-core'
import { launch } from '../support/browser.ts'

const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const SLOWER_PROCESSOR = 4
const RUNS = 5
const USABLE_MS = 3_000

export type SlowLine = { work: string; budget: string; figures: Record<string, number>; met: boolean }

/** Opens the home page as somebody's first, and then the form, `RUNS` times each by somebody new. */
export async function benchSlowNetwork(url: string): Promise<SlowLine[]> {
  const browser = await launch()
  const first: Shown[] = []
  const form: Shown[] = []
  try {
    for (let run = 0; run < RUNS; run += 1) {
      const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
      const page = await context.newPage()
      await slowDown(await context.newCDPSession(page))
      await page.goto(`${url}/`, { waitUntil: 'load' })
      first.push(await page.evaluate(shown))
      await page.goto(`${url}/report`, { waitUntil: 'load' })
      form.push(await page.evaluate(shown))
      await context.close()
    }
  } finally {
    await browser.close()
  }
  return [line('slow 3G: the first page', first), line('slow 3G: the form after it', form)]
}

type Shown = { words: number; usable: number }

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', SLOW_3G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_PROCESSOR })
}

/** Runs in the page: when its words were there, and when it was usable. */
function shown(): Shown {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const paint = performance.getEntriesByName('first-contentful-paint')[0]
  return { words: paint?.startTime ?? 0, usable: navigation?.loadEventStart ?? 0 }
}

function line(work: string, runs: readonly Shown[]): SlowLine {
  const middle = (values: readonly number[]) =>
    Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
  const usable = middle(runs.map((run) => run.usable))
  return {
    work,
    budget: `usable <= ${USABLE_MS} ms`,
    figures: { wordsMs: middle(runs.map((run) => run.words)), usableMs: usable },
    met: usable > 0 && usable <= USABLE_MS,
  }
}
