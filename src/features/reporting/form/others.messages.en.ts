// The words of the question about further people whom it happened to.
import { translatable } from '../../../platform/i18n/index.ts'

export const othersWords = translatable('reporting.others', {
  person: (at: number) => `Person ${at}`,
  words: 'How were they hurt, and what do they need?',
  wordsHint: 'A few words are enough. Please do not write their name here.',
  knows: 'Do they know that you are telling us about them?',
  name: 'What may we call them?',
  nameHint: 'Only if they know and agree. We keep it locked, apart from the report.',
  contact: 'Do they agree that we contact them?',
  reach: 'How can we reach them safely?',
  reachHint: 'Only if they agree. A phone number or an email address, and when it is safe.',
  anonymous:
    'You stay anonymous, so we take nobody else’s name either. You can still say how they were hurt.',
  more: 'Add another person',
  full: 'This page is full. Tell us of more people in the words about what happened.',
  problem: {
    knows: 'Say that they know and agree, or leave out who they are: we keep nobody’s name without their yes',
    contact: 'Say that they agree to be contacted, or leave out how to reach them',
  },
} as const)
