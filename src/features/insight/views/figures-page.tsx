import { Picture } from '../../../ui/picture.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { words } from '../messages.en.ts'
import type { PublishedFigures, PublishedPair } from '../published.ts'
import type { Published } from '../suppression.ts'

const text = words.figures

/** What the public sees: totals of periods that are over, small ones hidden. */
export function FiguresPage({ figures, area }: { figures: PublishedFigures; area: string }) {
  const hidden = [figures.received, figures.logged, figures.referred].some(
    ({ quarter, year }) => quarter === null || year === null,
  )
  return (
    <>
      <Picture name="people" />
      <h1 class="govuk-heading-xl">{text.title}</h1>
      <p class="govuk-body-l">{text.lead(area)}</p>
      <Table
        classes="app-cards"
        caption={<span class="govuk-visually-hidden">{text.title}</span>}
        firstCellIsHeader
        head={[
          text.measure,
          { content: text.year(figures.yearLabel), format: 'numeric' },
          { content: text.quarter(figures.quarterDays), format: 'numeric' },
        ]}
        rows={[
          row(text.received, figures.received, figures),
          row(text.logged, figures.logged, figures),
          row(text.referred, figures.referred, figures),
        ]}
      />
      <p class="govuk-body">{text.notReferred}</p>
      <p class="govuk-body">{text.unfinished}</p>
      {hidden && (
        <>
          <h2 class="govuk-heading-m">{text.why}</h2>
          {text.whyText.map((paragraph) => (
            <p class="govuk-body">{paragraph}</p>
          ))}
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/our-plan">
          {text.plan}
        </a>
      </p>
    </>
  )
}

function row(name: string, { quarter, year }: PublishedPair, figures: PublishedFigures) {
  const cell = (value: Published, label: string) => ({
    content: value === null ? text.hidden : words.number(value),
    format: 'numeric' as const,
    attributes: { 'data-label': label },
  })
  return [name, cell(year, text.year(figures.yearLabel)), cell(quarter, text.quarter(figures.quarterDays))]
}
