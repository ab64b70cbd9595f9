import type { ComponentChildren } from 'preact'
import { CardTable } from '../../../ui/card-table.tsx'
import type { Attributes } from '../../../ui/govuk/shared.ts'
import { Scroll } from '../../../ui/scroll.tsx'
import { FIELDS, type IntakeField } from '../fields.ts'
import { fieldWords } from '../field-words.en.ts'
import { developerWords as say } from './messages.en.ts'

/** Invented: what the example sends and gets. The area is one of the partnership's own, so that the command works as it stands. */
const sent = (area: string | undefined) => ({
  ...SENT,
  ...(area !== undefined && { area }),
})
const SENT = {
  what: 'Somebody on the 14 bus shouted at my mother about her headscarf and would not stop.',
  date: '2026-11-17',
  place_kind: 'bus',
  route: '14',
  strands: ['race', 'religion'],
  reporter: 'friend_or_family',
  privacy: 'anonymous',
}
const received = (origin: string) => ({
  reference: 'NB-7K3M-92',
  code: 'ABCD-EFGH-JKLM-NPQR',
  received_at: '2026-11-18T10:00:00.000Z',
  route: 'partner',
  sent_by: 'Northbrook Homes',
  received_by: 'Northbrook Council',
  acknowledge_by: '2026-11-19T17:00:00.000Z',
  follow_up: `${origin}/follow-up`,
})

// A name with one would end the quotes that hold the body.
const fitsShell = (name: string) => !name.includes("'")

/** A command for a shell; single quotes hold the body, which has none. `areas`: the names of those that take reports. */
export const exampleCommand = (origin: string, areas: readonly string[]): string =>
  [
    `curl ${origin}/api/reports \\`,
    `  --header 'Authorization: Bearer ups_********' \\`,
    `  --header 'Idempotency-Key: our-report-000123' \\`,
    `  --header 'Content-Type: application/json' \\`,
    `  --data '${JSON.stringify(sent(areas.find(fitsShell)), null, 2)}'`,
  ].join('\n')

type Props = {
  origin: string
  /** The names of the areas that take reports: what `area` may be. */
  areas: readonly string[]
}

export function DevelopersPage({ origin, areas }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body-l">{say.lead}</p>
      <h2 class="govuk-heading-m">{say.steps.title}</h2>
      <ol class="govuk-list govuk-list--number">
        {say.steps.list.map((text) => (
          <li>{text}</li>
        ))}
      </ol>
      <h2 class="govuk-heading-m">{say.example.title}</h2>
      <p class="govuk-body">{say.example.text}</p>
      <Code label={say.example.label}>{exampleCommand(origin, areas)}</Code>
      <p class="govuk-body">{say.example.answer}</p>
      <Code label={say.example.answerLabel}>{JSON.stringify(received(origin), null, 2)}</Code>
      <h2 class="govuk-heading-m">{say.again.title}</h2>
      <p class="govuk-body">{say.again.text}</p>
      <p class="govuk-body">{say.again.wait}</p>
      <h2 class="govuk-heading-m">{say.refused.title}</h2>
      <p class="govuk-body">{say.refused.text}</p>
      <h2 class="govuk-heading-m">{say.cannot.title}</h2>
      <p class="govuk-body">{say.cannot.text}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/api/openapi.json">
          {say.document}
        </a>
      </p>
      <h2 class="govuk-heading-m">{say.fields.title}</h2>
      <p class="govuk-body">{say.fields.text}</p>
      <CardTable
        caption={say.fields.caption}
        head={[say.fields.name, say.fields.what, say.fields.values]}
        firstCellIsHeader
        rows={FIELDS.map((field) => [
          <code>{field.name}</code>,
          fieldWords(field),
          <Values of={field} areas={areas} />,
        ])}
      />
    </>
  )
}

const Code = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <Scroll label={label}>
    <pre class="app-code-block" dir="ltr" {...untranslated}>
      <code>{children}</code>
    </pre>
  </Scroll>
)
// A translating browser must not touch it. Written so because Preact drops the attribute when given `false`.
const untranslated: Attributes = { translate: 'no' }

function Values({ of: { name, kind, options, max }, areas }: { of: IntakeField } & Pick<Props, 'areas'>) {
  if (name === 'area')
    return (
      <>
        {say.fields.area} <code>{areas.join(', ')}</code>
      </>
    )
  if (kind === 'date') return <>{say.fields.date}</>
  if (options.length === 0) return <>{say.fields.words(max)}</>
  return (
    <>
      {kind === 'many' && `${say.fields.many} `}
      <code>{options.join(', ')}</code>
    </>
  )
}
