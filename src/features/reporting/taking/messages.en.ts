// What somebody who takes a report down reads aloud, and what they write. Short, to be said: the caller may be crying,
// may be overheard, may hang up.
import { translatable } from '../../../platform/i18n/index.ts'

export const takeWords = {
  title: 'Take a report down',
  lead: 'For a call, a visit, or a form on paper. Only what happened and the choice about the name are needed. Everything else may stay empty.',
  keys: 'Tab goes to the next field, the space bar ticks, the arrow keys choose. Press Enter on “Keep the report” when you are done.',
  paper: 'Print the form on paper',
  aloud: 'Say',
  danger:
    'First: “Are you safe where you are? If not, hang up and call 999, or call 999 and press 55 if you cannot speak.”',
  channel: {
    legend: 'How does it reach you?',
    telephone: 'By telephone',
    in_person: 'Face to face',
    paper: 'From a form on paper',
  },
  toldOn: {
    label: 'The day on which they told it, if not today',
    hint: 'Of a form on paper, the day that stands on it. “Today” and “yesterday” are counted from it.',
  },
  happened: {
    title: 'What happened',
    say: '“Take your time. Tell me what happened, in your own words.”',
    what: 'What happened, as they say it',
    hint: 'Write their own words, also when they are offensive. No names of the person who calls.',
  },
  despair: {
    title: 'Whether a life is in danger',
    say: '“Some people who go through this think of hurting themselves or ending their life. Have you, or has the person it happened to?”',
    asked: 'Do they speak of hurting themselves or ending a life?',
    answers: { yes: 'Yes', no: 'No', not_known: 'They do not know' },
    hint: 'Ask always when a child is involved. Asking does no harm. With “Yes”, the report is marked for those whose work is safeguarding.',
    help: 'If yes, stay with them, and read out what fits:',
    own: 'To the person themself',
    ofChild: 'To somebody who tells of a child',
    ofAdult: 'To somebody who tells of an adult',
  },
  where: {
    title: 'When and where',
    say: '“When was it, and where? Roughly is fine.”',
    when: 'When',
    whens: {
      today: 'Today',
      yesterday: 'Yesterday',
      date: 'On a day: write it below',
      between: 'Over several days, or since a day: write the first below',
      roughly: 'They know only roughly',
      repeated: 'More than once, or still going on',
      unknown: 'They do not know, or would rather not say',
    },
    roughly: 'The day, or how they say it',
    roughlyHint:
      'Such as “12 November 2026”, “last spring” or “every Friday since May”. What you write is kept.',
    last: 'The last day, if it was over several',
    lastHint: 'Leave this empty if it is still going on',
    area: 'Area',
    areaHint: 'It decides who gets the report. A postcode that is known goes before it.',
    several: 'Your agency answers for several, which come first: ask which it was.',
    postcode: 'Postcode',
    place: 'Kind of place',
    placeWords: 'More about the place, such as the bus and its direction',
    none: 'Not said',
  },
  why: {
    title: 'Why',
    say: '“What do you think it was about? Was it about who you are, or who they thought you are?”',
    words: 'What made them think so',
  },
  person: {
    title: 'Who is calling',
    say: '“May I ask how you are connected to it? And is anybody under 18 involved?”',
    who: 'Who they are',
    age: 'Is the person it happened to under 18?',
  },
  privacy: {
    title: 'The name, and how to reach them',
    say: '“You do not have to give a name. With a number that is safe, somebody can call you back.”',
  },
  noWay: 'None: they come back with their code',
  share: {
    title: 'Who else may be told',
    say: '“May we ask the victim service to call you? May the police know? May other agencies who can help?”',
    victim_service: 'Victim service',
    police: 'Police',
    council_partners: 'Other agencies who could help',
  },
  folded: {
    another: 'They tell of somebody else, of a child, or of an adult who needs care',
    online: 'It was online: where, and under what name',
    transport: 'It was on a bus, a train or in a taxi',
    kinds: 'More exactly why',
    series: 'It happened several times: each of them',
    more: 'More that they tell you',
    statistics: 'About them, for statistics only: kept apart, and read by nobody who deals with the report',
    files: 'Photos and other files they add themselves, on the page where they come back with their code.',
  },
  language: {
    spoken: 'In which language do they speak, or did they write?',
    hint: 'We write to them in it, and whoever reads the report sees it.',
    another: 'Another: write it below',
    named: 'Language, where it is another, or a dialect',
    interpreter: 'They need an interpreter',
  },
  send: 'Keep the report',
  done: {
    title: 'The report is kept',
    say: '“Thank you for telling us. I will read you a reference and a code. With both you can read our answer, on the web page or by calling us.”',
    went: (agency: string) => `It went to ${agency}.`,
    theirs: 'Only they can open it now.',
    triage:
      'It went to the partnership’s own team, because the area was not said or nobody takes its reports. They find out whose it is, and pass it on.',
    marked:
      'It is marked for those whose work is safeguarding. If somebody’s life is in danger now, call 999, and tell your manager at once.',
    reference: 'Reference',
    code: 'Secret code',
    spell: 'Read it in this way',
    once: 'The code is shown only on this page, and nobody can look it up later. Have them read it back to you. Do not write it in the case.',
    gone: 'This report was kept before, and has another code by now. Only the person has it.',
    next: {
      title: 'What happens next, to read out',
      answer: (by: string) => `“Our answer waits for you, with your code, by the end of ${by}.”`,
      comeBack: (address: string) =>
        `“To read it, or to tell us more, go to ${address} with your reference and your code.”`,
      call: (phone: string) => `“Or call ${phone}, and have both at hand.”`,
    },
    print: 'To hand this page over, press Ctrl and P, or choose “Print” in your browser.',
    another: 'Take another report down',
    open: 'Open the report',
  },
} as const

/** What is wrong with a report that somebody takes down: to them, not to the person they listen to. */
export const takeProblems = {
  what: 'Write what happened. A few words are enough',
  privacy: 'Ask whether they want to give their name, and choose their answer',
  language: 'Write which language it is',
  unfitting: {
    work: 'Choose under “Who they are” that they tell it in their work, or take this answer out',
    behalf: 'Choose under “Who they are” that they tell of somebody else, or take this answer out',
    adult: 'Choose that the person is under 18, or take this answer out',
    support: 'Choose that the person is an adult who needs care, or take this answer out',
    online: 'Choose under “Kind of place” that it was online, or take this answer out',
    transport: 'Choose under “Kind of place” where on the way it was, or take this answer out',
    kinds: (strand: string) => `Tick “${strand}” under “Why” too, or untick this`,
  },
  toldOn: 'Write a day that is past, such as 12 November 2026 or 12/11/2026',
  toldOnNeeded:
    '“Today” and “yesterday” mean the day of the form. Write the day that stands on it, or choose another answer',
  whenDay: 'Write the day, such as 12 November 2026, or choose “They know only roughly”',
  whenFirst: 'Write the first day, such as 12 November 2026, or choose “They know only roughly”',
  whenLast: 'Write the last day, such as 14 November 2026. If it is still going on, leave this empty',
  whenLastBefore: 'The last day must be the same as the first day or after it',
  whenLastUnused: 'Choose “Over several days, or since a day”, or take the last day out',
  whenTwoDays: 'Two days are given. Choose “On a day”, or take the day out of the words',
  phoneNeeded: 'Write the phone number, or untick phone call and text message',
  phone: 'Write a phone number, like 07700 900 982',
  emailNeeded: 'Write the email address, or untick email',
  email: 'Write an email address, like name@example.org',
  addressNeeded: 'Write the address, or untick letter',
  staysAnonymous: (what: string) =>
    `${what} must be empty where they want to stay anonymous. Take it out, or ask again about the name and how to reach them`,
  ofThePerson: {
    name: 'The name',
    methods: 'Which ways are safe',
    phone: 'The phone number',
    email: 'The email address',
    address: 'The address',
    addressPostcode: 'The postcode of the address',
    unsafeTimes: 'When we must never contact them',
    trustedName: 'The name of somebody else',
    trustedPhone: 'The phone number of somebody else',
    trustedKnows: 'What somebody else knows',
    safetyNote: 'What we must know before we contact them',
  },
  anotherName: 'Who somebody else is, and how to reach them,',
  nobodyToCall: 'Nobody can call them where they stay anonymous. Choose “No”, or ask again how to reach them',
  nameUnwanted: 'The name must be empty where they want to be contacted without their name',
  nameMissing: 'Write the name, or choose “Contact me, but without my name”',
  nothingGiven:
    'Write how to reach them, or choose “No, I want to stay anonymous”: they get a code and come back with it',
  noWay:
    'They want to be contacted, and no way is given. Write one and tick it, or tick “None: they come back with their code”',
  someWay: 'Tick the ways that are safe, or “None”, and not both',
  phoneUnused:
    'Ask whether a phone call or a text message is safe, and tick it. If neither is, take the phone number out',
  emailUnused: 'Ask whether an email is safe, and tick it. If not, take the email address out',
  addressUnused: 'Ask whether a letter is safe, and tick it. If not, take the address out',
} as const

/** The form on paper: read by whoever fills it in, and so in every language. */
export const printedWords = translatable('reporting.paper', {
  title: 'Report a hate incident',
  handIn:
    'Only what happened and your choice about your name are needed. Leave the rest empty if you like. Hand this form in at any reporting centre, your council or the police.',
  today: 'Today’s date',
  danger: 'In an emergency call 999. If you cannot speak, press 55.',
  tick: 'Tick what fits',
  optional: 'If you want to say more',
  office: 'For the office: taken by, centre, date, reference',
  print: 'Press Ctrl and P, or choose “Print” in your browser.',
})
