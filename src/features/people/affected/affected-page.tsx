// The further people of a report: how we were told of each and what they answered, with who they are behind a reason; and,
// for whoever works on it, one more.
import type { ComponentChildren } from 'preact'
import type { PersonDetails } from '../../../access/vault.ts'
import { formatDateTime } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { newId } from '../../../platform/ids.ts'
import type { Problem } from '../../../platform/problems.ts'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { words } from '../messages.en.ts'
import { RevealForm } from '../views/reveal-form.tsx'
import {
  type AffectedPerson,
  GROUNDS,
  KNOWS,
  MAY_CONTACT,
  type ReportOfPeople,
  TAKEN_SOURCES,
} from './affected.store.ts'
import { affectedWords as say } from './messages.en.ts'
import { SaysNoForm } from './says-no-form.tsx'

type Props = {
  report: ReportOfPeople
  people: readonly AffectedPerson[]
  done: 'added' | 'no' | null
  values: FormValues
  problems: readonly Problem[]
}

export function AffectedPage({ report, people, done, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      {done && (
        <NotificationBanner type="success">{done === 'no' ? say.no.done : say.add.done}</NotificationBanner>
      )}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{report.reference}</span> {say.title}
      </h1>
      <p class="govuk-body">{say.lead}</p>
      {people.length === 0 && <p class="govuk-body">{say.none}</p>}
      {people.map((person, index) => (
        <section aria-labelledby={`person-${index + 1}`}>
          <h2 class="govuk-heading-m" id={`person-${index + 1}`}>
            {say.person(index + 1)}
          </h2>
          <SummaryList rows={affectedRows(person)} />
          <Ways person={person} report={report} idPrefix={`p${index}-`} />
        </section>
      ))}
      {report.works && report.erased && <p class="govuk-body">{say.erasedReport}</p>}
      {report.works && !report.erased && <AddForm reference={report.reference} form={form} />}
    </>
  )
}

type WaysProps = { person: AffectedPerson; report: ReportOfPeople; idPrefix: string }

/** What may be done with one: open what is kept, and write down that they said no. */
function Ways({ person, report, idPrefix }: WaysProps) {
  if (isDestroyed(person)) return null
  if (!person.opens) return <p class="govuk-body">{say.notYours(report.keeper ?? say.whoeverWorks)}</p>
  const at = `/reports/${report.reference}/people/${person.personId}`
  return (
    <>
      <Details summary={say.show}>
        <RevealForm action={`${at}/reveal`} idPrefix={idPrefix} />
      </Details>
      {report.works && !report.erased && (
        <Details summary={say.no.link}>
          <SaysNoForm person={person} action={`${at}/no`} idPrefix={`no-${idPrefix}`} />
        </Details>
      )}
    </>
  )
}

/** Nothing is kept of somebody who said that, unless on a ground. */
export const isDestroyed = ({ saidNo, ground }: AffectedPerson): boolean =>
  saidNo === 'kept' && ground === null

const whoWords = (person: AffectedPerson): string => {
  if (isDestroyed(person)) return say.whoDestroyed
  return person.named ? say.whoNamed : say.whoNot
}

/** What is known of one without opening anything. */
export const affectedRows = (person: AffectedPerson) => [
  { key: say.told, value: toldWords(person) },
  { key: say.knows, value: say.add.knowsAnswers[person.knows] },
  { key: say.contact, value: say.contactSaid[person.mayContact] },
  { key: say.who, value: whoWords(person) },
  person.saidNo !== null && {
    key: say.no.said,
    value: say.no.saidWords(
      say.no.answers[person.saidNo],
      formatDateTime(new Date(person.saidNoAt ?? person.at)),
      person.saidNoBy ?? say.no.byCode,
    ),
  },
  person.ground !== null && { key: say.ground, value: say.add.grounds[person.ground] },
]

const sources: Readonly<Record<string, string>> = { ...say.add.sources, ...say.sourceTold }

/** How we were told of somebody, when, and who took it down. */
export const toldWords = ({ source, at, by, agency }: AffectedPerson): string =>
  say.toldBy(sources[source] ?? source, formatDateTime(new Date(at)), [by, agency].filter(Boolean).join(', '))

const choices = <T extends string>(values: readonly T[], texts: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, text: texts[value] }))

function AddForm({ reference, form }: { reference: string; form: BoundForm }) {
  const { add } = say
  return (
    <>
      <h2 class="govuk-heading-m">{add.title}</h2>
      <p class="govuk-body">{add.lead}</p>
      <form method="post" action={`/reports/${reference}/people`} novalidate autocomplete="off">
        <input type="hidden" name="once" value={form.field('once').value || newId()} />
        <Radios
          {...form.field('source')}
          legend={add.source}
          legendSize="s"
          small
          items={choices(TAKEN_SOURCES, add.sources)}
        />
        <Textarea {...form.field('needs')} label={add.needs} labelSize="s" hint={add.needsHint} rows={3} />
        <Radios
          {...form.field('knows')}
          legend={add.knows}
          legendSize="s"
          small
          items={choices(KNOWS, add.knowsAnswers)}
        />
        <Input
          {...form.field('name')}
          label={add.name}
          labelSize="s"
          hint={add.nameHint}
          autocomplete="off"
          spellcheck={false}
        />
        <Input
          {...form.field('reach')}
          label={add.reach}
          labelSize="s"
          hint={add.reachHint}
          autocomplete="off"
          spellcheck={false}
        />
        <Radios
          {...form.field('contact')}
          legend={add.contact}
          legendSize="s"
          small
          items={choices(MAY_CONTACT, add.contactAnswers)}
        />
        <Radios
          {...form.field('ground')}
          legend={add.ground}
          legendSize="s"
          hint={add.groundHint}
          small
          items={[...choices(GROUNDS, add.grounds), { value: '', text: add.noGround }]}
        />
        <Button preventDoubleClick>{add.button}</Button>
      </form>
    </>
  )
}

/** One of them, shown once: first whether and how they may be reached. */
export function AffectedPersonShown({
  person,
  details,
}: {
  person: AffectedPerson
  details: PersonDetails | null
}) {
  if (!details) return <InsetText>{words.erased}</InsetText>
  const { reveal } = say
  const row = (key: string, text: string | undefined) =>
    text !== undefined && { key, value: <Said>{text}</Said> }
  return (
    <>
      <section class="app-safe-contact">
        <h2 class="govuk-heading-m">{words.safe}</h2>
        <p class="govuk-body">
          <strong>{reveal.contact[person.mayContact]}</strong>
        </p>
        {person.knows !== 'agrees' && person.knows !== 'objects' && (
          <p class="govuk-body">
            <strong>{reveal.unaware}</strong>
          </p>
        )}
      </section>
      <h2 class="govuk-heading-m">{words.details}</h2>
      <SummaryList
        rows={[
          row(reveal.name, details.name),
          row(reveal.reach, details.reach),
          row(reveal.needs, details.needs),
          { key: say.told, value: toldWords(person) },
        ]}
      />
      <p class="govuk-hint">{words.recorded}</p>
    </>
  )
}

const Said = ({ children }: { children: ComponentChildren }) => (
  <span class="app-said" dir="auto">
    {children}
  </span>
)
