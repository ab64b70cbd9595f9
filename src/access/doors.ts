// What every request comes through: the services, the site's own words, and the pages that say what cannot be answered.
import type { FormValues } from '../platform/http/form.ts'
import type { Logger } from '../platform/http/log.ts'
import type { Reply } from '../platform/http/reply.ts'
import type { LanguageSource } from '../platform/i18n/index.ts'
import type { Services } from './ctx.ts'
import type { AssetPaths, Frame } from './frame.ts'
import type { ProblemKind } from './problem-kind.ts'
import type { SiteReader } from './site.ts'

/** A form as it was sent: where to, and what it held. */
export type Typed = { action: string; values: FormValues }
export type ProblemPage = (
  frame: Frame,
  kind: ProblemKind,
  about: { who?: string | undefined; typed?: Typed | undefined },
) => string

export type Doors = {
  services: Services
  site: SiteReader
  languages: LanguageSource
  assets: AssetPaths
  log: Logger
  sessionCookie: string
  secureCookies: boolean
  sessionIdleMinutes: number
  sessionHours: number
  /** The address people use, where it is set. */
  baseUrl: string | undefined
  problemPage: ProblemPage
  /** For a form that arrived signed out: it must keep what was typed. */
  signedOutPage: (frame: Frame, action: string, values: FormValues) => string
  /** What is answered while the partnership is not set up. */
  beforeSetUp: (frame: Frame) => Reply
}
