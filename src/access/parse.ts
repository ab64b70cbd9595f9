import { NotFound } from '../platform/problems.ts'

// A path or query that cannot be read names nothing that exists. PostgreSQL keeps no NUL in a text, so nothing has one.
/** What a route reads of an address; nothing where it reads nothing. NotFound where it cannot be read. */
export function parse(
  schema: { safeParse(value: unknown): { success: boolean; data?: unknown } } | undefined,
  value: unknown,
) {
  if (!schema) return {}
  const parsed = schema.safeParse(value)
  if (!parsed.success || hasNul(value)) throw new NotFound('unreadable address')
  return parsed.data
}

const hasNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : typeof value === 'object' && value !== null && Object.entries(value).flat().some(hasNul)
