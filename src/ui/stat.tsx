import type { ComponentChildren } from 'preact'

export type StatItem = {
  /** The figure, already formatted: "87%", "1,204". */
  figure: ComponentChildren
  /** What it counts, completing the figure as a sentence would: "of logged cases referred in a day". */
  words: ComponentChildren
  /** Where it comes from, or what it was before. */
  note?: ComponentChildren
  href?: string | undefined
}

/** One large figure with its words. */
export function Stat({ figure, words, note, href }: StatItem) {
  return (
    <div class="app-stat">
      <strong class="app-stat__figure">{figure}</strong>{' '}
      <span class="app-stat__words">
        {href ? (
          <a class="govuk-link" href={href}>
            {words}
          </a>
        ) : (
          words
        )}
      </span>
      {note && <span class="app-stat__note"> {note}</span>}
    </div>
  )
}

/** Several figures side by side, as a list. */
export function Stats({ items }: { items: readonly StatItem[] }) {
  return (
    <ul class="app-stats">
      {items.map((item) => (
        <li>
          <Stat {...item} />
        </li>
      ))}
    </ul>
  )
}
