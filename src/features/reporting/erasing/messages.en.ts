// What somebody reads who asks for what they told us to be erased, and what became of it.
import { formatDateTime, formatLongDate } from '../../../platform/calendar/format.ts'
import { translatable } from '../../../platform/i18n/index.ts'

export const erasingWords = translatable('reporting.erasing', {
  title: 'Do you want us to erase what you told us?',
  goes: 'If we say yes, your words, your files, your name and how to reach you are destroyed for good. Nobody can read them or help you with them after that.',
  stays: 'We keep what you ticked, what we did, and that you asked.',
  maybe:
    'We may have to say no, for example where a court needs it or somebody is in danger. Then we tell you why.',
  within: 'We answer you on this page within one month.',
  confirm: 'Ask for it to be erased',
  asked: 'You asked us to erase what you told us',
  by: (due: Date) => `We answer you on this page by ${formatLongDate(due)}.`,
  agreed: 'We said yes: what you told us will be erased',
  after: (at: Date) => `It is erased after ${formatDateTime(at)}.`,
  until: 'Until it is erased, you can read it here.',
  unask: 'I no longer want it erased',
  unasked: 'You no longer ask us to erase it',
  stands: 'Nothing is erased because of what you asked. You can ask again at any time.',
  takenBack: 'We are looking at your request again',
  refused: 'We said no to erasing what you told us',
  why: {
    legal_duty: 'The law says that we must keep it.',
    legal_claim: 'A court, the police or a claim needs it.',
    safety: 'Somebody’s safety depends on it.',
    other: 'Our message on this page says why.',
  },
  complain:
    'If you do not agree, you can complain to the Information Commissioner: ico.org.uk, 0303 123 1113.',
} as const)

type Sentence = { title: string; text: string }

/** What the person reads for one entry of their timeline; undefined for what is not about erasing. */
export function erasingSentence(kind: string, why: unknown): Sentence | undefined {
  const say = erasingWords
  switch (kind) {
    case 'erasure.asked':
      return { title: say.asked, text: say.within }
    case 'erasure.agreed':
      return { title: say.agreed, text: say.until }
    case 'erasure.unasked':
      return { title: say.unasked, text: say.stands }
    case 'erasure.taken_back':
      return { title: say.takenBack, text: say.within }
    case 'erasure.refused':
      return { title: say.refused, text: `${refusedBecause(why)} ${say.complain}` }
    default:
      return undefined
  }
}

function refusedBecause(why: unknown): string {
  const { legal_duty, legal_claim, safety, other } = erasingWords.why
  if (why === 'legal_duty') return legal_duty
  if (why === 'legal_claim') return legal_claim
  return why === 'safety' ? safety : other
}
