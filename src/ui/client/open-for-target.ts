/** What an address leads to may stand in a fold that is shut: it is opened, as the page comes and as a link is followed. */
export function openForTarget(): void {
  open()
  addEventListener('hashchange', open)
}

function open(): void {
  const target = document.getElementById(location.hash.slice(1))
  const shut = target?.closest<HTMLDetailsElement>('details:not([open])')
  if (!target || !shut) return
  for (let fold: Element | null = shut; fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.setAttribute('open', '')
  target.scrollIntoView()
}
