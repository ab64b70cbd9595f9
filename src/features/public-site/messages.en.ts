// The words of the public pages. To somebody hurt, on a phone, perhaps watched.
import { translatable } from '../../platform/i18n/index.ts'

export const words = translatable('public-site', {
  home: {
    title: 'Report hate. You are not alone',
    heading: 'If you were targeted because of who you are, tell us',
    lead: 'We believe you. You do not need proof, and you do not have to give your name.',
    report: 'Report a hate incident',
    takes: 'It takes about 5 to 10 minutes. You can stop at any time.',
    short: 'Not much time?',
    quick: 'Answer only three questions, in about three minutes',
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
    source: (source: string, day: string | null) =>
      day ? `From: ${source}. Checked ${day}.` : `From: ${source}. Not yet checked by this partnership.`,
  },
  private: { href: '/help/private-browsing', title: 'Browse privately' },
} as const)
