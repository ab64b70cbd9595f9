// Every staff page: dense, quick, white; who is signed in, and where they may go.
import type { ComponentChildren } from 'preact'
import { type NavigationItem, ServiceNavigation } from '../govuk/service-navigation.tsx'
import { inSource } from '../../platform/i18n/index.ts'
import { Mark } from '../mark.tsx'
import { type Messages, messages } from '../messages.en.ts'
import { DemoBanner } from './demo-banner.tsx'
import { Before, Document, type PageProps } from './document.tsx'

type SignedIn = {
  name: string
  agency: string
  /** Where the sign-out button posts to, with any hidden fields it needs. */
  signOut: { action: string; fields?: Readonly<Record<string, string>> | undefined }
}

type Props = PageProps & {
  /** Who is signed in; nobody on the sign-in page itself. */
  person?: SignedIn | undefined
  /** The parts this person may see, the current one marked. */
  navigation?: readonly NavigationItem[] | undefined
  /** Something of the page's own in the header, such as the search box. */
  headerEnd?: ComponentChildren
}

export function StaffPage(props: Props) {
  // Staff pages are in English, whatever language the browser reads public ones in.
  const { words = inSource(messages) } = props
  return (
    <Document
      {...props}
      lang="en"
      dir="ltr"
      kind="staff"
      words={words}
      header={<Header {...props} words={words} />}
    >
      <div class="govuk-width-container">
        <Before words={words}>{props.beforeContent}</Before>
        <main class="govuk-main-wrapper" id="main-content">
          {props.children}
        </main>
      </div>
    </Document>
  )
}

function Header({
  person,
  partnership,
  headerEnd,
  demo,
  navigation = [],
  words,
}: Props & { words: Messages }) {
  return (
    <>
      <div class="app-header">
        <div class="govuk-width-container app-header__container">
          <a class="app-header__home" href={person ? '/today' : '/'}>
            <Mark class="app-header__mark" size={22} />
            <span class="app-header__wordmark">Upstander</span>
          </a>
          <span class="app-header__partnership">{partnership}</span>
          {headerEnd}
          {person && <Person person={person} words={words} />}
        </div>
      </div>
      {demo && <DemoBanner words={words} />}
      {navigation.length > 0 && <ServiceNavigation items={navigation} menuButtonText={words.menu} />}
    </>
  )
}

function Person({ person, words }: { person: SignedIn; words: Messages }) {
  const { name, agency, signOut } = person
  return (
    <div class="app-header__person">
      <span>
        <span class="govuk-visually-hidden">{words.staff.signedInAs} </span>
        {name}, {agency}
      </span>
      <form method="post" action={signOut.action}>
        {Object.entries(signOut.fields ?? {}).map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        <button class="app-header__sign-out" type="submit">
          {words.staff.signOut}
        </button>
      </form>
    </div>
  )
}
