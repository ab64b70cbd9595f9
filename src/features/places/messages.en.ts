// The words of those pages on which the partnership keeps its gazetteer.
import type { Result } from './import.ts'
import type { RowFault, SourceLayout } from './layouts.ts'

const layouts: Readonly<Record<SourceLayout, string>> = {
  postcodes: 'Postcodes',
  outward: 'First halves of postcodes',
  stops: 'Stops and stations',
  wards: 'Wards',
  places: 'Towns, neighbourhoods and streets',
  boundaries: 'Outlines for the map',
}

const results: Readonly<Record<Result, string>> = {
  added: 'New',
  changed: 'Changed',
  same: 'The same',
  'left-out': 'Left out',
  refused: 'Cannot be read',
  removed: 'No longer in the file: removed',
}

const whys: Readonly<Record<RowFault, string>> = {
  'no-name': 'it has no name',
  'no-position': 'it has no position or outline',
  'no-code': 'it has no code',
  'not-current': 'it is not current',
  'other-kind': 'it is of another kind',
  elsewhere: 'it is outside the partnership’s areas',
  twice: 'it is in the file already',
}

export const placesWords = {
  title: 'Names of places',
  intro:
    'With names of places loaded, people who report can find where it happened by a postcode, town, ward, stop or station, or on a map, and choose how exactly we keep it. Without, they type a postcode or choose an area.',
  done: {
    loaded: 'The places are loaded.',
    removed: 'The source and its places are removed. Reports are not changed.',
  },
  caption: 'Sources of the names of places',
  head: { name: 'Source', what: 'What it holds', places: 'Places', dated: 'Data of', loaded: 'Loaded' },
  count: (places: number) => places.toLocaleString('en-GB'),
  empty: 'No names of places are loaded',
  emptyNext: 'Load a file below, or with “upstander places import”.',
  layouts,
  remove: 'Remove',
  removeOf: (name: string) => ` ${name}`,
  removing: (name: string) => `Remove ${name}?`,
  removeHint: (places: number) =>
    `${places.toLocaleString('en-GB')} ${places === 1 ? 'place goes' : 'places go'} with it: nobody can find them in the form. Reports keep what they say. You can load the file again.`,
  removeYes: 'Remove it',
  removeNo: 'Keep it',
  load: 'Load a file',
  shapes:
    'CSV with names in its first row: postcodes (NSPL, ONSPD, Code-Point Open), first halves of postcodes, NaPTAN stops and stations, wards, or any list with name, lat and lon (and kind, within, ladcd, wd25cd where you have them). GeoJSON of districts or wards gives the map. Load outlines first: other files use them to tell whose a place is.',
  name: 'Name of the source',
  nameHint:
    'Such as “Stops and stations (NaPTAN)”. A file loaded under the same name takes the place of the one before.',
  attribution: 'Attribution',
  attributionHint: 'What the licence asks to be printed beside it. It is shown on the form.',
  dated: 'Date of the data',
  file: 'File',
  fileHint: 'CSV or GeoJSON, up to 10 MB. A larger one can be loaded with “upstander places import”.',
  mode: 'What to do',
  modes: {
    dry: 'Try it: show what would happen, and change nothing',
    report: 'Try it, and download a report of every row',
    real: 'Load it',
  },
  go: 'Go on',
  noFile: 'Choose a file',
  fileTooLarge: 'The file must be 10MB or smaller. Load a larger one with “upstander places import”',
  tried: 'This is what would happen. Nothing is changed. To load it, choose the file again and “Load it”.',
  loaded: 'This is what happened.',
  holds: (layout: SourceLayout) => `The file holds: ${layouts[layout].toLowerCase()}.`,
  counts: 'How the rows came out',
  result: 'Result',
  rows: 'Rows',
  faults: (shown: number, all: number) =>
    shown < all
      ? `The first ${shown} of ${all.toLocaleString('en-GB')} rows that were left out or cannot be read`
      : 'Rows that were left out or cannot be read',
  row: 'Row',
  place: 'Place',
  why: 'Why',
  results,
  whys,
  reportHead: ['row', 'place', 'result', 'why'],
  reportName: 'places-report.csv',
  back: 'Names of places',
  problems: {
    name: 'Give the source a name of 2 to 120 characters',
    attribution: 'Write whose data it is, in 2 to 500 characters',
    dated: 'Enter the date of the data, such as 27 3 2026',
    datedOption: 'write the date of the data as --dated YYYY-MM-DD',
    noAreas: 'The partnership has no areas yet. Add them first.',
    unknown:
      'This is no file of places that we know. It needs the names of its columns in the first row, or to be GeoJSON.',
    nothing: (refused: number) =>
      refused > 0
        ? 'No row of this file could be read as a place of the partnership’s areas.'
        : 'No place in this file lies in the partnership’s areas.',
    tooMany: (max: number) => `The file has more than ${max.toLocaleString('en-GB')} rows`,
    broken: (line: number) => `The file is not well-formed CSV: see line ${line}`,
    otherLayout: (what: string) =>
      `A source of this name holds something else (${what}). Choose another name.`,
  },
  who: 'a coordinator, or an administrator of the lead agency',
} as const
