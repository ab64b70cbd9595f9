// What whoever holds a report reads of the person's coming back.
import { formatLongDate } from '../../../../platform/calendar/format.ts'
import type { Day } from '../../../../platform/calendar/london.ts'
import type { CallPart } from '../calls.store.ts'

const parts: Readonly<Record<CallPart, string>> = {
  morning: 'in the morning',
  afternoon: 'in the afternoon',
  evening: 'in the evening, from 5pm',
  any: 'at any time when you call people that day',
}

/** When somebody asked to be called, as a sentence. */
export const callTimeWords = (on: Day, part: CallPart): string => `On ${formatLongDate(on)}, ${parts[part]}.`

export const holderWords = {
  call: {
    title: 'They ask to be called',
    wanted: callTimeWords,
    late: 'That time has passed.',
    hint: 'Ring then, whatever their details say of other times and ways: they asked for this one call. The number, and what to know first, are in their message about the call. If it gives no number, use the one in their details.',
    spoke: 'I spoke with them',
    no_answer: 'I did not reach them',
    noted: 'They read on their follow-up page which of the two you chose.',
  },
  sent: {
    title: 'What we sent them',
    none: 'Nothing has been sent. What changes stands on their follow-up page.',
    head: { what: 'What', when: 'When', how: 'How', arrived: 'Did it arrive?' },
    template: {
      reference: 'Their reference number',
      update: 'That there is something new',
      keepsake: 'A number to keep, to an address that they typed once',
    },
    channel: { email: 'E-mail', sms: 'Text message', letter: 'Letter', none: 'Not sent yet' },
    delivered: (at: string) => `Arrived ${at}`,
    posted: (at: string) => `Posted ${at}`,
    failed: 'Did not arrive.',
    delayed: (at: string) => `Put off ${at}: the mail server still tries`,
    /** Why, by the status of RFC 3463 that a mail server gave, or by what GOV.UK Notify says. */
    why: (code: string | null) => whyNot(code ?? ''),
    instead: 'Ring or write instead, in a way that they said is safe.',
    accepted: (at: string) => `Handed over ${at}`,
    waiting: 'Waiting to be sent',
    problem: {
      'no-address': 'Not sent: they gave no address or number for it',
      'not-safe': 'Not sent: they named no safe way to write',
      'page-only':
        'Not sent: their way is not set up here. What was to be sent stands on their follow-up page',
      betraying: 'Not sent: its words would have betrayed what it is about',
      'not-promised':
        'Not sent: when they chose this way, they were told that nothing goes out by itself. What was to be sent stands on their follow-up page; you may use the way by hand',
      refused:
        'Not sent: it was refused for good. Their address or number may be wrong. Ring or write instead, in a way that they said is safe',
      'gave-up': 'Not sent: tried for too long. Ring or write instead, in a way that they said is safe',
      'too-old':
        'Not sent: too old. It could not be handed over in time. You may ring instead, where they said that it is safe',
    },
    other: 'Not sent',
  },
  code: {
    link: 'They lost their code, or somebody else may have it',
    title: 'The person’s code',
    back: 'Back to the report',
    lead: 'With their reference and code they read and write on the follow-up page. We do not keep the code, so a lost one is replaced. The old one then opens nothing, and words that they chose for a lost code end with it.',
    checkFirst:
      'Make sure that it is them, and that nobody listens. Somebody who frightens them may be asking. When you are not sure, end the code and give no new one.',
    why: 'Why?',
    whys: {
      lost: 'They lost it',
      seen: 'Somebody else may have it',
      asked: 'They ask to end it',
    },
    check: 'How did you make sure that it is them?',
    checks: {
      in_person: 'They stand before me, and I know them or saw proof',
      called_back: 'I called the number that they gave, and spoke with them',
      answers: 'They told me of the report what only they can know',
      not_checked: 'I did not: I end the code only',
    },
    reissue: 'Give a new code',
    end: 'End the code',
    problem: {
      why: 'Choose why',
      check: 'Choose how you made sure',
      checkToGive: 'A new code is given only after you made sure that it is them',
    },
    newTitle: 'The new code',
    newText: 'Read it out or write it down for them now. It is not shown again, and we do not keep it.',
    ended: 'The code has ended. Nothing opens this report from outside any more.',
  },
} as const

const NOTIFY_WHY: Readonly<Record<string, string>> = {
  'permanent-failure': 'There is no such number or address.',
  'temporary-failure': 'The telephone was off, out of reach or full.',
  'technical-failure': 'GOV.UK Notify had a fault.',
  cancelled: 'It was cancelled at GOV.UK Notify.',
  'validation-failed': 'The letter could not be printed.',
  'virus-scan-failed': 'The letter could not be printed.',
}

function whyNot(code: string): string {
  if (code in NOTIFY_WHY) return NOTIFY_WHY[code] ?? ''
  if (/^[45]\.1\./.test(code)) return `There is no such address (${code}).`
  if (/^[45]\.2\.2$/.test(code)) return `The mailbox is full (${code}).`
  if (/^[45]\.2\./.test(code)) return `The mailbox takes no mail (${code}).`
  if (/^[45]\.7\./.test(code)) return `The other mail server would not have it (${code}).`
  return code === '' ? '' : `The mail servers could not bring it (${code}).`
}
