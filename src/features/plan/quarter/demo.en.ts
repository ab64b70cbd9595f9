// What a few owners of the demonstration's plan said by the link in their mail. Invented; nobody real is meant.
const answer = (words: string, cause: string, correctiveAction: string) => ({
  words,
  status: 'in_progress' as const,
  progressRag: null,
  progressReason: '',
  confidenceRag: 'amber' as const,
  confidenceReason: '',
  cause,
  correctiveAction,
  ask: '',
  evidenceToCome: '',
})

export const demoAnswers = [
  answer(
    'We began this quarter. The first meeting with the housing team is held, and a second is booked.',
    'We waited for a name at the housing team.',
    'They have named somebody, who comes to every meeting from now on.',
  ),
  answer(
    'Two of the four sites were visited. The other two asked for a later date.',
    'Both sites were closed over the summer.',
    'The visits are in the diary, and a colleague can stand in.',
  ),
  answer(
    'The leaflet is written and has been read by the people whom it is for. It goes to print next.',
    'The first draft was too long and was written again.',
    'The printer has a date, and the order is placed.',
  ),
]
