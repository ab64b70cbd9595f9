// On what terms it was told: the privacy notice that stood then, and that it is true as far as they know (domain.md 2.2 Q).
import { z } from 'zod'
import { formatDate } from '../../../platform/calendar/format.ts'
import { isDay } from '../../../platform/calendar/london.ts'
import { languageOf } from '../../../platform/i18n/index.ts'
import { queueWords } from './messages.en.ts'

const terms = z.object({
  notice: z
    .object({ locale: z.string(), version: z.number().nullable(), on: z.string().refine(isDay) })
    .optional(),
  declared: z.boolean().optional(),
})
const say = queueWords.page

/** A row for each that is kept with the report; none of a report from before either was. */
export function termsRows(details: unknown): { key: string; value: string }[] {
  const read = terms.safeParse(details)
  if (!read.success) return []
  const { notice, declared } = read.data
  return [
    ...(notice
      ? [
          {
            key: say.notice,
            value: say.noticeOf(
              formatDate(notice.on),
              notice.version,
              languageOf(notice.locale)?.english ?? notice.locale,
            ),
          },
        ]
      : []),
    ...(declared ? [{ key: say.declared, value: say.declaredBy }] : []),
  ]
}
