// Plans of any size, in words of our own: for measuring, and for pages that must stay quick.

const HEADER = 'Aim\tObjective\tAction\tOwner\tTime frame\tStatus\tUpdate'
const AIMS_IN_PRIORITY = 5
const ACTIONS_IN_AIM = 4
const FRAMES = ['Q2 2026/27', 'Q4 2026/27', 'Ongoing', 'March 2027', 'Q1 2027/28', '']

/** The text of a plan with so many actions, each of `owner`, for `readPlan`. */
export function largePlan(actions: number, owner: string, title = 'Northbrook large plan 2026-29'): string {
  const lines: string[] = [title]
  for (let at = 0; at < actions; at += 1) {
    const aim = Math.floor(at / ACTIONS_IN_AIM)
    const priority = Math.floor(aim / AIMS_IN_PRIORITY)
    if (at % (ACTIONS_IN_AIM * AIMS_IN_PRIORITY) === 0)
      lines.push('', `Strategic Priority ${priority + 1}: The work of part ${priority + 1}`, '', HEADER)
    const ref = `${priority + 1}.${(aim % AIMS_IN_PRIORITY) + 1}`
    const first = at % ACTIONS_IN_AIM === 0
    lines.push(
      [
        first ? `${ref} Everybody in part ${ref} can tell somebody and be heard` : '',
        first ? `Services of part ${ref} know what to do and when` : '',
        `Agree step ${at + 1} with every service that has a part in it and look at it again each quarter`,
        owner,
        FRAMES[at % FRAMES.length] ?? '',
        '',
        '',
      ].join('\t'),
    )
  }
  return lines.join('\n')
}
