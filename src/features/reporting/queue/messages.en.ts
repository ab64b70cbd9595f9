// The words of the staff side of reports.
import { joinList } from '../../../platform/text/join.ts'
import { receivingWords } from '../receiving/messages.en.ts'
import { safeguardingWords } from '../safeguarding/messages.en.ts'

const roleNames: Readonly<Record<string, string>> = {
  officer: 'an officer',
  manager: 'a manager',
  triage: 'the triage team',
}

export const queueWords = {
  whoMay: (roles: readonly string[]) =>
    `${joinList(
      roles.map((role) => roleNames[role] ?? role),
      'or',
    )} of the agency whose queue the report is in`,
  nobodyNow: 'reports in another state: look at the report again to see what can be done with it now',
  status: {
    new: 'New',
    logged: 'Logged',
    recorded_only: 'Recorded only',
    passed_on: 'Referred elsewhere',
    not_hate: 'Not hate',
    spam: 'Held as spam',
  },
  list: {
    title: 'Reports',
    mine: 'Our queue',
    triage: 'Triage: no authority, or nobody there to read',
    queues: 'Queues',
    status: 'List',
    strand: 'Strand',
    mark: 'Safeguarding',
    markFilters: {
      any: 'Anything marked',
      unread: 'Not read by a safeguarding lead',
      suicide: 'Thoughts of suicide',
      weapon: 'A weapon',
      child: 'A child',
      adult_at_risk: 'An adult at risk',
      abuse: 'Domestic or sexual abuse, or exploitation',
      other: 'Marked for another reason',
    },
    period: 'Received',
    any: 'Any',
    lists: 'Lists',
    tabs: {
      waiting: 'To deal with',
      overdue: 'Overdue',
      duplicates: 'Possible duplicates',
      series: 'Possible series',
      transfers: 'Transfers waiting',
      spam: 'Held as spam',
      decided: 'Decided',
    },
    only: (status: string) => `Only: ${status.toLowerCase()}`,
    sort: 'Order',
    sorts: {
      newest: 'Newest first',
      oldest: 'Longest waiting first',
      due: 'Due soonest first',
      safeguarding: 'Safeguarding first',
    },
    offered: (to: string) => `Waiting for ${to}`,
    nobodyWaits: 'Nobody waits',
    waitsMeans:
      '“Has waited” is how long a person has waited for us: since they told us, or since a message of theirs that nobody has answered; or how long another agency has taken to answer us.',
    periods: { '7': 'In the last 7 days', '31': 'In the last month', '365': 'In the last year' },
    headings: {
      reference: 'Report',
      waits: 'Has waited',
      received: 'Received',
      strands: 'Strands',
      place: 'Place',
      contact: 'Contact',
      due: 'Acknowledge by',
    },
    download: 'Download this list as CSV',
    downloadHint: (max: number) =>
      `The first ${max.toLocaleString('en-GB')} at most, in this order and with these filters. It holds no names and nothing that people wrote. That you downloaded it is recorded.`,
    csvHead: [
      'Reference',
      'State',
      'Received',
      'Somebody waits since',
      'Strands',
      'Place',
      'Contact',
      'Acknowledge by',
      'Clock',
      'Safeguarding',
      'Message',
      'Language',
      'Waiting for',
    ],
    unread: 'New message',
    overdue: 'Overdue',
    done: 'Done',
    noClock: '',
    next: 'More reports',
    first: 'Back to the first',
    empty: 'No reports here',
    emptyNew: 'Every report in this queue has been dealt with, and every message has been read.',
    emptyList: 'Nothing is on this list now.',
    clear: 'Nothing matches these filters. Clear them',
    like: 'May belong with',
    showing: (count: number, more: boolean) =>
      more ? `${count} of these reports` : count === 1 ? '1 report' : `${count} reports`,
  },
  marks: {
    suicide: 'Safeguarding: suicide',
    weapon: 'Weapon',
    child: 'Safeguarding: child',
    adult_at_risk: 'Safeguarding: adult at risk',
    abuse: 'Safeguarding: abuse',
    other: 'Safeguarding',
  },
  /** Of a fact that a short form or a partner's system never asked for; and of one that was left open. */
  unasked: 'Not asked',
  unsaid: 'Not said',
  contact: { yes: 'Safe ways given', follow_up_only: 'Follow-up page only', no: 'None' },
  privacy: { named: 'Gave a name', contact_only: 'Contact without a name', anonymous: 'Anonymous' },
  channel: {
    web: 'This website',
    telephone: 'Telephone',
    in_person: 'In person',
    paper: 'Paper',
    centre: 'Reporting centre',
    partner: 'Partner',
    import: 'File of a partner',
  },
  occurred: {
    roughly: 'Known only roughly',
    repeated: 'More than once, or still going on',
    not_known: 'Not known',
    not_said: 'Not said',
  },
  page: {
    spanned: (from: string, to: string) => `From ${from} to ${to}`,
    since: (from: string) => `Since ${from}, and still going on when it was told`,
    title: 'Report',
    sentBy: (through: string, agency: string) => `${through}: ${agency}`,
    via: (through: string, source: string) => `${through}. Led here by: ${source}`,
    partnerReference: 'Reference of whoever sent it',
    partnerWords: 'What else they sent',
    back: 'Back to reports',
    received: 'Received',
    through: 'Through',
    occurred: 'When it happened',
    area: 'Area',
    noArea: 'Not known',
    place: 'Kind of place',
    strands: 'Strands',
    reporter: 'Told by',
    before: 'Happened before',
    beforeWords: { yes: 'Yes', no: 'No', not_said: 'Not said' },
    words: 'In their own words',
    wordsNote: 'That you opened this is recorded.',
    whenWords: 'When',
    placeWords: 'The place',
    postcode: 'Postcode or place that they chose',
    exactness: 'How much of the place is kept',
    why: 'Why they think so',
    erased: 'These words have been erased.',
    person: 'Person A',
    prevent:
      'Extremist material or an organised group was spoken of. Think of whether somebody may be drawn into extremism, and ask your agency’s Prevent lead what to do. Whoever told us is not shown this.',
    notice: 'Privacy notice at the time',
    noticeOf: (on: string, version: number | null, language: string) =>
      `${version === null ? '' : `Version ${version}, `}${on}, in ${language}`,
    declared: 'Said that it is true as far as they know',
    declaredBy: 'Yes, by sending it',
    otherPeople: 'People it happened to, besides whoever told us: see them, or add somebody',
    erasing: 'Erase it, or hold it',
    personNote: 'Their name and how to reach them are locked. They open in the case, with a reason.',
    anonymous: 'Anonymous. Nothing is kept about who they are. They can read our messages with their code.',
    consents: 'What they allowed',
    purposes: {
      victim_service: 'Victim service',
      police: 'Police',
      council_partners: 'Other agencies',
      specialist_charity: 'A specialist charity',
      landlord: 'Landlord',
      school: 'School or college',
      panel: 'Panel of agencies (joint action group)',
      case_study: 'Case study, without their name',
    },
    answers: { yes: 'Yes', no: 'No', not_asked: 'Did not choose: treat as no' },
    clocks: 'Minimum standard',
    clockKinds: { acknowledge: 'Acknowledge' },
    met: (when: string) => `Done ${when}`,
    due: (when: string) => `By ${when}`,
    late: (when: string) => `Overdue since ${when}`,
    stopped: 'Stopped',
    timeline: 'What has happened',
    messages: 'Messages with the person',
    noMessages: 'No messages yet.',
    theyWrote: 'They wrote',
    weWrote: 'We wrote',
    reply: 'Write to the person',
    replyHint:
      'They read it on the follow-up page, with their code. Write nothing that puts them at risk. Files that you add reach them once they were scanned, pictures without their hidden details.',
    replyFiles: 'Add files for the person (if needed)',
    withFiles: (count: number) =>
      `${count === 1 ? 'A file came' : `${count} files came`} with this. Open what they told us, or the report, to see ${count === 1 ? 'it' : 'them'}.`,
    send: 'Send',
    actions: 'What you can do',
    otherwise: 'Instead of a case',
    logged: 'This report is part of a case.',
    openCase: 'Open the case',
  },
  action: {
    log: 'Log as a case',
    link: 'Link to a case that is open',
    merge: 'Merge with another report',
    transfer: 'Ask another agency to take it over',
    take_back: 'Take the request back',
    split: 'Split from the other report',
    unlink: 'Take it out of the case',
    logHint: '“Log as a case” shows what will follow before anything happens.',
    acknowledge: 'Mark as acknowledged',
    hand: 'Give to an authority',
    record_only: 'Record only',
    pass_on: 'Refer elsewhere',
    not_hate: 'Not a hate incident',
    spam: 'Hold as spam',
    return: 'Put back in the queue',
  },
  confirm: {
    hand: 'Choose the authority that should have this report. It moves to their queue at once, with its clock, and they are told. You may no longer see it.',
    record_only:
      'The report is kept and counted, and nothing more is planned. The person sees that it was recorded.',
    not_hate:
      'Perception decides: if the person or anybody else felt it was hate, it is. Choose this only where nobody did.',
    spam: 'Not from a person who needs help. It is kept, and can be put back.',
    return: 'It becomes a new report again.',
    reason: 'Reason',
    authority: 'Authority',
    confirm: 'Confirm',
    cancel: 'Cancel',
    noAuthorities: 'No other authority has anybody to take it.',
  },
  reasons: {
    person_asked: 'The person asked us only to record it',
    nothing_to_act_on: 'There is nothing that anybody can act on',
    dealt_with: 'It has been dealt with already',
    duplicate: 'We have the same report already',
    outside_area: 'It happened outside our areas',
    other_agency: 'Another kind of agency must deal with it',
    no_prejudice_felt: 'Nobody felt that prejudice was part of it',
    other_matter: 'It is about something else',
    advert: 'Advertising',
    test: 'A test',
    abuse: 'Abuse aimed at us',
    new_facts: 'There are new facts',
    set_aside_by_mistake: 'It was set aside by mistake',
    person_disagrees: 'The person disagrees',
    place: 'The place is theirs',
    they_know: 'They already work with the person or place',
    same_incident: 'They are about the same incident',
    same_person_again: 'The same person told us of more',
    series: 'It is one of a series',
    told_twice: 'The same was told twice',
    police_matter: 'It is for the police to look into',
    sent_by_mistake: 'It was sent by mistake',
    no_answer: 'They have not answered',
    merged_by_mistake: 'They were merged by mistake',
    linked_by_mistake: 'It was linked by mistake',
    not_ours: 'The area or matter is not theirs',
    not_enough: 'They cannot act on it as it is',
    person_asked_not: 'The person does not want them to have it',
  },
  problem: {
    reason: 'Select a reason',
    authority: 'Select an authority',
    reply: 'Write a message',
    long: (over: number) =>
      `This is ${over.toLocaleString('en-GB')} characters too long. It can be up to 5,000`,
  },
  done: {
    acknowledge: 'Marked as acknowledged. The person sees that somebody has read it.',
    link: 'The report is part of the case now.',
    merge: 'The two reports are merged. Both keep their words and their codes.',
    split: 'The reports are separate again, and this one waits in your queue.',
    hand: 'The report is in the queue of the authority that you chose, and they were told.',
    transfer: 'They were asked to take it over. Until they answer, it stays in your queue.',
    take_back: 'The request is taken back. They no longer see the report.',
    record_only: 'The report is recorded only. The person sees that.',
    pass_on: 'The report is referred elsewhere. The person sees to whom.',
    not_hate: 'It is not treated as hate. The person reads what you wrote.',
    spam: 'Held as spam. It can be put back.',
    return: 'Put back in the queue.',
    unlink: 'The report is out of the case, and waits in your queue.',
    accepted: 'The report is yours now, with its clock.',
    returned: 'The report is sent back. You no longer see it.',
    reply: 'Your message is on the follow-up page.',
    apart: 'Noted: not the same.',
    together: 'It is shown as a possibility again.',
    partner: 'Your view is kept.',
    police: 'What the police decided is kept.',
    'safeguarding-read': safeguardingWords.done,
  },
  sentence: {
    'report.received': () => 'The report was received.',
    'report.safeguarding': () =>
      'It concerns a child, an adult who needs care, or thoughts of ending a life: whoever leads on safeguarding was told, and the managers.',
    'report.safeguarding_read': () => 'Somebody who leads on safeguarding has read the report.',
    'report.acknowledged': () => 'The report was acknowledged.',
    'report.handed': (params: Params) =>
      `The report was given to ${params['agency'] ?? 'another authority'}: ${reasonWords(params)}.${basisWords(params)}`,
    'police.told': (params: Params) =>
      `${params['agency'] ?? 'The police'} was told without the person’s yes.${basisWords(params)}`,
    'report.linked': (params: Params) =>
      `The report was linked to a case: ${reasonWords(params)}.${basisWords(params)}`,
    'report.unlinked': (params: Params) => `The report was taken out of its case: ${reasonWords(params)}.`,
    'report.merged': (params: Params) =>
      `Reports were merged, and ${params['lead'] ?? 'one'} leads: ${reasonWords(params)}.`,
    'report.person_affected': (params: Params) =>
      `Somebody else whom it happened to was added${lookUp(ADDED_HOW, params['source'])}. Who they are is kept locked.`,
    'report.person_said_no': (params: Params) =>
      params['what'] === 'kept'
        ? `Somebody else whom it happened to said no to our keeping them. ${params['destroyed'] === 'yes' ? 'What was kept of them is destroyed.' : 'Who they are is kept on a ground that was recorded.'}`
        : 'Somebody else whom it happened to said no to being contacted.',
    'report.joined': () =>
      'It was joined with another report. The person was told that we deal with it, and nothing of the other report.',
    'report.split': (params: Params) =>
      `The report was split from ${params['lead'] ?? 'another'}: ${reasonWords(params)}.`,
    'transfer.sent': (params: Params) =>
      `${params['agency'] ?? 'Another agency'} was asked to take the report over: ${reasonWords(params)}.`,
    'transfer.returned': (params: Params) =>
      `${params['agency'] ?? 'The other agency'} sent the report back: ${reasonWords(params)}.`,
    'transfer.taken_back': (params: Params) =>
      `The request to take the report over was taken back: ${reasonWords(params)}.`,
    'erasure.asked': () =>
      'The person asks for what they told us to be erased. They must have an answer within a month.',
    'erasure.unasked': () => 'The person no longer asks for it to be erased.',
    'erasure.proposed': () => 'Erasing it was proposed: an administrator who is another approves it.',
    'erasure.agreed': () => 'Erasing it was approved. It can still be taken back for a short time.',
    'erasure.taken_back': () => 'Erasing it was taken back.',
    'erasure.refused': () => 'The person was told that it is not erased, and why.',
    'report.erased': () =>
      'What was told in this report was erased, with whoever told it. What was decided and done is kept.',
    'report.replied': () => 'We wrote to the person on the follow-up page.',
    'report.message': () => 'The person wrote to us.',
    'report.again': () => 'The person told us that it happened again.',
    'report.another': () => 'The person told us of something else that happened.',
    'call.asked': () => 'The person asked for a call.',
    'call.withdrawn': () => 'The person no longer wants the call.',
    'call.spoke': () => 'We called the person, and spoke with them.',
    'call.no_answer': () => 'We called the person, and did not reach them.',
    'contact.changed': (params: Params) =>
      `The person changed how they may be reached: ${lookUp(REACH, params['to'])}.`,
    'code.recovered': () => 'The person got a new code with the words that they had chosen.',
    'code.reissued': () => 'The person was given a new code.',
    'code.ended': () => 'We ended the person’s code.',
    'report.used': ({ basis }: Params) =>
      `More was done with it after its person withdrew it. ${basis === 'child_at_risk' ? 'A child is at risk.' : 'Somebody is in serious danger.'}`,
    'report.withdrawn': () =>
      'The person withdrew their report. Every yes became a no; do nothing more with it, unless somebody is in serious danger or a child is at risk.',
    'code.ended_by_person': () => 'The person ended their code: they can no longer come back.',
    'report.set_aside': (params: Params) =>
      `The report was set aside (${statusWords(params)}): ${reasonWords(params)}.${basisWords(params)}`,
    'report.returned': (params: Params) => `The report was put back in the queue: ${reasonWords(params)}.`,
    'consent.changed': (params: Params) =>
      `The person changed what they allow: ${purposeWords(params)}, now ${params['answer'] === 'yes' ? 'yes' : 'no'}.`,
    'mail.not-delivered': () => 'A mail to the person could not be delivered.',
    'clock.warned': () => 'The report is soon to be acknowledged under the minimum standard.',
    'clock.passed': () => 'The report was not acknowledged in time. Managers were told.',
    'waiting.soon': ({ what }: Params) => `${what ?? 'Something'} waits. Those who have to answer were told.`,
    'waiting.late': ({ what }: Params) =>
      `${what ?? 'Something'} was not answered in time. Managers were told.`,
    'case.opened': (params: Params) => `It was logged as a case by ${params['agency'] ?? 'an agency'}.`,
  },
  toldPerson: (title: string) => `The person was told: “${title}”.`,
  otherSentence: (kind: string) => `Recorded: ${kind.replaceAll(/[._]/g, ' ')}.`,
} as const

/** The sentence for each kind of entry on the timeline of a report. */
export const reportSentences: Readonly<Record<string, (params: Params) => string>> = queueWords.sentence

type Params = Readonly<Record<string, unknown>>
const lookUp = (map: Readonly<Record<string, string>>, key: unknown) =>
  typeof key === 'string' ? (map[key] ?? key) : ''
const ADDED_HOW: Readonly<Record<string, string>> = {
  telephone: ', told by telephone',
  in_person: ', told in person',
  letter: ', told by letter',
  email: ', told by email or text message',
  partner: ', told by another agency or a reporting centre',
  found: ', from what we found ourselves',
}
const REACH: Readonly<Record<string, string>> = {
  reachable: 'in the ways that they chose',
  page: 'on the follow-up page only',
  anonymous: 'on the follow-up page only, and who they are was erased',
}
const low = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
function reasonWords(params: Params): string {
  return low(lookUp(queueWords.reasons, params['reason'])) || 'no reason given'
}
// Why the police may have it; nothing where it went to nobody of theirs.
function basisWords(params: Params): string {
  const words = receivingWords.policeBasis
  const basis = params['basis']
  return basis === 'consent' ||
    basis === 'vital_interests' ||
    basis === 'child_at_risk' ||
    basis === 'legal_power'
    ? ` ${words(low(receivingWords.basis[basis]))}`
    : ''
}
function statusWords(params: Params): string {
  return low(lookUp(queueWords.status, params['status']))
}
function purposeWords(params: Params): string {
  return low(lookUp(queueWords.page.purposes, params['purpose']))
}
