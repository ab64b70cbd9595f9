// The words of keeping a receipt: downloaded, sent, and with words for a lost code. What leaves this page betrays nothing.
import { formatLongDate } from '../../../platform/calendar/format.ts'
import { translatable } from '../../../platform/i18n/index.ts'

export const receiptWords = translatable('reporting.receipt', {
  writeDown:
    'Write both down, take a photo, or print this page, if that is safe. After you leave this page, we cannot show you this code again. Anyone with both can read our messages to you.',
  keep: 'Ways to keep it',
  watched:
    'If somebody looks at this phone, computer or your messages, do not download it or send it. Remember it, or write it down where nobody looks.',
  file: {
    title: 'Download it',
    lead: 'The file is called “notes”. It has your reference and what happens next, and does not say what it is about.',
    withCode: 'Put my secret code in it too',
    withCodeHint: 'Whoever opens the file could then read our messages to you.',
    text: 'Download as text',
    page: 'Download as a web page',
    heading: 'Notes',
    reference: 'Reference',
    code: 'Code',
    first: (by: Date) => `First step: by the end of ${formatLongDate(by)}.`,
    second: (by: Date) => `Next step: by the end of ${formatLongDate(by)}.`,
    back: 'To look: go back to where you got this, with your reference and code.',
  },
  send: {
    title: 'Send it to me',
    lead: 'We send one short message to an address or number that you type here, and do not keep it. It does not say who we are or what it is about.',
    channel: 'How should we send it?',
    email: 'Email',
    sms: 'Text message',
    to: { email: 'Email address', sms: 'Phone number' },
    what: 'What should it say?',
    whats: {
      reference: 'My reference only',
      code: 'My secret code only',
      both: 'Both',
    },
    bothHint: 'Whoever reads the message could then read our messages to you.',
    button: 'Send it',
    done: 'We send it now. It can take a few minutes.',
    often: 'It was sent three times already. Write it down, or download it',
    subject: 'To keep',
    body: (kept: string) => `Please keep this: ${kept}`,
    problem: {
      channel: 'Choose how we should send it',
      what: 'Choose what it should say',
      email: 'Enter an email address, such as name@example.org',
      sms: 'Enter a phone number, such as 07700 900 982',
    },
  },
  words: {
    title: 'If you lose your code',
    lead: 'You can choose some words that only you know. With your reference and these words you can get a new code. We cannot read them. You do not have to.',
    done: 'We have kept your words. Do not write them beside your code.',
  },
  print: 'To print it, use your browser’s Print: only what you need to keep is printed.',
  // On paper nobody can follow a link.
  address: 'To come back, go to this address:',
  call: 'Or call us:',
  /** Beside the right that is called by it. */
  asb: '“ASB” is short for anti-social behaviour.',
  moreRights: 'All your rights',
  help: 'Find someone who helps and is not part of us',
} as const)
