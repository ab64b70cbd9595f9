/** Chosen for a column that is none of our fields, and is kept with the words of the report under its own title. */
export const KEPT = 'kept'

/** Titles of columns that are usually none of our fields, and worth keeping. */
export const KEPT_TITLES: readonly string[] = [
  'officer',
  'officer in charge',
  'oic',
  'officer in the case',
  'case officer',
  'housing officer',
  'collar number',
  'channel',
  'source of report',
  'method of reporting',
  'how reported',
  'reported via',
  'reporting method',
  'status',
  'outcome',
  'disposal',
  'date reported',
  'reported date',
  'date of report',
  'report date',
  'beat',
  'ward',
  'neighbourhood',
  'actions taken',
  'action taken',
  'notes',
  'comments',
  'year group',
]
