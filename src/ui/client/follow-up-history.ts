// The browser's own Back, Forward and Reload on the page of coming back. As in the report (form-history.ts), what is posted
// is fetched and put in the place of the page, so that no browser asks to send anything twice. An entry of the history names
// the page and nothing else: reference and code are in the page that is shown, and nowhere else. Reload asks for them again.
import { putPage, withGo } from './put-page.ts'

const PATH = '/follow-up'
const FORM = `main form:is([action="${PATH}"], [action="${PATH}/message"])`
const OUT = '/exit?again'
/** The pages that ask for the key: whoever goes back to one has left the report. */
const ASKING = ['key', 'recover', 'new-code', '']
type Entry = { followUp: string }

let startPage = (): void => {}
let asking: AbortController | undefined
let left = false

/** Somebody leaves: nothing that is on its way is shown. */
export function leaveFollowUp(): void {
  left = true
  asking?.abort()
  asking = undefined
}

/** Works on the pages of coming back. `start`: what every page needs that was put in the place of another. */
export function keepFollowUpHistory(start: () => void): void {
  if (!document.querySelector(FORM)) return
  startPage = start
  history.replaceState(entryOf(), '')
  document.addEventListener('submit', (event) => void onSubmit(event))
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    if (left) location.replace(OUT)
    else if (isEntry(state)) void visit(state)
  })
}

async function onSubmit(event: SubmitEvent): Promise<void> {
  const { target: form, submitter } = event
  if (left) return event.preventDefault()
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !form.matches(FORM)) return
  event.preventDefault()
  if (asking) return
  const data = new FormData(form, submitter)
  const to = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? PATH
  const body = form.enctype === 'multipart/form-data' ? data : textOf(data)
  await ask(to, body, () => HTMLFormElement.prototype.submit.call(withGo(form, submitter)))
}

/** To a page that was met before, with the key that the page holds which is shown now. */
async function visit({ followUp }: Entry): Promise<void> {
  if (followUp === entryOf().followUp) return
  const holding = document.querySelector<HTMLInputElement>(`${FORM} input[type="hidden"][name="code"]`)?.form
  if (!holding || ASKING.includes(followUp)) return location.reload()
  const sent = new FormData(holding)
  const body = new URLSearchParams({ view: followUp === 'report' ? '' : followUp })
  for (const name of ['reference', 'code', 'drawn', 'stood']) body.set(name, String(sent.get(name) ?? ''))
  asking?.abort()
  await ask(PATH, body, () => location.reload(), 'replace')
}

async function ask(to: string, body: BodyInit, onFailure: () => void, as?: 'replace'): Promise<void> {
  const mine = new AbortController()
  asking = mine
  document.querySelector('main')?.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(to, { method: 'POST', body, redirect: 'manual', signal: mine.signal })
    // Whoever left is led out again.
    if (answer.type === 'opaqueredirect') return location.replace(OUT)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (asking === mine && !left) putPage(page, () => remember(as), startPage)
  } catch {
    if (asking === mine && !left) onFailure()
  } finally {
    if (asking === mine) asking = undefined
  }
}

function remember(as?: 'replace'): void {
  const entry = entryOf()
  const before: unknown = history.state
  const same = isEntry(before) && before.followUp === entry.followUp
  if (as === 'replace' || same) history.replaceState(entry, '', PATH)
  else history.pushState(entry, '', PATH)
}

// A form of a page of its own says which it is; the report's own page has several, and none that does.
function entryOf(): Entry {
  const value = (name: string) =>
    document.querySelector<HTMLInputElement>(`${FORM} input[name="${name}"]`)?.value
  return { followUp: value('at') ?? (value('code') ? 'report' : '') }
}

const isEntry = (state: unknown): state is Entry =>
  typeof state === 'object' && state !== null && 'followUp' in state

function textOf(form: FormData): URLSearchParams {
  const text = new URLSearchParams()
  form.forEach((value, name) => {
    if (typeof value === 'string') text.append(name, value)
  })
  return text
}
