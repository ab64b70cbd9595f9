// What somebody asks for when they make a paper, read from the form or from an address. Faults are said by field.
import {
  addQuarters,
  compareQuarters,
  type Quarter,
  quarterOf,
  quartersFrom,
} from '../../../platform/calendar/quarters.ts'
import type { FormProblem } from '../../../ui/form.tsx'
import { quarterFrom, quarterKey } from '../running/quarter-name.ts'
import type { PlanState } from '../running/plan-state.ts'
import { calledIn, closingOf, type Round } from '../running/rhythm.ts'
import type { Scope } from './facts.ts'
import type { Wish } from './gather.ts'
import { pageWords as words } from './messages.en.ts'
import { PAPER_KINDS, type PaperKind } from './paper.ts'
import { FILE_FORMATS, type FileFormat } from './write-paper.ts'

/** Government security classifications (2023), and none for what is meant for everybody. */
export const MARKINGS = ['OFFICIAL', 'OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE PERSONAL', ''] as const
export const FORMATS = [...FILE_FORMATS, 'print'] as const
const HEADLINE_MAX = 2_000
const QUARTERS_MAX = 24

/** What there is to choose from. */
export type Choices = {
  /** The newest first, with whether each is frozen or still open. */
  quarters: { key: string; text: string }[]
  scopes: { key: string; scope: Scope }[]
  usualMarking: string
}

/** The quarters that a plan has papers of, by what each covers: from its taking in to now, the newest first. */
export function quarterChoices(
  { importedAt: from, cycle: rules }: Pick<PlanState, 'importedAt' | 'cycle'>,
  now: Date,
  rounds: readonly (Round & { state: string })[],
): Choices['quarters'] {
  const present = quarterOf(now)
  const first = [quarterOf(from), ...rounds.flatMap(({ quarter }) => quarterFrom(quarter) ?? [])].reduce(
    (a, b) => (compareQuarters(a, b) < 0 ? a : b),
  )
  const oldest = addQuarters(present, 1 - QUARTERS_MAX)
  const quarters = quartersFrom(compareQuarters(first, oldest) < 0 ? oldest : first, present)
  // A plan that asks twice a year has papers of half-years, the one that runs among them.
  const closings = new Set(quarters.map((quarter) => quarterKey(closingOf(rules, quarter, rounds))))
  return [...closings].toReversed().map((key) => {
    const label = calledIn(rules, rounds, key).name
    if (rounds.some((each) => each.quarter === key && each.state === 'frozen'))
      return { key, text: words.frozen(label) }
    return { key, text: key >= quarterKey(present) ? words.open(label) : label }
  })
}

export type Asked = Wish & { kind: PaperKind; format: FileFormat | 'print'; keepMarking: boolean }
export type Checked = { ok: true; asked: Asked } | { ok: false; problems: FormProblem[] }

type Sent = { one(name: string): string }

/** Checks what was sent against what there is to choose from. What is left out is as usual: everybody's, in the usual marking. */
export function checkAsked(sent: Sent, choices: Choices): Checked {
  const problems: FormProblem[] = []
  const say = (field: string, message: string) => {
    problems.push({ field, message })
  }
  const kind = PAPER_KINDS.find((each) => each === sent.one('kind'))
  if (!kind) say('kind', words.chooseKind)
  const quarter = quarterOfChoice(sent.one('quarter'), choices)
  if (!quarter) say('quarter', words.chooseQuarter)
  const whose = sent.one('scope')
  const scope = whose === '' ? null : choices.scopes.find(({ key }) => key === whose)?.scope
  if (scope === undefined) say('scope', words.chooseScope)
  const marking = markingOf(sent.one('marking'), choices)
  if (marking === null) say('marking', words.chooseMarking)
  const headline = sent.one('headline').trim()
  if (headline.length > HEADLINE_MAX) say('headline', words.headlineTooLong(headline.length))
  const format = FORMATS.find((each) => each === sent.one('format'))
  if (!format) say('format', words.chooseFormat)
  if (!kind || !quarter || scope === undefined || marking === null || !format || problems.length > 0)
    return { ok: false, problems }
  const withLeads = sent.one('leads') === 'yes'
  const keepMarking = sent.one('keep') === 'yes'
  return { ok: true, asked: { kind, quarter, scope, marking, headline, format, withLeads, keepMarking } }
}

function quarterOfChoice(key: string, { quarters }: Choices): Quarter | null {
  const wanted = key === '' ? quarters[0]?.key : key
  return quarters.some((each) => each.key === wanted) ? quarterFrom(wanted ?? '') : null
}

/** 'none' is no marking; nothing sent is the usual one. */
function markingOf(sent: string, { usualMarking }: Choices): string | null {
  if (sent === '') return usualMarking
  if (sent === 'none') return ''
  return [...MARKINGS, usualMarking].find((each) => each === sent) ?? null
}
