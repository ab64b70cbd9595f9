// Words of the staff home page.
const number = new Intl.NumberFormat('en-GB')
const things = (one: string, many: string) => (n: number) => (n === 1 ? one : many)

export const words = {
  title: 'Today',
  you: (name: string, agency: string) => `${name}, ${agency}`,
  roles: (roles: string) => `Your roles: ${roles}.`,
  /** Counts stop at this many, so that the page is as quick on a bad day. */
  count: (n: number, most: number) => (n >= most ? `${number.format(most)} or more` : number.format(n)),

  waiting: 'What waits for you',
  reports: things('new report in your agency’s queue', 'new reports in your agency’s queue'),
  safeguarding: things(
    'report about a child, an adult who needs care or a life in danger that no safeguarding lead has read',
    'reports about a child, an adult who needs care or a life in danger that no safeguarding lead has read',
  ),
  triage: things('report for triage', 'reports for triage'),
  offered: things(
    'report that another agency asks yours to take',
    'reports that other agencies ask yours to take',
  ),
  unanswered: things(
    'report that you sent on and nobody answered in time',
    'reports that you sent on and nobody answered in time',
  ),
  overdue: things(
    'promise of the minimum standard overdue in your agency',
    'promises of the minimum standard overdue in your agency',
  ),
  dueSoon: things('more falls due in the next two days', 'more fall due in the next two days'),
  mine: things('open case that you own', 'open cases that you own'),
  referrals: things('referral waiting to be taken up', 'referrals waiting to be taken up'),
  planOverdue: things(
    'part of a plan that you answer for is past the date agreed',
    'parts of a plan that you answer for are past the date agreed',
  ),
  boardAsks: (n: number, plan: string) =>
    n === 1 ? `thing asked of the board in ${plan}` : `things asked of the board in ${plan}`,
  toVerify: (n: number, plan: string) =>
    n === 1
      ? `part of ${plan} said to be complete, to be verified`
      : `parts of ${plan} said to be complete, to be verified`,
  pagesDue: things('public page to read through', 'public pages to read through'),
  helpUnchecked: things(
    'entry of help that nobody checked for half a year',
    'entries of help that nobody checked for half a year',
  ),
  planSoon: things(
    'part of a plan that you answer for is due in the next 30 days',
    'parts of a plan that you answer for are due in the next 30 days',
  ),
  myReferrals: things('referral that you have taken up', 'referrals that you have taken up'),

  messages: things(
    'conversation with a new message from a person who reported',
    'conversations with new messages from people who reported',
  ),
  callsTitle: 'People who ask to be called',
  callLate: 'that time has passed',
  unreachedTitle: 'Messages that did not arrive',
  unreachedLead:
    'Ring or write to these people instead, in a way that they said is safe, and record it. They leave this list then.',
  unreachedSince: 'Known since',
  toReadTitle: 'For a safeguarding lead to read',
  toReadLead:
    'Open a report and say that you have read it. What one of you has read in the last week stands below.',
  why: 'Why',
  received: 'Received',
  read: 'Read',
  notRead: 'Not read yet',
  readBy: (name: string | null, when: string) => `${name ?? 'A safeguarding lead'}, ${when}`,
  messagesTitle: 'New messages',
  messagesLead: 'From people who reported. They wait for somebody to read and answer them.',
  since: 'Waiting since',
  whose: 'Whose',
  yours: 'Yours',
  queue: 'Your agency’s',
  howMany: 'Messages',

  next: 'Most urgent',
  nextLead: 'What your agency promised and has not done yet, the most urgent first.',
  what: 'What',
  about: 'About',
  due: 'Due',
  state: 'State',

  clear: 'Nothing waits for you',
  clearCases:
    'New reports, referrals and anything that falls due will show here. You can look through your cases meanwhile.',
  toCases: 'Go to cases',
  clearOther: 'Nothing in your role asks for an answer today.',
  toPlan: 'Go to the plan',

  plan: 'The plan',
  noPlan: 'There is no plan yet',
  noPlanNext: 'Bring in the plan that the partnership agreed, and let the work prove it.',
  bringIn: 'Bring in a plan',
  open: (title: string) => `Open ${title}`,
  figures: 'See all figures',
  soFar: (label: string) => `${label} so far`,
} as const
