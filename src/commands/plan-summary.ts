// What the reader made of a plan, for somebody at a terminal.
import { type readPlan, rowFlagText, warningText } from '../features/plan/index.ts'

type PlanRead = Extract<ReturnType<typeof readPlan>, { ok: true }>

const SHOWN = 20

/** Counts, then what is doubtful by line, then what found no place. */
export function planSummary(read: PlanRead): string {
  const rows = read.priorities.flatMap(({ aims }) => aims.flatMap((aim) => aim.rows))
  const aims = read.priorities.flatMap((priority) => priority.aims)
  const doubts = rows.filter(({ flags }) => flags.length > 0)
  return [
    read.title || 'A plan without a title',
    `  ${read.period?.words ?? 'period not found'}`,
    `  ${counted(read.priorities.length, 'priority', 'priorities')}, ${counted(aims.length, 'aim')}, ${counted(rows.length, 'row')}`,
    ...listed(
      'To check',
      doubts.map(
        ({ source, flags }) => `line ${source.line}: ${flags.map((flag) => rowFlagText[flag]).join('; ')}`,
      ),
    ),
    ...listed(
      'Noticed',
      read.warnings.map(({ code, line }) =>
        line === null ? warningText[code] : `line ${line}: ${warningText[code]}`,
      ),
    ),
    ...listed(
      'Not placed',
      read.unplaced.map(({ line, text }) => `line ${line}: ${text.slice(0, 100)}`),
    ),
  ].join('\n')
}

/** Whether any action was found. */
export const hasActions = ({ priorities }: PlanRead): boolean =>
  priorities.some(({ aims }) => aims.some(({ rows }) => rows.length > 0))

function listed(title: string, lines: string[]): string[] {
  if (lines.length === 0) return [`${title}: nothing`]
  const more = lines.length > SHOWN ? [`  and ${lines.length - SHOWN} more (see --json)`] : []
  return [`${title}: ${lines.length}`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more]
}

const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
