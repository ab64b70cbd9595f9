// A mail: which template, to whom, about what. No I/O, and no words: those are in messages.en.ts.

/** Mail to staff: a reference at most, never a person. */
export const STAFF_TEMPLATES = [
  'invitation',
  'password-reset',
  'second-factor-reset',
  'account-changed',
  'colleague-changed',
  'new-report',
  'safeguarding',
  'message-waiting',
  'happened-again',
  'call-asked',
  'contact-changed',
  'referral-waiting',
  'referral-news',
  'referral-stopped',
  'referral-one-left',
  'consent-changed',
  'erasure-asked',
  'report-withdrawn',
  'police-view',
  'police-view-late',
  'clock-warning',
  'clock-passed',
  'waiting-soon',
  'waiting-late',
  'plan-request',
  'plan-reminder',
  'plan-returned',
  'plan-silent',
] as const
export type StaffTemplate = (typeof STAFF_TEMPLATES)[number]

/** Mail to a person who reported. Whoever else reads the phone must learn nothing from it. */
export const PUBLIC_TEMPLATES = ['reference', 'update'] as const
export type PublicTemplate = (typeof PUBLIC_TEMPLATES)[number]
/** To an address that was typed once (keepsake.ts): its words are sealed with it, and no template has them. */
export const KEEPSAKE = 'keepsake'
export type Template = StaffTemplate | PublicTemplate | typeof KEEPSAKE

/** One clock in a mail about clocks. `due` is an instant, ISO 8601. */
export type ClockItem = { reference: string; clock: string; due: string }

/** References and dates: what a template may say. Never a person's name, an address or what anybody wrote. */
export type MailParams = {
  reference?: string
  count?: number
  items?: ClockItem[]
  /**
   * Of the plan's quarter: its name, the plan's title, the day updates are due and whether it is over, until when its links work (or, in mail that
   * was written before that was said, for how many days), the day of the next reminder, and which parts it is about: by their numbers and, where the plan lets mail carry them, an action's first words; never what anybody answered.
   */
  quarter?: string
  due?: string
  pastDue?: boolean
  /** There was no manager to tell. */
  noManager?: boolean
  /** Where here to see it, such as "/plan/…/quarter/2026-q2". */
  path?: string
  linkDays?: number
  linksUntil?: string
  nextReminder?: string
  plan?: string
  parts?: string[]
}

/** The secrets of several links as one, for a mail with a link for each of its parts. */
export const joinSecrets = (tokens: readonly string[]): string => tokens.join(' ')
/** The same, one by one. */
export const splitSecrets = (joined: string): string[] => joined.split(' ').filter((token) => token !== '')

/** How something went to a person. */
export const CHANNELS = ['email', 'sms', 'letter'] as const
export type Channel = (typeof CHANNELS)[number]

export type MailStatus = 'waiting' | 'sent' | 'failed'
export const MAIL_STATUSES: readonly MailStatus[] = ['waiting', 'sent', 'failed']

export const isPublicTemplate = (template: string): template is PublicTemplate =>
  PUBLIC_TEMPLATES.some((each) => each === template)
export const isStaffTemplate = (template: string): template is StaffTemplate =>
  STAFF_TEMPLATES.some((each) => each === template)
