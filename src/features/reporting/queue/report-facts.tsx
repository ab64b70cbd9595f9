// What is known of a report: coded facts, in the words of the rules by which it is recorded, and what the person said.
import { z } from 'zod'
import { formatDate, formatDateTime } from '../../../platform/calendar/format.ts'
import { isDay } from '../../../platform/calendar/london.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { keptWords } from '../../places/index.ts'
import { incidentWords, labelOf } from '../incident.messages.en.ts'
import type { Receiving } from '../receiving/load-receiving.ts'
import { recordedWords, roleName, wordsFor } from '../receiving/recorded-by.ts'
import { type Narrative, PARTNER_REFERENCE, PARTNER_WORDS } from '../report.ts'
import { ToldMore } from '../told-more-view.tsx'
import { queueWords } from './messages.en.ts'
import type { StaffReport } from './queue.store.ts'
import { factWords } from './unasked.ts'

const say = queueWords.page

type Props = { report: StaffReport; receiving: Receiving; police: boolean }

/** The facts of a report. `police`: the reader is of the police, whose words differ. */
export function Facts({ report, receiving, police }: Props) {
  const { categories } = receiving.recorded
  const { affected, other } = wordsFor(receiving.recorded, receiving.views, police)
  const strands = report.strands.map((code) => labelOf(incidentWords.strands, code)).join('; ')
  return (
    <SummaryList
      rows={[
        { key: say.received, value: formatDateTime(report.receivedAt) },
        { key: say.through, value: throughWords(report) },
        {
          key: say.reporter,
          value: `${report.reporterRole === 'affected' ? roleName(affected) : factWords(report, 'reporter', report.reporterRole, incidentWords.rolesForStaff)}. ${labelOf(queueWords.privacy, report.privacy)}`,
        },
        { key: say.occurred, value: occurredWords(report) },
        { key: say.before, value: factWords(report, 'before', report.happenedBefore, say.beforeWords) },
        { key: say.area, value: report.areaName ?? say.noArea },
        { key: say.place, value: factWords(report, 'place', report.placeKind, incidentWords.places) },
        { key: say.strands, value: strands || factWords(report, 'strands', '', {}) },
        categories.length > 0 && {
          key: recordedWords.categories,
          value: categories.map(({ label }) => label).join('; '),
        },
        { key: recordedWords.calls, value: recordedWords.both(affected, other) },
      ]}
    />
  )
}

function throughWords({ channel, sentBy, via }: StaffReport): string {
  const through = labelOf(queueWords.channel, channel)
  const from = sentBy ? say.sentBy(through, sentBy) : through
  return via ? say.via(from, via) : from
}

const occurredSchema = z.union([
  z.object({ kind: z.literal('day'), day: z.string().refine(isDay) }),
  z.object({
    kind: z.literal('between'),
    from: z.string().refine(isDay),
    to: z.string().refine(isDay).nullable(),
  }),
  z.object({ kind: z.literal('unknown'), said: z.string() }),
])

/** When it happened, from the coded fact; whatever another version wrote there reads as not said. */
function occurredWords(report: StaffReport): string {
  const read = occurredSchema.safeParse(report.occurred)
  if (read.success && read.data.kind === 'day') return formatDate(read.data.day)
  if (read.success && read.data.kind === 'between') {
    const { from, to } = read.data
    return to ? say.spanned(formatDate(from), formatDate(to)) : say.since(formatDate(from))
  }
  const said = read.success && read.data.kind === 'unknown' ? read.data.said : ''
  return factWords(report, 'occurred', said, queueWords.occurred)
}

/** The person's own words; null: they were erased. */
export function Words({ narrative }: { narrative: Narrative | null }) {
  if (!narrative) return <p class="govuk-body">{say.erased}</p>
  const rest: [string, string][] = [
    [say.whenWords, narrative.when],
    [say.placeWords, narrative.place],
    [say.postcode, narrative.postcode],
    // Of no place at all nothing is kept.
    [say.exactness, narrative.postcode === '' ? '' : keptWords(narrative.exactness)],
    [say.why, narrative.why],
    [say.partnerReference, narrative.more?.words[PARTNER_REFERENCE] ?? ''],
    [say.partnerWords, narrative.more?.words[PARTNER_WORDS] ?? ''],
  ]
  return (
    <>
      <div class="govuk-inset-text app-said" dir="auto">
        {narrative.what}
      </div>
      <SummaryList
        rows={rest.map(
          ([key, value]) =>
            value !== '' && {
              key,
              value: (
                <span class="app-said" dir="auto">
                  {value}
                </span>
              ),
            },
        )}
      />
      <ToldMore narrative={narrative} />
      <p class="govuk-hint">{say.wordsNote}</p>
    </>
  )
}
