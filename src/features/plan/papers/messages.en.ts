// Words of the papers themselves, and of the page that makes them.
import type { PaperKind } from './paper.ts'
import { SPANS } from '../running/messages.en.ts'
import type { Rhythm, Span } from '../running/rhythm.ts'

const number = new Intl.NumberFormat('en-GB')
const count = (n: number, one: string, many: string) => `${number.format(n)} ${n === 1 ? one : many}`

export const kindWords: Readonly<Record<PaperKind, { name: string; hint: string }>> = {
  highlight: {
    name: 'Highlight report',
    hint: 'For the delivery group: what is done, what slipped, what comes next, and what is wanted of the board.',
  },
  exception: {
    name: 'Exception report',
    hint: 'For the board: only what is red, amber, overdue, silent or has nobody to answer for it.',
  },
  full: { name: 'The full plan', hint: 'Every action in the familiar table, with its status and update.' },
}

export const paperWords = {
  title: (kind: string, plan: string) => `${kind}: ${plan}`,
  subtitle: (quarter: string, taken: string, scope: string | null) =>
    [quarter, ...(scope ? [`${scope} only`] : []), taken].join('. '),
  taken: {
    frozen: (day: string, span: Span) => `From the record of the ${SPANS[span]}, frozen on ${day}`,
    'as-of': (day: string) => `As it stood on ${day}`,
    open: (day: string, span: Span) => `The ${SPANS[span]} is not frozen yet: as it stands on ${day}`,
  },
  overall: 'Overall',
  now: 'Now',
  last: (span: Span) => `Last ${SPANS[span]}`,
  measureOfAll: 'What is counted',
  overallRag: 'Overall progress (the worst colour of any part)',
  inRag: (rag: string) => `Parts that are ${rag}`,
  unrated: 'Parts that nobody has rated',
  complete: 'Parts complete and verified',
  allParts: 'Parts in all',
  headline: 'Headline',
  headlineOf: (f: {
    span: Span
    parts: number
    actions: number
    complete: number
    red: number
    amber: number
    done: number | null
    slipped: number
    stale: number
  }) =>
    [
      `The plan has ${count(f.actions, 'action', 'actions')} with ${count(f.parts, 'part', 'parts')}, of which ${number.format(f.complete)} ${f.complete === 1 ? 'is' : 'are'} complete and verified.`,
      `${number.format(f.red)} ${f.red === 1 ? 'is' : 'are'} red and ${number.format(f.amber)} amber.`,
      ...(f.done === null
        ? []
        : [
            `Since the last ${SPANS[f.span]} ${number.format(f.done)} ${f.done === 1 ? 'was' : 'were'} done and ${number.format(f.slipped)} slipped.`,
          ]),
      ...(f.stale > 0
        ? [
            `${number.format(f.stale)} ${f.stale === 1 ? 'has' : 'have'} had no update: we do not know how those are going.`,
          ]
        : []),
    ].join(' '),
  done: (span: Span) => `Done this ${SPANS[span]}`,
  slipped: 'Slipped',
  dueNow: (span: Span) => `Due this ${SPANS[span]} and not done`,
  next: (span: Span) => `Due next ${SPANS[span]}`,
  risks: 'Risks and issues',
  decisions: 'Decisions wanted',
  measures: 'Measures',
  measuresKept: (day: string) => `The figures that the record keeps, as they stood on ${day}.`,
  measuresAnew: (span: Span) =>
    `Counted today: the record of this ${SPANS[span]} was made before figures were kept in it.`,
  grid: 'Authorities by action',
  gridAction: 'Action',
  outsideGrid: (refs: readonly string[]) =>
    `Not in this table, because no two authorities share ${refs.length === 1 ? 'it' : 'them'}: ${refs.join(', ')}.`,
  stale: 'No update',
  red: 'Red',
  amber: 'Amber',
  overdue: 'Overdue',
  unowned: 'Nobody answers for it',
  none: 'None.',
  noLast: 'Not known',
  noLastPlan: (span: Span) => `Not known: there is no plan of the ${SPANS[span]} before to compare with.`,
  late: 'Said since the record was frozen',
  lateLead: 'Not part of the record, nor of the figures above: it counts for what is asked about later.',
  saidFor: (day: string, quarter: string) => `${day}, for ${quarter}`,
  noneRisks: 'No risk or issue is open.',
  columns: {
    ref: 'Ref',
    action: 'Action',
    owner: 'Owner',
    status: 'Status',
    progress: 'Progress',
    progressLast: (span: Span) => `Progress last ${SPANS[span]}`,
    was: 'Was due',
    due: 'Due',
    expected: 'Now expected',
    why: 'Why',
    cause: 'Cause',
    corrective: 'Corrective action',
    newDate: 'New date',
    ask: 'Ask of the board',
    late: 'Days late',
    since: 'Last update',
    kind: 'Kind',
    risk: 'What it is',
    score: 'Likelihood × impact',
    response: 'Response',
    measure: 'Measure',
    direction: 'Direction',
    reason: 'Why it is here',
    priority: 'Priority',
    aim: 'Aim',
    objective: 'Objective',
    timeframe: 'Time frame',
    statusRag: 'Status - RAG',
    update: 'Update',
    story: 'Update',
    said: 'Said',
    section: 'Section',
    plan: 'Plan',
    years: 'Years',
  },
  risk: { risk: 'Risk', issue: 'Issue' },
  score: (likelihood: number, impact: number) => `${likelihood} × ${impact} = ${likelihood * impact}`,
  noScore: 'Not scored',
  /** Read with the figure before it: what the arrow says, in words. */
  way: { up: '↑ Up', down: '↓ Down', same: '→ The same', unknown: 'Not known' },
  judged: { better: 'better', worse: 'worse' },
  noFigure: 'No figure',
  notOverdue: '',
  noDate: 'No date',
  noneGiven: 'Not given',
  asAgreed: (day: string) => `${day}, as agreed`,
  never: 'Never',
  nobodyEver: 'Nobody has said yet how any part of the plan goes, and nobody was asked.',
  noNewDate: 'No new date given',
  /** Why a part has a colour that nobody here gave it, or that its owner gave without a reason beside the colour. */
  inDocument: (colour: string, said: string) =>
    `${colour} in the plan’s document${said === '' ? '' : `: “${said}”`}`,
  ownerSays: (colour: string, cause: string) =>
    `Its owner says that it is ${colour.toLowerCase()}${cause === '' ? '' : `: ${cause}`}`,
  awaiting: 'Said to be complete; not verified yet',
  verified: 'Complete and verified',
  lastSaid: (quarter: string) => `Said nothing for ${quarter}`,
  rated: (name: string, rag: string) => (name === rag ? rag : `${name} (${rag})`),
  of: (owner: string, words: string) => `${owner}: ${words}`,
  newDate: (day: string) => `Now expected by ${day}`,
  someNewDate: (owner: string, day: string) => `${owner}: now expected by ${day}`,
  /** A meeting at which an action is heard. */
  heard: (ref: string, day: string, of: { title: string; place: string | null; url: string | null }) =>
    `Meeting of ${day} about ${ref}: ${[of.title, of.place, of.url].filter(Boolean).join(', ')}`,
  core: 'Core Objectives:',
  noHeading: 'Actions',
  table: (heading: string) => `Actions: ${heading}`,
  exceptionNone: 'Nothing is red, amber, overdue or silent, and every part has somebody to answer for it.',
  empty: {
    heading: 'Nothing to report',
    none: (name: string, day: string | null) =>
      day === null ? `No part of this plan is ${name}’s.` : `No part of this plan was ${name}’s on ${day}.`,
    named: (n: number, name: string) =>
      `${n === 1 ? 'One part names it' : `${number.format(n)} parts name it`} in the plan’s own words and ${n === 1 ? 'is' : 'are'} not its own yet: a coordinator gives ${n === 1 ? 'it' : 'them'} to it under Plans, Groups that own actions, ${name}. Then take this paper again.`,
    unnamed:
      'No part names it in the plan’s own words either. A coordinator can make it the owner of a part, on that part’s page under “Change owner, lead and dates”. Then take this paper again.',
    later: 'What became its own since is in the papers of later dates.',
  },
  page: 'Page',
  ofPages: 'of',
}

const RHYTHMS: Readonly<Record<Rhythm, string>> = {
  every: 'Quarter',
  twice: 'Half-year',
  yearly: 'Year',
  chosen: 'Period',
}

export const pageWords = {
  title: 'Papers',
  lead: 'A paper for a meeting, written from the plan as it stands. Choose what it is for, and how you want it.',
  kind: 'Which paper?',
  quarter: (rhythm: Rhythm) => RHYTHMS[rhythm],
  quarterHint: 'One that was frozen is shown from its record, whatever has changed since.',
  frozen: (quarter: string) => `${quarter} (frozen)`,
  open: (quarter: string) => `${quarter} (still open)`,
  scope: 'Whose parts?',
  everybody: 'Everybody’s',
  agencies: 'Agency',
  groups: 'Group',
  marking: 'Protective marking',
  markingHint: 'At the head and foot of every page.',
  noMarking: 'No marking',
  keepMarking: 'Use this marking for this plan’s papers from now on',
  headline: 'Headline (optional)',
  headlineHint: 'What the meeting must know, in a few sentences. Left empty, the figures are put into words.',
  headlineTooLong: (length: number) =>
    `The headline must be 2,000 characters or fewer. This has ${number.format(length)}`,
  leads: 'Name the people who lead each part',
  leadsHint:
    'Papers name agencies and groups. Tick this only where everybody who gets the paper may know who leads.',
  unmatched:
    'These owners are matched to no agency, and papers show them in the plan’s own words. Check that none is a person’s name:',
  more: (n: number) => `and ${count(n, 'more', 'more')}`,
  formats: 'How do you want it?',
  formatsHint:
    'Word and PDF carry headings, repeated header rows, page numbers and the marking. Each paper that you take is recorded.',
  format: {
    docx: 'Word (.docx)',
    pdf: 'PDF',
    xlsx: 'Excel (.xlsx)',
    csv: 'CSV',
    print: 'Show it to print',
  },
  chooseKind: 'Select which paper you want',
  chooseQuarter: 'Select what the paper is of from the list',
  chooseScope: 'Select whose parts from the list',
  chooseMarking: 'Select a marking from the list',
  chooseFormat: 'Choose how you want the paper',
  notThen: 'There was no plan yet in that quarter',
  printIt: 'To print this, use your browser’s Print. Or take it as Word or PDF.',
  back: 'Choose another paper',
}
