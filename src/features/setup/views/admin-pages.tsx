import { Banner } from './banner.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { adminWords as say } from '../admin.messages.en.ts'
import { type Finding, seriousOf } from '../installation.ts'

export type Place = keyof typeof say.places

/** Where an administrator or auditor can go, a sentence each. */
export function AdminHome({ places, findings }: { places: readonly Place[]; findings: readonly Finding[] }) {
  return (
    <>
      <Banner serious={seriousOf(findings)} />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <dl class="govuk-summary-list">
        {places.map((place) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">
              <a class="govuk-link" href={say.places[place].href}>
                {say.places[place].text}
              </a>
            </dt>
            <dd class="govuk-summary-list__value">{say.places[place].says}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const ORDER = ['serious', 'advice', 'fine'] as const
const COLOURS = { serious: 'red', advice: 'yellow', fine: 'green' } as const

/** What is not safe yet, most urgent first. */
export function Installation({ findings, demo }: { findings: readonly Finding[]; demo: boolean }) {
  const text = say.installation
  const sorted = ORDER.flatMap((level) => findings.filter((finding) => finding.level === level))
  return (
    <>
      <h1 class="govuk-heading-l">{text.title}</h1>
      <p class="govuk-body">{text.intro}</p>
      {demo && <p class="govuk-body">{text.demo}</p>}
      {sorted.every(({ level }) => level === 'fine') && <p class="govuk-body">{text.all}</p>}
      {sorted.length > 0 && (
        <Table
          caption={text.title}
          captionClasses="govuk-visually-hidden"
          head={[text.level, text.finding, text.mend]}
          rows={sorted.map(({ level, says, mend }) => [
            <Tag colour={COLOURS[level]}>{text.levels[level]}</Tag>,
            says,
            mend ?? '',
          ])}
        />
      )}
    </>
  )
}
