// Which rights a receipt names: those that can apply to what was told. Nothing here says that something was a crime.
import { addMonths, type Day } from '../../../platform/calendar/london.ts'
import {
  asbCaseReview,
  complaint,
  independentHelp,
  refusedService,
  type Right,
  victimsCode,
} from '../../public-site/index.ts'

export type ReceiptFacts = {
  /** null: not known, or not said. */
  occurredOn: Day | null
  types: readonly string[]
  role: string
}

// What is a matter of the Equality Act and, alone, of no crime that the Victims' Code could be about.
const CIVIL = ['refusal_of_service', 'assistance_animal']
const REVIEW_MONTHS = 6

/**
 * The rights that apply. The case review: not of what was longer ago than councils here look back. The Victims' Code: only
 * for whom it happened to or who tells it for them, and where it may have been a crime, which nothing but a refused service
 * rules out.
 */
export function rightsFor({ occurredOn, types, role }: ReceiptFacts, today: Day): Right[] {
  const recent = occurredOn === null || occurredOn >= addMonths(today, -REVIEW_MONTHS)
  const onlyCivil = types.length > 0 && types.every((type) => CIVIL.includes(type))
  const refused = types.some((type) => CIVIL.includes(type))
  return [
    ...(recent ? [asbCaseReview] : []),
    ...(role !== 'witness' && !onlyCivil ? [victimsCode] : []),
    ...(refused ? [refusedService] : []),
    complaint,
    independentHelp,
  ]
}
