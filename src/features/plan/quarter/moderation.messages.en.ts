// Words of the coordinator's pages of a quarter.
import { ROUNDS, SPANS } from '../running/messages.en.ts'
import type { Rhythm, Span } from '../running/rhythm.ts'
import type { PartState } from './progress.ts'

const number = new Intl.NumberFormat('en-GB')
const list = new Intl.ListFormat('en-GB')
const things = (one: string, many: string) => (n: number) =>
  n === 1 ? `1 ${one}` : `${number.format(n)} ${many}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const parts = things('part', 'parts')
const people = things('person', 'people')
const days = things('day', 'days')
const updates = things('update', 'updates')

export const moderationWords = {
  title: (name: string, span: Span) => `The ${SPANS[span]}: ${name}`,
  listTitle: (rhythm: Rhythm) => capital(ROUNDS[rhythm].many),
  listLead: (rhythm: Rhythm) =>
    `${ROUNDS[rhythm].each}, everybody who owns a part of the plan is asked how it went. What they say is looked at; then the ${ROUNDS[rhythm].one} is frozen, and its record never changes.`,
  none: 'Nobody has been asked yet',
  noneNext: 'The first round begins by itself, or when you ask.',
  caption: 'Rounds of asking, the newest first',
  head: {
    quarter: (rhythm: Rhythm) => capital(ROUNDS[rhythm].one),
    state: 'State',
    requests: 'Requests',
    due: 'Due',
    moderate: 'Looked at by',
    record: 'Record',
  },
  states: { planned: 'Not asked yet', open: 'Open', closed: 'Asking has ended', frozen: 'Frozen' },
  openRecord: 'Open the record',
  about: (quarter: string) => ` of ${quarter}`,
  toDays: 'Change how often the plan asks, and when',
  next: (quarter: string, day: string) => `${quarter} will be asked about by itself on ${day}.`,
  begins: (day: string) => `The plan begins on ${day}.`,
  over: 'The plan’s period is over: no further quarter is asked about by itself.',
  /** What a round that was not begun, or runs, has asked so far. */
  askedOf: (asked: number, nobody: number) =>
    [`${parts(asked)} asked`, ...(nobody > 0 ? [`${number.format(nobody)} with nobody to ask`] : [])].join(
      ', ',
    ),
  someAsked: 'Some were asked early',
  everyone: {
    title: 'Ask everyone now?',
    link: 'Ask everyone now',
    about: (quarter: string) => `Everybody who has not answered is asked how their parts go in ${quarter}.`,
    asked: (n: number, of: number) =>
      n === 0
        ? 'There is nobody who can be asked.'
        : `${people(n)} ${n === 1 ? 'gets' : 'get'} a mail about ${parts(of)}.`,
    days: (due: string, links: number) =>
      `They are asked to answer by ${due}. The links in the mail work for ${days(links)}; after that they sign in.`,
    nobody: (n: number) => `${parts(n)} with nobody to ask`,
    other: (quarter: string) => `Ask about ${quarter} instead`,
    none: (from: string | null) =>
      `There is no quarter to ask about: the plan does not run now${from === null ? '' : ` (it begins on ${from})`}, or its quarters are frozen.`,
    go: 'Ask everyone now',
  },
  noOwner: 'no owner',

  notBegun: (day: string) => `Requests go out on ${day}.`,
  notPlanned: (span: Span) => `Nobody has been asked about this ${SPANS[span]}.`,
  days: (due: string, moderate: string, past: boolean) =>
    `Updates ${past ? 'were' : 'are'} due by ${due}, and looked at by ${moderate}.`,
  ended: (day: string) => `Asking ended on ${day}: parts that said nothing show as silent.`,
  frozen: (day: string, who: string, later: string, span: Span) =>
    `Frozen on ${day} by ${who}. Late updates count for ${later}; this ${SPANS[span]}’s record and papers list them as said since.`,
  somebody: 'somebody',
  /** After a figure. */
  counts: {
    waiting: (n: number) => (n === 1 ? 'waits for you' : 'wait for you'),
    returned: () => 'sent back',
    silent: () => 'asked, no answer',
    nobody: () => 'with nobody to ask',
    accepted: () => 'accepted',
    'not-asked': () => 'not asked',
  } satisfies Record<PartState, (n: number) => string>,
  sections: {
    waiting: 'Waiting for you',
    returned: 'Sent back',
    silent: 'No answer yet',
    nobody: 'Nobody to ask',
    accepted: 'Accepted',
    'not-asked': 'Not asked',
  } satisfies Record<PartState, string>,
  /** The line that unfolds the parts of a priority. */
  fold: (priority: string, n: number) => `${priority} (${parts(n)})`,
  sectionOf: (section: string, priority: string) => `${section}: ${priority}`,
  allOpen: (n: number) => `Open all ${number.format(n)} parts, to read or print them on one page`,
  folded: 'Fold the priorities again',
  nobodyLead: 'Give these a lead, or their agency a manager, and then send the request.',
  empty: (span: Span) => `Nothing is asked for in this ${SPANS[span]}`,
  emptyNext: 'No part of the plan is open.',
  /** Completes "This is for ...". */
  whoElse: 'another coordinator: you opened the mail with the link by which this was said',
  opened:
    'You opened the mail with the link by which this was said, so you cannot accept it. Another coordinator can.',
  /** `left`: how many wait that are not theirs to accept. */
  acceptAll: (n: number, left: number) => `Accept all ${number.format(n)}${left > 0 ? ' that you can' : ''}`,
  notAmong: (n: number) =>
    n === 1
      ? 'One that waits is not among them, because you opened the mail with its link:'
      : `${number.format(n)} that wait are not among them, because you opened the mails with their links:`,
  notAmongWho: (n: number) => `Another coordinator can accept ${n === 1 ? 'it' : 'them'}.`,
  accept: 'Accept',
  return: 'Send back',
  noteLabel: 'What should change?',
  noteHint: 'Its owner reads this. Needed only to send it back.',
  before: 'Before',
  now: 'Now',
  nothingBefore: 'Nothing was said before.',
  suggested: 'The facts suggest',
  chosen: 'They chose',
  saidBy: (who: string, when: string) => `Said by ${who} on ${when}.`,
  byLink: (when: string) => `Came by the link in a mail, on ${when}.`,
  waits: 'It is not in the plan yet.',
  inPlan: 'It is in the plan already. Sent back, what stood before stands again.',
  fields: {
    status: 'Status',
    progress: 'Progress',
    differs: 'Why the colour differs',
    confidence: 'Confidence',
    confidenceReason: 'Why they are that sure',
    cause: 'Cause',
    corrective: 'Corrective action',
    forecast: 'New date',
    ask: 'Asked of the board',
    toCome: 'Evidence to come',
  },
  part: 'Part',
  owner: 'Owner',
  sent: 'Asked',
  reminders: 'Reminders',
  manager: 'Manager told',
  acts: 'Actions',
  notTold: 'No',
  noManager: 'There is no manager',
  coordinatorTold: (day: string) => `${day}: the coordinator, as there is no manager`,
  never: 'Not yet',
  sentTo: (day: string, name: string | null) => (name ? `${day}: ${name}` : day),
  sendNow: 'Send request now',
  sendAgain: 'Send again',
  record: 'Record for them',
  aboutPart: (ref: string, owner: string) => `: ${ref}, ${owner}`,
  note: (text: string) => `Your note: ${text}`,
  /** Why a part changed. */
  takenBack: (quarter: string) => `Sent back: what stood before the update for ${quarter} stands again`,

  more: 'Give more time',
  moreLead: (span: Span) =>
    `Moves these two days for this ${SPANS[span]} only. Nobody becomes silent before the second.`,
  dueOn: 'Updates are due by',
  moderateOn: 'Looked at by',
  extend: 'Save these days',

  freeze: (span: Span) => `Freeze the ${SPANS[span]}`,
  freezeTitle: (quarter: string) => `Freeze ${quarter}?`,
  freezeWhat: (span: Span) =>
    `The whole plan, as it stands now, becomes the record of this ${SPANS[span]}. The record can be opened, compared and printed, and can never be changed again.`,
  freezeOpen: (n: number, span: Span) =>
    `${parts(n)} of the plan said nothing for this ${SPANS[span]}. They are recorded as they stand.`,
  freezeWaits: (n: number) => `${updates(n)} that came by a link must be accepted or sent back first.`,
  freezeBack: 'Go and look at what waits',
  freezeAlone:
    'Some of it came by a link whose mail you opened, so another coordinator must accept it. Where there is no other: send it back, and then use “Record for them” to write down what its owner told you, which counts at once. Or ask an administrator to make a colleague a coordinator too.',
  freezeGo: 'Freeze it for good',
  cancel: 'Cancel',

  askTitle: 'Send a request now?',
  askLead: (names: readonly string[], { ref, owner }: { ref: string; owner: string }) =>
    `${list.format(names)} ${names.length === 1 ? 'is' : 'are'} asked by mail how part ${ref}${owner ? ` of ${owner}` : ''} goes, with a link that answers it.`,
  askGo: 'Send request',

  done: {
    accepted: 'Accepted. It is what the plan says now.',
    gone: 'Somebody decided it first, or it was said again. This is how it stands now.',
    returned: 'Sent back: the plan says what it said before. Its owner is told by mail.',
    all: 'All that waited is accepted.',
    most: 'All that waited is accepted, but for what came by a link whose mail you opened. Another coordinator accepts that.',
    asked: 'The request is sent.',
    everyone: 'Everybody who can be asked is asked. The lists below say who.',
    extended: 'The days are saved.',
    frozen: 'It is frozen, and its record is kept.',
    recorded: 'Recorded, and accepted.',
  },
  problems: {
    note: 'Say what should change, so that its owner knows',
    noteLong: (max: number) => `The note must be ${max} characters or fewer`,
    allOpened:
      'Nothing was accepted: all that waits came by a link whose mail you opened. Another coordinator can accept it, or you can send it back',
    ended: 'That part has ended: there is nothing to ask',
    nobody: 'There is nobody to ask: give it a lead, or its agency a manager',
    answered: 'Everybody has answered already',
    nobodyAtAll: 'There is nobody to ask: give the parts leads, or their agencies managers',
    stillWaiting: (n: number) => `${updates(n)} that came by a link must be accepted or sent back first`,
    day: 'Enter a real date, such as 31 3 2027',
    dayPast: 'The day must be today or later',
    dayOrder: 'The day for looking at them cannot be before the day they are due',
    closed: 'Asking about this has ended',
  },
}

export const recordWords = {
  title: (quarter: string) => `Record of ${quarter}`,
  lead: (when: string, who: string, span: Span) =>
    `The plan as it stood when ${who} froze the ${SPANS[span]} on ${when}.`,
  compare: 'Compare with',
  now: 'The plan as it stands now',
  go: 'Compare',
  compared: (from: string, to: string) => `What changed from ${from} to ${to}`,
  silentTag: 'silent',
  back: 'Back to the record',
  caption: 'Every part, as it stood',
  head: { ref: 'Action', owner: 'Owner', status: 'Status', progress: 'Progress', story: 'What was said' },
  nothing: 'Nothing said',
  figures: 'Figures of its measures, as they stood',
  figuresHead: { measure: 'Measure', value: 'Figure', of: 'So many of so many', target: 'Target' },
  ofWhich: (some: number, all: number) => `${number.format(some)} of ${number.format(all)}`,
  noFigure: 'No figure',
  evidence: 'Evidence, as it stood',
  evidenceHead: { what: 'What', day: 'Day', verified: 'Verified' },
  milestones: 'Milestones, as they stood',
  milestonesHead: { due: 'Due', done: 'Done' },
  yes: 'Yes',
  no: 'No',
  print: 'This page prints as the record.',
}
