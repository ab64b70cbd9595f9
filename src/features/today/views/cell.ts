import type { ComponentChildren } from 'preact'

/** A table's cell. On a narrow screen each row is a card, and each cell carries its heading. */
export const cell = (label: string, content: ComponentChildren) => ({
  content,
  attributes: { 'data-label': label },
})
