// The confirm page: everything that will follow, in sentences and dates, before the one press.
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { CharacterCount } from '../../../ui/govuk/character-count.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { whoseDetails } from '../../people/index.ts'
import { logReasons, type OpenedWords, SaidBeside, WithdrawnFields } from '../../reporting/index.ts'
import { personSentence } from '../../shell/index.ts'
import { INCIDENT_TYPES, STRANDS, strandName, typeName } from '../choices.ts'
import { SUMMARY_CHARS_MAX, type WhatFollows } from '../log-case.ts'
import { LOG_REASONS } from '../log-rule.ts'
import { words } from '../messages.en.ts'
import { dueWords, named } from './parts.tsx'

type Props = {
  follows: WhatFollows
  lead: string
  values: FormValues
  problems: readonly Problem[]
  /** What the person said. */
  said: OpenedWords
  /** Reports that this one leads, whose people refused the service that would read them. */
  refusing: readonly string[]
  mayPress: boolean
  changed: boolean
}

export function LogPage({ follows, lead, values, problems, said, refusing, mayPress, changed }: Props) {
  const form = bindForm({ values, problems })
  const { reference } = follows.report
  return (
    <>
      <BackLink href={`/reports/${reference}`}>{words.log.back}</BackLink>
      <form.Summary />
      {changed && <NotificationBanner text={words.log.changed('')} role="alert" />}
      <h1 class="govuk-heading-l">{words.log.title(reference)}</h1>
      <form method="post" action={`/reports/${reference}/log`} class="app-side">
        <div>
          <input type="hidden" name="version" value={String(form.field('version').value)} />
          {refusing.length > 0 && <Refusing {...{ follows, refusing }} />}
          <SaidBeside {...said} />
          <CharacterCount
            {...form.field('summary')}
            label={words.log.summary}
            labelSize="s"
            hint={words.log.summaryHint}
            rows={2}
            maxLength={SUMMARY_CHARS_MAX}
          />
          <Checkboxes
            {...form.choices('strands')}
            legend={words.log.strands}
            legendSize="s"
            small
            items={STRANDS.map((value) => ({ value, text: strandName(value) }))}
          />
          <Checkboxes
            {...form.choices('types')}
            legend={words.log.types}
            legendSize="s"
            small
            classes="app-columns"
            items={INCIDENT_TYPES.map((value) => ({ value, text: typeName(value) }))}
          />
          <Radios
            {...form.field('reason')}
            legend={words.log.reason}
            legendSize="s"
            hint={words.log.reasonHint}
            small
            items={LOG_REASONS.map((value) => ({ value, text: logReasons[value] }))}
          />
        </div>
        <div>
          <WithdrawnFields form={form} known={follows.withdrawn} />
          <WhatWillFollow follows={follows} lead={lead} />
          {mayPress && <Button preventDoubleClick>{words.log.button}</Button>}
        </div>
      </form>
    </>
  )
}

// Said before the press that would be refused, with the way out.
const Refusing = ({ follows, refusing }: Pick<Props, 'follows' | 'refusing'>) => (
  <InsetText>
    <p class="govuk-body">{words.log.refusing(follows.victimService?.shortName ?? '')}</p>
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {refusing.map((reference) => (
        <li>
          <a class="govuk-link" href={`/reports/${reference}/split`}>
            {words.log.split(reference)}
          </a>
        </li>
      ))}
    </ul>
  </InsetText>
)

function WhatWillFollow({ follows, lead }: { follows: WhatFollows; lead: string }) {
  const { victimService: service, referral } = follows
  const whose = follows.report.personId && whoseDetails(follows.report.reporterRole)
  const sees = [lead, ...(service && referral.status === 'sent' ? [service.shortName] : [])]
  return (
    <section aria-labelledby="follows">
      <h2 class="govuk-heading-m" id="follows">
        {words.log.follow}
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{words.log.lead(lead)}</li>
        <li>{referralLine(follows)}</li>
        {whose && <li>{whose}</li>}
        <li>{words.log.sight(sees)}</li>
      </ul>
      <Table
        caption={words.log.clocks}
        captionSize="s"
        head={[words.log.clock, words.log.due]}
        rows={follows.clocks.map(({ kind, due }) => [words.clock[kind], dueWords(due)])}
      />
      {follows.reach !== 'direct' && <p class="govuk-body">{words.log.firstContact[follows.reach]}</p>}
      <p class="govuk-hint">{words.log.clockNote}</p>
      <Told follows={follows} lead={lead} />
    </section>
  )
}

function referralLine({ victimService: service, referral, report }: WhatFollows): string {
  if (!service) return words.log.noVictimService
  if (referral.status === 'sent')
    return words.log.referralSent(service.shortName, named(words.agreed, report.reporterRole))
  return words.log.referralWithheld(service.shortName, words.withheld[referral.withheldReason])
}

function Told({ follows, lead }: { follows: WhatFollows; lead: string }) {
  const { victimService: service, referral } = follows
  const sentences = [
    personSentence('case.opened', { agency: lead }),
    service &&
      personSentence(`referral.${referral.status}`, {
        agency: service.shortName,
        reason: referral.withheldReason,
      }),
  ]
  return (
    <>
      <h3 class="govuk-heading-s">{words.log.personTold}</h3>
      <div class="govuk-inset-text">
        {sentences.map(
          (each) =>
            each && (
              <p class="govuk-body">
                <strong>{each.title}.</strong> {each.text}
              </p>
            ),
        )}
      </div>
      <p class="govuk-hint">
        {follows.mayWriteToPerson ? words.log.personMailed : words.log.personNotMailed}
      </p>
    </>
  )
}
