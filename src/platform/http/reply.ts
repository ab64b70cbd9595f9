// What a handler answers: a value, so that it can be read and tested without a server.

export type Page = {
  kind: 'page'
  status: number
  html: string
  headers?: Record<string, string>
  /** From which other places the page may play sound and films; from none unless it says so. */
  plays?: readonly string[]
}
export type Redirect = { kind: 'redirect'; to: string; headers?: Record<string, string> }
export type Download = { kind: 'download'; fileName: string; type: string; body: string | Buffer }
export type Text = {
  kind: 'text'
  status: number
  body: string
  /** Plain text unless told otherwise. */
  type?: string
  /** With an etag among them, a reader that has it already is told so and sent nothing (304). */
  headers?: Record<string, string>
}
/** `to`: elsewhere, or on to a page of ours, by whoever goes on in the language that they chose. */
export type Leave = { kind: 'leave'; url: string; to: 'elsewhere' | 'here' }
export type Reply = (Page | Redirect | Leave | Download | Text) & { cookies?: Cookie[] }
export type Cookie = { name: string; value: string; maxAgeSeconds: number }

/** A page. 200 unless it shows problems with what was sent: then 422, the values still in its fields. */
export const page = (html: string, status = 200): Page => ({ kind: 'page', status, html })
/** After a change: 303, so that reloading does not repeat it. `to` is a path of ours. */
export function redirect(to: string): Redirect {
  if (!to.startsWith('/') || to.startsWith('//') || to.includes('\\'))
    throw new Error('redirects stay on this site')
  return { kind: 'redirect', to }
}
/** Away from this site, leaving as little behind as a browser allows. `url` is an address of http or https. */
export function leave(url: string): Leave {
  if (!/^https?:\/\//.test(url)) throw new Error('only a web address can be left for')
  return { kind: 'leave', url, to: 'elsewhere' }
}
/** As `leave`, on to a page of ours: what was shown and pressed until now is not opened any more. */
export const leaveTo = (path: string): Leave => ({ kind: 'leave', url: redirect(path).to, to: 'here' })
export const download = (fileName: string, type: string, body: string | Buffer): Download => ({
  kind: 'download',
  fileName,
  type,
  body,
})
