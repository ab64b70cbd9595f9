// Words around the rules by which a report is recorded.
export const recordedWords = {
  categories: 'Within the strands',
  calls: 'What people are called here',
  both: (affected: string, other: string) =>
    `Whom it happened to: “${affected}”. Who is said to have done it: “${other}”.`,
} as const
