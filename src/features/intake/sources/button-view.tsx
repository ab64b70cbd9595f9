import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { buttonHtml, type ButtonOf, linkHtml } from './button-html.ts'
import { buttonWords as say } from './messages.en.ts'
import type { Source } from './sources.store.ts'

const ROWS = 6

/** What partners copy, and how it looks. */
type Props = {
  /** Those in use, by name, for staff; null: whoever is signed out types the code. */
  sources: readonly Source[] | null
  of: ButtonOf
  typed: string
  /** Whether what was typed is no code in use. */
  wrong: boolean
}

export function ButtonPage({ sources, of, typed, wrong }: Props) {
  const form = bindForm({
    values: { code: typed },
    problems: wrong ? [{ field: 'code', message: say.unknownCode }] : [],
  })
  const query = [of.code && `via=${of.code}`, of.locale !== 'en' && `lang=${of.locale}`]
    .filter(Boolean)
    .join('&')
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <form method="get" action="/report/button">
        {sources ? (
          <Select
            {...form.field('code')}
            label={say.source}
            value={of.code ?? ''}
            items={[
              { value: '', text: say.noSource },
              ...sources.map(({ code, name }) => ({ value: code, text: name })),
            ]}
          />
        ) : (
          <Input
            {...form.field('code')}
            label={say.sourceCode}
            hint={say.sourceCodeHint}
            autocomplete="off"
            spellcheck={false}
          />
        )}
        <Button kind="secondary">{say.choose}</Button>
      </form>
      <p class="govuk-body">{say.language}</p>
      <h2 class="govuk-heading-m">{say.link}</h2>
      <p class="govuk-hint">{say.preview}</p>
      <p class="govuk-body">
        <a href={`/report${query && `?${query}`}`} rel="noopener noreferrer">
          {of.text}
        </a>
      </p>
      <Copy name="link-html" label={say.code(say.link)} html={linkHtml(of)} />
      <h2 class="govuk-heading-m">{say.button}</h2>
      <p class="govuk-hint">{say.preview}</p>
      <form method="get" action="/report">
        {of.code && <input type="hidden" name="via" value={of.code} />}
        {of.locale !== 'en' && <input type="hidden" name="lang" value={of.locale} />}
        <p class="govuk-body">
          <button type="submit">{of.text}</button>
        </p>
      </form>
      <Copy name="button-html" label={say.code(say.button)} html={buttonHtml(of)} />
      <h2 class="govuk-heading-m">{say.frame.title}</h2>
      <p class="govuk-body">{say.frame.text}</p>
    </>
  )
}

const Copy = ({ name, label, html }: { name: string; label: string; html: string }) => (
  <Textarea
    name={name}
    label={label}
    value={html}
    rows={ROWS}
    spellcheck={false}
    attributes={LEFT_TO_RIGHT}
  />
)
const LEFT_TO_RIGHT = { dir: 'ltr', readonly: true } as const
