// The document around every page. No inline script or style: the content security policy forbids both.
import type { ComponentChildren } from 'preact'
import type { Assets } from '../assets.ts'
import { currentLocale, EASY_READ } from '../../platform/i18n/index.ts'
import { join } from '../govuk/shared.ts'
import { SkipLink } from '../govuk/skip-link.tsx'
import { type Messages, messages } from '../messages.en.ts'

/** What every layout takes. */
export type PageProps = {
  /** The page's own title, without the site's name, and without anything about a person. */
  title: string
  assets: Assets
  /** Name of the partnership. */
  partnership: string
  /** Puts "Error: " before the title, so that a screen reader says it first. */
  errorTitlePrefix?: boolean | undefined
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | undefined
  /** Says on the page that everything is invented. */
  demo?: boolean | undefined
  /** The address of a feed of what this page shows. */
  feed?: string | undefined
  /** Back link or breadcrumbs, above the main content. */
  beforeContent?: ComponentChildren
  words?: Messages | undefined
  children?: ComponentChildren
}

/** What stands above the main content, in a landmark of its own, as all content must be in one. */
export const Before = ({ children, words }: { children?: ComponentChildren; words: Messages }) =>
  children ? <section aria-label={words.whereYouAre}>{children}</section> : null

type Props = Omit<PageProps, 'demo' | 'beforeContent'> & {
  kind: 'public' | 'staff'
  bodyClass?: string | undefined
  /** Further skip links. */
  skipLinks?: ComponentChildren
  /** Everything above the main content; a landmark of its own, as all content must be in one. */
  header: ComponentChildren
}

export function Document(props: Props) {
  const { title, assets, partnership, kind, lang = 'en', dir = 'ltr', words = messages } = props
  const css = kind === 'staff' ? assets.staffCss : dir === 'rtl' ? assets.cssRtl : assets.css
  return (
    <html lang={lang} dir={dir} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${props.errorTitlePrefix ? words.errorPrefix : ''}${title} - ${partnership}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#4a2a5e" />
        <link rel="stylesheet" href={css} />
        {props.feed && <link rel="alternate" type="application/atom+xml" href={props.feed} />}
        <link rel="icon" href={assets.favicon} type="image/svg+xml" sizes="any" />
      </head>
      <body
        class={join('govuk-template__body', `app-${kind}`, easyRead(kind) && 'app-easy', props.bodyClass)}
      >
        <script src={assets.jsEnabled} />
        <header class="govuk-template__header">
          <SkipLink href="#main-content">{words.skipToContent}</SkipLink>
          {props.skipLinks}
          {props.header}
        </header>
        {props.children}
        <script type="module" src={assets.js} />
      </body>
    </html>
  )
}

const easyRead = (kind: Props['kind']) => kind === 'public' && currentLocale() === EASY_READ.locale
