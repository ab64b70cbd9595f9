// The words of a safeguarding lead's reading.
export const safeguardingWords = {
  title: 'For a safeguarding lead',
  lead: 'Somebody whose work is safeguarding must read this report.',
  /** Of whom the form says it to whoever tells us; of a weapon, say, it does not. */
  promised: {
    child: 'The form promises that to whoever says that somebody under 18 is involved.',
    adult_at_risk: 'The form promises that to whoever says that an adult at risk is involved.',
  },
  unread: 'Not read by a safeguarding lead',
  nobody: 'No safeguarding lead has said that they have read it.',
  readBy: (name: string | null, agency: string | null, when: string) =>
    `Read by ${name ?? 'a safeguarding lead'}${agency ? `, ${agency}` : ''}, on ${when}.`,
  button: 'I have read this',
  hint: 'Your name and the time are kept, and whoever works on the report sees them. It is counted as unread until one of you has said so.',
  done: 'Kept: you have read this report.',
  whoMay: 'safeguarding leads of the agency whose queue the report is in',
} as const
