// A description of the interfaces for other systems, in OpenAPI 3.1: each part of the application describes its own paths, and
// they are put together in one document (src/app.ts).

export type ApiParameter = {
  name: string
  in: 'query' | 'path' | 'header'
  description: string
  required?: boolean
  schema: Record<string, unknown>
}

export type ApiOperation = {
  summary: string
  description?: string
  tags?: readonly string[]
  parameters?: readonly ApiParameter[]
  requestBody?: Record<string, unknown>
  responses: Readonly<
    Record<
      string,
      { description: string; content?: Record<string, unknown>; headers?: Record<string, unknown> }
    >
  >
  security?: readonly Record<string, readonly string[]>[]
}

/** What one part of the application offers to other systems. */
export type ApiPart = {
  paths: Readonly<Record<string, Partial<Record<'get' | 'post' | 'put' | 'delete', ApiOperation>>>>
  schemas?: Readonly<Record<string, unknown>>
  securitySchemes?: Readonly<Record<string, unknown>>
}

/** One document of all parts. Refuses two parts that describe the same path or name the same schema. */
export function openApiDocument(
  info: { title: string; version: string; description: string },
  server: string,
  parts: readonly ApiPart[],
) {
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: server }],
    paths: merged(
      'path',
      parts.map(({ paths }) => paths),
    ),
    components: {
      schemas: merged(
        'schema',
        parts.map(({ schemas = {} }) => schemas),
      ),
      securitySchemes: merged(
        'security scheme',
        parts.map(({ securitySchemes = {} }) => securitySchemes),
      ),
    },
  }
}

function merged(
  what: string,
  records: readonly Readonly<Record<string, unknown>>[],
): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  for (const [name, value] of records.flatMap((each) => Object.entries(each))) {
    if (name in all) throw new Error(`${what} ${name} is described twice`)
    all[name] = value
  }
  return all
}
