// Where to go after signing in: only ever a path of ours.
const HOME = '/today'
const CHARS_MAX = 500
const BASE = 'https://here.invalid'
// Going back to one of these would sign out, or ask to sign in again.
const NOT_BACK_TO = /^\/(sign-in|sign-out|demo|invitation|reset-password)(\/|$|\?)/

/** The path in `next` when it is a path of ours, and the home page otherwise. Takes anything. */
export function ownPath(next: string | undefined): string {
  if (!next || next.length > CHARS_MAX || !next.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return HOME
  const url = URL.canParse(next, BASE) ? new URL(next, BASE) : undefined
  if (!url || url.origin !== BASE || next.startsWith('//')) return HOME
  // Read again as a browser would: "/.//evil" must not come back as "//evil".
  const path = `${url.pathname}${url.search}`
  return path.startsWith('//') || NOT_BACK_TO.test(path) ? HOME : path
}
