// /api/directory: what the public may read of the directory, for other systems, in the standard's shape. Nothing asks who
// reads; answers may be kept for a few minutes, and say by an etag whether they have changed.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '../../access/db.ts'
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { problemJson } from '../../platform/http/problem-json.ts'
import type { ApiParameter, ApiPart } from '../../platform/http/openapi.ts'
import type { Text } from '../../platform/http/reply.ts'
import { standsOn } from '../agencies/index.ts'
import { findEntry } from './entries.store.ts'
import type { Entry } from './entry.ts'
import { PAGE_MAX, readApiQuery, SIZE, SIZE_MAX } from './api-query.ts'
import { OPEN_ON } from './hours.ts'
import { listAreasServed } from './find-entries.store.ts'
import { type AreaNames, minimalOf, ownFieldsOf, pageOf, PROFILE, serviceOf } from './hsds.ts'
import { asVisitor, loadPage } from './load-page.ts'
import { standardParameters } from './standard-parameters.ts'
import type { Shape } from './standard-query.ts'
import { KINDS, LANGUAGES, NEEDS, STRANDS } from './terms.ts'

const access = everyone('the directory for other systems, in the shape of Open Referral UK')
const MAX_AGE_SECONDS = 300

/** JSON that may be kept for a while, by anybody. */
const json = (value: unknown, status = 200): Text =>
  kept(JSON.stringify(value), 'application/json; charset=utf-8', status)

/** A line of JSON for each. */
const lines = (values: readonly unknown[]): Text =>
  kept(values.map((value) => `${JSON.stringify(value)}\n`).join(''), 'application/x-ndjson; charset=utf-8')

const SHAPES: Readonly<Record<Shape, (entry: Entry, areas: AreaNames) => unknown>> = {
  full: serviceOf,
  own: ownFieldsOf,
  minimal: minimalOf,
}

function kept(body: string, type: string, status = 200): Text {
  return {
    kind: 'text',
    status,
    type,
    body,
    headers: {
      etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
      'cache-control': `public, max-age=${MAX_AGE_SECONDS}`,
      'access-control-allow-origin': '*',
    },
  }
}

/** Areas by their ids, as exports name them. */
export const areaNames = async (tx: Tx): Promise<AreaNames> =>
  new Map((await listAreasServed(tx)).map(({ id, name, code }) => [id, { name, code }]))

/** By what other systems know the standard that we answer in. */
const STANDARD = 'HSDS-UK-3.0'

export const apiDirectoryRoutes: readonly Route[] = [
  // The standard asks it of every interface: harvesters begin here.
  publicRoute({
    method: 'GET',
    path: '/api/directory',
    access,
    perMinute: 120,
    handle: (_ctx, { origin }) =>
      json({ version: STANDARD, profile: PROFILE, openapi_url: `${origin}/api/openapi.json` }),
  }),
  publicRoute({
    method: 'GET',
    path: '/api/directory/services',
    access,
    query: z.record(z.string(), z.unknown()),
    perMinute: 120,
    handle: async (ctx, { query, services }) => {
      const read = readApiQuery(query)
      if (!read.ok)
        return problemJson(400, { errors: read.problems, headers: { 'access-control-allow-origin': '*' } })
      const { wanted, standard, page, size } = read.value
      const now = ctx.clock.now()
      const found = await asVisitor(services, ctx).db.transaction(async (tx) => {
        const asked = await loadPage(tx, now, wanted, { page, size, standard })
        // Past the end nothing is found that says how many there are.
        const isPast = page > 1 && asked.listed.length === 0
        const { total } = isPast ? await loadPage(tx, now, wanted, { page: 1, size: 1, standard }) : asked
        return { listed: asked.listed, total, areas: await areaNames(tx) }
      })
      const shaped = SHAPES[standard.shape]
      const contents = found.listed.map(({ entry }) => shaped(entry, found.areas))
      if (standard.format === 'ndjson') return lines(contents)
      return json(pageOf(contents, { page, size, total: found.total }))
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/api/directory/services/:id',
    access,
    params: z.object({ id: z.string().max(60) }),
    perMinute: 240,
    handle: async (ctx, { params: { id }, services }) => {
      const uuid = z.uuid().safeParse(id)
      const { entry, areas } = await asVisitor(services, ctx).db.transaction(async (tx) => ({
        entry: uuid.success ? await findEntry(tx, uuid.data) : undefined,
        areas: await areaNames(tx),
      }))
      if (!entry || !standsOn(entry, londonDay(ctx.clock.now()))) return json({ error: 'not found' }, 404)
      return json(serviceOf(entry, areas))
    },
  }),
]

const query = (name: string, description: string, schema: Record<string, unknown>): ApiParameter => ({
  name,
  in: 'query',
  description,
  schema,
})
const oneOfTerms = (list: readonly string[]) => ({ type: 'string', enum: list })
const jsonOf = (schema: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${schema}` } },
})
const etag = { ETag: { description: 'Send it back as If-None-Match', schema: { type: 'string' } } }

/** What the directory offers to other systems. */
export const directoryApi: ApiPart = {
  paths: {
    '/api/directory': {
      get: {
        summary: 'Which standard this is',
        tags: ['directory'],
        responses: {
          200: {
            description: 'Its version, its profile and where this description stands',
            content: jsonOf('DirectoryMeta'),
          },
        },
      },
    },
    '/api/directory/services': {
      get: {
        summary: 'Services that stand today',
        description: `Paged, in the shape of Open Referral UK (HSDS 3.0, ${PROFILE}). Emergency numbers first, then the nearest where a place is asked for.`,
        tags: ['directory'],
        parameters: [
          query('page', 'Which page, from 1', { type: 'integer', minimum: 1, maximum: PAGE_MAX, default: 1 }),
          query('per_page', 'How many a page', {
            type: 'integer',
            minimum: 1,
            maximum: SIZE_MAX,
            default: SIZE,
          }),
          query('kind', 'Support service, reporting centre or emergency number', oneOfTerms(KINDS)),
          query('district', 'The id of a district', { type: 'string', format: 'uuid' }),
          query('postcode', 'The first half of a postcode, such as LE1', { type: 'string' }),
          query(
            'strand',
            'Why people are targeted; services for everybody are always among them',
            oneOfTerms(STRANDS),
          ),
          query('need', 'What it helps with', oneOfTerms(NEEDS)),
          query('language', 'Spoken there', oneOfTerms(LANGUAGES)),
          query(
            'open',
            '1: open now, in London’s time; evening: on a weekday after 18:00; mon to sun: on that day',
            oneOfTerms(['1', ...OPEN_ON]),
          ),
          ...standardParameters,
        ],
        responses: {
          200: { description: 'A page of services', headers: etag, content: jsonOf('ServicePage') },
          304: { description: 'Not changed since the etag' },
          400: {
            description: 'A parameter that is unknown or cannot be taken, by its name',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
          429: { description: 'Too many requests: see Retry-After' },
        },
      },
    },
    '/api/directory/services/{id}': {
      get: {
        summary: 'One service',
        tags: ['directory'],
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            description: 'Its id',
            schema: { type: 'string', format: 'uuid' },
          },
        ],
        responses: {
          200: { description: 'The service', headers: etag, content: jsonOf('Service') },
          304: { description: 'Not changed since the etag' },
          404: { description: 'There is none, or it is not open any more' },
        },
      },
    },
  },
  schemas: {
    DirectoryMeta: {
      type: 'object',
      required: ['version', 'profile', 'openapi_url'],
      properties: {
        version: { type: 'string' },
        profile: { type: 'string', format: 'uri' },
        openapi_url: { type: 'string', format: 'uri' },
      },
    },
    Service: {
      type: 'object',
      description: `A service of HSDS 3.0 with its organisation, phones, schedules, areas, places, languages and attributes: ${PROFILE}`,
      required: ['id', 'name', 'status', 'organization'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        name: { type: 'string' },
        description: { type: 'string' },
        status: { type: 'string', enum: ['active', 'defunct'] },
        assured_date: { type: 'string', format: 'date', description: 'When somebody last made sure of it' },
        organization: { type: 'object' },
        phones: { type: 'array', items: { type: 'object' } },
        schedules: { type: 'array', items: { type: 'object' } },
        service_areas: { type: 'array', items: { type: 'object' } },
        service_at_locations: { type: 'array', items: { type: 'object' } },
        languages: { type: 'array', items: { type: 'object' } },
        attributes: { type: 'array', items: { type: 'object' } },
      },
    },
    ServicePage: {
      type: 'object',
      required: ['total_items', 'total_pages', 'page_number', 'size', 'contents'],
      properties: {
        total_items: { type: 'integer' },
        total_pages: { type: 'integer' },
        page_number: { type: 'integer' },
        size: { type: 'integer' },
        first_page: { type: 'boolean' },
        last_page: { type: 'boolean' },
        empty: { type: 'boolean' },
        contents: { type: 'array', items: { $ref: '#/components/schemas/Service' } },
      },
    },
  },
}
