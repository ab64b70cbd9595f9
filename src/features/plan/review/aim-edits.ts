// Words of a row that are its aim's: the aim takes them, or the row gets an aim of its own. None is lost.
import { aimRef } from '../reading/columns.ts'
import type { ReadAim } from '../reading/read-plan.schema.ts'
import { joinTexts } from './cut.ts'
import type { Found, Work } from './work.ts'

/**
 * Takes a row and words that say what it is for. Returns the aim that it stands under with them: the one of its priority
 * that is called so already, its own where it stands there alone, or a new one after that.
 */
export function aimFor(work: Work, { aim, row }: Found, words: string): ReadAim {
  const { ref, text } = aimRef(words) ?? { ref: '', text: words }
  const priority = work.read.priorities.find(({ aims }) => aims.includes(aim))
  const same = priority?.aims.find((each) => each.ref === ref && each.text === text)
  if (same) {
    work.read.headers.push({ line: row.source.line, kind: 'repeated', cells: [words] })
    return same
  }
  if (!priority || aim.rows.length === 1) {
    aim.text = joinTexts(aim.text, aim.ref === '' ? text : words)
    if (aim.ref === '') aim.ref = ref
    return aim
  }
  const fresh: ReadAim = { ref, text, rows: [] }
  priority.aims.splice(priority.aims.indexOf(aim) + 1, 0, fresh)
  return fresh
}
