// Words about what a freeze keeps beside the plan, and of the page of a link whose quarter is frozen.
const number = new Intl.NumberFormat('en-GB')

export const freezeWords = {
  early: (quarter: string, lastDay: string) =>
    `${quarter} has not ended: its last day is ${lastDay}. Frozen now, nobody can say anything more for it.`,
  returned: (n: number) =>
    n === 1
      ? 'What was sent back of this part is not accepted. The record keeps it as said and not accepted; it does not become part of the plan:'
      : `What was sent back of these ${number.format(n)} parts is not accepted. The record keeps it as said and not accepted; it does not become part of the plan:`,
  asks: 'asks something of the board',
  /** In the record. */
  notAccepted: 'Said and not accepted',
  notAcceptedLead: 'This was sent back and not said again before the quarter was frozen.',
  head: { part: 'Part', said: 'What was said', ask: 'Asked of the board', note: 'Why it was sent back' },
  nothing: 'Nothing',
}

export const closedWords = {
  title: 'That quarter is closed',
  lead: (plan: string, quarter: string) =>
    `${plan}: the record of ${quarter} is frozen, and takes no more answers.`,
  next: 'What you say after signing in counts for the quarter that runs now.',
}
