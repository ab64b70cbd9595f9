// Tables beside a plan's own: of risks, versions, members, measures or terms. Their titles sound like a plan's.
import { isOtherTitle, titleKind } from './column-titles.ts'
import { titleLettersMax } from './title-of.ts'

/** Whether titles (as `titleOf` has them) head a table that is no part of a plan's own. */
export function areOfAnother(titles: readonly string[]): boolean {
  const others = titles.filter(isOtherTitle)
  const opening =
    titles.find((title) => title.length > titleLettersMax || titleKind(title)?.kind !== 'ref') ?? ''
  if (/^(?:versions?|version (?:no|number)|acronyms?|abbreviations?|terms?|kpis?)\.?$/.test(opening))
    return true
  if (isOfPlan(titles)) return false
  return others.length >= 2 && (isOtherTitle(opening) || others.length * 2 >= titles.length)
}

// What a plan says of none of its actions.
const ofRegister =
  /\b(?:likelihood|probability|scor(?:e|ing)|residual|inherent|mitigat\w*|controls?|baselines?|data source|frequency)\b/

/** "Risk | Activity | Owner | Delivery date | Impact": who is to do what by when, beside titles that registers have as well. */
function isOfPlan(titles: readonly string[]): boolean {
  if (titles.some((title) => ofRegister.test(title))) return false
  const kinds = new Set(titles.map((title) => titleKind(title)?.kind))
  return kinds.has('action') && kinds.has('owner') && kinds.has('timeframe')
}
