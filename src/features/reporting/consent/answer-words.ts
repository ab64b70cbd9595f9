// An answer about one purpose, as staff read it: a yes never without whose it is, and whether it counts.
import { labelOf } from '../incident.messages.en.ts'
import { queueWords } from '../queue/messages.en.ts'
import { consentWords as words } from './messages.en.ts'
import { tellerOf, whoseYes } from './whose-yes.ts'

type Of = { reporterRole: string; details: unknown }

/** The answer in words, and beside a yes of somebody else what it is worth. */
export function answerWords({ reporterRole, details }: Of, purpose: string, answer: string): string {
  const said = labelOf(queueWords.page.answers, answer)
  if (answer !== 'yes') return said
  const counted = whoseYes(tellerOf(reporterRole, details), purpose)
  const beside = counted.counts ? words.of[counted.of] : words.why[counted.why]
  return beside ? `${said}: ${beside}` : said
}
