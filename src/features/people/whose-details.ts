// Whose details a report came with: said before anybody is contacted, so that a witness is not taken for a victim.
import { words } from './messages.en.ts'

const whose: Readonly<Record<string, string>> = words.whose

/** What to know before contacting whoever told us; undefined where it happened to them. */
export const whoseDetails = (reporterRole: string | null): string | undefined => whose[reporterRole ?? '']
