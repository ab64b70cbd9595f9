// The words of translations of a report, for staff.
export const translationWords = {
  title: 'Translation',
  original: (language: string) =>
    `The page was read in ${language}. The original stays as it was written; a translation stands beside it.`,
  by: (name: string, when: string) => `Translated by ${name}, ${when}`,
  label: 'Enter a translation into English',
  hint: 'Of everything that the person wrote. Keep their words, also rude ones. A later translation stands beside this one.',
  open: 'Enter a translation',
  save: 'Save the translation',
  erased: 'This translation has been erased.',
  problem: { empty: 'Enter a translation', long: 'The translation can be up to 20,000 characters' },
} as const
