import { Scroll } from '../../../ui/scroll.tsx'
import { Banner } from './banner.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { adminWords as say } from '../admin.messages.en.ts'
import type { Finding } from '../../doctor/index.ts'

export type Place = keyof typeof say.places

/** Where an administrator or auditor can go, a sentence each. */
export function AdminHome({ places, findings }: { places: readonly Place[]; findings: readonly Finding[] }) {
  return (
    <>
      <Banner findings={findings} />
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

const COLOURS = { unsafe: 'red', warning: 'yellow', advice: 'blue' } as const

/** What is not safe yet, most urgent first. */
export function Installation({ findings, demo }: { findings: readonly Finding[]; demo: boolean }) {
  const text = say.installation
  return (
    <>
      <h1 class="govuk-heading-l">{text.title}</h1>
      <p class="govuk-body">{text.intro}</p>
      {demo && <p class="govuk-body">{text.demo}</p>}
      {findings.length === 0 && <p class="govuk-body">{text.all}</p>}
      {findings.length > 0 && (
        <Scroll label={text.title}>
          <Table
            caption={text.title}
            captionClasses="govuk-visually-hidden"
            head={[text.level, text.finding, text.mend]}
            rows={findings.map(({ severity, says, todo }) => [
              <Tag colour={COLOURS[severity]}>{text.levels[severity]}</Tag>,
              says,
              todo,
            ])}
          />
        </Scroll>
      )}
    </>
  )
}
