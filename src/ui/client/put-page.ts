// A page that was fetched, in the place of the one that is shown; and a form as the browser would have sent it.
import { formStandsFromNow } from './say-when-pressed.ts'

/** Shows it. `remember`: what the tab's history is to know of it; `start`: what every page needs. */
export function putPage(page: Document, remember: () => void, start: () => void): void {
  const [root, { body }] = [document.documentElement, page]
  for (const name of ['lang', 'dir']) root.setAttribute(name, page.documentElement.getAttribute(name) ?? '')
  const styles = (each: Document) => each.querySelector<HTMLLinkElement>('link[rel="stylesheet"]')
  const href = styles(page)?.getAttribute('href')
  if (href && href !== styles(document)?.getAttribute('href')) styles(document)?.setAttribute('href', href)
  document.title = page.title
  document.body.className = `${body.className} js-enabled govuk-frontend-supported`
  document.body.replaceChildren(...body.childNodes)
  remember()
  scrollTo(0, 0)
  hearHeading()
  formStandsFromNow()
  start()
}

// What a new page does by itself: whoever hears it hears its heading first, and goes on from there.
function hearHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.classList.add('govuk-skip-link-focused-element')
  heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), { once: true })
  heading.focus({ preventScroll: true })
}

/** A form that is sent by a script forgets which button was pressed: it is put in as a field. */
export function withGo(form: HTMLFormElement, submitter: HTMLElement | null): HTMLFormElement {
  const go = document.createElement('input')
  go.type = 'hidden'
  go.name = submitter?.getAttribute('name') ?? 'go'
  go.value = submitter?.getAttribute('value') ?? ''
  form.append(go)
  return form
}
