// Words of erasing and of legal holds, for staff.
import { formatDate, formatDateTime } from '../../platform/calendar/format.ts'
import type { Day } from '../../platform/calendar/london.ts'

const things = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`
const number = (n: number, one: string, many: string) => (n === 0 ? `No ${many}` : things(n, one, many))

export const erasingWords = {
  title: 'Erasing',
  lead: 'Erasing destroys the keys of what somebody told us. Nobody reads it again, and it cannot be undone. One person proposes it, an administrator who is another approves it, and there is a short time to take it back.',
  back: 'Erasing',
  toToday: 'Today',
  gaps: {
    what: 'The system was brought back from a backup, and it is not known who was erased in these times:',
    span: (from: Date, to: Date) => `${formatDateTime(from)} to ${formatDateTime(to)}`,
    todo: 'Whoever was erased then can be read again. If you have a record of them, erase them once more. Whoever looks after the server can look for a newer list, or say that nobody was erased.',
  },
  waiting: 'What waits',
  none: 'Nobody asks for erasing, and nothing waits to be approved.',
  head: ['Report', 'What waits', 'By when'],
  waits: {
    answer: 'The person asks for it: answer them',
    approve: (name: string) => `${name} proposes it: somebody else approves`,
    held: 'A legal hold stands on it',
    pause: 'Approved: it can still be taken back',
  },
  late: 'Late',
  noDay: 'No day',
  open: {
    title: 'Look at one report',
    label: 'Reference',
    hint: 'You see what would be destroyed, and no word of it.',
    button: 'Look',
    problem: 'Enter the reference of a report that your agency decides of',
  },
  holdsLink: 'Legal holds',
  limits: {
    title: 'How long, and how quickly',
    lead: 'A limit holds from its day on. The lead agency’s administrators set another.',
    head: ['What', 'Limit', 'From', 'Where it comes from'],
    kind: {
      erasure_answer: 'Answering somebody who asks to be erased',
      erasure_pause: 'Taking an approved erasing back',
      keep_closed: 'Keeping a report after its case was closed, or after it came',
      keep_anonymous: 'Keeping it where nobody gave a name',
    },
    amount: (n: number, unit: string) =>
      unit === 'months'
        ? things(n, 'month', 'months')
        : unit === 'days'
          ? things(n, 'day', 'days')
          : things(n, 'hour', 'hours'),
    set: 'Set a limit',
    what: 'What is limited',
    number: 'How many',
    numberHint: 'Months for keeping and answering, hours for taking back',
    from: 'From which day',
    source: 'Where it comes from',
    sourceHint: 'The decision or the law, for whoever asks',
    button: 'Set it',
    saved: 'The limit is set.',
    problem: {
      what: 'Choose what is limited',
      number: (most: number) => `Enter a whole number from 1 to ${most}`,
      from: 'Enter today or a later day, on which no other limit begins',
      source: 'Say where it comes from, in 3 to 300 characters',
    },
  },

  of: (reference: string) => `Erase ${reference}`,
  done: {
    proposed: 'Proposed. An administrator who is not you approves it.',
    approved: 'Approved. It is erased when the time to take it back is over.',
    taken_back: 'Taken back. Nothing was erased.',
    refused: 'The person was told no, and why.',
  },
  state: {
    requested: (at: Date, due: Date) =>
      `The person asked for it on ${formatDate(at)}. They must have an answer by ${formatDate(due)}.`,
    proposed: (name: string, at: Date) => `${name} proposed it on ${formatDateTime(at)}.`,
    approved: (name: string, notBefore: Date) =>
      `${name} approved it. It is erased after ${formatDateTime(notBefore)}. Until then it can be taken back.`,
    approvedHeld: (name: string) => `${name} approved it.`,
    why: (reason: string) => `Why: ${reason}.`,
    heldBack: 'It waits: a legal hold stands on it. It is erased once that is lifted.',
    erased: (at: Date) => `It was erased on ${formatDateTime(at)}.`,
    refused: (at: Date) => `The person was told no on ${formatDateTime(at)}.`,
    taken_back: (at: Date) => `It was taken back on ${formatDateTime(at)}.`,
  },
  goes: {
    title: 'What would be destroyed',
    words: (n: number) =>
      number(
        n,
        'text: what they told, wrote or had translated',
        'texts: what they told, wrote or had translated',
      ),
    person: 'Their name, numbers, addresses and what keeps them safe',
    noPerson: 'No person: they told us nothing of who they are, or it is erased already',
    files: (n: number) => number(n, 'file', 'files'),
    notes: (n: number) =>
      things(n, 'note of colleagues, if you choose so below', 'notes of colleagues, if you choose so below'),
    signs: 'Whatever would find them or their words again, or could write to them',
  },
  stays: {
    title: 'What stays',
    figures: 'What was ticked, for the figures: reason, kind, day and ward',
    decisions: (n: number) =>
      `${things(n, 'thing', 'things')} that happened and ${n === 1 ? 'was' : 'were'} decided, by whom and when`,
    trail: 'The trail of who did what',
    other: 'What was recorded of the other person, on its own page, unless notes of colleagues go',
    copies:
      'What was printed, downloaded or told to another agency before. Ask those who have it to destroy it, unless a duty of theirs keeps it',
    backups: 'Backups from before, until you remove them. A restore erases it again',
    file: 'The partner’s file that it came in, until it is removed',
  },
  against: {
    title: 'What stands against it',
    none: 'Nothing.',
    hold: (agency: string, setAt: Date, reviewOn: Day) =>
      `A legal hold of ${agency} since ${formatDate(setAt)}, to be looked at again on ${formatDate(reviewOn)}. It stops erasing until they lift it.`,
    caseOpen: (reference: string) => `Case ${reference} is open.`,
    openReferrals: (n: number) => `${things(n, 'referral is', 'referrals are')} open.`,
    waiting: 'Nobody has decided yet what becomes of the report.',
    notOver: (until: Date | null) =>
      until
        ? `You keep it until ${formatDate(until)} by your own limits.`
        : 'How long you keep it counts from when its case is closed.',
  },
  propose: {
    title: 'Propose to erase it',
    agree: 'Say yes: propose to erase it',
    reason: 'Why',
    reasons: {
      asked: 'The person asks for it',
      time_over: 'The time for which we keep it is over',
      other: 'Another reason',
    },
    note: 'More about why',
    noteHint: 'It stands in the trail: no names. Needed for another reason.',
    withNotes: 'Notes',
    withNotesYes: 'Erase what colleagues noted of it too',
    weighed: 'What stands against it',
    weighedYes: 'I have weighed it, and erasing is right all the same',
    button: 'Propose to erase',
  },
  approve: {
    title: 'Approve it',
    sure: 'Are you sure?',
    sureYes: 'I have read what would be destroyed. It cannot be undone',
    button: 'Approve erasing',
    onlyAnother: 'Somebody proposes it, and an administrator who is another approves it.',
    waits: 'It waits for an administrator who did not propose it.',
  },
  takeBack: 'Take it back',
  refuse: {
    title: 'Say no',
    lead: 'The person reads the reason in their language, then your words, and that they can complain to the Information Commissioner.',
    why: 'Why not',
    reasons: {
      legal_duty: 'The law says that we keep it',
      legal_claim: 'A court, the police or a claim needs it',
      safety: 'Somebody’s safety depends on it',
      other: 'Another reason',
    },
    answer: 'Your words to the person',
    answerHint: 'Say plainly what you keep and for how long. They stay when the rest is erased one day.',
    button: 'Tell them no',
  },
  problem: {
    held: 'A legal hold stands on it: nothing is erased until it is lifted',
    nothing: 'There is nothing left of it to erase',
    reason: 'Choose why it is erased',
    notOver: 'The time for which you keep it is not over: choose another reason',
    note: 'Say more about why, in at least 3 characters and without names',
    noteLong: 'Write at most 200 characters',
    shared: 'Its case holds other reports, and the notes are about those too',
    weighed: 'Confirm that you weighed what stands against it',
    proposed: 'Somebody proposed it already: take that back first',
    another: 'It was proposed anew since you opened this page. Read it again, and then approve it.',
    sure: 'Confirm that you read what would be destroyed',
    why: 'Choose why the answer is no',
    answer: 'Write to the person why the answer is no',
    answerLong: 'Write at most 3,000 characters',
  },
  today: {
    title: 'People who ask to be erased, and erasing to approve',
    holds: (n: number) => (n === 1 ? 'legal hold to look at again' : 'legal holds to look at again'),
  },

  hold: {
    title: 'Legal holds',
    lead: 'What a hold stands on is not erased: not here, not by the command and not by any job. It ends when somebody lifts it, and not by itself.',
    none: 'Your agency holds nothing.',
    head: ['On', 'Why', 'Set', 'Look again on', 'Look again or lift'],
    kind: { report: 'Report', case: 'Case' },
    reasons: {
      court: 'A court or a tribunal',
      police: 'The police investigate',
      claim: 'A claim or a complaint',
      inquiry: 'An inquiry or a review',
      other: 'Another reason',
    },
    by: (name: string, at: Date) => `${name}, ${formatDate(at)}`,
    due: 'Look at it now',
    setOn: (kind: 'report' | 'case', reference: string) => `Hold ${kind} ${reference}`,
    setLead: {
      report: 'Nothing of this report is erased until the hold is lifted.',
      case: 'Nothing of the reports in this case is erased until the hold is lifted, also of those that come into it or leave it.',
    },
    standing: (n: number) =>
      n === 1
        ? 'Your agency holds it already. It is kept until that hold is lifted, and any other that you set.'
        : 'Your agency holds it already. It is kept until the last of these is lifted, and any other that you set.',
    another: 'Hold it for another matter too',
    why: 'Why',
    note: 'More about why',
    noteHint: 'Such as a court’s number. It stands in the list: no names.',
    review: 'Look at it again on',
    button: 'Set the hold',
    change: 'Look again or lift',
    changeTitle: (reference: string) => `The hold on ${reference}`,
    keep: 'It still stands',
    keepButton: 'Look again on this day',
    lift: 'It is over',
    lifted: 'Why it is lifted',
    liftedHint: 'No names. If erasing was approved, it goes on after this.',
    liftButton: 'Lift the hold',
    done: { set: 'The hold is set.', changed: 'Saved.' },
    problem: {
      reason: 'Choose why it is held',
      already: (name: string, at: Date) =>
        `Your agency holds it for this already: ${name} set it on ${formatDate(at)}. For another matter, say which in the line below`,
      nothingLeft: 'Everything of this report has been erased: there is nothing to hold',
      note: 'Say why, in at least 3 characters and without names',
      long: 'Write at most 200 characters',
      review: (first: Day, last: Day) => `Enter a day from ${formatDate(first)} to ${formatDate(last)}`,
    },
    onReport: 'Hold this report',
    onCase: (reference: string) => `Hold case ${reference}`,
  },
} as const
