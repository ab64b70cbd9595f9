// Words of the plan's pages.
const number = new Intl.NumberFormat('en-GB')
const count = (n: number, one: string, many: string) => `${number.format(n)} ${n === 1 ? one : many}`

export const words = {
  plans: {
    title: 'Plans',
    none: 'There is no plan yet',
    noneCoordinator:
      'Bring in the plan that the partnership agreed. Paste its text, and see what was read before anything is kept.',
    noneOthers: 'A coordinator can bring in the plan that the partnership agreed.',
    import: 'Bring in a plan',
    name: 'Plan',
    period: 'Years',
    imported: 'Brought in',
    public: 'Public',
    shown: 'Shown to the public',
    notShown: 'Not shown',
    breadcrumb: 'Plans',
  },
  page: {
    title: 'The plan’s own words',
    caption: (from: string, to: string) => `${from} to ${to}`,
    contents: 'Contents',
    priority: (number: number) => `Strategic Priority ${number}`,
    noHeading: 'Actions',
    core: 'Core objectives',
    links: 'Links',
    unplaced: 'Words that could not be placed',
    unplacedLead:
      'These lines stand in the plan, but not in a place that could be read. Nothing was thrown away.',
    unplacedLine: 'Line',
    unplacedText: 'Words',
    unplacedNear: 'Near',
    counts: (priorities: number, aims: number, actions: number, proved: number) =>
      `${count(priorities, 'priority', 'priorities')}, ${count(aims, 'aim', 'aims')} and ${count(actions, 'action', 'actions')}. ${proved === 0 ? 'No action is proved by a measure yet.' : `${count(proved, 'action is', 'actions are')} proved by the work itself.`}`,
    noActions: 'No actions could be read.',
    broughtIn: (when: string, who: string | null, source: string | null) =>
      `Brought in on ${when}${who ? ` by ${who}` : ''}${source ? `, from ${source}` : ''}.`,
    exports: 'Take it with you',
    asText: 'As text for a spreadsheet',
    asJson: 'As data (JSON)',
    document: 'The document that it was brought in from',
    open: 'Open',
    openFor: (ref: string, n: number) => `action ${n} of aim ${ref}`,
    table: (heading: string) => `Actions: ${heading}`,
  },
  columns: {
    aim: 'Aim',
    objective: 'Objective',
    action: 'Action',
    owner: 'Owner',
    timeframe: 'Time frame',
    status: 'Status',
    update: 'Update',
  },
  reading: {
    as: (text: string) => `Read as: ${text}`,
    assumed: 'we assumed the plan’s first year',
    by: (day: string) => `by ${day}`,
    from: (day: string) => `from ${day}`,
    earlier: (colours: string) => `Before that: ${colours}`,
    forecast: (day: string) => `Expected now by ${day}`,
    separate: (parts: readonly string[]) =>
      `Read as ${parts.length} separate parts: ${parts.map((part, at) => `(${at + 1}) ${part}`).join(' ')}`,
    recurring: {
      ongoing: 'ongoing, looked at each quarter',
      weekly: 'every week',
      fortnightly: 'every two weeks',
      monthly: 'every month',
      quarterly: 'every quarter',
      termly: 'every term',
      'twice-yearly': 'twice a year',
      yearly: 'every year',
      'as-needed': 'whenever it is needed',
    },
    status: {
      'not-started': 'not started',
      'in-progress': 'in progress',
      complete: 'done',
      deferred: 'put off',
      cancelled: 'cancelled',
      superseded: 'replaced by something else',
    },
    rag: { red: 'red', amber: 'amber', green: 'green', blue: 'blue (done and proved)' },
    statusFromTime: (status: string) =>
      `The time frame says it is ${status}. No status was set, so nobody has confirmed it.`,
    statusFromUpdate: (status: string) =>
      `The update says it is ${status}. No status was set, so nobody has confirmed it.`,
    refersTo: (references: string) => `Points to ${references}`,
    empty: 'Empty',
  },
  proof: {
    title: 'Proved by',
    soFar: (label: string) => `${label} so far`,
    bySystem: (because: string) =>
      `Tied by the system, because the plan says: “${because}” A coordinator can remove it.`,
    byPerson: 'Tied by a coordinator.',
    outside: (days: string) =>
      `This figure is from outside the plan’s own period, ${days}: it shows the work of now and says nothing about that time.`,
  },
  action: {
    title: (ref: string) => (ref === '' ? 'Action' : `Action under aim ${ref}`),
    cells: 'What the plan says',
    evidence: 'Evidence',
    noEvidence: 'Nothing proves this action yet',
    noEvidenceNext: 'A coordinator can tie it to a measure that the system computes from the work.',
    remove: 'Remove this measure',
    removeFor: (name: string) => `: ${name}`,
    tie: 'Tie a measure to this action',
    measure: 'Measure',
    tieButton: 'Tie measure',
    noneLeft: 'Every measure is tied already.',
    choose: 'Select a measure',
    source: (first: number, last: number) =>
      first === last ? `Line ${first} of the plan’s text.` : `Lines ${first} to ${last} of the plan’s text.`,
    toCheck: 'To check',
    parts: 'Parts as read',
    more: 'Other columns',
  },
  publish: {
    title: 'The public view',
    shown: 'The public can read this plan at “Our plan”.',
    notShown: 'The public cannot see this plan.',
    what: 'The public page shows what was chosen of each action and how it is going, in plain words where there are some and else in the plan’s own. It never shows owners, or what was written for colleagues. Read the plan for names before you show it.',
    choose: 'Choose what the public sees, in plain words',
    show: 'Show it to the public',
    hide: 'Take it off the public page',
    look: 'See the public page',
  },
  remove: {
    link: 'Remove this plan',
    title: (plan: string) => `Remove “${plan}”?`,
    what: (actions: number) =>
      `The plan and its ${actions === 1 ? 'action' : `${number.format(actions)} actions`} are removed for good. What it says cannot be brought back, other than from a file.`,
    goes: 'With it go, also from the history:',
    counts: (of: { deliveries: number; evidence: number; files: number; history: number }) => [
      `parts of actions, each with its owner: ${number.format(of.deliveries)}`,
      `pieces of evidence: ${number.format(of.evidence)}, with their files: ${number.format(of.files)}`,
      `versions in the history of who changed what and why: ${number.format(of.history)}`,
      'its milestones, risks, links, measures and budgets, the rounds that were planned, and what was asked by mail',
    ],
    kept: ({ updates, frozen }: { updates: number; frozen: number }) =>
      `This plan stays: it holds ${updates === 1 ? '1 update' : `${number.format(updates)} updates`} of what people said, and ${frozen === 1 ? '1 frozen quarter' : `${number.format(frozen)} frozen quarters`}. That is the record of what the partnership did, and nobody can remove it.`,
    instead:
      'What you can do: take the plan off the public page and leave it off. A plan that has run its course stays as it is, to be read by whoever is signed in; bring in or make the next one beside it. What should not be done any more can be cancelled, part by part, with the reason.',
    back: 'Back to the plan',
    keepFirst: 'Download it first',
    go: 'Remove the plan',
    cancel: 'Cancel',
  },
  import: {
    title: 'Bring in a plan',
    lead: 'Paste the plan’s text: a table copied from a document or spreadsheet, or the contents of a text or CSV file. You see what was read before anything is kept.',
    label: 'Text of the plan',
    hint: 'Headings, bullet points and the table, with its header row. Up to 500,000 characters.',
    name: 'Where it comes from (optional)',
    nameHint: 'For example, the name of the file',
    files:
      'Longer plans and files (.txt, .tsv, .csv) come in from the command line: upstander plan import FILE.',
    preview: 'See what is read',
    paste: 'Paste the text of the plan',
    noActions:
      'No action was found in this text. Paste the table of the plan with its header row, such as Objective, Action, Owner, Time frame',
    tooLong: (length: number) =>
      `The plan must be 500,000 characters or fewer. This has ${number.format(length)}: bring it in from the command line`,
    nameTooLong: 'Where it comes from must be 200 characters or fewer',
    already: (title: string) => `This very text is here already, as the plan “${title}”`,
    open: 'Open that plan',
  },
  preview: {
    title: 'Check what was read',
    nothingKept: 'Nothing is kept yet.',
    planTitle: 'Title',
    noTitle: 'No title found',
    period: 'Years',
    noPeriod: 'No years found',
    read: 'What was read',
    counts: (priorities: number, aims: number, rows: number) =>
      `${count(priorities, 'priority', 'priorities')}, ${count(aims, 'aim', 'aims')} and ${count(rows, 'action', 'actions')}`,
    sure: 'How sure we are',
    sureWords: (certain: number, rows: number) =>
      rows === 0
        ? 'No actions could be read.'
        : `${number.format(certain)} of ${number.format(rows)} actions were read without doubt. The rest say what to check, on their own row.`,
    unplaced: 'Words without a place',
    unplacedWords: (n: number) =>
      n === 0
        ? 'None: every word has its place.'
        : `${count(n, 'line', 'lines')}, kept and shown at the end of the plan.`,
    ties: 'Measures that will be tied',
    noTies: 'None: no action speaks of something that the system measures.',
    warnings: 'Warnings',
    lineOf: (line: number) => `line ${line}`,
    confirm: 'Keep this plan',
    back: 'Change the text',
    whole: 'The plan as it will be',
  },
  done: {
    imported: 'The plan is kept. Every word of it is here.',
    shown: 'The public can now read this plan. No other plan is on the public page.',
    hidden: 'The plan is no longer on the public page.',
    removed: 'The plan is removed.',
    tied: 'The measure is tied to this action.',
    target: 'The target is saved.',
    untied: 'The measure is no longer tied to this action.',
  },
} as const
