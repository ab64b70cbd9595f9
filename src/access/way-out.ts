// *Exit this page* leaves no way back into a form. A browser keeps what was posted and offers to send it again on Back and
// Reload; so every form of a public page says when it was drawn, whoever leaves gets a cookie with the moment, and what was
// drawn before is not answered any more: it leads out again, and shows nothing that was typed.
import type { Form } from '../platform/http/form.ts'
import type { Reply } from '../platform/http/reply.ts'

/** The name of the cookie, after the program's own prefix. Gone when the browser is closed. */
export const LEFT = 'left'
const DRAWN = 'drawn'

const FORMS = /<form\b[^>]*\bmethod="post"[^>]*>/g

/** What a public route answers; on a page each form says when it was drawn. */
export function dated(reply: Reply, now: Date): Reply {
  if (reply.kind !== 'page') return reply
  const field = `<input type="hidden" name="${DRAWN}" value="${now.getTime()}">`
  return { ...reply, html: reply.html.replace(FORMS, (form) => form + field) }
}

/** Whether a form was drawn before its reader left. `left`: the cookie, where there is one. */
export function wasLeft(form: Form, left: string | undefined): boolean {
  const [drawn, gone] = [momentIn(form.one(DRAWN)), momentIn(left ?? '')]
  return drawn !== null && gone !== null && drawn <= gone
}

const momentIn = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null)
