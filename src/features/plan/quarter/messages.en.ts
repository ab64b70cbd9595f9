// Words of the quarter: asking, answering, moderating, freezing.
export const quarterWords = {
  figure: (value: string, period: string) => `${value} in ${period}`,
  noFigure: 'No figure yet',
  /** What a mail calls a part of the plan. */
  priorityNo: (number: string) => `Priority ${number}`,
  aimNo: (number: string) => `aim ${number}`,
  actionNo: (number: string) => `action ${number}`,
  /** With the action's words and, where several own it, of whom it is: both may be ''. */
  actionSays: (name: string, said: string, body: string) =>
    `${name}${said && `, “${said}”`}${body && ` (${body})`}`,
  /** Kept with the change: why a delivery became silent. */
  silentReason: (quarter: string) => `No update for ${quarter}`,
}
