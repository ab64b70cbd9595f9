// What a person said, beside a form that is filled in from it: as the report's own page shows it, and written down as read.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { NotFound } from '../../../platform/problems.ts'
import { type Narrative, readNarrative } from '../report.ts'
import { type OpenedEntry, readDiary } from '../series/series.store.ts'
import { Diary } from '../series/series-view.tsx'
import { readTranslations, type TranslatedReport } from '../translations/translate-report.ts'
import { Translated } from '../translations/translations-view.tsx'
import { queueWords } from './messages.en.ts'
import { findReport } from './queue.store.ts'
import { Words } from './report-facts.tsx'

export type OpenedWords = { narrative: Narrative | null; diary: OpenedEntry[]; translated: TranslatedReport }

/** Opens the words of a report in the caller's sight; the trail says so. Throws NotFound. */
export async function openWords(tx: Tx, ctx: StaffCtx, reference: string): Promise<OpenedWords> {
  const report = await findReport(tx, reference)
  if (!report) throw new NotFound('no such report')
  await record(tx, ctx, { action: 'report.view', subjectKind: 'report', subjectId: report.id })
  const text = await ctx.vault.readText(tx, report.narrativeId)
  return {
    narrative: text === null ? null : readNarrative(text),
    diary: await readDiary(tx, ctx.vault, report.id),
    translated: await readTranslations(tx, ctx, report.id),
  }
}

/** Their words under a heading, with a translation where there is one. */
export const SaidBeside = ({ narrative, diary, translated }: OpenedWords) => (
  <section aria-labelledby="said">
    <h2 class="govuk-heading-m" id="said">
      {queueWords.page.words}
    </h2>
    <Words narrative={narrative} />
    <Diary diary={diary} />
    <Translated told={translated} />
  </section>
)
