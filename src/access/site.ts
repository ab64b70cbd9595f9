// The partnership's own name and habits, read at most every few seconds: every page shows them.
import { inScope } from '../platform/db/scoped.ts'
import type { RawDb } from './db.ts'
import type { Site } from './frame.ts'

const FRESH_MS = 5_000
const NOT_SET_UP: Site = {
  setUp: false,
  name: 'Upstander',
  shortCode: 'UP',
  areaWords: 'your area',
  demo: false,
  exitUrl: 'https://www.bbc.co.uk/weather',
  publicPhone: null,
  publicEmail: null,
}

export type SiteReader = { read(): Promise<Site>; forget(): void }

/**
 * Reads the partnership row, keeping it for a few seconds; `forget` drops what is kept, after a change. That there is
 * none yet is never kept, so that every process opens as soon as one has set it up.
 */
export function siteReader(raw: RawDb, nowMs: () => number): SiteReader {
  let kept: { site: Site; at: number } | undefined
  return {
    forget: () => {
      kept = undefined
    },
    read: async () => {
      if (kept && nowMs() - kept.at < FRESH_MS) return kept.site
      const site = await load(raw)
      kept = site.setUp ? { site, at: nowMs() } : undefined
      return site
    },
  }
}

async function load(raw: RawDb): Promise<Site> {
  const row = await inScope(raw, { role: 'upstander_public', settings: {} }, (tx) =>
    tx
      .selectFrom('partnership')
      .select(['name', 'short_code', 'area_words', 'demo', 'exit_url', 'public_phone', 'public_email'])
      .executeTakeFirst(),
  )
  if (!row) return NOT_SET_UP
  return {
    setUp: true,
    name: row.name,
    shortCode: row.short_code,
    areaWords: row.area_words,
    demo: row.demo,
    exitUrl: row.exit_url,
    publicPhone: row.public_phone,
    publicEmail: row.public_email,
  }
}
