// What the person who reported reads on the follow-up page for each thing that happened. Neutral on purpose: somebody
// else may be looking at the screen. Timeline rows with these kinds carry their parameters: `agency` is a short name.
import { translatable } from '../../platform/i18n/index.ts'

export type PersonSentence = { title: string; text: string }
type Params = Readonly<Record<string, unknown>>

const words = translatable('shell.person', {
  agency: 'The agency',
  opened: {
    title: 'We are acting on what you told us',
    text: (agency: string) => `${agency} is looking after it. You do not need to tell it again.`,
  },
  asked: {
    title: (agency: string) => `We asked ${agency} to be in touch`,
    sent: 'They offer free, confidential support. They will only use the ways that you said are safe.',
    released: 'You said that we may. They will only use the ways that you said are safe.',
  },
  withheld: {
    title: (agency: string) => `We have not told ${agency}`,
    text: 'They offer free, confidential support. If you would like it, tell us in the message box on this page at any time, and say how they can reach you safely.',
    why: {
      not_the_person:
        'They offer free, confidential support. You told us about somebody else, so the person it happened to is asked first. If you would like support yourself, write to us here.',
      no_safe_contact:
        'They offer free, confidential support, but you gave us no safe way for them to reach you. If you would like it, write to us here and say how.',
    },
  },
  stopped: {
    title: (agency: string) => `We have told ${agency} to stop`,
    text: 'They can no longer see your report or how to reach you. You can change your mind here at any time.',
  },
  policeTold: {
    title: 'The police were told',
    text: 'You said that we may tell them.',
  },
  policeAsked: {
    title: 'You said that the police may be told',
    text: 'The people who deal with your report will tell them.',
  },
  policeStopped: {
    title: 'We will not tell the police',
    text: 'You said no. You can change your mind here at any time.',
  },
  policeKnew: {
    title: 'We will tell the police no more',
    text: 'They were told before you said no. We cannot take that back.',
  },
  contacted: {
    title: (agency: string) => `${agency} has been in touch`,
    text: 'If it was not a good time, tell us here when would be better.',
  },
  update: {
    title: 'We have been in touch with you',
    text: 'The officer has made a note of it. If you have not heard from us, tell us in the message box here.',
  },
  reopened: {
    title: 'We are looking at it again',
    text: 'Something new came up. We will tell you here what happens.',
  },
  closed: {
    title: 'We have finished for now',
    text: (why: string) => `${why} If anything else happens, or you do not agree, tell us here.`,
    otherwise: 'We have done what we can.',
    why: {
      resolved: 'We have done what we set out to do.',
      person_asked: 'We have stopped, as you asked.',
      no_more_to_do: 'There is nothing more that we can do just now.',
      other_agency: 'Another agency is carrying on with it.',
      duplicate: 'Our work on it goes on under another number.',
    },
  },
} as const)

const named = (params: Params, key: string): string => {
  const value = params[key]
  return typeof value === 'string' ? value : ''
}
const agency = (params: Params): string => named(params, 'agency') || words.agency

// Read when a page is made: a text that is kept stays English.
const whyOf = (of: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(of, key) ? of[key] : undefined

const sentences: Readonly<Record<string, (params: Params) => PersonSentence>> = {
  'case.opened': (params) => ({ title: words.opened.title, text: words.opened.text(agency(params)) }),
  'referral.sent': (params) => ({ title: words.asked.title(agency(params)), text: words.asked.sent }),
  'referral.released': (params) => ({ title: words.asked.title(agency(params)), text: words.asked.released }),
  'referral.withheld': (params) => ({
    title: words.withheld.title(agency(params)),
    text: whyOf(words.withheld.why, named(params, 'reason')) ?? words.withheld.text,
  }),
  'referral.stopped': (params) => ({
    title: words.stopped.title(agency(params)),
    text: words.stopped.text,
  }),
  // Taken back by us, and not because the person said no: they hear of it all the same.
  'referral.withdrawn': (params) => ({
    title: words.stopped.title(agency(params)),
    text: words.stopped.text,
  }),
  'case.police': () => ({ ...words.policeTold }),
  'consent.police_asked': () => ({ ...words.policeAsked }),
  'consent.police_stopped': () => ({ ...words.policeStopped }),
  'consent.police_knew': () => ({ ...words.policeKnew }),
  'referral.contacted': (params) => ({
    title: words.contacted.title(agency(params)),
    text: words.contacted.text,
  }),
  'case.update': () => ({ ...words.update }),
  'case.reopened': () => ({ ...words.reopened }),
  'case.closed': (params) => ({
    title: words.closed.title,
    text: words.closed.text(whyOf(words.closed.why, named(params, 'closure')) ?? words.closed.otherwise),
  }),
}

/** What the person reads for one entry, in their language; undefined for a kind that is not in this list. */
export function personSentence(kind: string, params: Params): PersonSentence | undefined {
  return sentences[kind]?.(params)
}
