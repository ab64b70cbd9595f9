import { formatDateTime, formatShortDate } from '../../../platform/calendar/format.ts'
import { type Language, LANGUAGES } from '../../../platform/i18n/index.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Conflict } from '../../../ui/conflict.tsx'
import { bindForm, type FormProblem, type FormValues } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { pageNames, placeholderWords, words as all } from '../messages.en.ts'
import { type FirstPage, type PageKey, type PageText, pathOf } from '../pages.ts'
import type { Version } from '../pages.store.ts'
import { PLACEHOLDERS } from '../placeholders.ts'
import { editPath } from './list-page.tsx'
import { Markdown } from './markdown.tsx'

const words = all.edit
/** For a first version in another language: the English, and the draft of a machine that the form begins with. */
export type Beside = { english: PageText; draft: { on: string; shown: boolean } | undefined }
type Props = {
  page: PageKey
  language: Language
  versions: readonly Version[]
  /** The version that the public reads now. */
  published: number | null
  values: FormValues
  problems: readonly FormProblem[]
  beside?: Beside | undefined
  /** What the software says now, where that is not what this page was written from. */
  shipped?: FirstPage | undefined
  /** Somebody saved a version first: it is shown beside what was typed. */
  stale?: boolean
  done?: keyof typeof words.done | undefined
}

/** Numbers, rights and laws change, and differ from place to place. */
const CHECKED_FIRST: readonly PageKey[] = ['your-rights', 'emergency', 'privacy']

/** Writing one page in one language: its text, its versions, and what is published of them. */
export function EditPage(props: Props) {
  const { page, language, versions, stale, done } = props
  const [newest] = versions
  return (
    <>
      {done && <NotificationBanner type="success" text={words.done[done]} />}
      {stale && newest ? (
        <Conflict theirs={<Shown version={newest} language={language} />} yours={<PageForm {...props} />} />
      ) : (
        <>
          <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">{language.english}</span>
            {pageNames[page]}
          </h1>
          <p class="govuk-body">
            <a class="govuk-link" href={pathOf(page)}>
              {words.see}
            </a>
          </p>
          {CHECKED_FIRST.includes(page) && <InsetText>{words.check}</InsetText>}
          {props.beside && <BesideForm {...props.beside} />}
          {props.shipped && newest && (
            <ShippedNow {...{ page, language }} shipped={props.shipped} after={newest.number} />
          )}
          <PageForm {...props} />
        </>
      )}
      <Publishing {...props} />
      {newest && newest.number !== props.published && (
        <Details summary={words.preview}>
          <Shown version={newest} language={language} />
        </Details>
      )}
      <Versions {...props} />
      <OtherLanguages page={page} own={language} />
    </>
  )
}

const BesideForm = ({ english, draft }: Beside) => (
  <>
    {draft && (
      <InsetText>
        {draft.shown ? words.draft(formatShortDate(draft.on)) : words.oldDraft(formatShortDate(draft.on))}
      </InsetText>
    )}
    <Details summary={words.english}>
      <h2 class="govuk-heading-m">{english.title}</h2>
      <Markdown text={english.body} under={2} />
    </Details>
  </>
)

type ShippedProps = Pick<Props, 'page' | 'language'> & { shipped: FirstPage; after: number }

function ShippedNow({ page, language, shipped, after }: ShippedProps) {
  return (
    <>
      <InsetText>{words.shipped(formatShortDate(shipped.on))}</InsetText>
      <Details summary={words.shippedTitle}>
        <h2 class="govuk-heading-m">{shipped.title}</h2>
        <Markdown text={shipped.body} under={2} />
        <form method="post" action={editPath(page, language.locale)}>
          <input type="hidden" name="after" value={after} />
          <input type="hidden" name="title" value={shipped.title} />
          <input type="hidden" name="body" value={shipped.body} />
          <input type="hidden" name="note" value={words.shippedNote} />
          <Button kind="secondary" preventDoubleClick>
            {words.shippedTake}
          </Button>
        </form>
      </Details>
    </>
  )
}

const Shown = ({ version, language }: { version: Version; language: Language }) => (
  <div lang={language.lang} dir={language.dir}>
    <h3 class="govuk-heading-m">{version.title}</h3>
    <Markdown text={version.body} under={2} />
  </div>
)

function PageForm({ page, language, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={editPath(page, language.locale)} novalidate>
      <form.Summary />
      <input type="hidden" name="after" value={form.field('after').value} />
      <div lang={language.lang} dir={language.dir}>
        <Input {...form.field('title')} label={words.title} />
        <Textarea {...form.field('body')} label={words.body} rows={24} spellcheck />
      </div>
      <Details summary={words.howTitle}>
        <ul class="govuk-list govuk-list--bullet">
          {words.how.map((each) => (
            <li>{each}</li>
          ))}
        </ul>
        <h3 class="govuk-heading-s">{words.fillings}</h3>
        <ul class="govuk-list govuk-list--bullet">
          {PLACEHOLDERS.map((each) => (
            <li>
              {`{${each}}`}: {placeholderWords[each]}
            </li>
          ))}
        </ul>
      </Details>
      <Input {...form.field('note')} label={words.note} />
      <Button preventDoubleClick>{words.save}</Button>
    </form>
  )
}

function Publishing({ page, language, versions, published }: Props) {
  const newest = versions[0]?.number
  if (newest === undefined) return null
  const same = newest === published
  return (
    <form method="post" action={`${editPath(page, language.locale)}/publish`}>
      <input type="hidden" name="number" value={newest} />
      {same && <p class="govuk-body">{words.reviewHint}</p>}
      <Button kind="secondary" preventDoubleClick>
        {same ? words.review : words.publish(newest)}
      </Button>
    </form>
  )
}

function Versions({ page, language, versions }: Props) {
  if (versions.length === 0) return null
  const path = editPath(page, language.locale)
  const { head } = words
  return (
    <>
      <h2 class="govuk-heading-m">{words.versions}</h2>
      <CardTable
        caption={words.versionsCaption}
        head={[head.version, head.when, head.who, head.note, head.published, head.do]}
        rows={versions.map((version, at) => [
          String(version.number),
          formatDateTime(version.at),
          version.by ?? words.system,
          version.note,
          version.publishedAt ? formatShortDate(version.publishedAt) : words.never,
          <>
            {version.number > 1 && (
              <a class="govuk-link" href={`${path}/compare?from=${version.number - 1}&to=${version.number}`}>
                {words.compare}
                <span class="govuk-visually-hidden"> ({version.number})</span>
              </a>
            )}
            {at > 0 && <Restore {...{ path, version }} after={versions[0]?.number ?? 0} />}
          </>,
        ])}
      />
    </>
  )
}

const Restore = ({ path, version, after }: { path: string; version: Version; after: number }) => (
  <form method="post" action={`${path}/restore`}>
    <input type="hidden" name="number" value={version.number} />
    <input type="hidden" name="after" value={after} />
    <button class="app-link-button" type="submit">
      {words.restore}
      <span class="govuk-visually-hidden"> ({version.number})</span>
    </button>
  </form>
)

const OtherLanguages = ({ page, own }: { page: PageKey; own: Language }) => (
  <nav aria-labelledby="page-languages">
    <h2 class="govuk-heading-m" id="page-languages">
      {words.languages}
    </h2>
    <ul class="govuk-list">
      {LANGUAGES.filter(({ locale }) => locale !== own.locale).map(({ locale, english }) => (
        <li>
          <a class="govuk-link" href={editPath(page, locale)}>
            {english}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
