// Small parts that several case pages share.
import { formatDate, formatDateTime, formatShortDate } from '../../../platform/calendar/format.ts'
import { londonTime } from '../../../platform/calendar/london.ts'
import { Tag, type TagColour } from '../../../ui/govuk/tag.tsx'
import type { CaseStatus, RiskLevel } from '../case.ts'
import type { ClockState } from '../clock-words.ts'
import { words } from '../messages.en.ts'

const riskColours: Readonly<Record<RiskLevel, TagColour>> = {
  not_assessed: 'grey',
  standard: 'blue',
  medium: 'orange',
  high: 'red',
}

export function RiskTag({ level, short }: { level: RiskLevel; short?: boolean }) {
  return <Tag colour={riskColours[level]}>{short ? words.riskShort[level] : words.risk[level]}</Tag>
}

export function StatusTag({ status }: { status: CaseStatus }) {
  return <Tag colour={status === 'open' ? 'green' : 'grey'}>{words.status[status]}</Tag>
}

const clockColours: Readonly<Record<ClockState, TagColour>> = {
  met: 'green',
  late: 'yellow',
  overdue: 'red',
  soon: 'orange',
  running: 'blue',
  stopped: 'grey',
}

export function ClockTag({ state }: { state: ClockState }) {
  return <Tag colour={clockColours[state]}>{words.clockState[state]}</Tag>
}

/** A word of ours for a code; the code itself where a later version wrote one that we do not know. */
export const named = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code

export function Day({ at }: { at: Date }) {
  return <time datetime={at.toISOString()}>{formatShortDate(at)}</time>
}

/** When something is due: the day; and the hour too, where it is not the day's end. */
export function dueWords(due: Date): string {
  const { hour, minute } = londonTime(due)
  return hour === 23 && minute === 59 ? formatDate(due) : formatDateTime(due)
}
