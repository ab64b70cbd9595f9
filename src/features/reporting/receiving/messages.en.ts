// The words of receiving reports: what may be the same, who takes over, how each side sees it.
import { formatDateTime } from '../../../platform/calendar/format.ts'

const by = (who: string): string => (who ? `, by ${who}` : '')

export const receivingWords = {
  person: 'Person',
  decide: {
    link: 'The report becomes part of a case that you already work on, with the person who told us. The person sees that you are working on it.',
    merge:
      'Both reports are kept, with their words and their codes. One leads, and the other points to it. You can split them again.',
    transfer:
      'You ask another authority or the police to take this report over. Until they answer, both of you see it, and it stays in your queue with its clock.',
    take_back: 'They no longer see the report, and are no longer asked to take it.',
    split:
      'The report waits in your queue again, by itself. If it went into a case with the other one, it leaves that case.',
    unlink:
      'The report leaves the case and waits in your queue again. People who see the case no longer see this report.',
    pass_on:
      'It belongs to somebody outside the partnership. Say who, so that the person knows where to turn.',
  },
  field: {
    case: 'Reference of the case',
    caseHint: 'An open case that your agency leads',
    other: 'Reference of the other report',
    otherHint: 'A report in your queue',
    leads: 'Which one leads?',
    leadsThis: (reference: string) => `This one, ${reference}`,
    leadsOther: 'The other one',
    toName: 'Who should deal with it?',
    toNameHint: 'The name of the organisation. Do not name a person',
    whatFor: 'What for?',
    groundToJoinHint: 'They read whatever is in this case, and the person has not said yes to telling them',
    groundHint:
      'Answer this only for the police, where the person has not said yes to telling them, or where the person said no to whom this goes to or withdrew the report',
    told: 'What we tell the person (optional)',
    toldMust: 'What we tell the person',
    toldHint: 'They read this on the follow-up page. Plain words. Write nothing that puts them at risk.',
  },
  whatFor: {
    support: 'Support',
    housing: 'Housing',
    health: 'Health',
    safeguarding: 'Safeguarding',
    school: 'School',
    work: 'Work or discrimination',
    policing: 'Police of another area',
    other: 'Something else',
  },
  basis: {
    routing: 'The area or matter is theirs',
    consent: 'The person said yes',
    vital_interests: 'Somebody’s life or safety is at risk',
    child_at_risk: 'A child is at risk',
    legal_power: 'Legal power to prevent crime',
  },
  compare: {
    words: (reference: string) => `What was told in ${reference}`,
    received: (when: string) => `Received ${when}`,
    show: 'Show the other report here',
  },
  policeBasis: (basis: string) => `Why the police may have it: ${basis}.`,
  problem: {
    felt: 'The person said why they were targeted, so somebody felt prejudice. Choose the other reason, or record it as they see it',
    case: 'Enter the reference of the case',
    noCase: 'There is no case with this reference that your agency leads',
    closedCase: 'This case is closed. Reopen it first, or choose another',
    other: 'Enter the reference of the other report',
    noReport: 'There is no other report with this reference in your queue',
    leads: 'Select which report leads',
    followsAlready: 'One of them is merged with another report already. Split it first',
    leadsOthers: 'The one that would follow leads others. Let it lead, or split those first',
    mustWait: 'The one that follows must be new or recorded only',
    leadMustWait: 'The one that leads must be new, recorded only or part of a case',
    offered: 'One of them waits for another agency to answer',
    toName: 'Enter who should deal with it',
    toNameLong: 'The name can be up to 120 characters',
    whatFor: 'Select what for',
    saidNo:
      'The person said no to this. Do not pass it on there, unless somebody is in serious danger or a child is at risk: then select which',
    told: 'Write what we tell the person',
    answer: 'Select whether you take the report',
    perceives: 'Select how you see it',
    reasons: 'Select at least one reason',
    classification: 'Select what the police have said',
    saidBy: 'Enter who decided',
    saidByLong: 'This can be up to 80 characters',
    referenceLong: 'A police reference can be up to 40 characters',
    saidOn: 'Enter the day on which they decided, such as 27 3 2026',
    saidOnFuture: 'The day must be today or in the past',
    nothing: 'Select at least one report',
    gone: 'Some of these reports were changed meanwhile. Look at the list again',
  },
  conflict: {
    changed: 'A colleague decided something about this report while you had it open.',
    nothingDecided: 'The person, or a colleague, changed something else about it.',
    again: 'Decide again',
    back: 'Back to the report',
  },
  rail: {
    theirs:
      'This was on a train or tram, or at a railway station. The railway is policed by the British Transport Police, not by the local force; so are a few tram lines, and the other trams are the local force’s.',
    yes: 'The person said yes to telling the police.',
    no: 'The person has not said yes to telling the police. Ask them first; or, where their safety or the law needs it, choose the ground when you give it to them.',
    name: 'British Transport Police',
    write: 'Write to the person',
    transfer: (force: string) => `Ask ${force} to take it over`,
    pass_on: (force: string) => `Refer it to ${force}, who do not take part here`,
  },
  ties: {
    title: 'Together with',
    leads: (reference: string) => `This report is merged with ${reference}, which leads.`,
    followers: 'Merged into this report, with what their people wrote:',
    offered: (to: string, at: Date, due: Date) =>
      `Waiting for ${to} to answer, since ${formatDateTime(at)}. They should answer by ${formatDateTime(due)}.`,
    offeredToUs: (from: string, at: Date, due: Date) =>
      `${from} asks you to take this report, since ${formatDateTime(at)}. Answer by ${formatDateTime(due)}.`,
    late: 'Answer overdue',
    answer: 'Answer',
    readThere: 'Open',
    mergedInto: (reference: string) => `Merged into ${reference}`,
    noTransfer:
      'Other reports are merged into this one, so no other agency can be asked to take it over. Split them from it first.',
  },
  answer: {
    title: 'Take this report over?',
    accepted: 'Take it: it moves to our queue with its clock',
    returned: 'Send it back',
    why: 'Why do you send it back?',
    reasons: {
      not_ours: 'The area or matter is not ours',
      not_enough: 'We cannot act on it as it is',
      person_asked_not: 'The person does not want us to have it',
    },
    confirm: 'Answer',
  },
  receipts: {
    title: 'Transfers',
    lead: 'What your agency asked others to take over, and what others asked of you. Each line is a receipt.',
    headings: ['Report', 'From', 'To', 'Sent', 'Why', 'Answer'],
    waiting: (to: string, due: Date) => `Waiting for ${to}, by ${formatDateTime(due)}`,
    late: 'Overdue',
    accepted: (at: Date, who: string) => `Accepted ${formatDateTime(at)}${by(who)}`,
    returned: (at: Date, who: string, why: string) =>
      `Sent back ${formatDateTime(at)}${by(who)}${why ? `: ${why}` : ''}`,
    taken_back: (at: Date, who: string) => `Taken back by the sender ${formatDateTime(at)}${by(who)}`,
    ended: (at: Date) => `Ended ${formatDateTime(at)}: the person does not want them to have it`,
    empty: 'No transfers yet',
    sentBy: (when: string, who: string) => (who ? `${when}, by ${who}` : when),
    link: 'Transfers and receipts',
  },
  likeness: {
    title: 'May be the same',
    note: 'Found by comparing, without reading. Only you can say whether it is so.',
    text: (parts: number) =>
      parts >= 30
        ? 'almost the same words'
        : parts >= 23
          ? 'many of the same words'
          : 'some of the same words',
    person: 'the same contact details were given',
    secret: 'it was made with the code of the other one',
    place: 'same day, kind of place and ground',
    may: (why: string) => `May be the same as this one: ${why}.`,
    merge: 'Merge',
    link: 'Link to its case',
    apart: 'Not the same',
    together: 'It may be the same after all',
    apartOnes: 'Looked at, and not the same',
  },
  views: {
    title: 'How each side sees it',
    lead: 'Three views, each by itself. None replaces another, and nothing here decides that something is a crime.',
    reporter: 'The person who reported',
    reporterSays: (strands: string) =>
      strands ? `Because of: ${strands}` : 'Did not say what it was because of',
    partner: 'Partners',
    police: 'The police',
    none: 'Nothing recorded yet.',
    said: (who: string, when: string) => `${who}, ${when}`,
    decidedBy: (who: string, when: string) => `Decided by ${who}, ${when}`,
    wroteDown: (who: string, when: string) => `Written down by ${who}, ${when}`,
    reference: (text: string) => `Police reference ${text}`,
    earlier: 'Earlier',
    addPartner: 'Say how you see it',
    addPolice: 'Write down what the police decided',
    perceives: {
      yes: 'Perceives hate or prejudice',
      no: 'Does not perceive hate or prejudice',
      unsure: 'Not sure yet',
    },
    classification: {
      crime: 'Recorded as a crime',
      non_crime_incident: (label: string) => `Recorded as a ${label}`,
      not_yet: 'Not decided yet',
      not_recorded: 'Not recorded by the police',
    },
    reasons: {
      persons_view: 'The person says so',
      words_used: 'Words that were used',
      symbols: 'Symbols or pictures',
      who_was_chosen: 'Who was chosen, or where',
      pattern: 'It fits others like it',
      no_sign: 'No sign of it in what we were told',
      other: 'Something else that is in the record',
    },
    partnerPage: {
      title: 'How you see it',
      lead: 'Your own view, beside what the person said. It never replaces theirs: perception by anybody is enough to treat it as a hate incident.',
      perceives: 'Do you perceive hate or prejudice?',
      strands: 'Because of what?',
      reasons: 'Why do you see it so?',
      save: 'Save this view',
    },
    policePage: {
      title: 'What the police decided',
      lead: 'Only the police decide whether something is a crime. Write down what they said, who said it, and when.',
      classification: 'What have the police decided?',
      reference: 'Police reference (optional)',
      saidBy: 'Who decided?',
      saidByHint: 'Their role or collar number, such as “Crime registrar” or “PC 1234”',
      saidOn: 'When?',
      labels: (regime: string, affected: string, other: string) =>
        `${regime}: the person it happened to is called the ${affected}, the other person the ${other}.`,
      save: 'Save',
    },
  },
  decisions: {
    title: 'Decisions',
    none: 'Nothing decided yet.',
    by: (who: string, agency: string) => (who ? `${who}, ${agency}` : agency),
    why: (reason: string) => `Why: ${reason}.`,
    kind: {
      logged: 'Logged as a case',
      linked: 'Linked to a case',
      unlinked: 'Taken out of a case',
      recorded_only: 'Recorded only',
      passed_on: 'Referred elsewhere',
      not_hate: 'Not treated as hate',
      spam: 'Held as spam',
      returned: 'Put back in the queue',
      merged: 'Merged into another',
      led: 'Leads another',
      split: 'Split from another',
      handed: 'Given to an authority',
      transfer_sent: 'Asked another agency to take it',
      transfer_accepted: 'Transfer accepted',
      transfer_returned: 'Transfer sent back',
      transfer_taken_back: 'Transfer taken back',
    },
  },
  bulk: {
    select: (reference: string) => `Select ${reference}`,
    spam: 'Hold the selected as spam',
    return: 'Put the selected back',
    titles: { spam: 'Hold these as spam?', return: 'Put these back in the queue?' },
    lead: {
      spam: 'They are kept, and can be put back. Whoever sent them reads that we closed them.',
      return: 'They become new reports again, with their clocks.',
    },
    confirm: { spam: 'Hold as spam', return: 'Put back' },
    cancel: 'Cancel',
  },
  /** What waits for an answer, as a mail and the timeline say it. */
  waiting: {
    transfer: 'A report that was sent on',
    call: 'A call that was asked for',
    view: 'A manager’s view',
    erasure: 'An answer to somebody who asks to be erased',
  },
  waits: {
    minutes: 'Under an hour',
    hours: (n: number) => (n === 1 ? '1 hour' : `${n} hours`),
    days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
    weeks: (n: number) => (n === 1 ? '1 week' : `${n} weeks`),
  },
} as const

/** Why a report was logged as a case, by the codes of cases/log-rule.ts. */
export const logReasons: Readonly<Record<string, string>> = {
  perceived_affected: 'The person affected sees it as hate',
  perceived_other: 'Somebody else sees it as hate: who told us, a colleague or another agency',
  belongs: 'It belongs with others that are seen as hate',
}
