// The words of what somebody can do when they come back. Neutral where somebody else may look over a shoulder.
import { translatable } from '../../../platform/i18n/index.ts'
import { formatLongDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'

const PARTS = {
  morning: 'in the morning',
  afternoon: 'in the afternoon',
  evening: 'early in the evening, before 8pm',
  any: 'at any time from 9am to 5pm',
} as const

export const comingBackWords = translatable('reporting.coming-back', {
  problemLong: (over: number) =>
    `This is ${over.toLocaleString('en-GB')} characters too long. Make it shorter, or send it in two parts`,
  problemPhone: 'Enter a telephone number, such as 07700 900 982',
  back: 'Back to your report',
  ways: 'What you can do here',
  way: {
    more: 'Answer more of our questions',
    again: 'It happened again',
    another: 'Something else happened',
    call: 'Ask for a call',
    contact: 'Change how we may reach you',
    rate: 'Say how we are doing',
    code: 'Your code: if you lose it, or want to end it',
    withdraw: 'Stop: withdraw my report',
  },
  again: {
    title: { again: 'It happened again', another: 'Something else happened' },
    lead: 'We add this to what you told us before. You do not need to tell that again. The people who deal with it are told at once.',
    danger:
      'If you are in danger now, call 999. If you cannot speak, press 55 when asked, on a mobile. This page is not watched all the time.',
    what: 'What happened?',
    whatHint: 'Use your own words. Who, where, and what was said or done.',
    when: 'When was it?',
    today: 'Today',
    yesterday: 'Yesterday',
    date: 'On another day',
    dateLabel: 'Which day?',
    unknown: 'I do not know, or would rather not say',
    send: 'Send',
    done: 'We have added it. The people who deal with it have been told.',
    own: {
      title: 'Or make a report of its own',
      text: 'You answer all questions again, and get another code. Whoever reads it sees that it was begun from this page.',
      button: 'Make a new report',
    },
    problem: {
      what: 'Write what happened',
      day: 'Enter a real day, such as 14 11 2026, or choose another answer',
      future: 'Enter a day that is not in the future',
    },
    entry: {
      again: (on: Day | null) => (on ? `It happened again, on ${formatLongDate(on)}` : 'It happened again'),
      another: (on: Day | null) =>
        on ? `Something else happened, on ${formatLongDate(on)}` : 'Something else happened',
      call: () => 'About the call',
      rating: () => 'How we are doing',
      added: () => 'Added to the report later',
    },
  },
  call: {
    title: 'Ask for a call',
    lead: 'Choose a day and a time that are safe. Somebody who deals with your report calls you then.',
    number: (kept: boolean) =>
      kept
        ? 'We use the number that you gave us. To be called on another one this time, enter it here.'
        : 'We use this number for this call only.',
    numberLabel: (kept: boolean) => (kept ? 'Another number (if you like)' : 'The number to call'),
    day: 'Which day?',
    part: 'When on that day?',
    parts: PARTS,
    note: 'Anything that we should know first (if you like)',
    noteHint: 'Such as: say that you are from the library, or hang up when somebody else answers.',
    send: 'Ask for this call',
    done: 'We have asked for the call. It stands below.',
    waiting: (on: Day, part: keyof typeof PARTS) =>
      `You asked for a call on ${formatLongDate(on)}, ${PARTS[part]}.`,
    late: 'That time has passed. We are sorry if nobody called. You can ask again.',
    change: 'Change the time',
    withdraw: 'I do not want this call any more',
    withdrawn: 'We will not call.',
    inWords: ({ phone, note }: { phone: string; note: string }) =>
      [phone && `For this call, use: ${phone}`, note].filter(Boolean).join('\n'),
    problem: {
      day: 'Choose a day',
      part: 'Choose a time of day',
      phone: 'Enter the number that we should call',
    },
  },
  contact: {
    title: 'How we may reach you',
    now: {
      yes: 'You said that we may reach you in the ways that are safe for you.',
      follow_up_only: 'We write to you on this page only.',
      no: 'You asked us not to contact you.',
    },
    hidden:
      'What you gave us before is not shown here, in case somebody else is looking. What you leave empty stays as it is.',
    reach: 'How should we reach you from now on?',
    reachable: 'In the ways that I choose here',
    page: 'On this page only',
    pageHint: 'We keep your name, if you gave one, and erase nothing. Nobody calls or writes to you.',
    anonymous: 'On this page only, and erase who I am',
    anonymousHint:
      'We erase your name and how to reach you. What we have told others already we cannot take back. A support service can then not be in touch.',
    methods: 'Which ways are safe?',
    mayMessage: 'May we leave a message?',
    yes: 'Yes',
    no: 'No',
    times: 'Which times are safe?',
    note: 'Anything else that keeps you safe (if you like)',
    send: 'Keep this',
    done: {
      reachable: 'We will reach you only in the ways that you chose.',
      page: 'From now on we write to you on this page only.',
      anonymous: 'We have erased who you are. From now on we write to you on this page only.',
    },
    label: { affected: 'Person A', told: 'Person A, told us' },
    problem: {
      reach: 'Choose how we should reach you',
      methods: 'Choose at least one way, or choose “On this page only”',
      phoneNeeded: 'Enter a telephone number for calls or texts',
      emailNeeded: 'Enter an e-mail address for e-mail',
      email: 'Enter an e-mail address, such as name@example.com',
      addressNeeded: 'Enter an address for letters',
    },
  },
  rate: {
    title: 'How are we doing?',
    lead: 'You can say this once at each stage. The figure is only counted, together with those of others: the people who deal with your report do not see it.',
    question: {
      received: 'How was it to tell us, and what you heard back?',
      working: 'How are we dealing with it so far?',
      finished: 'How did we deal with it?',
    },
    scores: { 5: 'Very well', 4: 'Well', 3: 'Neither well nor badly', 2: 'Badly', 1: 'Very badly' },
    why: 'Would you like to say why? (if you like)',
    whyHint: 'The people who deal with your report read these words.',
    send: 'Send',
    done: 'Thank you. We have counted it.',
    before: 'You have said this for this stage already. You can say it again at the next one.',
    problem: 'Choose an answer',
  },
  code: {
    title: 'Your code',
    words: 'Words for a lost code',
    wordsLead:
      'Choose some words that only you know. With your reference and these words you can get a new code. We cannot read them.',
    haveWords: 'You have chosen words already. New ones take their place.',
    wordsLabel: 'Your words',
    wordsHint: 'At least 12 letters: three or four words that do not belong together. Not your name.',
    set: 'Keep these words',
    setDone: 'We have kept your words. Write them down in a safe place, or remember them.',
    end: 'End this code',
    endLead:
      'Nobody can open your report here any more, not even you. We go on with it. If somebody else may have your code, ask us for another one first.',
    endSure: 'I am sure: end the code',
    endButton: 'End this code',
    ended: 'The code has ended',
    endedText: 'Nothing opens your report here any more. You can close this page.',
    problem: {
      short: 'Use at least 12 letters and numbers',
      long: 'Use at most 256 letters and numbers',
      obvious: 'Choose words that are harder to guess',
      sure: 'Tick the box if you are sure',
    },
  },
  recover: {
    summary: 'If you lost your code',
    text: 'If you chose words for a lost code, you can get a new code with them. If not, call or visit whoever deals with your report: when they are sure that it is you, they give you a new code. Or report again, and put in your old reference if you have it.',
    button: 'Get a new code with my words',
    title: 'Get a new code',
    lead: 'Enter your reference and the words that you chose. Your old code then ends.',
    send: 'Get a new code',
    wrong:
      'The reference and the words do not go together. Check both and try again. After five tries, wait an hour',
    referenceLabel: 'Reference',
    reference: 'Enter your reference',
    words: 'Enter the words that you chose',
    newTitle: 'Your new code',
    newText:
      'Keep it with your reference. The old code opens nothing any more. We cannot show this one again.',
    open: 'Open your report',
  },
  /** Of a report whose words were erased: what is said at its top, and in what has happened. */
  erased: {
    title: 'What you told us was erased',
    on: (on: Date) => `What you told us was erased on ${formatLongDate(on)}.`,
    text: 'Nobody can read it any more, and we can no longer reach you. We keep that you told us, what you ticked, and what we did. To ask about this, write to us here.',
  },
  history: {
    'report.again': { title: 'You told us that it happened again', text: 'We added it to your report.' },
    'report.another': { title: 'You told us of something else', text: 'We added it to your report.' },
    'call.asked': { title: 'You asked for a call', text: 'The people who deal with your report were told.' },
    'call.withdrawn': { title: 'You no longer wanted the call', text: 'We made a note of it.' },
    'call.spoke': { title: 'We called you', text: 'You spoke with us.' },
    'call.no_answer': { title: 'We called and did not reach you', text: 'You can ask for another call.' },
    'contact.changed': { title: 'You changed how we may reach you', text: 'We use only what you chose.' },
    'code.recovered': {
      title: 'A new code was made with your words',
      text: 'If that was not you, write to us.',
    },
    'code.reissued': { title: 'We gave you a new code', text: 'The old one opens nothing any more.' },
    'code.ended': { title: 'We ended a code', text: 'It opens nothing any more.' },
    'code.ended_by_person': { title: 'You ended your code', text: 'It opens nothing any more.' },
  },
  /** Why a report was set aside, for the person whose report it is. */
  decision: {
    title: {
      recorded_only: 'We recorded it',
      passed_on: 'We passed it on',
      not_hate: 'We will not treat it as a hate incident',
    },
    passedTo: (name: string) => `We passed it on: ${name}`,
    returned: { title: 'We look at it again', text: 'It waits for us as a new report does.' },
    handed: { title: 'We passed your report to the police' },
    toldPolice: 'The police were told',
    passedOn: (who: string) => `${who} passed it to the agency that can help.`,
    whatFor: {
      support: 'Support',
      housing: 'Housing',
      health: 'Health',
      safeguarding: 'Keeping somebody safe',
      school: 'School',
      work: 'Work or discrimination',
      policing: 'The police of another area',
      other: 'Something else',
    },
    withoutYes: (who: string, ground: string) => `${who} was told without your yes. ${ground}`,
    grounds: {
      vital_interests: 'This was because somebody’s life or safety was at risk.',
      child_at_risk: 'This was because a child was at risk.',
      legal_power: 'This was because the law allows it to prevent crime, and it was needed.',
    },
  },
  decidedTitle: 'Who was asked to help',
  decided: (name: string, what: string) => (what === '' ? name : `${name}: ${what}`),
  filesTitle: 'Files that you sent',
  diary: {
    title: 'Each time that you told us of',
    open: 'Show what you told us',
    entry: (position: number, on: Day | null) =>
      on ? `Time ${position}: ${formatLongDate(on)}` : `Time ${position}: no day given`,
    when: 'When, as you said it',
    time: 'Time',
    what: 'What happened',
    where: 'Where',
    who: 'Who saw or heard it',
    erased: 'The words were erased.',
  },
  reasons: {
    person_asked: 'You asked us only to record it.',
    nothing_to_act_on: 'There is nothing in it that we can act on now.',
    dealt_with: 'It has been dealt with already.',
    duplicate: 'We know of this and are dealing with it.',
    outside_area: 'It happened outside the places that we are responsible for.',
    other_agency: 'Somebody else is responsible for this.',
    no_prejudice_felt: 'From what we read, nobody felt that it was because of who somebody is.',
    other_matter: 'It is about something that others deal with.',
  },
} as const)
