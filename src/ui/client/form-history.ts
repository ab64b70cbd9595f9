// The browser's own Back, Forward and Reload in the report (docs/decisions/0012). Its pages answer to what was posted, and
// a browser shows no such page again without asking to send the form a second time. So what is posted is fetched, and the
// answer put in the place of the page, with an entry of its own in the history. An entry holds which question of which
// report it is; the answers are in the page, and sealed by the server (reporting/form/again.ts) in the tab's own storage:
// the newest only, and nothing once somebody left or sent the report.
import { putPage, withGo } from './put-page.ts'
import { clearSealed, keepSealed, sealedFor } from './sealed-answers.ts'

const PATH = '/report'
const OUT = '/exit?again'
const FORM = `main form[action="${PATH}"]`
const SLOW_MS = 25_000
/** `aside`: a page between the questions, such as the one for whoever is in danger. */
type Entry = { step: string; returning: boolean; aside: boolean; report: string }
type Asked = { to: string; body: URLSearchParams | FormData }

let shown: Entry | undefined
let asking: AbortController | undefined
let startPage = (): void => {}
let left = false

/** Somebody leaves: what is asked is not waited for, nothing is drawn any more, and nothing sealed stays behind. */
export function leaveForm(): void {
  left = true
  clearSealed()
  const asked = asking
  // Before it ends: whoever asks sees that it is not theirs any more, and does nothing of what follows a failure.
  asking = undefined
  asked?.abort()
}

/** Works on the pages of the report. `start`: what every page needs that was put in the place of another. */
export function keepFormHistory(start: () => void): void {
  if (document.querySelector('[data-app-sent]')) clearSealed()
  if (!formOf(document)) return
  startPage = start
  document.addEventListener('submit', (event) => void onSubmit(event))
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    if (left) location.replace(OUT)
    else if (isEntry(state)) void visit(state)
  })
  // A browser may set a page aside whole; one whose report was sent meanwhile is not shown again.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && shown && sealedFor(shown.report) === '') location.replace(left ? OUT : PATH)
  })
  // A link within the page makes an entry as well, which is the same question.
  addEventListener('hashchange', () => shown && !isEntry(history.state) && history.replaceState(shown, ''))
  const before: unknown = history.state
  // This page stood here before, and was thrown away with what it held.
  if (isEntry(before)) void ask({ to: PATH, body: sealedOf(before) }, () => undefined, 'replace')
  else remember(document, 'replace')
}

async function onSubmit(event: SubmitEvent): Promise<void> {
  const form = event.target
  const submitter = event.submitter
  if (left) return event.preventDefault()
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !form.matches(FORM)) return
  // The receipt is no page of the form: it is sent as any form is, and Back from it begins another report.
  if (submitter?.getAttribute('value') === 'send') return
  event.preventDefault()
  if (asking) return
  const data = new FormData(form, submitter)
  const to = submitter?.getAttribute('formaction') ?? PATH
  const body = form.enctype === 'multipart/form-data' ? data : textOf(data)
  // Where the network fails, the browser says so itself, and offers to try again.
  await ask({ to, body }, () => HTMLFormElement.prototype.submit.call(withGo(form, submitter)))
}

/** To a question that was met before, with every answer as it stands now. */
async function visit(entry: Entry): Promise<void> {
  if (shown && placeOf(shown) === placeOf(entry)) return history.replaceState(shown, '')
  const form = formOf(document)
  const body = form ? seeing(textOf(new FormData(form)), entry) : sealedOf(entry)
  // Another press of Back overtakes the one before.
  asking?.abort()
  await ask({ to: PATH, body }, () => location.reload(), 'replace')
}

async function ask({ to, body }: Asked, onFailure: () => void, entry?: 'replace'): Promise<void> {
  const mine = new AbortController()
  asking = mine
  const late = setTimeout(() => body instanceof URLSearchParams && mine.abort('slow'), SLOW_MS)
  document.querySelector('main')?.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(to, { method: 'POST', body, redirect: 'manual', signal: mine.signal })
    // Whoever left is led out again.
    if (answer.type === 'opaqueredirect') return leadOut()
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (asking === mine) put(page, entry)
  } catch {
    if (asking === mine && !left) onFailure()
  } finally {
    clearTimeout(late)
    if (asking === mine) asking = undefined
  }
}

function leadOut(): void {
  leaveForm()
  location.replace(OUT)
}

function put(page: Document, entry?: 'replace'): void {
  if (left) return
  putPage(page, () => remember(document, entry), startPage)
}

/** Leaves which question this is with the browser: in a new entry where it is another one. */
function remember(page: Document, as?: 'replace'): void {
  const form = formOf(page)
  if (!form) return
  const value = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? ''
  const before = shown
  const sealed = form.querySelector<HTMLInputElement>('[data-app-again]')
  shown = {
    step: value('step'),
    returning: value('returning') === 'yes',
    aside: form.id === '' || value('at') !== '',
    report: sealed?.dataset['report'] ?? before?.report ?? '',
  }
  if (sealed?.value) keepSealed(shown.report, sealed.value)
  if (as === 'replace' || (before && placeOf(before) === placeOf(shown))) history.replaceState(shown, '')
  else history.pushState(shown, '', PATH)
}

const formOf = (page: Document) =>
  page.querySelector(`${FORM} input[name="step"]`)?.closest<HTMLFormElement>('form')
const placeOf = ({ step, aside }: Entry) => `${step} ${aside}`
const isEntry = (state: unknown): state is Entry =>
  typeof state === 'object' && state !== null && 'step' in state && 'report' in state

// Where nothing is kept, it is asked all the same: whoever left is led out again, and anybody else begins anew.
const sealedOf = (entry: Entry): URLSearchParams =>
  seeing(new URLSearchParams({ again: sealedFor(entry.report) || 'none' }), entry)

function seeing(body: URLSearchParams, { step, returning, aside }: Entry): URLSearchParams {
  body.set('go', `see-${step}`)
  body.set('returning', returning ? 'yes' : '')
  // The page with the code of what was saved, if it was that one: what is sealed says so.
  body.set('at', aside ? 'saved' : '')
  return body
}

function textOf(form: FormData): URLSearchParams {
  const text = new URLSearchParams()
  form.forEach((value, name) => {
    if (typeof value === 'string') text.append(name, value)
  })
  return text
}
