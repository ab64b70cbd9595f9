// What the reader proposes from a row's own words. The words themselves are never changed.
import { linesDiffer, ownersStatuses, statedIn } from './by-owner.ts'
import type { DateOrder } from './date-order.ts'
import { ownersOfCell } from './owners-quoted.ts'
import type { Period } from './period.ts'
import type { ReadDerived, ReadRow, RowFlag } from './read-plan.schema.ts'
import { endsMidSentence, splitOrders } from './sentences.ts'
import {
  ragAtStart,
  isAssumed,
  ragIn,
  saysLate,
  saysLateInTime,
  saysOfAPart,
  statusAtEnd,
  statusAtStart,
  statusOf,
  statusOfShare,
} from './status.ts'
import { colourInTime, statusInTime } from './status-in-time.ts'
import { readTimeFrame } from './time-frame.ts'

export type RowWords = Pick<ReadRow, 'objective' | 'action' | 'owner' | 'timeframe' | 'status' | 'update'>

/** What leaves a row to a person: the words are there, and what they mean is not plain. */
const needsAPerson: readonly RowFlag[] = [
  'doubtful',
  'no-action',
  'cells-shifted',
  'words-run-together',
  'no-header',
  'owner-looks-like-timeframe',
  'status-in-timeframe',
  'status-of-a-part',
]

/** How sure the reader is of a row, from all its flags. */
export function sureOf(derived: Pick<ReadDerived, 'times'>, flags: readonly RowFlag[]): ReadDerived['sure'] {
  if (flags.some((flag) => needsAPerson.includes(flag))) return 'no'
  return flags.length > 0 || derived.times.some(({ assumed }) => assumed !== null) ? 'mostly' : 'yes'
}

/** Whether a colour says another thing than the words beside it: another colour, or of what is done that it is late. */
function differs({
  said,
  status,
  fill,
}: Record<'said' | 'fill', ReadDerived['rag']> & Pick<ReadDerived, 'status'>) {
  if (fill === null) return false
  if (said !== null) return said !== fill
  if (status === 'complete') return fill === 'red' || fill === 'amber'
  return fill === 'blue' && (status === 'not-started' || status === 'in-progress')
}

const statusAnywhere = (words: string) => statusOf(words) ?? statusAtStart(words)

/** What comes again and is done for one quarter goes on; of anything else, a person must say whether the rest was to be done. */
const statusOfAPart = ({ recurring }: Pick<ReadDerived, 'recurring'>): ReadDerived['status'] =>
  recurring === null ? null : 'in-progress'

/**
 * Takes the six cells of a row, the plan's period, the colour that only a background says and how the document writes days.
 * Returns the proposals and the flags that they raise.
 */
export function deriveRow(
  words: RowWords,
  period: Period | null,
  cellFill: ReadDerived['rag'] = null,
  order: DateOrder = 'day-first',
): { derived: ReadDerived; flags: RowFlag[] } {
  const objectives = splitOrders(words.objective)
  const actions = splitOrders(words.action)
  const owners = ownersOfCell(words.owner)
  const { unscheduled, noYear, twoDays, ...time } = readTimeFrame(words.timeframe, period, order)
  const statusInTimeframe = statusInTime(words.timeframe)
  const stated = statedIn(words.status)
  const own = ownersStatuses(stated)
  // Such a cell's colour is the suggestion's, or sums its owners up: nobody said it.
  const fill = own !== null || stated !== words.status ? null : cellFill
  const differ = linesDiffer(stated)
  const status = own ? own.status : differ ? null : (statusOf(stated) ?? statusOfShare(stated))
  const told = own
    ? undefined
    : [stated, words.timeframe, words.update].find((text) => statusAnywhere(text) !== null)
  const ofAPart = told !== undefined && saysOfAPart(told)
  const statusInUpdate =
    status === null && own === null && statusInTimeframe === null
      ? (statusAtStart(words.update) ?? statusAtEnd(words.update))
      : null
  const ragInUpdate = own === null && ragIn(stated) === null ? ragAtStart(words.update) : null
  const ragInTime = own === null && ragIn(stated) === null ? colourInTime(words.timeframe) : null
  const said = own ? own.rag : differ ? null : (ragIn(stated) ?? ragInTime ?? ragInUpdate)
  const colourOnly = said === null && status === null && fill !== null
  const rag = said ?? fill
  const severalTimes = time.times.length > 1
  // Which owner and which time belong to which of several actions cannot be told from joined cells.
  const pairing = actions.parts.length > 1 && (severalTimes || owners.looksLikeTimeframe || owners.doubtful)

  const doubtful: ReadDerived['doubtful'] = []
  if (objectives.doubtful) doubtful.push('objectives')
  if (actions.doubtful) doubtful.push('actions')
  if (owners.doubtful) doubtful.push('owners')
  if (pairing) doubtful.push('pairing')

  const timeSaysNothing =
    words.timeframe !== '' &&
    time.times.length === 0 &&
    time.recurring === null &&
    !unscheduled &&
    !noYear &&
    !twoDays &&
    statusInTimeframe === null &&
    ragInTime === null
  const raised: [RowFlag, boolean][] = [
    ['no-action', words.action.trim() === '' && words.objective.trim() === ''],
    ['doubtful', doubtful.length > 0],
    ['status-in-timeframe', statusInTimeframe !== null || ragInTime !== null],
    ['status-in-update', statusInUpdate !== null || ragInUpdate !== null],
    ['status-of-a-part', ofAPart],
    ['status-unread', differ || (stated !== '' && own === null && status === null && ragIn(stated) === null)],
    ['status-assumed', isAssumed(stated)],
    [
      'status-late',
      rag === null &&
        (saysLate(stated) ||
          saysLateInTime(words.timeframe) ||
          (statusInUpdate !== null && saysLate(words.update))),
    ],
    ['unscheduled', unscheduled],
    ['several-timeframes', severalTimes],
    ['timeframe-unread', timeSaysNothing],
    ['no-year', noYear],
    ['date-ambiguous', twoDays],
    ['owner-looks-like-timeframe', owners.looksLikeTimeframe],
    ['owner-to-be-confirmed', owners.toBeConfirmed],
    ['colour-only', colourOnly],
    ['colour-differs', differs({ said, status, fill })],
    ['ends-mid-sentence', endsMidSentence(words.objective) || endsMidSentence(words.action)],
  ]
  const flags = raised.flatMap(([flag, is]) => (is ? [flag] : []))
  return {
    derived: {
      objectives: objectives.parts,
      actions: actions.parts,
      owners: owners.owners,
      ...time,
      status: ofAPart
        ? statusOfAPart(time)
        : (status ?? (own ? null : (statusInTimeframe ?? statusInUpdate))),
      rag,
      doubtful,
      sure: sureOf(time, flags),
    },
    flags,
  }
}
