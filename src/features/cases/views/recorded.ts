// In which words a case is recorded, what its reports say within the strands, and how often it happened.
import {
  recordedWords,
  seriesSentence,
  seriesWords,
  type ViewedReport,
  wordsFor,
} from '../../reporting/index.ts'
import type { CasePageData } from '../load-case-page.ts'
import { words } from '../messages.en.ts'
import { named } from './parts.tsx'

/** What each report says within the strands, and how often it happened. */
export const recordedRows = ({ categories, series }: ViewedReport) => {
  const sentence = seriesSentence(series)
  return [
    ...(categories.length > 0
      ? [{ key: recordedWords.categories, value: categories.map(({ label }) => label).join('; ') }]
      : []),
    ...(sentence ? [{ key: seriesWords.title, value: sentence }] : []),
  ]
}

/** Those in the record, in the words of the rules in force when it was first reported. */
export function roleOf(role: string, { viewed, police }: CasePageData): string {
  const [first] = viewed
  const called = first && wordsFor(first, first.views, police)
  if (called && role === 'affected') return called.affected
  if (called && role === 'alleged') return called.other
  return named(words.role, role).toLowerCase()
}
