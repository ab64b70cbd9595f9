// The three refusals that are exceptions, because they end a page wherever they are met. Every other expected
// failure is a value: a list of problems, each with its field.

/** What one may not see, or what is not there; the two are told apart nowhere. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** What one may see but not do. `who` names who can, in words for the page. */
export class Forbidden extends Error {
  override name = 'Forbidden'
  readonly who: string
  constructor(message: string, who = '') {
    super(message)
    this.who = who
  }
}

/** Somebody else changed it first. */
export class Conflict extends Error {
  override name = 'Conflict'
}

export type Problem = { field: string; message: string }
export type Outcome<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refused = (...problems: Problem[]): Outcome<never> => ({ ok: false, problems })
