// /api/openapi.json: what other systems may ask for, of every part of the application.
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { type ApiPart, openApiDocument } from '../../platform/http/openapi.ts'

const INFO = {
  title: 'Upstander',
  version: '1',
  description: 'Interfaces of a hate-crime partnership for other systems.',
}

/** The route of the document that describes these parts. */
export const openApiRoutes = (parts: readonly ApiPart[]): readonly Route[] => [
  publicRoute({
    method: 'GET',
    path: '/api/openapi.json',
    access: everyone('the description of the interfaces for other systems'),
    perMinute: 60,
    handle: (_ctx, { origin }) => ({
      kind: 'text',
      status: 200,
      type: 'application/json; charset=utf-8',
      body: JSON.stringify(openApiDocument(INFO, origin, parts)),
    }),
  }),
]
