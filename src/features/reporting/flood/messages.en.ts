// To somebody who has just told us something hard and pressed Send: it is not lost, and what to do.
import { translatable } from '../../../platform/i18n/index.ts'

export const floodWords = translatable('reporting.busy', {
  title: 'It is not done yet',
  lead: 'Very many people are using this page just now. Your report is not lost: everything that you told us is still here.',
  wait: (seconds: number) => `Wait about ${seconds} seconds. Then press the same button again.`,
  danger: 'If you are in danger now, call 999. Do not wait for this page.',
  working: 'Your device is getting ready. You can also wait.',
  hold: 'This goes through in a moment. You do not need to press again.',
  ready: 'It is ready. You can go on now.',
} as const)
