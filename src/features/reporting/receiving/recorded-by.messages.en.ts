// Words around the rules by which a report is recorded.
export const recordedWords = {
  categories: 'Within the strands',
  calls: 'Words of the record',
  both: (affected: string, other: string) => `${affected}; ${other}`,
} as const
