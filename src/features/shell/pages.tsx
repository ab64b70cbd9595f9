// From a frame and some content to a page: the only place where features meet the layouts.
import type { ComponentChildren } from 'preact'
import type { Frame } from '../../access/frame.ts'
import { type Page, page } from '../../platform/http/reply.ts'
import { currentLocale, currentReading, ENGLISH, recordedAs } from '../../platform/i18n/index.ts'
import { originsPlayed } from '../../ui/layout/player.tsx'
import { PublicPage } from '../../ui/layout/public-page.tsx'
import { StaffPage } from '../../ui/layout/staff-page.tsx'
import { renderPage } from '../../ui/render.ts'
import { navigationFor } from './navigation.ts'

export type PageOptions = {
  /** The page's own title: never anything about a person or a case's content. */
  title: string
  status?: number
  /** True when the page shows problems with what was sent: 422, and "Error:" before the title. */
  errors?: boolean
  /** Back link or breadcrumbs. */
  before?: ComponentChildren
  /** Public pages only: nobody translates it; a reader of another language is told so, and hears English. */
  english?: boolean
  /** Public pages only: the whole width, for tables and maps. */
  wide?: boolean
  /** Public pages only: the path by which recordings of it are found, where it is not its address. */
  recorded?: string
  /** Public pages only: a question of a form, which on a small screen comes before whatever leads away from it. */
  question?: boolean
  /** Public pages only: the address of a feed of what the page shows. */
  feed?: string
}

/** A page for the public, with the way out on it. */
export function publicPage(frame: Frame, options: PageOptions, children: ComponentChildren): Page {
  if (options.recorded) recordedAs(options.recorded)
  const made = page(
    renderPage(
      <PublicPage
        {...common(frame, options)}
        path={frame.path}
        width={options.wide ? 'full' : 'two-thirds'}
        question={options.question}
        staffSignIn={frame.staff ? '/today' : '/sign-in'}
      >
        {options.english ? <English>{children}</English> : children}
      </PublicPage>,
    ),
    statusOf(options),
  )
  const plays = originsPlayed(currentReading()?.others ?? [])
  return plays.length > 0 ? { ...made, plays } : made
}

function English({ children }: { children: ComponentChildren }) {
  if (currentLocale() === ENGLISH.locale) return <>{children}</>
  currentReading()?.seen.states.add('missing')
  return (
    <div lang="en" dir="ltr">
      {children}
    </div>
  )
}

/** A page for staff; also the sign-in page, where nobody is signed in yet. */
export function staffPage(frame: Frame, options: PageOptions, children: ComponentChildren): Page {
  const { staff } = frame
  return page(
    renderPage(
      <StaffPage
        {...common(frame, options)}
        navigation={staff ? navigationFor(staff, frame.path) : []}
        person={
          staff ? { name: staff.name, agency: staff.agencyName, signOut: { action: '/sign-out' } } : undefined
        }
      >
        {children}
      </StaffPage>,
    ),
    statusOf(options),
  )
}

const statusOf = (options: PageOptions) => options.status ?? (options.errors ? 422 : 200)

const common = (frame: Frame, options: PageOptions) => ({
  title: options.title,
  assets: frame.assets,
  partnership: frame.site.name,
  errorTitlePrefix: options.errors,
  lang: frame.lang,
  dir: frame.dir,
  demo: frame.site.demo,
  beforeContent: options.before,
  feed: options.feed,
})
