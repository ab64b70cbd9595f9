import { formatDate } from '../../../platform/calendar/format.ts'
import { type Language } from '../../../platform/i18n/index.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { readWords as words } from '../messages.en.ts'
import type { PageText } from '../pages.ts'
import { Markdown } from './markdown.tsx'

type Props = {
  text: PageText
  /** The language it is in. */
  language: Language
  /** The language it was asked for in, where it is not that one. */
  missing: Language | undefined
  /** The day on which somebody of the partnership read it through; null where nobody has. */
  reviewedOn: string | null
}

/** A page as the public reads it, in its own language and direction. */
export function ReadPage({ text, language, missing, reviewedOn }: Props) {
  return (
    <>
      {missing && <InsetText>{words.fallback(missing.autonym)}</InsetText>}
      <article lang={language.lang} dir={language.dir}>
        <h1 class="govuk-heading-l">{text.title}</h1>
        <Markdown text={text.body} />
      </article>
      <p class="govuk-body-s govuk-hint">
        {reviewedOn ? words.reviewed(formatDate(reviewedOn)) : words.notReviewed}
      </p>
    </>
  )
}
