// Whether the public reads a page at an address: what is recorded for any other is never seen, and nobody would notice.
import type { Route } from '../../access/route.ts'

// The questions of the form have one address, and a place of their own here.
const QUESTION = /^\/report\/[a-z][a-z-]*$/
const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Whether one of `routes` is a page for everybody at this path, or a question of the form stands there. */
export const isPublicPage = (routes: readonly Route[], path: string): boolean =>
  QUESTION.test(path) ||
  routes.some(
    (route) =>
      route.method === 'GET' &&
      route.access.kind === 'everyone' &&
      !route.path.startsWith('/api/') &&
      fits(route.path, path),
  )

function fits(pattern: string, path: string): boolean {
  const [wanted, found] = [pattern.split('/'), path.split('/')]
  return (
    wanted.length === found.length &&
    wanted.every((part, at) => {
      const here = found[at] ?? ''
      if (part === ':id') return ID.test(here)
      return part.startsWith(':') ? here !== '' : part === here
    })
  )
}
