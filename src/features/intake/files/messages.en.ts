// Words of bringing in a partner's file of reports.
const outcomes = {
  taken: 'Taken',
  before: 'Not taken again',
  changed: 'Not taken: other words under the same reference',
  refused: 'Refused',
}

export const fileWords = {
  title: 'Reports from a file',
  back: 'Reports from a file',
  intro:
    'Bring a list of reports that a partner exported from another system. Nothing is taken in before you have seen what would become of each row. Each row then becomes a report like any other: its person can come back with a code.',
  file: 'A file in CSV',
  fileHint:
    'With a row of titles. Commas, semicolons or tabs between columns; UTF-8, or as older Windows programs write it. Up to 5,000 rows and 10 MB; a longer list is brought as several files.',
  send: 'Read the file',
  limits: (days: number) =>
    `What is in the file is sealed as soon as it arrives, and removed ${days} days after its reports were taken in.`,
  list: {
    title: 'Files that were brought',
    empty: 'None yet',
    emptyNext: 'The files of your agency will be listed here.',
  },
  head: { file: 'File', who: 'Brought by', state: 'State', rows: 'Rows' },
  broughtBy: (name: string, when: string) => `${name}, ${when}`,
  states: { mapping: 'Not taken in yet', running: 'Being taken in', done: 'Finished' },
  columns: {
    title: 'Which column is which?',
    intro:
      'For each column of the file, choose what it holds. What you leave out is not taken in. The choice is remembered for the next file with the same titles.',
    example: (text: string) => (text === '' ? 'No row has anything here' : `For example: ${text}`),
    untitled: (number: number) => `Column ${number}, without a title`,
    out: 'Leave out',
    kept: 'Keep with the words of the report, under its title',
    privacy: 'About the name, where a row does not say it',
    privacyOptions: {
      anonymous: 'Anonymous: nothing about a person is in the rows',
      contact_only: 'Only a way to reach the person',
      named: 'The person gave their name',
    },
    whose: 'Whose export is it?',
    whoseHint:
      'Leave it empty where it is your own agency’s. Else name the body, such as the police force or the school: each report then says that it came from there.',
    go: 'See what would become of each row',
  },
  values: {
    title: 'What do these values mean?',
    intro:
      'We have guessed what we can. Change what is wrong, and choose for what we do not know: the choice is remembered for the next file with the same titles. What you leave in words is not lost: it is kept with the words of the report.',
    inWords: 'Nothing of these: keep it in words',
    yes: 'Yes',
    no: 'No',
    rows: (count: number) => (count === 1 ? 'In 1 row' : `In ${count.toLocaleString('en-GB')} rows`),
    unknown: (count: number) =>
      count === 1
        ? 'In 1 row. We do not know it'
        : `In ${count.toLocaleString('en-GB')} rows. We do not know it`,
    over: (count: number) =>
      `This column has ${count.toLocaleString('en-GB')} more values, too many to choose for here. Those that we do not know are kept in words.`,
    days: 'How are the days written?',
    daysFound: (either: number, dayFirst: number, monthFirst: number) =>
      `Rows where the first number must be the day: ${dayFirst}. Where the second must be: ${monthFirst}. Where it could be either: ${either}.`,
    dayFirst: 'Day first, as in Britain: 3/4/2026 is 3 April',
    monthFirst: 'Month first: 3/4/2026 is 4 March',
    keptTitle: 'Values that we do not know',
    keptNote:
      'These are kept in the words of each report. Choose what they mean, and they can be counted and found.',
    column: 'Column',
    value: 'Value',
    count: 'Rows',
    change: 'Change what values mean',
    leftOut: (titles: string) => `Left out, and not taken in: ${titles}`,
    keptOut: (title: string, cells: number) =>
      cells === 1 ? `${title} (1 row has something there)` : `${title} (${cells} rows have something there)`,
  },
  untitled: (number: number) => `Column ${number}`,
  glimpse: {
    kept: 'Kept in words',
    reference: (said: string) => `Reference ${said}`,
    byPostcode: 'District by its postcode',
    triage: 'No district known: goes to the partnership’s triage',
  },
  doubt: (title: string, message: string) => `${title}: ${message}`,
  notes: {
    kept: (said: string) => `Kept in words: ${said}`,
    manyNames: 'Check whether this is the name of one person and nothing else',
    phoneUnsaid:
      'A number is given, and nothing says that it is safe: it is kept, and nobody is asked to ring it. Ask whoever sent the file',
    emailUnsaid:
      'An email address is given, and nothing says that it is safe: it is kept, and nothing is sent to it. Ask whoever sent the file',
    noDay: (said: string) => `No day that we can read, so it is kept in words: ${said}`,
    day: (said: string, day: string) => `Check the day: ${said} was read as ${day}`,
  },
  trial: {
    title: 'What would become of each row',
    nothing: 'Nothing has been taken in yet.',
    go: (count: number) => (count === 1 ? 'Take in 1 report' : `Take in ${count} reports`),
    rest: 'Rows that are refused stay behind: download them, mend them, and bring them as a file again. Rows taken before are not taken twice.',
    none: 'No row can be taken in. Change the columns, or mend the file.',
    change: 'Change the columns',
    doubtful: (count: number) =>
      count === 1
        ? 'Look at 1 row: something in it is doubtful.'
        : `Look at ${count} rows: something in each is doubtful.`,
  },
  run: {
    title: 'What became of each row',
    running: (done: number, of: number) => `${done} of ${of} rows are done.`,
    again: 'Look again',
    finished: (when: string) => `Finished ${when}.`,
    removal: (day: string) =>
      `What is in the file is removed on ${day}, and the codes with it: download what you need before.`,
    removed: (day: string) =>
      `What was in the file was removed on ${day}, with the codes. The reports are as they were.`,
    unused: (day: string) =>
      `The rows were not taken in, and what was in the file was removed on ${day}. Bring the file again.`,
    started: 'It began. You can leave this page: it goes on by itself.',
  },
  remove: {
    title: 'Remove what is in this file?',
    back: 'Back to the file',
    unused: 'Nothing has been taken in from it. It is removed at once and for good; you can bring it again.',
    used: 'The reports that were taken in stay. The file is removed at once and for good, and with it the codes of its reports: download what you need before.',
    go: 'Remove it now',
    link: 'Remove this file',
  },
  counts: (taken: number, before: number, changed: number, refused: number) =>
    `To take: ${taken}. The same again: ${before}. The same reference with other words: ${changed}. Refused: ${refused}.`,
  countsDone: (taken: number, before: number, changed: number, refused: number) =>
    `Taken: ${taken}. The same again: ${before}. The same reference with other words: ${changed}. Refused: ${refused}.`,
  outcomes,
  trialOutcomes: {
    taken: 'Would be taken',
    before: 'Would not be taken again',
    changed: 'Would not be taken: other words under the same reference',
    refused: 'Would be refused',
  },
  caption: 'Rows of the file',
  row: 'Row of the spreadsheet',
  rowSays: 'What it says',
  outcome: 'What became of it',
  reference: 'Report',
  page: (page: number, of: number) => `Rows: page ${page} of ${of}`,
  next: 'Next rows',
  previous: 'Rows before',
  downloads: {
    report: 'Download what became of every row, with the codes (CSV)',
    refused: 'Download the refused rows, to mend them (CSV)',
    hint: 'The codes open the conversation with each person: give each only to its person.',
  },
  csv: {
    row: 'Row of the spreadsheet',
    theirs: 'Their reference',
    outcome: 'Outcome',
    problems: 'Problems',
    whyRefused: 'Why this row was not taken (our column)',
    reference: 'Reference',
    code: 'Code',
    notes: 'To look at',
  },
  problems: {
    none: 'Choose a file',
    empty: 'There is nothing in this file',
    tooLarge: 'The file is larger than 10 MB: bring it in parts',
    notText: 'This is no CSV file. In a spreadsheet, choose “Save as” and then “CSV UTF-8”',
    broken: (line: number) => `The file cannot be read as CSV at line ${line}`,
    wide: (row: number) => `Row ${row} has more columns than the row of titles`,
    oneColumn: 'Only one column was found: is the row of titles there?',
    noRows: 'There is a row of titles and nothing below it',
    tooMany: (rows: number, most: number) =>
      `The file has ${rows.toLocaleString('en-GB')} rows. Bring it in ${Math.ceil(rows / most)} files of up to ${most.toLocaleString('en-GB')} rows, each with the row of titles: in a spreadsheet, copy the titles and the first ${most.toLocaleString('en-GB')} rows to a new sheet and save that as CSV, and so on. What you choose for the columns is remembered, and a row that is in two files is taken in once`,
    noWhat: 'Choose a column for “what”: without what happened there is no report',
    twice: (name: string) => `Two columns are chosen for “${name}”`,
    privacy: 'Choose what holds for the names',
    whose: (least: number, most: number) => `The name of a body is ${least} to ${most} characters long`,
    keptLong: (max: number) => `What is kept in words must be ${max} characters or fewer`,
    changed: 'A report with this reference was taken before, and said something else',
    sameBefore: 'A report that says the same was taken in before, from this or another file',
    sameAbove: (row: number) => `Says the same as row ${row} of this file`,
    otherAbove: (row: number) => `Row ${row} of this file has the same reference, and says something else`,
  },
} as const
