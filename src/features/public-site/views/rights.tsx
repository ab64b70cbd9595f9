import type { Right } from '../rights.en.ts'

/** Rights as the points of a list, each with where it comes from. */
export function Rights({ rights }: { rights: readonly Right[] }) {
  return (
    <>
      {rights.map(({ text, source }) => (
        <li>
          {text} {source && <span class="app-small">{source}</span>}
        </li>
      ))}
    </>
  )
}
