// To somebody who has just told us something hard and pressed Send: it is not lost, and what to do.
import { translatable } from '../../../platform/i18n/index.ts'

export const floodWords = translatable('reporting.busy', {
  title: 'Your report is not sent yet',
  lead: 'Very many reports are being sent just now. Everything that you told us is still on this page.',
  wait: (seconds: number) => `Wait about ${seconds} seconds. Then press “Send” again.`,
  danger: 'If you are in danger now, call 999. Do not wait for this page.',
  working: 'Your device is getting ready to send. You can also wait.',
  hold: 'This will be sent in a moment. You do not need to press again.',
  ready: 'You can send now.',
} as const)
