// What can be said of a page's language only when it is made. The layout leaves two places empty; they are filled once it
// is known which words were translated. And English that stands in for a missing translation is marked as English, so that
// a screen reader does not read it with another language's voice.
import { type JSX, options, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { currentReading, type Reading } from '../platform/i18n/index.ts'
import { LanguageMenu, LanguageNotice, SAME_PAGE_FORM, type SendsFirst } from './layout/languages.tsx'

const MENU = 'app-language-menu'
const NOTICE = 'app-language-notice'

// Whether the page that is being drawn has left the places: a page is drawn in one go, nothing else comes between.
let places = false

/** Where the layout wants the menu and the notice. */
export const NoticePlace = () => <div id={NOTICE} />
export const MenuPlace = () => {
  places = true
  return <div id={MENU} />
}

const FORM_STARTS = `<form id="${SAME_PAGE_FORM}"`
const ITS_ACTION = /^<form(?: [a-z]+="[^"]*")*? action="([^"?]*)"/

const place = (id: string) => `<div id="${id}"></div>`

/**
 * The page as text with its menu and its notice, where its layout has places for them; without both where nobody reads
 * it, as in tests of a view. A staff page has no places and may be hundreds of kilobytes: it is not searched for them,
 * which would put its thousands of pieces together once more than sending it does.
 */
export function drawPage(page: JSX.Element): string {
  places = false
  const html = renderToString(page)
  return places ? putLanguages(html) : html
}

function putLanguages(html: string): string {
  const reading = currentReading()
  if (!reading) return put(html, { [MENU]: '', [NOTICE]: '' })
  const formAt = html.indexOf(FORM_STARTS)
  const fromForm = html.slice(formAt)
  const action = formAt < 0 ? undefined : ITS_ACTION.exec(fromForm)?.[1]
  const hasForm = action !== undefined
  // The form knows where its page can be shown again: it may have come from another address, as a receipt does.
  const here = action ? { ...reading, path: action } : reading
  const notice = renderToString(<LanguageNotice reading={here} hasForm={hasForm} />)
  const first = hasForm ? firstButton(fromForm) : undefined
  const menu = renderToString(<LanguageMenu reading={here} hasForm={hasForm} first={first} />)
  return put(html, { [MENU]: menu, [NOTICE]: notice })
}

/** Puts texts into their places. All of it is put together at once: a page may be hundreds of kilobytes. */
function put(html: string, texts: Readonly<Record<string, string>>): string {
  const found = Object.entries(texts)
    .map(([id, text]) => ({ at: html.indexOf(place(id)), past: place(id).length, text }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
  const parts: string[] = []
  let done = 0
  for (const { at, past, text } of found) {
    parts.push(html.slice(done, at), text)
    done = at + past
  }
  return parts.join('') + html.slice(done)
}

/** What a form does when Enter is pressed: its first button that sends. */
function firstButton(html: string): SendsFirst | undefined {
  const inside = html.slice(0, html.indexOf('</form>'))
  const tag = [...inside.matchAll(/<button\b[^>]*>/g)].find(
    ([button]) => !/\btype="(?:button|reset)"/.test(button),
  )?.[0]
  const value = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag ?? '')?.[1]
  return tag === undefined
    ? undefined
    : { name: value('name'), value: value('value'), formaction: value('formaction') }
}

const before = options.vnode
options.vnode = (vnode: VNode) => {
  const reading = currentReading()
  if (reading && reading.seen.english.size > 0) markEnglish(vnode, reading)
  before?.(vnode)
}

// Only an element of which English is the whole: a few English words in a sentence have no element of their own.
function markEnglish(vnode: VNode, { seen, language }: Reading): void {
  if (typeof vnode.type !== 'string' || language.lang === 'en') return
  const props = vnode.props as { children?: unknown; lang?: string; dir?: string }
  if (typeof props.children !== 'string' || props.lang || !seen.english.has(props.children)) return
  props.lang = 'en'
  props.dir = 'ltr'
}
