// Edits one row of a table where it stands: the form comes from the server and goes back to it as any form does; what it
// answers, the row or the form with what is wrong, takes the place of the row.

const FIELDS: Readonly<Record<string, string>> = {
  status: 'status',
  progress: 'progressRag',
  confidence: 'confidenceRag',
  forecast: 'forecastDue-day',
  story: 'words',
  lead: 'lead',
  agreed: 'due-day',
}

/** Puts the form in the place of a row, with the focus where `column` is edited. Leads to the form's own page where it cannot. */
export async function editRow(row: HTMLTableRowElement, column = 'story'): Promise<void> {
  const path = row.dataset['edit'] ?? ''
  const cols = row.closest('table')?.dataset['cols'] ?? ''
  const query = `?row=1&cols=${encodeURIComponent(cols)}`
  const answer = await ask(path + query)
  const form = answer && rowIn(answer)
  if (!form) return location.assign(path)
  row.replaceWith(form)
  field(form, column)?.focus()
  listen(form, row)
}

function listen(form: HTMLTableRowElement, row: HTMLTableRowElement): void {
  const putBack = () => {
    form.replaceWith(row)
    row.focus()
  }
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && mayDiscard(form)) putBack()
  })
  form.querySelector('[data-cancel]')?.addEventListener('click', (event) => {
    event.preventDefault()
    putBack()
  })
  // A row may hold two forms: how it goes, and what was agreed. Submit bubbles.
  form.addEventListener('submit', (event) => {
    const { target } = event
    if (!(target instanceof HTMLFormElement)) return
    event.preventDefault()
    void send(target, form, row)
  })
}

/** Asks before words that were typed are thrown away: Escape is one key too near. The question comes with the form. */
function mayDiscard(form: HTMLElement): boolean {
  const question = form.querySelector('form')?.dataset['discard'] ?? ''
  const typed = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some(
    (each) => each.type !== 'hidden' && each.value !== each.defaultValue,
  )
  const chosen = [...form.querySelectorAll('option')].some(
    (option) => option.selected !== option.defaultSelected && option.defaultSelected,
  )
  return !(typed || chosen) || question === '' || confirm(question)
}

async function send(
  sent: HTMLFormElement,
  form: HTMLTableRowElement,
  row: HTMLTableRowElement,
): Promise<void> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(sent)) if (typeof value === 'string') body.append(name, value)
  const answer = await ask(sent.action, { method: 'POST', body })
  const next = answer && rowIn(answer)
  // Signed out meanwhile, or no network: the form goes as a form, and whatever answers it keeps what was typed.
  if (!next) return sent.submit()
  form.replaceWith(next)
  if (next.dataset['open']) {
    next.tabIndex = 0
    next.focus()
    return
  }
  listen(next, row)
  next.querySelector<HTMLElement>('[role="alert"]')?.focus()
}

const ask = async (path: string, init: RequestInit = {}): Promise<string | undefined> => {
  try {
    const answer = await fetch(path, { ...init, headers: { accept: 'text/html' } })
    return answer.status < 500 ? await answer.text() : undefined
  } catch {
    return undefined
  }
}

/** The row in an answer; a whole page, such as the one to sign in, has none of ours. */
function rowIn(html: string): HTMLTableRowElement | undefined {
  const template = document.createElement('template')
  template.innerHTML = html
  const [first] = template.content.children
  return first instanceof HTMLTableRowElement ? first : undefined
}

/** The field that a column is edited in; the words, where this reader has no such field or it moves elsewhere. */
const field = (form: HTMLElement, column: string): HTMLElement | null =>
  form.querySelector<HTMLElement>(`[name="${FIELDS[column] ?? 'words'}"]`) ??
  form.querySelector<HTMLElement>('[name="words"]')
