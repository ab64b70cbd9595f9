// A partner's key and its system, for tests.
import type { Agency, Person, World } from '../../../test/support/world.ts'

/** Makes a key on the screen, as its administrator does, and returns it. */
export async function keyOf(
  world: World,
  administrator: Person,
  fields: Record<string, string> = {},
): Promise<string> {
  const page = await world.post(
    '/admin/keys',
    {
      name: 'Housing system',
      perMinute: '60',
      'expires-day': '1',
      'expires-month': '6',
      'expires-year': '2027',
      ...fields,
    },
    administrator,
  )
  const [, key = ''] = /(ups_[A-Za-z0-9_-]{43})/.exec(page.html) ?? []
  return key
}

export type Reply = {
  status: number
  type: string
  body: Record<string, unknown>
  headers: Record<string, unknown>
}

/** Sends a body as a partner's system does. */
export async function sendJson(
  world: World,
  body: unknown,
  {
    key = '',
    name = 'our-report-1',
    type = 'application/json',
  }: { key?: string; name?: string; type?: string } = {},
): Promise<Reply> {
  const answer = await world.web.inject({
    method: 'POST',
    url: '/api/reports',
    headers: {
      'content-type': type,
      ...(key && { authorization: `Bearer ${key}` }),
      ...(name && { 'idempotency-key': name }),
    },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type']),
    body: answer.body === '' ? {} : answer.json<Record<string, unknown>>(),
    headers: answer.headers,
  }
}

/** What a partner tells of somebody anonymous. */
export const aReport = (agency: Agency) => ({
  what: 'They shouted ZEBRA at her on the bus',
  date: '2026-11-17',
  area: agency.areaId ?? '',
  place_kind: 'bus',
  route: '14',
  strands: ['race'],
  reporter: 'professional',
  privacy: 'anonymous',
})
