// Everything that a report consists of, sealed and worked out here, and written by one function of the database
// (migration 0016): the public's role can write none of it by itself.
import { sql } from 'kysely'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { PersonDetails, SafeContact } from '../../access/vault.ts'
import { currentLocale, ENGLISH } from '../../platform/i18n/index.ts'
import { type Day, londonDay } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import type { Route } from '../agencies/index.ts'
import { standingText } from '../pages/index.ts'
import { clockRow, type Standards } from '../standard/index.ts'
import { childAgeOf, youngFromOn } from './consent/young.ts'
import { signatureOf } from './receiving/signature.ts'
import { sealableEntry } from './series/diary-entry.ts'
import { sealedPeople } from './people-affected.ts'
import { keepToldWith } from './told-with.ts'
import { NOTHING_MORE, type Occurred, PURPOSES, type ReportAnswers, sealableNarrative } from './report.ts'

export type ReportToKeep = {
  id: string
  reference: string
  answers: ReportAnswers
  route: Route
  receivedAt: Date
  /** Of the form's token, of what it said, and of the follow-up code. */
  submissionHash: Buffer
  answersHash: Buffer
  followUpHash: Buffer
}

/**
 * Keeps a report with the person, their words, what they allowed, the first clock, the trail, and the mail to whoever must
 * read it. Runs as the public. Returns under which id the person is kept. Fails with a unique violation where the form was kept before or the reference is taken.
 */
export async function keepReport(
  tx: Tx,
  ctx: Pick<Ctx, 'vault' | 'requestId'>,
  standards: Standards,
  report: ReportToKeep,
): Promise<{ personId: string | null }> {
  const { answers, route, receivedAt } = report
  const person = answers.person ? sealedPerson(ctx, answers.person) : null
  const subject = { reportId: report.id, caseId: null, agencyId: route.agencyId }
  const clock = clockRow(subject, 'acknowledge', 1, receivedAt, 'not_assessed', standards)
  const kept = {
    id: report.id,
    reference: report.reference,
    submission: base64(report.submissionHash),
    said: base64(report.answersHash),
    followUp: base64(report.followUpHash),
    at: receivedAt,
    role: answers.role,
    privacy: answers.privacy,
    canContact: answers.canContact,
    ...route,
    placeKind: answers.placeKind,
    occurred: answers.occurred,
    occurredOn: firstDay(answers.occurred),
    strands: answers.strands,
    happenedBefore: answers.happenedBefore,
    narrative: sealedNarrative(ctx, answers),
    person,
    consents: PURPOSES.map((purpose) => ({ id: newId(), purpose, answer: answers.consents[purpose] })),
    clock: { id: clock.id, due: clock.due_at, warn: clock.warn_at },
    entryId: newId(),
    requestId: ctx.requestId,
    mailPerson: mailsAtOnce(answers.person?.safeContact),
  }
  const derived = {
    ...(await childAge(tx, report)),
    notice: await standingText(tx, 'privacy', currentLocale()),
  }
  const details = detailsOf(report, derived)
  const others = answers.person?.others ?? []
  const further = {
    submission: base64(report.submissionHash),
    at: receivedAt,
    people: sealedPeople(ctx, others),
  }
  const ofSeries = answers.categories?.length || answers.diary?.length ? seriesOf(ctx, report) : null
  // One statement, whose parts the database runs from left to right: each turn there and back is felt in a crowd.
  await sql`select app.keep_report(${json(kept)}), app.keep_details(${json(details)}),
    case when ${ofSeries !== null} then app.keep_series(${json(ofSeries)}) end,
    case when ${others.length > 0} then app.keep_people_affected(${json(further)}) end,
    app.keep_signature(${json(looksOf(ctx, report))})`.execute(tx)
  if (answers.toldWith) await keepToldWith(tx, report.submissionHash, answers.toldWith)
  return { personId: person?.id ?? null }
}

// Of several days the first, as the police count them.
function firstDay(occurred: Occurred): Day | null {
  if (occurred.kind === 'between') return occurred.from
  return occurred.kind === 'day' ? occurred.day : null
}

// What is in every report's details, so that they are written once.
const DETAILS_VERSION = 1

// As old as a child is by the age that holds on the day of the report.
async function childAge(tx: Tx, { answers, receivedAt }: ReportToKeep): Promise<Record<string, string>> {
  const band = answers.more?.codes['childBand']
  if (typeof band !== 'string') return {}
  const age = childAgeOf(band, await youngFromOn(tx, londonDay(receivedAt)))
  return age ? { childAge: age } : {}
}

function detailsOf({ answers, submissionHash }: ReportToKeep, derived: Readonly<Record<string, unknown>>) {
  const { codes, types, monitoring, safeguarding } = answers.more ?? NOTHING_MORE
  return {
    submission: base64(submissionHash),
    details: {
      ...codes,
      ...derived,
      ...(answers.declared && { declared: true }),
      ...(answers.unasked?.length && { unasked: answers.unasked }),
      v: DETAILS_VERSION,
    },
    types,
    via: answers.via ?? null,
    safeguarding,
    language: currentLocale(),
    channel: answers.channel ?? null,
    monitoring: Object.keys(monitoring).length > 0 ? monitoring : null,
  }
}

// Each time of its diary, sealed by itself, and what was chosen within the strands.
const seriesOf = ({ vault }: Pick<Ctx, 'vault'>, { answers, submissionHash }: ReportToKeep) => ({
  submission: base64(submissionHash),
  categories: answers.categories ?? [],
  entries: (answers.diary ?? []).map(({ day, ...said }) => {
    const textId = newId()
    const { keyId, wrapped, sealed } = vault.sealText(textId, sealableEntry(said))
    return { id: newId(), textId, keyId, wrapped: base64(wrapped), sealed: base64(sealed), day }
  }),
})

// What it looks like, so that a second telling of the same is noticed without opening either.
// Where their form said that nothing goes out by itself, nothing is written down to go out.
const mailsAtOnce = (safe: SafeContact | undefined): boolean =>
  (safe?.methods.includes('email') ?? false) && (safe?.sentByItself?.includes('email') ?? true)

const looksOf = ({ vault }: Pick<Ctx, 'vault'>, { answers, submissionHash, receivedAt }: ReportToKeep) => ({
  submission: base64(submissionHash),
  ...signatureOf(vault.secrets.forms, answers.narrative.what, londonDay(receivedAt)),
})

function sealedNarrative({ vault }: Pick<Ctx, 'vault'>, answers: ReportAnswers) {
  const id = newId()
  const { keyId, wrapped, sealed } = vault.sealText(id, sealableNarrative(answers.narrative))
  return { id, keyId, wrapped: base64(wrapped), sealed: base64(sealed) }
}

function sealedPerson({ vault }: Pick<Ctx, 'vault'>, { others: _each, ...details }: PersonDetails) {
  const id = newId()
  const { keyId, wrapped, sealed, tokens } = vault.sealPerson(id, { ...details, ...languageRead() })
  return {
    id,
    keyId,
    wrapped: base64(wrapped),
    sealed: base64(sealed),
    tokens: tokens.map(({ kind, token }) => ({ kind, token: base64(token) })),
  }
}

/** The language that somebody reads, to be kept with how to reach them; nothing where it is English. */
export const languageRead = (): Pick<PersonDetails, 'language'> =>
  currentLocale() === ENGLISH.locale ? {} : { language: currentLocale() }

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
