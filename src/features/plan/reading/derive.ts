// What the reader proposes from a row's own words. The words themselves are never changed.
import { readOwners } from './owners.ts'
import type { Period } from './period.ts'
import type { ReadDerived, ReadRow, RowFlag } from './read-plan.schema.ts'
import { endsMidSentence, splitOrders } from './sentences.ts'
import { ragIn, statusIn } from './status.ts'
import { readTimeFrame } from './time-frame.ts'

export type RowWords = Pick<ReadRow, 'objective' | 'action' | 'owner' | 'timeframe' | 'status' | 'update'>

/** Takes the six cells of a row and the plan's period. Returns the proposals and the flags that they raise. */
export function deriveRow(
  words: RowWords,
  period: Period | null,
): { derived: ReadDerived; flags: RowFlag[] } {
  const objectives = splitOrders(words.objective)
  const actions = splitOrders(words.action)
  const owners = readOwners(words.owner)
  const { unscheduled, noYear, ...time } = readTimeFrame(words.timeframe, period)
  const statusInTimeframe = statusIn(words.timeframe)
  const status = statusIn(words.status)
  const rag = ragIn(words.status)
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
    statusInTimeframe === null
  const raised: [RowFlag, boolean][] = [
    ['doubtful', doubtful.length > 0],
    ['status-in-timeframe', statusInTimeframe !== null],
    ['status-unread', words.status !== '' && status === null && rag === null],
    ['unscheduled', unscheduled],
    ['several-timeframes', severalTimes],
    ['timeframe-unread', timeSaysNothing],
    ['no-year', noYear],
    ['owner-looks-like-timeframe', owners.looksLikeTimeframe],
    ['owner-to-be-confirmed', owners.toBeConfirmed],
    ['ends-mid-sentence', endsMidSentence(words.objective) || endsMidSentence(words.action)],
  ]
  return {
    derived: {
      objectives: objectives.parts,
      actions: actions.parts,
      owners: owners.owners,
      ...time,
      status: status ?? statusInTimeframe,
      rag,
      doubtful,
    },
    flags: raised.flatMap(([flag, is]) => (is ? [flag] : [])),
  }
}
