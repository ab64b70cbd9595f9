import type { ComponentChildren } from 'preact'
import type { PriorityParts } from '../by-priority.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'

type Props<Part> = {
  groups: readonly PriorityParts<Part>[]
  /** Whether a priority stands open. */
  open: (group: PriorityParts<Part>) => boolean
  children: (group: PriorityParts<Part>) => ComponentChildren
}

/** A line to press for each priority with what belongs to it behind. On paper all of it stands open. */
export const PriorityFolds = <Part,>({ groups, open, children }: Props<Part>) => (
  <>
    {groups.map((group) => (
      <details class="app-priority-fold" open={open(group)}>
        <summary class="app-priority-fold__summary">{words.fold(group.name, group.parts.length)}</summary>
        {children(group)}
      </details>
    ))}
  </>
)
