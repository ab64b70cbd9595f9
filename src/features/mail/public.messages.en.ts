// What mail, texts and letters to a person say, in the language of what they told us, unless the partnership has words of its
// own. Somebody else may read the phone: no agency, no partnership, no web address, and not what it is about.
import { translatable } from '../../platform/i18n/index.ts'

export const publicMailWords = translatable('mail.public', {
  reference: {
    subject: 'Your reference number',
    body: (reference: string) =>
      `Your reference number is ${reference}. Keep it with the code that you were given.`,
  },
  update: {
    subject: 'Your reference number',
    body: (reference: string) =>
      `There is an update on ${reference}. To read it, go back to where you were given this number and use your code.`,
  },
  /** For whoever did not allow that a message says its number: it says that there is something new, and no more. */
  quiet: {
    subject: 'Something new for you',
    body: 'There is something new for you. Look where you looked before, when it is safe.',
  },
  noAnswer: 'You do not need to answer this message.',
} as const)
