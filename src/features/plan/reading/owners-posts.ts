// A head or director of something, beside which another post or body may stand.
import { councilsAndPolice, isComplete, lastWord } from './owners-kinds.ts'

export const headOf =
  /^(?:(?:deputy|assistant|associate|executive|interim) )*(?:head|director|chief officer|lead) (?:of|for) /i
const post =
  /(?:^(?:(?:deputy|assistant|associate|executive|interim) )*(?:heads?|directors?|chief) (?!.*\b(?:team|service)$)| (?:director|chief executive)$)/i

/** "Head of Nursing and Director of Quality" is two; "Head of Housing and Community Safety Lead" may be one with two hats, or two. */
export function decideHead(right: string): 'split' | 'keep' | 'doubtful' {
  if (post.test(right)) return 'split'
  // "Director of Workforce & OD" is one post, "Head of Housing and NHS" is two.
  if (/^(?:OD|HR|IT|ICT|EDI|OH|PR|QI|DEI|L&D|R&D)$/.test(right)) return 'keep'
  if (councilsAndPolice.test(lastWord(right)) || /^[A-Z]{2,}$/.test(right)) return 'split'
  return right.includes(' ') && isComplete(right) ? 'doubtful' : 'keep'
}
