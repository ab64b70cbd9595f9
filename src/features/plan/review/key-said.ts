// Whether the document's own key to its colours is used. Pure.
import type { Edit } from './edit.ts'

/** What was said last of using the key, also in the document's last version; null where nobody said. */
export function keySaid(edits: readonly Edit[]): boolean | null {
  const all = edits.flatMap((edit): readonly Edit[] => (edit.kind === 'carried' ? edit.edits : [edit]))
  const said = all.findLast((edit) => edit.kind === 'key')
  return said?.kind === 'key' ? said.use : null
}

export const usesKey = (edits: readonly Edit[]): boolean => keySaid(edits) === true
