// One key for each thing a reviewer does most, in the list of a document that is looked through. Only while the list has
// the focus (WCAG 2.1.4), and never while somebody types.

/** j and k go through the items, a presses their first button, o follows their link. Nothing where there is no list. */
export function reviewByKeyboard(): void {
  const list = document.querySelector('[data-review]')
  if (!list) return
  const items = [...list.querySelectorAll<HTMLElement>('[data-review-item]')]
  if (location.hash === '#review') focusWhenLoaded(items[0])
  list.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    if (!(target instanceof HTMLElement) || target.closest('input, textarea, select')) return
    const item = target.closest<HTMLElement>('[data-review-item]')
    if (item && press(event.key, item, items)) event.preventDefault()
  })
}

/** The browser goes to the part that the address names when all is loaded, and takes the focus away again by that. */
function focusWhenLoaded(item: HTMLElement | undefined): void {
  if (!item) return
  if (document.readyState === 'complete') item.focus()
  else window.addEventListener('load', () => setTimeout(() => item.focus()), { once: true })
}

function press(key: string, item: HTMLElement, items: readonly HTMLElement[]): boolean {
  const at = items.indexOf(item)
  const to = {
    j: items[at + 1],
    k: items[at - 1],
    a: item.querySelector<HTMLElement>('[data-review-accept]'),
    o: item.querySelector<HTMLElement>('[data-review-open]'),
  }[key]
  if (!to) return false
  if (key === 'j' || key === 'k') to.focus()
  else to.click()
  return true
}
