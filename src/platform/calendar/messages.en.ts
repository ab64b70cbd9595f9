/** How an approximate date reads. */
export const approximateDateWords = {
  about: (date: string) => `around ${date}`,
  range: (from: string, to: string) => `between ${from} and ${to}`,
  unknown: 'not known',
} as const
