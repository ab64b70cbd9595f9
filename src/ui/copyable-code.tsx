import type { ComponentChildren } from 'preact'
import type { Attributes } from './govuk/shared.ts'

type Props = {
  /** Names the code: "Your follow-up code". */
  label: ComponentChildren
  /** The code, with or without its separators; shown in groups as it is to be read aloud. */
  code: string
  /** Characters in a group where the code has no separators of its own. */
  groupSize?: number
}

// A translating browser must not touch it. Written so because Preact drops the attribute when given `false`.
const untranslated: Attributes = { translate: 'no' }

/** A code that somebody must keep: large, in groups, easy to read aloud, copy by hand and print. */
export function CopyableCode({ label, code, groupSize = 4 }: Props) {
  const groups = groupsOf(code, groupSize)
  return (
    <div class="app-code">
      <p class="app-code__label">{label}</p>
      {/* The separators are real text, so that copying the line gives the code as it may be typed back. */}
      <p class="app-code__value" {...untranslated}>
        {groups.map((group, index) => (
          <span class="app-code__group">{index < groups.length - 1 ? `${group}-` : group}</span>
        ))}
      </p>
    </div>
  )
}

/** The groups of a code: its own, where it has hyphens or spaces, or else of equal size. */
export function groupsOf(code: string, size: number): string[] {
  const own = code.split(/[\s-]+/).filter(Boolean)
  if (own.length > 1) return own
  return code.match(new RegExp(`.{1,${size}}`, 'gu')) ?? []
}
