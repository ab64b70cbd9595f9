// What became of a person's yes to the police, said plainly: a yes that nobody acted on is not left to be found out.
import { publicConsentWords } from '../consent/public.messages.en.ts'
import type { PoliceStanding } from '../consent/police-yes.ts'
import type { FollowUp } from './open-report.ts'

/** Beside their answer, as long as it is a yes. */
export function PoliceSaid({ police, own }: Pick<FollowUp, 'police' | 'own'>) {
  if (!police) return null
  return (
    <p class="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-0">
      {sentence(police)}
      {police.is === 'not_yet' && !OF_THEMSELVES.includes(own.who) && ` ${publicConsentWords.askFirst}`}
    </p>
  )
}

/** At the top, once nothing more is done: they agreed, and it was not done. */
export function PoliceNotTold({ police }: Pick<FollowUp, 'police'>) {
  if (police?.is !== 'not_told') return null
  return (
    <p class="govuk-body">
      {publicConsentWords.police.agreed} {sentence(police)}
    </p>
  )
}

// Whoever tells of somebody else: that person is asked first (consent/whose-yes.ts).
const OF_THEMSELVES: readonly string[] = ['affected', 'witness', 'driver', 'not_said']

function sentence(police: PoliceStanding): string {
  const say = publicConsentWords.police
  switch (police.is) {
    case 'told':
      return say.told(police.on)
    case 'has':
      return say.has
    case 'not_yet':
      return say.notYet
    case 'not_told':
      return say.notTold
  }
}
