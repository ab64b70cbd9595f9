// A person, shown once: first how to reach them without harm, then who they are.
import type { PersonDetails } from '../../../access/vault.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { type ContactRules, rulesOf } from '../contact-rules.ts'
import { words } from '../messages.en.ts'
import type { Revealed } from '../reveal-person.ts'
import { safeContactLines } from '../safe-contact.ts'
import { whoseDetails } from '../whose-details.ts'

/** The words to read before anything is dialled or written. */
export function SafeContactWords({ rules, heading = 2 }: { rules: ContactRules; heading?: 2 | 3 }) {
  const Heading = `h${heading}` as const
  const lines = safeContactLines(rules.canContact, rules.safe, rules.call)
  const note = lines.find(({ kind }) => kind === 'note')
  const whose = whoseDetails(rules.reporterRole)
  return (
    <section class="app-safe-contact">
      <Heading class="govuk-heading-m">{words.safe}</Heading>
      {whose && (
        <p class="govuk-body">
          <strong>{whose}</strong>
        </p>
      )}
      <ul class="govuk-list govuk-list--bullet">
        {lines
          .filter(({ kind }) => kind !== 'note')
          .map(({ kind, text }) => (
            <li>{kind === 'never' || kind === 'asked' ? <strong>{text}</strong> : text}</li>
          ))}
      </ul>
      {note && (
        <InsetText>
          <strong>{words.theirWords}:</strong> {note.text}
        </InsetText>
      )}
    </section>
  )
}

const FIELDS = [
  'name',
  'phone',
  'landline',
  'email',
  'address',
  'postcode',
  'relay',
  'meetAt',
  'dateOfBirth',
  'ageBand',
] as const
/** The way that a detail is for, where it is for one only. */
const FOR_WAY: Readonly<Record<string, string>> = {
  landline: 'landline',
  relay: 'relay',
  meetAt: 'in_person',
}

export function PersonFacts({ details }: { details: PersonDetails }) {
  const beside = (value: string, way: string | undefined) =>
    way === undefined || details.safeContact?.methods.includes(way)
      ? value
      : `${value.replace(/\.$/, '')}. ${words.notChosen}`
  const rows = FIELDS.flatMap((field): { key: string; value: string }[] => {
    const value = details[field]
    return value ? [{ key: words.field[field], value: beside(value, FOR_WAY[field]) }] : []
  })
  const { trusted, through } = details
  if (through) {
    const who = [through.name, through.reach].filter(Boolean).join(' · ')
    rows.push({
      key: words.through,
      value: beside(`${who}. ${words.trusted.knows[through.knows]}`, 'through'),
    })
  }
  if (trusted) {
    const who = [trusted.name, trusted.phone].filter(Boolean).join(' · ')
    rows.push({ key: words.trusted.label, value: `${who}. ${words.trusted.knows[trusted.knows]}` })
  }
  for (const { at, name, reach, contact } of details.others ?? []) {
    const who = [name, reach].filter(Boolean).join(' · ')
    rows.push({ key: words.others.label(at), value: `${who}. ${words.others.contact[contact]}` })
  }
  return rows.length > 0 ? <SummaryList rows={rows} /> : <p class="govuk-body">{words.notGiven}</p>
}

/** Both, in their order; or that there is nothing left to show. */
export function Person({ revealed }: { revealed: Revealed }) {
  if (!revealed.details) return <InsetText>{words.erased}</InsetText>
  return (
    <>
      <SafeContactWords rules={rulesOf(revealed)} />
      <h2 class="govuk-heading-m">{words.details}</h2>
      <PersonFacts details={revealed.details} />
      <p class="govuk-hint">{words.recorded}</p>
    </>
  )
}
