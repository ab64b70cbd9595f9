// The words of the public form. To somebody hurt, on a phone, perhaps watched: believe first, short sentences, say who
// will see what before asking, promise nothing that an agency cannot keep.
import { translatable } from '../../../platform/i18n/index.ts'
import { formatLongDate } from '../../../platform/calendar/format.ts'

export const formProblems = translatable('reporting.problems', {
  what: 'Tell us what happened. A few words are enough',
  whenReal: 'Enter a real date, such as 27 3 2026, or choose another answer',
  whenBefore: 'The last day must be the same as the first day or after it',
  whenFuture: 'The date must be today or in the past',
  privacy: 'Choose whether to give your name',
  phoneNeeded: 'Enter a phone number, or untick call and text',
  phone: 'Enter a phone number, like 07700 900 982',
  emailNeeded: 'Enter an email address, or untick email',
  email: 'Enter an email address, like name@example.org',
  addressNeeded: 'Enter an address, or untick letter',
  tooLong: (max: number, over: number) =>
    `This is ${over.toLocaleString('en-GB')} ${over === 1 ? 'character' : 'characters'} too long. It can be up to ${max.toLocaleString('en-GB')}`,
} as const)

export const saveWords = translatable('reporting.save', {
  title: 'Your answers are saved',
  lead: (until: string) =>
    `Come back with this code until ${until}, and go on where you stopped. After that they are removed.`,
  code: 'Code of your answers',
  keep: 'Write the code down, if that is safe. We cannot read your answers without it, and cannot give it to you again.',
  files: 'Files that you added are kept until then too, and removed with your answers.',
  unsent: 'Nothing has been sent yet. Nobody has read it.',
  goOn: 'Go on now',
  leave: 'Leave',
  resumeTitle: 'Go on with a report',
  resumeLead:
    'For answers that you saved and have not sent. To come back to a report that you sent, use “Come back to your report”.',
  codeHint: 'Sixteen letters and numbers, such as 7K3M-9QXD-2B5T-W0HN',
  open: 'Open my answers',
  drop: 'Remove my answers',
  unknown:
    'We have no answers under this code. Check it, or start again: answers are removed after 14 days, or once they are sent',
  droppedTitle: 'Your answers are removed',
  dropped: 'Nothing of them is left with us.',
  again: 'Start a report',
} as const)

/** Answers that were saved, opened again: their parts. */
export const tasksWords = translatable('reporting.tasks', {
  title: 'Your report so far',
  lead: 'Only two answers are needed: what happened, and whether to give your name. You can leave out all others.',
  goOn: (question: string) => `Go on: ${question}`,
  done: 'Answered',
  not_yet: 'Not yet',
  optional: 'If you want',
} as const)

export const formWords = translatable('reporting.form', {
  title: 'Report a hate incident',
  next: 'Continue',
  back: 'Back',
  all: 'All questions',
  change: 'Change',
  save: 'Save and come back later',
  optional: 'You can leave this empty.',
  browserBack:
    'Use “Back” here, not the Back of your browser. If your browser asks to send the form again, you can: nothing is lost, and it does not become a second report.',
  notOpen: {
    title: 'This service is not open yet',
    text: 'You can report to the police online or by calling 101. If you are in danger, call 999.',
  },

  now: {
    title: 'Are you in danger now?',
    danger: 'If someone is in danger, or it is happening now, do not wait.',
    ways: 'Other ways to reach 999',
    silent: 'If it is not safe to speak, call 999 from a mobile, listen, and press 55 when you are asked.',
    textphone:
      'If you are deaf or cannot use a voice phone, use the textphone number 18000, or the 999 BSL app.',
    text: 'You can text 999 if you signed up for it before. Text “register” to 999 to sign up.',
    legend: 'Is it happening now, or are you in danger?',
    yes: 'Yes',
    no: 'No',
    about: 'What to expect',
    points: [
      'It takes about 5 to 10 minutes. You choose what to tell us.',
      'We believe you. You do not need proof.',
      'You do not have to give your name.',
      'What you type is kept only when you press “Send” at the end. A file is kept as soon as you add it.',
      'You get a code at the end, so that you never have to tell it all again.',
    ],
    exit: 'To leave quickly, press “Exit this page”. What you typed is not sent.',
    exitKey: 'You can also press Shift 3 times.',
    watched: 'If someone checks your phone or computer',
    other: 'Other ways to tell us',
    short: 'Not much time?',
    quick: 'Answer only three questions, in about three minutes',
    resume: 'Go on with answers that I saved',
    paper: 'Print the form and fill it in with a pen',
  },
  danger: {
    title: 'Call 999 now if you can',
    lead: 'Being safe comes first. You can tell us about it later.',
    call: 'Call 999',
    call999: 'tel:999',
    continue: 'I am safe enough to go on',
  },
  what: {
    title: 'What happened?',
    hint: 'Tell us in your own words, in any language. If someone said or wrote something, you can put the exact words, even if they are offensive. Someone who works with your case may need to read or repeat them.',
    who: 'The people who deal with your report will read this. Please do not put your own name here.',
  },
  when: {
    title: 'When did it happen?',
    today: 'Today',
    yesterday: 'Yesterday',
    date: 'On another date',
    dateHint: 'For example, 27 3 2026',
    between: 'Between two days, or since a day',
    from: 'First day',
    to: 'Last day',
    toHint: 'Leave this empty if it is still going on',
    spanned: (from: string, to: string) => `From ${from} to ${to}`,
    since: (from: string) => `Since ${from}, and still going on`,
    roughly: 'I only know roughly',
    roughlyLabel: 'Roughly when?',
    roughlyHint: 'Such as “last spring” or “around Diwali”',
    repeated: 'It has happened more than once, or is still going on',
    repeatedLabel: 'Tell us when or how often, if you can',
    time: 'About what time was it?',
    timeHint: 'Such as 5pm, or after school. You can leave this empty.',
    unknown: 'I do not know, or would rather not say',
  },
  where: {
    title: 'Where did it happen?',
    lead: 'We ask so that the right council gets your report. If you leave both empty, our own team reads it and finds out who can help.',
    postcode: 'Postcode, if you know it',
    postcodeHint: 'Of the place where it happened. Such as LE1 1FZ',
    area: 'Or choose the area',
    areaHint: 'If it was online, choose the area where you live, or leave it.',
    noArea: 'I do not know, or would rather not say',
  },
  place: {
    title: 'What kind of place was it?',
    more: 'Is there more we should know about the place?',
    moreHint:
      'Such as the name of a shop or school. If it was on a bus, train, taxi or website, we ask about that next. You can leave this empty.',
  },
  why: {
    title: 'Why do you think they did it?',
    hint: 'Choose all that you feel were part of it. It counts if they only thought it was true of you, or if it was because of someone you know.',
    notSure: 'I am not sure',
    more: 'What made you think so?',
    moreHint: 'Such as what they said, or that it has happened to others like you. You can leave this empty.',
  },
  who: {
    title: 'Who are you?',
    hint: 'Anyone can report, not only the person it happened to.',
    age: 'Is the person it happened to (you or somebody else) under 18?',
    ages: {
      under_18: 'Yes',
      adult: 'No',
      adult_at_risk: 'No: an adult who needs care or support in daily life',
      community: 'It happened to no one person, but to a community or a place',
      not_known: 'I do not know, or would rather not say',
    },
  },
  privacy: {
    title: 'Do you want to give your name?',
    lead: 'You choose. We take every report seriously, with a name or without.',
    named: 'Yes, you can have my name and contact me',
    namedHint:
      'The officer who deals with your report sees your name and how to reach you. Everyone who opens it is recorded.',
    contact_only: 'Contact me, but without my name',
    contactOnlyHint: 'You give a phone number, email or address and no name.',
    anonymous: 'No, I want to stay anonymous',
    anonymousHint:
      'We keep nothing about who you are. We cannot call or write to you, and cannot ask for support on your behalf. You get a code, so that you can come back here, read our answer and tell us more.',
  },
  contact: {
    title: 'How can we reach you safely?',
    lead: 'Only choose ways that are safe for you. You can leave all of this empty, and use your code to come back here.',
    name: 'Your name',
    nameHint: 'What you want us to call you',
    methods: 'Which ways are safe?',
    call: 'Phone call',
    text: 'Text message',
    email: 'Email',
    emailHint: 'We send one short email now. It does not say what it is about.',
    letter: 'Letter',
    letterHint: 'In a plain envelope',
    byHand:
      'Nothing goes out by itself this way: a worker may use it. What is new always stands on the page where you come back with your code.',
    allByHand:
      'No text, email or letter goes out by itself: a worker may use them. What is new always stands on the page where you come back with your code.',
    phone: 'Phone number',
    emailLabel: 'Email address',
    address: 'Address',
    postcode: 'Postcode of your address',
  },
  safe: {
    title: 'What keeps you safe when we contact you?',
    mayMessage: 'If you do not answer, may we leave a message?',
    maySay: 'If someone else answers, may we say who we are?',
    saysNo: 'If you do not choose, we take it as no.',
    yes: 'Yes',
    no: 'No',
    times: 'When is a safe time?',
    morning: 'Weekdays, morning',
    afternoon: 'Weekdays, afternoon',
    evening: 'Weekdays, early evening',
    weekend: 'Weekends',
    never: 'When must we never contact you?',
    neverHint: 'Such as after 6pm, or on Sundays when somebody else is at home. You can leave this empty.',
    note: 'Is there anything we must know before we contact you?',
    noteHint: 'Such as someone who must not find out, or an interpreter you need. You can leave this empty.',
  },
  share: {
    title: 'Who else may we tell?',
    lead: (agency: string) =>
      `${agency} gets your report. Nothing is chosen for you here. If you do not choose, we take it as no for now. You can change your mind later with your code.`,
    unplaced: 'Our own team',
    anonymous: 'We have no name or contact for you, so we can only pass on what you told us happened.',
    victim_service: (name: string) => `May we ask ${name} to contact you?`,
    victimServiceHint:
      'They give free, private support to anyone affected. They are not the police. They would see your report and how to reach you safely.',
    police: 'May we tell the police?',
    policeHint: (anonymous: boolean) =>
      anonymous
        ? 'They would see what happened. It may help them to see a pattern.'
        : 'They would see your report and how to reach you, and may contact you.',
    council_partners: 'May we tell other agencies who could help?',
    partnersHint: 'Such as your landlord, school or health service, only where it helps to stop this.',
    /** To whoever tells it for somebody else: the service is for that person. */
    ofAnother: {
      victim_service: (name: string) => `Should ${name} offer help to the person it happened to?`,
      victimServiceHint:
        'They give free, private support to anyone affected. They are not the police. They would see your report and how to reach you safely. Where the person can decide, we ask them first.',
      partnersHint: 'Such as a landlord, school or health service, only where it helps to stop this.',
    },
    yes: 'Yes',
    no: 'No',
    exception:
      'There is one exception. If we believe that someone is in serious danger, or a child is at risk, we may have to tell someone without asking. We would tell you if we could.',
  },
  check: {
    title: 'Check what you have told us',
    lead: 'Your report has not been sent yet.',
    none: 'Not answered',
    happened: 'What happened',
    contact: 'You and how to reach you',
    sharing: 'Who we may tell',
    more: 'Do you want to tell us more?',
    moreLead: 'You do not have to. You can also add it later, with your code.',
    tell: 'Tell us',
    under18: 'Under 18',
    atRisk: 'An adult who needs care or support',
    noContact: 'No name and no way to reach you',
    nameOnly: 'Your name, and no way to reach you',
    gaveNothing:
      'You chose to be contacted, and gave no way to reach you. That is all right: we will answer you here, with your code.',
    message: (yes: boolean) => (yes ? 'You may leave a message' : 'Do not leave a message'),
    never: (when: string) => `Never: ${when}`,
    say: (yes: boolean) => (yes ? 'You may say who you are' : 'Do not say who you are'),
    methods: { call: 'Phone call', text: 'Text message', email: 'Email', letter: 'Letter' },
    purposes: { police: 'Police', council_partners: 'Other agencies' },
    answers: { yes: 'yes', no: 'no', not_asked: 'not chosen, so no for now' },
    send: 'Send',
    sendNote: 'When you press Send, we keep your report and show you a reference and a code.',
  },
  sentBefore: {
    title: 'This form was sent before',
    lead: 'This form was sent once already, and we have what it said then. What you typed now is different, and has not been sent yet.',
    kept: 'Nothing you typed is lost: this page holds it. You can send it as a new report. You then get a new reference and a new code.',
    send: 'Send as a new report',
    look: 'Look at it first',
    same: 'If you only wanted to add something to what you sent, you can also come back with your reference and code, and write to us there.',
  },
  receipt: {
    title: 'We have your report',
    thanks: 'Thank you for telling us. We believe you.',
    reference: 'Your reference',
    code: 'Your secret code',
    aloud: 'How to read the code aloud',
    comeBack: 'Come back with your reference and code',
    next: 'What happens next',
    ack: (who: string, by: Date) => `${who} reads your report by the end of ${formatLongDate(by)}.`,
    contact: (by: Date) =>
      `Someone contacts you, only in the ways you said are safe, by the end of ${formatLongDate(by)}.`,
    answer: (by: Date) => `Our answer is here, with your code, by the end of ${formatLongDate(by)}.`,
    triage: 'Our own team',
    share: 'Nobody else is told unless you said yes.',
    support: 'If you said yes to support, they are asked as soon as your report is made a case.',
    safe: 'If you wrote your code down, keep it where others will not find it. Your browser may remember this page: close it when you are done.',
    rights: 'Your rights',
    rightsText: ['You can change your mind about who we tell, tell us more, or ask us to stop, at any time.'],
    helplines: 'Someone to talk to now',
    print: 'Keep this page safe',
  },
  child:
    'If you are under 18, you can talk to Childline at any time: 0800 1111. It is free and does not show on the phone bill.',
  despair:
    'If you feel that you cannot go on, call Samaritans at any time: 116 123. It is free. If your life is in danger, call 999.',
} as const)
