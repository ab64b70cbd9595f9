// What the reader's codes say to a person who checks an imported plan.
import type { PlanRefused, ProblemCode, RowFlag, WarningCode } from './read-plan.schema.ts'

export const rowFlagText: Record<RowFlag, string> = {
  'joined-across-page':
    'A page break cut this row in two. We joined the halves: check that they belong together',
  'joined-above':
    'A row that only went on with this one stood below it. We joined the two: check that they belong together',
  'starts-mid-sentence':
    'This begins in the middle of a sentence and stands alone: it may belong to the row above it',
  'stands-alone': 'Nobody, no time and nothing else stands beside this: it may be a note and no action',
  doubtful: 'Several things run together here and we could not tell them apart for certain',
  'no-action': 'No words of this row say what is to be done',
  'status-in-timeframe': 'The time frame says how far the action is. We propose it as the status',
  'status-in-update': 'The update says how far the action is. We propose it as the status',
  'status-unread': 'We could not tell what this status means',
  'status-assumed': 'It is a step of a list of tasks. We propose the status that it usually means. Check it',
  'status-late':
    'The words say that it is late or at risk, and no colour is set. Say whether it is amber or red',
  'status-from-heading': 'It stands under a heading of what is complete. We propose that as the status',
  'status-of-a-part':
    'It says how one part goes: one quarter, one body or some of it. Say how the whole of it goes',
  'same-as-another':
    'It says “as above” or the like. What we read is from where it points: check that it is the right one',
  'from-list': 'This stood in a list and in no table. Check that it is an action, and its parts',
  unscheduled: 'No date has been set',
  'several-timeframes': 'There is more than one time frame here',
  'timeframe-unread': 'We could not read a date from this time frame',
  'no-year': 'This names a quarter, but neither the row nor the plan says of which year',
  'date-ambiguous':
    'The document writes some dates day first and some month first, so this date could be either of two',
  'date-moved':
    'A new date stands beside the one that was planned. The planned one stays the time frame, and the new one is when it is expected now, where we could read it',
  'owner-looks-like-timeframe': 'Part of the owner looks like a time frame',
  'owner-to-be-confirmed': 'An owner has still to be confirmed or set up',
  'ends-mid-sentence': 'A sentence here stops before its end',
  'no-header': 'This table has no header row, so we guessed what its columns are',
  'cells-shifted': 'The cells seem to stand one column off. What we read is from where they should be',
  'words-run-together':
    'We could not tell for certain in this PDF which words belong to which cell. Check each of them',
  'no-number':
    'It has no number of its own. We took it for a further action under the one above: check that it belongs there',
  'objective-above': 'The cell is blank: we took the objective of the row above',
  'colour-only': 'The colour of the cell is all that says how it goes',
  'colour-differs':
    'The colour of the cell and the words do not agree. The document’s side shows both: say which is right',
}

export const warningText: Record<WarningCode, string> = {
  'no-title': 'We could not find the title of the plan',
  'no-period': 'We could not find which years the plan covers',
  'no-header': 'No table has a header row that we know',
  'no-priorities': 'We could not find any priorities',
  'no-rows': 'We could not find any actions',
  'row-outside-priority': 'Some rows come before the first priority',
  'more-cells-than-columns': 'A row has more cells than its header',
  'key-to-colours':
    'The plan explains its colours. We kept the words, not as actions: looking it through, you can use them as the plan’s key',
  'lookup-sheet':
    'Cells of the plan choose from lists on this sheet. We kept its words, and read no action from it',
  'titles-by-choice':
    'This row was taken for titles, because somebody said what the columns under it hold. Where it is an action, say so where you say what the columns are',
  'table-without-actions':
    'No row under these titles has an action in its own column. If one of them is what is done, say so where you say what the columns are',
  'columns-by-place': 'The table has no titles. Its columns are read as somebody said, from its first row on',
  'dates-month-first':
    'The plan writes its dates month first, as in the United States. We read all of them so: check a few',
  'dates-mixed':
    'The plan writes some dates day first and some month first. We left out those that could be either',
  'hidden-rows':
    'The spreadsheet hides these rows, perhaps by a filter. We read them like the others: take out what is no longer in the plan',
  'hidden-columns': 'The spreadsheet hides these columns. We read them like the others',
  'hidden-sheet':
    'The spreadsheet hides this sheet. We read it like the others: take out what is no longer in the plan',
  'aim-number-repeated': 'Two different aims have the same number',
}

const problemTexts: Record<ProblemCode, (limit: number) => string> = {
  'nothing-to-read': () => 'The plan is empty',
  'not-text': () => 'The plan must be text: paste its tables, or save it as a text or CSV file',
  'too-large': (limit) => `The plan must be smaller than ${Math.floor(limit / 1024 / 1024)}MB`,
  'too-many-lines': (limit) => `The plan must have ${limit.toLocaleString('en-GB')} lines or fewer`,
  'too-many-rows': (limit) => `The plan must have ${limit.toLocaleString('en-GB')} table rows or fewer`,
  'too-many-columns': (limit) => `Each table row of the plan must have ${limit} cells or fewer`,
  'cell-too-long': (limit) =>
    `Each cell of the plan must have ${limit.toLocaleString('en-GB')} characters or fewer`,
  damaged: () =>
    'This file is damaged. Open it in the program that made it, save it again, and give us the new file',
  encrypted: () => 'This file is locked with a password. Save a copy without one and give us the copy',
  scanned: () =>
    'This PDF is a picture of a plan, with no words in it. Give us the document it was printed from, or run text recognition (OCR) on it first',
  picture: () =>
    'This is a picture. Give us the document it shows, or type or paste the plan’s tables as text',
  'legacy-format': () =>
    'This kind of file is too old or too unusual to read. Open it and save it as a Word document (.docx), an Excel workbook (.xlsx) or a PDF',
  'unknown-format': () =>
    'We do not know this kind of file. Save the plan as a Word document (.docx), an Excel workbook (.xlsx), a PDF, a web page or text',
  'too-many-entries': (limit) =>
    `This file has more than ${limit.toLocaleString('en-GB')} parts inside it. Copy the plan into a new document and give us that`,
  'inflates-too-much': (limit) =>
    `This file holds more than ${Math.floor(limit / 1024 / 1024)}MB once unpacked. Copy the plan into a new document, without its pictures, and give us that`,
  'too-many-pages': (limit) =>
    `The plan must have ${limit.toLocaleString('en-GB')} pages or fewer. Save only the pages that hold the plan`,
  'too-slow': (limit) =>
    `This file took longer than ${Math.round(limit / 1000)} seconds to read, so we stopped. Copy the plan into a new document and give us that`,
  busy: () => 'Other documents are being read just now. Try again in a minute',
}

/** A refusal as an error message, with the line where there is one. */
export function planProblemText({ code, line, limit }: PlanRefused['problem']): string {
  const text = problemTexts[code](limit ?? 0)
  return line === null ? text : `${text} (line ${line})`
}
