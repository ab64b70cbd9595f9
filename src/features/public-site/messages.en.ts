// The words of the public pages. To somebody hurt, on a phone, perhaps watched.
import { translatable } from '../../platform/i18n/index.ts'

/** Each limit in words: "within 2 working days", and how often there is news: "20 working days". */
export type NextLimits = { acknowledge: string; contact: string; risk: string; update: string }

export const words = translatable('public-site', {
  home: {
    title: 'Report hate. You are not alone',
    heading: 'If you were targeted because of who you are, tell us',
    lead: 'We believe you. You do not need proof, and you do not have to give your name.',
    report: 'Report a hate incident',
    takes: 'It takes about 5 to 10 minutes. You can stop at any time.',
    watched: 'Does someone check your phone or computer?',
    what: (area: string) =>
      `This is where councils, the police and support services in ${area} work together against hate. It is not only for crimes, and not only for the person it happened to.`,
    ways: [
      {
        href: '/support',
        title: 'Talk to someone now',
        text: 'Free helplines, and the local service that supports people after hate.',
      },
      {
        href: '/follow-up',
        title: 'Come back to your report',
        text: 'See where it has got to, read our answer, or tell us more. You need your reference and code.',
      },
      {
        href: '/help/what-is-a-hate-incident',
        title: 'What is a hate incident?',
        text: 'If you think it was because of who you are, it counts.',
      },
      {
        href: '/help/what-happens-next',
        title: 'What happens when I report?',
        text: 'Who reads it, by when, and what you can ask for.',
      },
    ],
    emergency: 'In an emergency',
    emergencyText:
      'If someone is in danger, or it is happening now, call 999. If you cannot speak, call from a mobile and press 55 when you are asked. If you are deaf, use textphone 18000 or the 999 BSL app.',
    notOpen: 'This service is being set up, and is not open for reports yet.',
  },
  support: {
    title: 'Support and phone numbers',
    lead: 'You can talk to someone, whether or not you report.',
    emergency: 'If you are in danger',
    local: 'Support near you',
    localText: (name: string) =>
      `${name} supports people affected by hate, free and in private. You do not need to have reported it to the police.`,
    police: 'Police',
    more: 'Helplines',
    councils: 'Your council',
    phone: 'Phone',
    email: 'Email',
    source: (source: string, day: string | null) =>
      day ? `From: ${source}. Checked ${day}.` : `From: ${source}. Not yet checked by this partnership.`,
  },
  what: {
    title: 'What is a hate incident?',
    lead: 'A hate incident is anything that you, or someone else, feel was done because of who you are, or who someone thought you were.',
    grounds: 'It may be because of',
    feel: 'It counts if you feel it was',
    feelText: [
      'You do not have to prove why they did it.',
      'It counts if they were wrong about you.',
      'It counts if it was because of someone you are with, or care for.',
      'Anyone who saw it or knows about it can report it.',
    ],
    examples: 'What it can look like',
    exampleList: [
      'names, insults or threats, in the street or online',
      'being hit, pushed or spat at',
      'damage, graffiti or rubbish at your home',
      'being followed, bullied or made afraid',
      'being refused a service',
      'someone who says they are a friend, and uses you',
    ],
    crime: 'Is it a crime?',
    crimeText:
      'It may be. You do not have to know. If it is a crime, the police can look into it, if you want them to know. If it is not, it still matters, and councils and others can act to stop it.',
  },
  next: {
    title: 'What happens when I report?',
    lead: 'These are the times we aim to keep. Working days do not include weekends and bank holidays.',
    /** In the limits in force: the partnership may change them (features/standard). */
    steps: ({ acknowledge, contact, risk, update }: NextLimits) => [
      'You get a reference and a secret code straight away. The code lets you come back without giving your name.',
      'Your report goes to the council for the place where it happened. If we do not know the place, our own team finds out who can help.',
      `Someone reads it ${acknowledge}.`,
      `If you said how to reach you safely, someone contacts you ${contact} of your report, only in those ways.`,
      `They look at the risk with you, and make a plan, ${risk} of starting work on it.`,
      'If you said yes to support, the victim service is asked without you having to do anything.',
      `You hear from us at least every ${update}, and more often if the risk is higher.`,
    ],
    who: 'Who sees what you tell us',
    whoText: [
      'Only people who work with your case see it. Every time someone opens it, that is recorded.',
      'Your name and how to reach you are locked apart from the rest.',
      'Nobody else is told unless you said yes. If someone is in serious danger, or a child is at risk, we may have to tell someone without asking.',
    ],
    reportLink: 'Report a hate incident',
  },
  help: { title: 'Help', links: 'Pages that may help' },
  private: {
    href: '/help/private-browsing',
    text: 'If someone checks your phone or computer.',
    title: 'Browse privately',
    lead: 'If someone checks your phone or computer, read this before you report.',
    sections: [
      {
        title: 'To leave in a hurry',
        items: [
          'Press “Exit this page”, or press Shift three times. You are taken to a page about the weather.',
          'If someone then presses Back once, they are led away again.',
          'What you typed is not kept. It is sent only when you press Send.',
        ],
      },
      {
        title: 'What your browser remembers',
        items: [
          'It may list our pages in its history. We cannot take them out, but you can.',
          'We put no cookies on your device, unless you choose another language: then one that holds only the language, until you close the browser or press “Exit this page”. The address of a page never tells what you typed.',
        ],
      },
      {
        title: 'To leave less behind',
        items: [
          'Open a private or incognito window first. It forgets the pages when you close it.',
          'Or delete only our pages from the history. An empty history can look odd to someone who checks.',
          'If you can, use a device that the person does not use: at a library, at work, or a friend’s.',
          'A private window does not help if someone put a spying app on your device, or can see your screen.',
        ],
      },
    ],
    report: 'Report a hate incident',
  },
  privacy: {
    title: 'What we do with what you tell us',
    sections: [
      {
        title: 'In short',
        texts: [
          'You choose whether to give your name, and who may be told.',
          'What you type is not kept until you press Send.',
          'We use no cookies for the public pages, save one that remembers the language if you choose one, and nothing that follows you on the web.',
        ],
      },
      {
        title: 'What we keep',
        texts: [
          'What happened, when and where, and why you think so. Your own words are kept locked (encrypted).',
          'If you give them: your name, how to reach you, and what keeps you safe. These are locked apart from your report, each person with a key of their own.',
          'If you are anonymous we keep nothing about who you are. Your network address slows down people who guess codes, and is not kept with your report.',
        ],
      },
      {
        title: 'Who sees it',
        texts: [
          'The council for the place where it happened, or our own team if the place is not known.',
          'The victim service, the police or other agencies, only if you said yes.',
          'There is one exception: if someone is in serious danger, or a child is at risk, we may have to tell someone without asking. We record why, and tell you if we can.',
          'Each time someone opens your report or your name, that is recorded and cannot be changed.',
        ],
      },
      {
        title: 'What we publish',
        texts: [
          'Numbers only, so that people can see whether we act. Never words, names or small numbers that could point at someone.',
        ],
      },
      {
        title: 'Your rights',
        texts: [
          'You can see what we hold about you, ask us to correct it or to erase it, and change your mind about who is told. Use your code to come back, or ask us.',
          'When it is time to erase, we destroy the key that locks your words. Nobody can read them after that.',
          'If you are not happy with how we use what you told us, you can complain to the Information Commissioner: ico.org.uk.',
        ],
      },
    ],
    ask: 'To ask about your information',
    askText: 'Contact the partnership.',
  },
  accessibility: {
    title: 'Accessibility',
    sections: [
      {
        title: 'What we aim for',
        texts: [
          'Everyone should be able to report. We build these pages to meet the Web Content Accessibility Guidelines 2.2, level AA.',
          'You can zoom to 400%, use only a keyboard, use a screen reader, and use every page without JavaScript.',
        ],
      },
      {
        title: 'Where we are',
        texts: [
          'Our pages are tested by machine for accessibility each time we change them. They have not yet been tested by an independent auditor, or with disabled people.',
          'Where a page is in another language, it says at its top whether somebody fluent has checked the translation. You may write to us in any language.',
        ],
      },
      {
        title: 'If something does not work for you',
        texts: [
          'You can report by phone to the police on 101, or ask someone you trust to report for you. Please tell us what went wrong, so that we can mend it.',
        ],
      },
    ],
    ask: 'To tell us about a problem',
    askText: 'Contact the partnership.',
  },
  contact: { phone: 'Phone', email: 'Email', none: 'The partnership has not set its contact details yet.' },
} as const)
