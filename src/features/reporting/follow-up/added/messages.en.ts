// The words of answering, after a report was sent, what was not asked or left out.
import { translatable } from '../../../../platform/i18n/index.ts'

export const addedWords = translatable('reporting.added', {
  title: 'Tell us more',
  lead: 'Choose what you want to add, one at a time. You can stop at any time. What you told us first stays as it is.',
  none: 'You have answered all our questions. You can still write to us.',
  send: 'Add to my report',
  empty: 'Choose or write an answer, or go back',
  done: 'Added to your report. You can add something else, or stop here.',
  invite:
    'You answered a few questions. If you have time, or later, you can tell us more. It helps us to act.',
} as const)
