// What another system sends as JSON and is none: where it stops being JSON, without repeating a word of it.
import type { FastifyInstance } from 'fastify'

/** A body that cannot be read as JSON. `detail`: what is wrong and where, for whoever sent it. */
export class NotJson extends Error {
  readonly statusCode = 400
  readonly detail: string
  constructor(detail: string) {
    super('the body is no JSON')
    this.detail = detail
  }
}

const EMPTY = 'The body is empty: send a JSON object with the fields of a report'
const FORBIDDEN = 'A name in the body cannot be taken: __proto__ and constructor are no fields'

/** Reads JSON as the web server does by itself, but says of what is none where its fault is. */
export function addJson(web: FastifyInstance): void {
  const parse = web.getDefaultJsonParser('error', 'error')
  web.removeContentTypeParser('application/json')
  web.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString()
    // Told by a callback, as the server's own parser is.
    void parse(request, text, (fault: Error | null, value?: unknown) =>
      fault ? done(new NotJson(faultIn(text)), undefined) : done(null, value),
    )
  })
}

/** What is wrong with a text that is no JSON, and where: by line and character, both from 1. */
export function faultIn(text: string): string {
  if (text.trim() === '') return EMPTY
  const at = brokenAt(text)
  if (at === null) return FORBIDDEN
  if (at >= text.length)
    return 'The body is not JSON: it ends too soon, so a bracket or a quotation mark is missing'
  const before = text.slice(0, at).split('\n')
  return `The body is not JSON: look at line ${before.length}, character ${(before.at(-1) ?? '').length + 1}`
}

/** The place of the first character that fits no JSON; the length where something is missing at the end; null: it is JSON. */
function brokenAt(text: string): number | null {
  if (isJson(text)) return null
  // The shortest beginning that no continuation can mend, by halving: the engine's own message seldom names the place.
  let [whole, broken] = [0, text.length + 1]
  while (broken - whole > 1) {
    const middle = Math.floor((whole + broken) / 2)
    if (mayGoOn(text.slice(0, middle))) whole = middle
    else broken = middle
  }
  return whole
}

const ENDS_TOO_SOON = /end of JSON input|Unterminated/
function mayGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return true
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : ''
    const [, position = ''] = /at position (\d+)/.exec(said) ?? []
    return ENDS_TOO_SOON.test(said) || (position !== '' && Number(position) >= beginning.length)
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
