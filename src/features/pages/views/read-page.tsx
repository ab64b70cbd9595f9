import { formatDate } from '../../../platform/calendar/format.ts'
import { type Language } from '../../../platform/i18n/index.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Picture } from '../../../ui/picture.tsx'
import type { Chosen, Made } from '../choose-text.ts'
import { readWords as words } from '../messages.en.ts'
import type { PageKey, PageText } from '../pages.ts'
import { PICTURE_OF } from '../pictures.ts'
import { Markdown } from './markdown.tsx'

type Props = { page: PageKey } & Pick<
  Chosen,
  'instead' | 'made' | 'reviewedOn' | 'dated' | 'englishSince'
> & {
    /** With its gaps filled in. */
    text: PageText
    /** The language it is in. */
    language: Language
    /** The language it was asked for in. */
    asked: Language
  }

/** A page as the public reads it, in its own language and direction, with who has checked it. */
export function ReadPage(props: Props) {
  const { page, text, language, asked, instead, made, reviewedOn, dated, englishSince } = props
  return (
    <>
      {instead && (
        <InsetText>
          {instead === 'changed' ? words.changed(asked.autonym) : words.fallback(asked.autonym)}
        </InsetText>
      )}
      {englishSince && <InsetText>{words.older(formatDate(englishSince))}</InsetText>}
      <article lang={language.lang} dir={language.dir}>
        <Picture name={PICTURE_OF[page]} />
        <h1 class="govuk-heading-l">{text.title}</h1>
        <Markdown text={text.body} />
      </article>
      {made && <p class="govuk-body-s govuk-hint">{madeWords(made)}</p>}
      <p class="govuk-body-s govuk-hint">
        {datedWords(dated)} {reviewedOn ? words.reviewed(formatDate(reviewedOn)) : words.notReviewed}
      </p>
    </>
  )
}

const datedWords = ({ version, on }: Chosen['dated']) =>
  version === undefined ? words.lastChanged(formatDate(on)) : words.version(version, formatDate(on))

const madeWords = ({ state, by, on }: Made) =>
  state === 'checked' ? words.checkedBy(by, formatDate(on)) : words.drafted(formatDate(on))
