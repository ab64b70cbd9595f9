// What the person who reported reads on the follow-up page for each thing that happened. Neutral on purpose: somebody
// else may be looking at the screen. Timeline rows with these kinds carry their parameters: `agency` is a short name.

export type PersonSentence = { title: string; text: string }
type Params = Readonly<Record<string, unknown>>

const name = (params: Params, key: string, otherwise: string) => {
  const value = params[key]
  return typeof value === 'string' && value !== '' ? value : otherwise
}
const agency = (params: Params) => name(params, 'agency', 'The agency')

const closings: Readonly<Record<string, string>> = {
  resolved: 'We have done what we set out to do.',
  person_asked: 'We have stopped, as you asked.',
  no_more_to_do: 'There is nothing more that we can do just now.',
  other_agency: 'Another agency is carrying on with it.',
  duplicate: 'We are dealing with it together with something else that you told us.',
}

const withheld: Readonly<Record<string, string>> = {
  not_the_person:
    'They offer free, confidential support. You told us about somebody else, so the person it happened to is asked first. If you would like support yourself, write to us here.',
  no_safe_contact:
    'They offer free, confidential support, but you gave us no safe way for them to reach you. If you would like it, write to us here and say how.',
}

const sentences: Readonly<Record<string, (params: Params) => PersonSentence>> = {
  'case.opened': (params) => ({
    title: 'We are acting on what you told us',
    text: `${agency(params)} is looking after it. You do not need to tell it again.`,
  }),
  'referral.sent': (params) => ({
    title: `We asked ${agency(params)} to be in touch`,
    text: 'They offer free, confidential support. They will only use the ways that you said are safe.',
  }),
  'referral.released': (params) => ({
    title: `We asked ${agency(params)} to be in touch`,
    text: 'You said that we may. They will only use the ways that you said are safe.',
  }),
  'referral.withheld': (params) => ({
    title: `We have not told ${agency(params)}`,
    text:
      withheld[name(params, 'reason', '')] ??
      'They offer free, confidential support. If you would like it, tell us in the message box on this page at any time, and say how they can reach you safely.',
  }),
  'referral.stopped': (params) => ({
    title: `We have told ${agency(params)} to stop`,
    text: 'They can no longer see your report or how to reach you. You can change your mind here at any time.',
  }),
  'consent.police_asked': () => ({
    title: 'You said that the police may be told',
    text: 'The people who deal with your report will tell them.',
  }),
  'consent.police_stopped': () => ({
    title: 'We will not tell the police',
    text: 'You said no. You can change your mind here at any time.',
  }),
  'consent.police_knew': () => ({
    title: 'We will tell the police no more',
    text: 'They were told before you said no. We cannot take that back.',
  }),
  'referral.contacted': (params) => ({
    title: `${agency(params)} has been in touch`,
    text: 'If it was not a good time, tell us here when would be better.',
  }),
  'case.update': () => ({
    title: 'We have been in touch with you',
    text: 'The officer has made a note of it. If you have not heard from us, tell us in the message box here.',
  }),
  'case.reopened': () => ({
    title: 'We are looking at it again',
    text: 'Something new came up. We will tell you here what happens.',
  }),
  'case.closed': (params) => ({
    title: 'We have finished for now',
    text: `${closings[name(params, 'closure', '')] ?? 'We have done what we can.'} If anything else happens, or you do not agree, tell us here.`,
  }),
}

/** What the person reads for one entry; undefined for a kind that is not in this list. */
export function personSentence(kind: string, params: Params): PersonSentence | undefined {
  return sentences[kind]?.(params)
}
