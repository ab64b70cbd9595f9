// Every public page: our name, the way out, the four places one can go, and 999 at the foot.
import type { ComponentChildren } from 'preact'
import { ExitThisPage } from '../govuk/exit-this-page.tsx'
import { type NavigationItem, ServiceNavigation } from '../govuk/service-navigation.tsx'
import { SkipLink } from '../govuk/skip-link.tsx'
import { MenuPlace, NoticePlace } from '../language-parts.tsx'
import { Mark } from '../mark.tsx'
import { type Messages, messages } from '../messages.en.ts'
import { DemoBanner } from './demo-banner.tsx'
import { Before, Document, type PageProps } from './document.tsx'

type Props = PageProps & {
  /** The path asked for: marks the current item of the navigation. */
  path?: string | undefined
  /** Where *Exit this page* goes: our own redirect, so that no page names the address. */
  exitUrl?: string | undefined
  /** Reading width, or the whole width for tables and maps. */
  width?: 'two-thirds' | 'full' | undefined
  /** A question of a form: on a small screen it comes first, and what leads away from it is left out. */
  question?: boolean | undefined
  /** A path to sign in, shown quietly in the footer. */
  staffSignIn?: string | undefined
}

export function PublicPage(props: Props) {
  const { words = messages, exitUrl = '/exit', width = 'two-thirds', path = '' } = props
  return (
    <Document
      {...props}
      kind="public"
      bodyClass={props.question ? 'app-question' : undefined}
      words={words}
      skipLinks={<ExitSkipLink url={exitUrl} words={words} />}
      header={<Header partnership={props.partnership} demo={props.demo} path={path} words={words} />}
    >
      <div class="govuk-width-container">
        <ExitThisPage
          redirectUrl={exitUrl}
          attributes={{ role: 'region', 'aria-label': words.exit.button }}
          activatedText={words.exit.activated}
          timedOutText={words.exit.timedOut}
          pressTwoMoreTimesText={words.exit.pressTwoMoreTimes}
          pressOneMoreTimeText={words.exit.pressOneMoreTime}
        >
          <span class="govuk-visually-hidden">{words.exit.hiddenWord}</span> {words.exit.button}
        </ExitThisPage>
        <NoticePlace />
        <Before words={words}>{props.beforeContent}</Before>
        <main class="govuk-main-wrapper" id="main-content">
          <div class="govuk-grid-row">
            <div class={`govuk-grid-column-${width}`}>{props.children}</div>
          </div>
        </main>
      </div>
      <Footer {...props} words={words} />
    </Document>
  )
}

type HeaderProps = Pick<Props, 'partnership' | 'demo'> & { path: string; words: Messages }

function Header({ partnership, demo, path, words }: HeaderProps) {
  return (
    <>
      <div class="app-header">
        <div class="govuk-width-container app-header__container">
          <a class="app-header__home" href="/">
            <Mark class="app-header__mark" />
            <span class="app-header__wordmark">Upstander</span>
          </a>
          <span class="app-header__partnership">{partnership}</span>
          <MenuPlace />
        </div>
      </div>
      {demo && <DemoBanner words={words} />}
      <ServiceNavigation items={navigation(path, words)} menuButtonText={words.menu} />
    </>
  )
}

// The second skip link reaches the way out with two presses of a key; the script gives it the
// same covering of the page as the button.
function ExitSkipLink({ url, words }: { url: string; words: Messages }) {
  return (
    <SkipLink
      href={url}
      classes="govuk-js-exit-this-page-skiplink"
      attributes={{ rel: 'nofollow noreferrer' }}
    >
      {words.exit.button}
    </SkipLink>
  )
}

function navigation(path: string, words: Messages): NavigationItem[] {
  const places = [
    { href: '/report', text: words.public.report },
    { href: '/support', text: words.public.support },
    { href: '/our-plan', text: words.public.plan },
    { href: '/follow-up', text: words.public.comeBack },
  ]
  return places.map((place) => ({
    ...place,
    current: path === place.href,
    active: path.startsWith(`${place.href}/`),
  }))
}

function Footer({ words, staffSignIn }: Props & { words: Messages }) {
  return (
    <footer class="app-footer">
      <div class="govuk-width-container">
        <p class="app-footer__danger">{words.public.danger}</p>
        <h2 class="govuk-visually-hidden">{words.public.footerTitle}</h2>
        <ul class="app-footer__links">
          <FooterLink href="/help">{words.public.help}</FooterLink>
          <FooterLink href="/privacy">{words.public.privacy}</FooterLink>
          <FooterLink href="/accessibility">{words.public.accessibility}</FooterLink>
          <FooterLink href="/cookies">{words.public.cookies}</FooterLink>
          <FooterLink href="/about">{words.public.about}</FooterLink>
          {staffSignIn && <FooterLink href={staffSignIn}>{words.public.staffSignIn}</FooterLink>}
        </ul>
      </div>
    </footer>
  )
}

function FooterLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <li>
      <a class="govuk-link" href={href}>
        {children}
      </a>
    </li>
  )
}
