import type { Agency } from '../../agencies/index.ts'
import { emergencyLines, type Helpline, Helplines, helplines } from '../../public-site/index.ts'
import { Picture } from '../../../ui/picture.tsx'
import type { Entry } from '../entry.ts'
import { words as all } from '../messages.en.ts'
import { contactWords } from '../terms.en.ts'
import { saidOf } from './begun-with.ts'

const words = all.support
type Props = {
  emergency: readonly Entry[]
  support: readonly Entry[]
  victimService: Agency | undefined
  councils: readonly Agency[]
}

/**
 * Numbers to call: of emergencies, of the local victim service, and of helplines for everybody wherever they live. Where the
 * directory holds none yet, those that every partnership begins with.
 */
export function SupportPage({ emergency, support, victimService, councils }: Props) {
  const everywhere = support.filter(({ places, areaIds }) => places.length === 0 && areaIds.length === 0)
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body-l">{words.lead}</p>
      <Picture name="danger" />
      <h2 class="govuk-heading-m">{words.emergency}</h2>
      <Helplines lines={emergency.length > 0 ? emergency.map(ofEntry) : emergencyLines} sources />
      {victimService && (
        <>
          <Picture name="help" />
          <h2 class="govuk-heading-m govuk-!-margin-top-6">{words.local}</h2>
          <Helplines lines={[ofAgency(victimService, words.localText(victimService.name))]} />
        </>
      )}
      <p class="govuk-body govuk-!-margin-top-6">
        <a class="govuk-link" href="/help">
          {words.findMore}
        </a>
      </p>
      <Picture name="phone" />
      <h2 class="govuk-heading-m govuk-!-margin-top-6">{words.more}</h2>
      <Helplines lines={everywhere.length > 0 ? everywhere.map(ofEntry) : helplines} sources />
      {councils.length > 0 && (
        <>
          <Picture name="people" />
          <h2 class="govuk-heading-m govuk-!-margin-top-6">{words.councils}</h2>
          <Helplines lines={councils.map((council) => ofAgency(council, ''))} />
        </>
      )}
    </>
  )
}

function ofEntry(entry: Entry): Helpline {
  const { name, says, source, noteOf } = saidOf(entry)
  return {
    name,
    says,
    source,
    phones: entry.contacts.map((contact) => {
      const { kind, number } = contact
      const label = [kind === 'voice' ? '' : contactWords[kind], noteOf(contact)].filter(Boolean).join(', ')
      return { number, ...(kind === 'text' && { sms: true as const }), ...(label && { note: label }) }
    }),
    ...(entry.url && {
      web: { href: entry.url, text: entry.url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '') },
    }),
    checked: entry.checkedOn,
  }
}

const ofAgency = (agency: Agency, says: string): Helpline => ({
  name: agency.name,
  says,
  phones: agency.publicPhone ? [{ number: agency.publicPhone }] : [],
  ...(agency.publicEmail && { web: { href: `mailto:${agency.publicEmail}`, text: agency.publicEmail } }),
  source: '',
  checked: null,
})
