// What another system is told when something is refused: problem details as RFC 9457 has them, with the faults of single
// fields beside them. Nothing of what was sent is repeated.
import type { Problem } from '../problems.ts'
import type { Text } from './reply.ts'

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'There is no such key, or it does not count any more',
  403: 'This may not be done',
  404: 'Not found',
  409: 'The same Idempotency-Key was sent before with another body',
  413: 'The body is too large',
  415: 'The body must be application/json',
  422: 'Some fields cannot be taken',
  429: 'Too many requests: wait for as many seconds as Retry-After says',
  503: 'Not available just now: send it again in a minute',
}
const BROKEN = 'Something went wrong here: send it again with the same Idempotency-Key'

type More = { detail?: string; errors?: readonly Problem[]; headers?: Record<string, string> }

/** A refusal for another system. `errors` names fields; `detail` says more than the title of the status does. */
export const problemJson = (status: number, { detail, errors, headers }: More = {}): Text => ({
  kind: 'text',
  status,
  type: 'application/problem+json; charset=utf-8',
  body: JSON.stringify({
    type: 'about:blank',
    title: TITLES[status] ?? BROKEN,
    status,
    ...(detail && { detail }),
    ...(errors && { errors }),
  }),
  headers: { 'cache-control': 'no-store', ...headers },
})
