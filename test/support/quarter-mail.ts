// What the journeys of a plan's quarter look up behind the browser: the link that a mail brought, and rows.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { JourneyServer } from './journey-server.ts'

const TRIES = 100
/** How many mails of each server were read. */
const read = new WeakMap<JourneyServer, number>()

/** The link in the newest mail to somebody that has one and was not read before, as the mail server took it. */
export async function linkFor(server: JourneyServer, email: string): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const fresh = server.smtp.received.slice(read.get(server) ?? 0)
    const found = fresh.findLast(({ to, source }) => to.includes(email) && source.includes('plan-update'))
    const path = found && /\/plan-update\/[\w-]+/.exec(found.source.replaceAll(/=\r?\n/g, ''))?.[0]
    if (path) {
      read.set(server, server.smtp.received.length)
      return path
    }
    await sleep(100)
  }
  throw new Error('no mail with a link came')
}

/** Rows of the server's database, as its superuser. */
export async function rows<Row extends object>(server: JourneyServer, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server.database.adminUrl })
  await client.connect()
  try {
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end()
  }
}
