// *Exit this page* leaves no way back into a form. A browser keeps what was posted and offers to send it again on Back and
// Reload; so every form of a public page says when it was drawn, whoever leaves gets a cookie with the moment, and what was
// pressed before is not answered any more: it leads out again, and shows nothing that was typed. A form that stands
// half-written in another tab was not pressed yet: it says how long it stood (ui/client/say-when-pressed.ts), and nothing of
// it is lost. Without JavaScript nothing can say so, and a form counts as pressed when it was drawn.
import type { Form } from '../platform/http/form.ts'
import type { Reply } from '../platform/http/reply.ts'

/** The name of the cookie, after the program's own prefix. Gone when the browser is closed. */
export const LEFT = 'left'
const DRAWN = 'drawn'
const STOOD = 'stood'
// How far the clocks of two processes may be apart. A moment further ahead was told by a clock that was wrong.
const SKEW_MS = 60_000

const FORMS = /<form\b[^>]*\bmethod="post"[^>]*>/g

/** What a public route answers; on a page each form says when it was drawn. */
export function dated(reply: Reply, now: Date): Reply {
  if (reply.kind !== 'page') return reply
  const field = `<input type="hidden" name="${DRAWN}" value="${now.getTime()}">`
  return { ...reply, html: reply.html.replace(FORMS, (form) => form + field) }
}

/**
 * When we sealed what a form carries: null where it opens nothing, undefined where it carries nothing sealed. A route that
 * can say so draws every form that comes to it, and so one that does not say when it was drawn is not a form of ours.
 */
export type SealedAt = (form: Form) => number | null | undefined

/**
 * Whether a form was pressed before its reader left. `left`: the cookie, where there is one. What was sealed counts by the
 * time in the seal, which nobody can forge, and not by what the form says of itself.
 */
export function wasLeft(form: Form, left: string | undefined, now: Date, sealedAt?: SealedAt): boolean {
  const latest = now.getTime() + SKEW_MS
  const [drawn, gone] = [numberIn(form.one(DRAWN)), numberIn(left ?? '')]
  // Where the clock was set back, whoever left before must not be led out until it has caught up.
  if (gone === null || gone > latest) return false
  const sealed = sealedAt?.(form)
  if (sealed !== undefined) return sealed === null || sealed <= gone
  if (drawn === null) return sealedAt !== undefined
  const pressed = drawn + (numberIn(form.one(STOOD)) ?? 0)
  return (pressed > latest ? drawn : pressed) <= gone
}

const numberIn = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null)
