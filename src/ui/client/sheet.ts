// A table that is used like a spreadsheet: keys move between its rows, open them and edit them in their place. Only while a
// row has the focus (WCAG 2.1.4), and never while somebody types. Without it every row has its links.
import { editRow } from './sheet-edit.ts'

const ROWS = 'tr[data-open]'
const EDITABLE = ['status', 'progress', 'confidence', 'forecast', 'story', 'lead', 'agreed']
  .map((column) => `[data-column="${column}"]`)
  .join(', ')

/** Nothing where the page has no such table. */
export function useSheet(): void {
  const sheet = document.querySelector<HTMLTableElement>('[data-sheet]')
  if (!sheet) return
  const first = sheet.querySelector<HTMLElement>(ROWS)
  for (const row of sheet.querySelectorAll<HTMLElement>(ROWS)) row.tabIndex = row === first ? 0 : -1
  sheet.addEventListener('keydown', (event) => {
    const { target } = event
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (!plain || !(target instanceof HTMLElement) || !target.matches(ROWS)) return
    if (act(event.key, target, sheet)) event.preventDefault()
  })
  sheet.addEventListener('click', (event) => {
    const { target } = event
    if (!(target instanceof Element) || target.closest('a, button, input, select, textarea, label')) return
    const row = target.closest<HTMLTableRowElement>(ROWS)
    const cell = target.closest<HTMLElement>(EDITABLE)
    if (row?.dataset['edit'] && cell) void editRow(row, cell.dataset['column'])
    else row?.focus()
  })
}

/** What a key does to the row that has the focus. False where it does nothing. */
function act(key: string, row: HTMLElement, sheet: HTMLTableElement): boolean {
  const rows = [...sheet.querySelectorAll<HTMLElement>(ROWS)]
  const at = rows.indexOf(row)
  const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: rows.length - 1 }[key]
  if (to !== undefined) {
    focusRow(rows[to], row)
    return true
  }
  const link = row.querySelector<HTMLAnchorElement>('a[href]')
  if (key === 'Enter' && link) location.assign(link.href)
  else if (key === 'e' && row instanceof HTMLTableRowElement && row.dataset['edit'])
    void editRow(row, 'story')
  else if (key === '/') document.querySelector<HTMLElement>('#q')?.focus()
  else return false
  return true
}

/** Exactly one row can be reached with Tab: the one that had the focus last. */
function focusRow(to: HTMLElement | undefined, from: HTMLElement): void {
  if (!to) return
  from.tabIndex = -1
  to.tabIndex = 0
  to.focus()
}
