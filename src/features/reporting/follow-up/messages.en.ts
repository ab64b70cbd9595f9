// The words of the follow-up page. Neutral where somebody else may look over a shoulder.
import { translatable } from '../../../platform/i18n/index.ts'
import { formatDate, formatLongDate } from '../../../platform/calendar/format.ts'
import type { Change } from './change-mind.ts'

export const followUpWords = translatable('reporting.follow-up', {
  title: 'Come back to your report',
  lead: 'Enter the reference and the code that you were given. Spaces, dashes and small letters do not matter.',
  reference: 'Reference',
  referenceHint: (prefix: string) => `Such as ${prefix}-7K3M-92`,
  code: 'Secret code',
  codeHint: 'Sixteen letters and numbers, in groups of four',
  open: 'Continue',
  problem: {
    reference: 'Enter your reference',
    code: 'Enter your secret code',
    wrong: 'The reference and the code do not go together. Check both and try again',
    message: 'Write a message, or go on without one',
    long: (over: number) =>
      `This is ${over.toLocaleString('en-GB')} characters too long. It can be up to 5,000`,
    often:
      'You have written very often just now. Your words are still here: wait a minute, then send them again',
  },
  report: (reference: string) => `Your report ${reference}`,
  where: 'Where it has got to',
  told: (day: Date) => `You told us on ${formatDate(day)}.`,
  status: {
    new: {
      title: 'We have your report',
      text: (who: string, by: Date | null) =>
        by ? `${who} will read it by the end of ${formatLongDate(by)}.` : `${who} will read it soon.`,
      read: (who: string) => `${who} has read your report and is deciding with you in mind what to do next.`,
      late: (who: string) =>
        `${who} should have read it by now. We are sorry. Their manager has been told. You can write to us below.`,
    },
    logged: { title: 'We are working on it', text: (who: string) => `${who} is working on it.` },
    finished: {
      title: 'We have finished for now',
      text: (who: string) =>
        `${who} has stopped working on it for now. If anything else happens, or you do not agree, write to us below.`,
    },
    recorded_only: {
      title: 'We have recorded it',
      text: (who: string) =>
        `${who} has kept a record of it. It helps us to see what is happening. If anything else happens, or you want more, tell us below.`,
    },
    /** Of one that was merged: nothing says that somebody else told us of it too, who may fear to be known. */
    joined: {
      title: 'We have it and deal with it',
      text: (who: string) =>
        `${who} deals with it. Nothing that you told us is lost, and what you write here reaches the people who deal with it.`,
    },
    passed_on: {
      title: 'Another agency has it',
      text: (who: string) => `${who} passed it to the agency that can help. See the messages below.`,
    },
    not_hate: {
      title: 'We have read it',
      text: (who: string) =>
        `${who} has read it and will not treat it as a hate incident. If you do not agree, write to us below and we will look again.`,
    },
    spam: {
      title: 'We have read it',
      text: (who: string) => `${who} has read it and closed it. If that is wrong, write to us below.`,
    },
  },
  next: {
    contact: (who: string, by: Date) =>
      `${who} will contact you by the end of ${formatLongDate(by)}, only in the ways you said are safe.`,
    answer: (who: string, by: Date) =>
      `${who} will answer you on this page by the end of ${formatLongDate(by)}.`,
    update: (who: string, by: Date) =>
      `You will hear from ${who} how it is going by the end of ${formatLongDate(by)}.`,
    late: (who: string) =>
      `You should have heard from ${who} by now. We are sorry. Their manager has been told. You can write to us below.`,
  },
  anonymousSupport:
    'We have no way to reach you, so no support service can be asked to contact you. If you would like that, tell us in the message box on this page, and say how they can reach you safely.',
  unanswered: 'We wrote to you. Read our message',
  ownTeam: 'Our own team',
  history: 'What has happened so far',
  received: { title: 'You told us', text: 'We kept your report safe.' },
  acknowledged: { title: 'We read your report', text: 'Someone who deals with reports has read it.' },
  handed: { title: 'We passed your report to the right team', text: 'You do not need to tell it again.' },
  replied: { title: 'We wrote to you', text: 'Our message is below.' },
  consent: { title: 'You changed who we may tell', text: 'We have made a note of it.' },
  messages: 'Messages',
  noMessages: 'There are no messages yet.',
  you: 'You',
  us: 'We wrote',
  gone: 'These words have been erased.',
  write: 'Tell us more, or ask something',
  writeHint:
    'The people who deal with your report will read it. This is not watched all the time. If you are in danger, call 999.',
  send: 'Send message',
  sent: 'We have your message.',
  sharing: 'Who we may tell',
  purposes: {
    victim_service: 'The victim support service',
    police: 'The police',
    council_partners: 'Other agencies who could help',
  },
  answers: { yes: 'You said yes', no: 'You said no', not_asked: 'You did not choose, so no for now' },
  sayYes: 'Change to yes',
  sayNo: 'Change to no',
  changed: {
    same: 'That is what you told us already.',
    noted: 'We have changed who we may tell.',
    released: 'We have changed who we may tell, and asked the victim support service to be in touch.',
    stopped: 'We have changed who we may tell, and told the victim support service to stop.',
    withheld: 'We have changed who we may tell. The victim support service has not been told. See below why.',
    police_asked:
      'We have changed who we may tell. The people who deal with your report will tell the police.',
    police_stopped: 'We have changed who we may tell. We will not tell the police.',
    police_knew: 'We have changed who we may tell. The police knew already. We will tell them no more.',
  } satisfies Record<Change, string>,
  changeNote: 'If we already told them, we cannot take that back, but we will tell them no more.',
  files: {
    label: 'Add photos or documents (if you like)',
    open: 'Open it',
    openName: (name: string) => `Open ${name}`,
    wait: 'We are still checking it. Look again in a few minutes.',
    locked: 'It cannot be opened. Ask us to send it again.',
    watched: 'What you open may stay on this phone or computer.',
    from: 'Files that we sent',
  },
  leave: 'When you are done, press “Exit this page” or close this page.',
} as const)
