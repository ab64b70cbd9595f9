// Words of the problem pages. Titles are for the page's title too: they say nothing about anybody.

export const problemMessages = {
  forbidden: {
    title: 'You cannot do this',
    who: (who: string) => `You can see this page, but this can only be done by ${who}.`,
    ask: 'You can see this page, but somebody else has to do this. Ask your manager who can.',
  },
  notFound: {
    title: 'Page not found',
    typed: 'If you typed the web address, check it is correct.',
    moved: 'If you followed a link, the page may have moved, or it may not be open to you.',
  },
  conflict: {
    title: 'Somebody changed this first',
    kept: 'What you wrote has not been saved yet. It is kept below, beside what is saved now.',
    theirs: 'Saved now',
    yours: 'What you wrote',
  },
  unusable: {
    title: 'We could not use what was sent',
    text: 'Nothing has been changed. Go back and try again. If it happens again, tell us what you were doing.',
  },
  tooMany: {
    title: 'Try again in a little while',
    wait: (minutes: number) =>
      `This page was used too many times from your connection. Wait ${minutes === 1 ? '1 minute' : `${minutes} minutes`} and try again.`,
    danger: 'If you are in danger now, call 999.',
  },
  fault: {
    title: 'Sorry, something went wrong',
    again: 'This is our fault, not yours. Try again in a few minutes.',
    danger: 'If you are in danger now, call 999.',
    quote: 'If it keeps happening, tell us this number:',
  },
}

export type ProblemMessages = typeof problemMessages
