/** unsafe: people could be harmed or their words lost. warning: something does not work as it should. advice: good to do. */
export type Severity = 'unsafe' | 'warning' | 'advice'

/** What is wrong with this installation, in one sentence, and what to do about it. No personal data. */
export type Finding = { id: string; severity: Severity; says: string; todo: string }

/** The settings that are looked at: part of the application's configuration. */
export type Installation = {
  host: string
  baseUrl: string | undefined
  dataDir: string
  backupDays: number
  databaseUrl: string | undefined
  databaseAppUrl: string | undefined
  masterKey: string | undefined
  smtpUrl: string | undefined
}

const ORDER: readonly Severity[] = ['unsafe', 'warning', 'advice']

/** The gravest first, otherwise as they were found. */
export const byGravity = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|\[::1\]|localhost)$/
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)

const HOUR_MS = 3_600_000
export const hours = (count: number): number => count * HOUR_MS
