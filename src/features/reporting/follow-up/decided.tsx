// What was decided about a report, as its own person reads it: who was asked to help, why, and where the police were told
// without their yes, on what ground. What was done against their word is never left unsaid.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import type { TimelineEvent } from '../../../ui/timeline.tsx'
import { personSentence } from '../../shell/index.ts'
import { erasingSentence } from '../erasing/messages.en.ts'
import { labelOf } from '../incident.messages.en.ts'
import { asGround } from '../receiving/police-basis.ts'
import { asStatus } from '../report.ts'
import type { TimelineRow } from '../reports.store.ts'
import { publicConsentWords } from '../consent/public.messages.en.ts'
import { comingBackWords } from './coming-back.messages.en.ts'
import { followUpWords as words } from './messages.en.ts'
import type { FollowUp } from './open-report.ts'

const say = comingBackWords.decision

/** Who else was asked to help, and with what: where a decision says so. */
export function Asked({ decisions }: Pick<FollowUp, 'decisions'>) {
  const named = decisions.filter(({ toName }) => toName)
  if (named.length === 0) return null
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-1">{comingBackWords.decidedTitle}</p>
      <ul class="govuk-list govuk-list--bullet">
        {named.map(({ toName, whatFor }) => (
          <li>{comingBackWords.decided(toName ?? '', whatFor ? labelOf(say.whatFor, whatFor) : '')}</li>
        ))}
      </ul>
    </>
  )
}

const OWN_KINDS: Readonly<Record<string, { title: string; text: string }>> = {
  'report.received': words.received,
  'report.acknowledged': words.acknowledged,
  'report.handed': words.handed,
  'report.replied': words.replied,
  'consent.changed': words.consent,
  ...comingBackWords.history,
  'report.erased': comingBackWords.erased,
  'report.withdrawn': publicConsentWords.withdraw.event,
}

/** An entry of the timeline in the person's words; nothing for what is not said to them. */
export function eventOf(row: TimelineRow): TimelineEvent[] {
  const sentence =
    decisionSentence(row) ??
    erasingSentence(row.kind, row.params['why']) ??
    OWN_KINDS[row.kind] ??
    personSentence(row.kind, row.params)
  if (!sentence) return []
  return [
    {
      title: sentence.title,
      when: formatDateTime(row.at),
      dateTime: row.at.toISOString(),
      detail: <p class="govuk-body govuk-!-margin-bottom-0">{sentence.text}</p>,
    },
  ]
}

// What a decision says; undefined for what is no decision.
function decisionSentence(row: TimelineRow): { title: string; text: string } | undefined {
  const { kind, params } = row
  if (kind === 'report.returned') return say.returned
  if (kind === 'report.joined') return joinedWords(textOf(params, 'agency'))
  if (kind === 'report.linked' && !groundOf(row))
    return personSentence('case.opened', { agency: textOf(params, 'lead') })
  if (kind === 'report.used') return { title: publicConsentWords.withdraw.used, text: usedBecause(row) }
  if (kind === 'police.told') return { title: say.toldPolice, text: withoutYes(row) }
  if (kind !== 'report.set_aside' && groundOf(row)) return { ...say.handed, text: withoutYes(row) }
  if (kind !== 'report.set_aside') return undefined
  const status = asStatus(textOf(params, 'status'))
  const title = status in say.title ? labelOf(say.title, status) : say.title.recorded_only
  const to = textOf(params, 'to')
  const reason = labelOf(comingBackWords.reasons, textOf(params, 'reason'))
  return { title: to ? say.passedTo(to) : title, text: [reason, withoutYes(row)].filter(Boolean).join(' ') }
}

const joinedWords = (agency: string) => ({
  title: words.status.joined.title,
  text: words.status.joined.text(agency),
})

/** Each time the police were told without the person's yes, with the ground. */
export function ToldPolice({ timeline }: Pick<FollowUp, 'timeline'>) {
  return (
    <>
      {eachTold(timeline).map((row) => (
        <p class="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-0">
          {formatDateTime(row.at)}: {withoutYes(row)}
        </p>
      ))}
    </>
  )
}

// The way it went may have an entry of its own, with the same ground: it is said once.
const eachTold = (timeline: readonly TimelineRow[]): TimelineRow[] => [
  ...new Map(timeline.filter(groundOf).map((row) => [withoutYes(row), row])).values(),
]

const textOf = (params: TimelineRow['params'], name: string): string => {
  const value = params[name]
  return typeof value === 'string' ? value : ''
}

// What may bring a report to the police: each entry keeps on what basis.
const TO_POLICE: ReadonlySet<string> = new Set([
  'police.told',
  'report.set_aside',
  'report.handed',
  'report.linked',
])
// Why, in the words that say it of the police, too.
function usedBecause({ params }: TimelineRow): string {
  const ground = asGround(params['basis'])
  return ground ? say.grounds[ground] : ''
}

const groundOf = ({ kind, params }: TimelineRow) =>
  TO_POLICE.has(kind) ? asGround(params['basis']) : undefined

function withoutYes(row: TimelineRow): string {
  const ground = groundOf(row)
  if (!ground) return ''
  const who = textOf(row.params, 'to') || textOf(row.params, 'agency')
  return say.withoutYes(who, say.grounds[ground])
}
