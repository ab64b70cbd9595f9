// Words of the public's view of the plan (for a reading age of 9), of its feed, and of the page where it is chosen.
import { translatable } from '../../../platform/i18n/index.ts'
import type { PublicStatus } from './public-state.ts'

const number = new Intl.NumberFormat('en-GB')
const list = new Intl.ListFormat('en-GB')
const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

/** What the public is told of how an action goes: a short name, and a sentence. */
export const statusWords = translatable('plan.status', {
  done: { name: 'Done', sentence: 'We have done this.' },
  checking: { name: 'Being checked', sentence: 'We think this is done. Nobody has checked it yet.' },
  under_way: { name: 'Under way', sentence: 'We are working on it.' },
  late: { name: 'Late', sentence: 'We said we would have done this by now. We have not.' },
  not_started: { name: 'Not started', sentence: 'We have not started yet.' },
  not_said: { name: 'Not known', sentence: 'Nobody has said yet how this is going.' },
  put_off: { name: 'Put off', sentence: 'We have put this off until later.' },
  stopped: { name: 'Stopped', sentence: 'We are no longer doing this.' },
  replaced: { name: 'Replaced', sentence: 'We are doing something else instead.' },
} as const satisfies Readonly<Record<PublicStatus, { name: string; sentence: string }>>)

export const ourWords = translatable('plan.our', {
  title: 'Our plan',
  none: 'We have not published our plan yet',
  noneNext: 'You can still tell us what happened, and find support.',
  report: 'Tell us what happened',
  lead: (area: string) =>
    `This is what we said we would do about hate in ${area}. It shows what we have done, and how it is going.`,
  period: (words: string) => `The plan is for ${words}.`,
  updated: (day: string) => `Last updated on ${day}.`,
  feed: 'Follow changes to this plan (Atom feed)',
  noHeading: 'What we will do',
  noCount: 'Nothing to count here.',
  // Each of these is a part of a list: what is done, under way and late, and what is none of these.
  progress: (done: number, all: number) =>
    `${done.toLocaleString('en-GB')} of ${count(all, 'thing', 'things')} done`,
  underWay: (n: number) => `${n.toLocaleString('en-GB')} under way`,
  late: (n: number) => `${n.toLocaleString('en-GB')} late`,
  rest: (n: number) => `${n.toLocaleString('en-GB')} more`,
  filter: 'Show only',
  part: 'Part of the plan',
  allParts: 'All of it',
  theme: 'Theme',
  allThemes: 'All themes',
  status: 'How it is going',
  allStatuses: 'Everything',
  show: 'Show',
  showAll: 'Show everything',
  found: (n: number, all: number) =>
    `Showing ${n.toLocaleString('en-GB')} of ${count(all, 'thing', 'things')}.`,
  foundNone: 'Nothing in the plan is like that.',
  key: 'What the words mean',
  when: 'By when:',
  recurring: {
    ongoing: 'all through the plan',
    weekly: 'every week',
    fortnightly: 'every two weeks',
    monthly: 'every month',
    quarterly: 'every three months',
    termly: 'every school term',
    'twice-yearly': 'twice a year',
    yearly: 'every year',
    'as-needed': 'whenever it is needed',
  },
  noWhen: 'no date has been set',
  movedTo: 'We have since moved this to:',
  parts: (done: number, all: number) =>
    `${done.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} organisations have done their part.`,
  numbers: 'What the numbers say',
  figures: 'See all our figures',
  several: 'Our plans',
  severalLead: (area: string) =>
    `This is what we said we would do about hate in ${area}. Choose a plan to see what we have done, and how it is going.`,
  under: (plan: string) => `Plans that belong to ${plan}`,
  earlier: 'Earlier plans',
  earlierLead: 'The time of these plans is over.',
  isEarlier: 'The time of this plan is over.',
  nowRead: 'See our plans of today',
  all: 'All our plans',
  feedAll: 'Follow changes to all our plans (Atom feed)',
} as const)

/** What published figures prove. */
export const proofWords = translatable('plan.proof', {
  referred: (referred: number, logged: number, year: string) =>
    `In the year ${year}, ${referred.toLocaleString('en-GB')} of ${logged.toLocaleString('en-GB')} hate cases were referred to support for victims. We do not refer somebody who said no, or whom we cannot contact safely.`,
  noneLogged: (year: string) => `In the year ${year}, no hate case was logged.`,
  received: (received: number, year: string) =>
    `In the year ${year}, we received ${received.toLocaleString('en-GB')} reports.`,
  tooFew: (year: string) =>
    `In the year ${year}, the numbers were too small to publish without a risk to people.`,
} as const)

// The feed is in English for everybody who follows it.
export const feedWords = {
  title: (partnership: string) => `Our plan: ${partnership}`,
  titleOfOne: (plan: string, partnership: string) => `${plan}: ${partnership}`,
  ofPlan: (plan: string) => `This is in “${plan}”.`,
  readIt: 'You can read all of it on our site.',
  published: (plan: string) => `We published “${plan}”`,
  takenOffOne: 'Something was taken off the plan',
  shown: (said: string) => `New in the plan: ${said}`,
  status: (name: string, said: string) => `${name}: ${said}`,
  moved: (said: string) => `The date has changed: ${said}`,
  words: (said: string) => `Put in other words: ${said}`,
  progress: (said: string) => `News: ${said}`,
}

export const publishWords = {
  title: 'What the public sees',
  lead: 'Choose what to show of each action, and say it in plain words. Nothing changes for the public until you publish.',
  isPublished: (when: string) => `The public reads this plan, as it was published on ${when}.`,
  notPublished: 'The public cannot see this plan yet.',
  never: 'not yet',
  counts: (shown: number, all: number, plain: number) =>
    `${number.format(shown)} of ${count(all, 'action is', 'actions are')} chosen to be shown. ${number.format(plain)} of these ${plain === 1 ? 'has' : 'have'} plain words; the others are shown in the plan’s own words.`,
  names:
    'Read every line for names of people. Owners, reasons and updates that were written for colleagues are never shown.',
  of: (page: number, pages: number) => `Page ${page} of ${pages}`,
  shown: 'Show this to the public',
  words: 'What we will do, in plain words',
  wordsHint: (own: string) => `Left empty, the plan’s own words are shown: “${own}”`,
  progress: 'How it is going, in plain words (optional)',
  now: (status: string) => `The public will be told: ${status}`,
  save: 'Save these words',
  preview: 'See what the public will see',
  publish: 'Publish now',
  previewTitle: 'What the public will see',
  previewLead: (published: boolean) =>
    published
      ? 'This is what the public will read once you publish again. Read it as a stranger would.'
      : 'The public cannot see this plan yet. Read it as a stranger would.',
  backToWords: 'Change the words',
  changes: 'What will change for the public',
  noChanges: (published: boolean) =>
    published
      ? 'Nothing has changed since it was last published.'
      : 'The words are as they were when it was on the public page before.',
  first: 'The plan will be published for the first time.',
  others: (names: readonly string[]) =>
    `The public also reads ${list.format(names.map((name) => `“${name}”`))}. The public page lists all plans that are published.`,
  before: (names: readonly string[]) =>
    `This looks like a newer ${list.format(names.map((name) => `“${name}”`))}. Should that come off the public page?`,
  beforeHint: 'A plan whose time is over stands under “Earlier plans” as long as it is published.',
  beforeDown: 'Yes, take it off when this one is published',
  beforeKeep: 'No, leave it on the page',
  beforeNeeded: 'Choose whether the plan before this one should come off the public page',
  lookAt: 'See it as the public does',
  isMain: 'This plan is shown first.',
  makeMain: 'Show this plan first',
  noMain: 'No longer show this plan first',
  mainWhat:
    'Several plans are published. The one that is shown first heads the list; the others follow, the newest first.',
  changeKind: {
    shown: 'Shown for the first time',
    taken_off: 'Taken off',
    status: 'How it is going changes',
    moved: 'The date changes',
    words: 'The words change',
    progress: 'The news changes',
    published: 'Published',
  },
  wordsTooLong: 'What we will do must be 600 characters or fewer',
  progressTooLong: 'How it is going must be 1,000 characters or fewer',
  changedFirst: (saved: string) =>
    `Somebody changed this first. Saved now: “${saved}”. Save again to keep your words instead.`,
  emptyNow: 'nothing',
  hiddenNow: 'not shown',
  done: {
    saved: 'The words are saved. They are not public yet.',
    published: 'The public now reads this.',
    first: 'The order on the public page is changed.',
  },
  previous: 'Previous actions',
  next: 'Next actions',
}
