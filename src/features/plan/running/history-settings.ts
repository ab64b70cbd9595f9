// A plan's settings as fields of their own, so that its history says which of them changed. Pure.
import { CONFIDENCES, RAGS } from './delivery.ts'
import { cycleRulesSchema, ragRulesSchema } from './rules.ts'

type Row = Readonly<Record<string, unknown>>

/** The columns under which `settingsRow` spreads the settings, in the order in which they are read. */
export const SETTING_COLUMNS: readonly string[] = [
  'amberAfterDays',
  'redAfterDays',
  'offTargetPercent',
  'unscheduledQuarters',
  ...RAGS.map((colour) => `key.${colour}`),
  ...CONFIDENCES.map((colour) => `confidenceKey.${colour}`),
  'requestAfter',
  'dueAfter',
  'moderateAfter',
  'reminders',
  'managerAfter',
  'linkDays',
  'mailWords',
]

/** Takes a version of a plan's row. Returns it with each of its rules, days and colours' names as a column of text. */
export function settingsRow(row: Row | null): Row {
  if (!row) return {}
  // History is read as it was kept: what an older build wrote otherwise reads as the usual, and never breaks the page.
  const { key, confidenceKey, ...rules } =
    ragRulesSchema.safeParse(row['rules'] ?? {}).data ?? ragRulesSchema.parse({})
  const { reminders, mailWords, ...days } =
    cycleRulesSchema.safeParse(row['cycle'] ?? {}).data ?? cycleRulesSchema.parse({})
  return {
    ...row,
    ...rules,
    ...days,
    reminders: reminders.join(', '),
    mailWords,
    ...colours('key', RAGS, key),
    ...colours('confidenceKey', CONFIDENCES, confidenceKey),
  }
}

type Key = Partial<Record<string, { name: string; meaning: string }>>

const colours = (prefix: string, names: readonly string[], key: Key): Row =>
  Object.fromEntries(
    names.map((colour) => {
      const { name = '', meaning = '' } = key[colour] ?? {}
      return [`${prefix}.${colour}`, [name, meaning].filter(Boolean).join(': ')]
    }),
  )
