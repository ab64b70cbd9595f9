import { translatable } from '../../../platform/i18n/index.ts'

export const kindsWords = translatable('reporting.kinds', {
  title: 'What was it about?',
  hint: 'This helps us to see patterns. You can choose several, or leave it.',
  or: 'or',
  notSaid: 'I do not know, or would rather not say',
} as const)
