import { formatLongDate } from '../../../platform/calendar/format.ts'
import { untranslated } from '../../../platform/i18n/index.ts'
import { Tag } from '../../../ui/govuk/tag.tsx'
import type { Contact, Entry, Span } from '../entry.ts'
import { hoursLines, isOpen, momentOf, nextOpening } from '../hours.ts'
import { words } from '../messages.en.ts'
import { contactWords } from '../terms.en.ts'

const PROTOCOL = { voice: 'tel', text: 'sms', textphone: 'tel', whatsapp: 'tel' } as const

/** A number to press, with what it is for. */
export function ContactLine({ contact, note }: { contact: Contact; note: string }) {
  const { kind, number } = contact
  return (
    <p class="app-helpline__phone">
      <a class="govuk-link" href={`${PROTOCOL[kind]}:${number.replaceAll(' ', '')}`}>
        {number}
      </a>
      {(kind !== 'voice' || note) && (
        <span class="govuk-body">
          {' '}
          {kind !== 'voice' && contactWords[kind]}
          {kind !== 'voice' && note && ', '}
          {note && <span>{note}</span>}
        </span>
      )}
    </p>
  )
}

/** All stretches in which a service can be reached, wherever that is. */
export const allHours = (entry: Pick<Entry, 'hours' | 'places'>): Span[] => [
  ...entry.hours,
  ...entry.places.flatMap(({ hours }) => hours),
]

/** Open, shut, and when next; nothing where the times are not known. */
export function OpenState({ entry, now }: { entry: Entry; now: Date }) {
  if (entry.alwaysOpen) return <Tag colour="green">{words.always}</Tag>
  const spans = allHours(entry)
  if (spans.length === 0) return null
  if (isOpen(spans, momentOf(now))) return <Tag colour="green">{words.openNow}</Tag>
  const next = nextOpening(spans, now)
  return (
    <>
      <Tag colour="grey">{words.shut}</Tag>{' '}
      {next && <span class="govuk-body-s">{words.opens(formatLongDate(next.day), next.time)}</span>}
    </>
  )
}

/** Whether somebody trained is there now, or when next: a centre may be open without them. Nothing where that is not known. */
export function Trained({ spans, now }: { spans: readonly Span[]; now: Date }) {
  if (isOpen(spans, momentOf(now)))
    return (
      <p>
        <Tag colour="green">{words.trainedNow}</Tag>
      </p>
    )
  const next = nextOpening(spans, now)
  return next && <p class="govuk-body-s">{words.trainedNext(formatLongDate(next.day), next.time)}</p>
}

/** Opening times, a line for each stretch. */
export const Hours = ({ spans }: { spans: readonly Span[] }) => (
  <ul class="govuk-list">
    {hoursLines(spans).map((line) => (
      <li>{line}</li>
    ))}
  </ul>
)

/** Somebody's text, each paragraph on its own: in English, whoever reads the page. */
export const Text = ({ children }: { children: string }) => (
  <p class="govuk-body app-said">{untranslated(children)}</p>
)

/** The partnership's own English inside a line. */
export const Own = ({ children }: { children: string }) => <span>{untranslated(children)}</span>

/** A name or an address: nobody translates it, and it keeps its own direction. */
export const Named = ({ children }: { children: string }) => <bdi>{children}</bdi>
