// What the doctor says. Each is a sentence about the installation, and what to do about it.
import { formatDateTime } from '../../platform/calendar/format.ts'
import type { Finding, Severity } from './finding.ts'

const finding = (id: string, severity: Severity, says: string, todo: string): Finding => ({
  id,
  severity,
  says,
  todo,
})

export const findings = {
  keyReadable: (path: string, mode: string) =>
    finding(
      'master-key-readable',
      'unsafe',
      `The master key in ${path} can be read by others (mode ${mode}).`,
      `Run: chmod 600 ${path}`,
    ),
  keyNotCopied: (path: string) =>
    finding(
      'master-key-not-copied',
      'unsafe',
      'No copy of the master key has been confirmed: if this disk is lost, so is everything people told you, backups included.',
      `Keep a copy of ${path} somewhere else, and prove it with: upstander key confirm --key-file COPY`,
    ),
  keysSeveral: () =>
    finding(
      'master-key-rotation-unfinished',
      'warning',
      'There is more than one master key: a rotation has begun and is not finished.',
      'Restart the application, then run: upstander key rotate',
    ),
  openWithoutHttps: (host: string) =>
    finding(
      'open-without-https',
      'unsafe',
      `The application listens on ${host}, and BASE_URL is not https: passwords and reports would cross the network in clear.`,
      'Put a TLS proxy in front and set BASE_URL to its https address, or listen on 127.0.0.1.',
    ),
  noBaseUrl: () =>
    finding(
      'no-base-url',
      'warning',
      'BASE_URL is not set, so links in mail lead nowhere that other people can reach.',
      'Set BASE_URL to the address people use.',
    ),
  noSmtp: () =>
    finding(
      'no-mail-server',
      'warning',
      'There is no mail server: invitations, warnings and messages to people wait in the outbox.',
      'Set SMTP_URL and MAIL_FROM.',
    ),
  noScanner: (waiting: number) =>
    finding(
      'no-virus-scanner',
      waiting > 0 ? 'warning' : 'advice',
      waiting > 0
        ? `There is no virus scanner: ${waiting} files that people sent stay closed to the staff who need them.`
        : 'There is no virus scanner: files that people send will stay closed to staff.',
      'Install ClamAV’s daemon and set CLAMD_HOST or CLAMD_SOCKET, with StreamMaxLength at 60M or more. Until then an administrator can release single files under Admin.',
    ),
  scannerSilent: (waiting: number) =>
    finding(
      'virus-scanner-silent',
      'warning',
      `The virus scanner does not answer: ${waiting} files stay closed.`,
      'Start ClamAV’s daemon, or set CLAMD_HOST or CLAMD_SOCKET right.',
    ),
  scannerRefuses: (count: number) =>
    finding(
      'virus-scanner-refuses',
      'warning',
      `The virus scanner could not judge ${count} files, which stay closed.`,
      'Look under Admin, Files that wait, for what it said. Often StreamMaxLength is below 60M: raise it, and they are scanned again within a day.',
    ),
  filesUnusable: () =>
    finding(
      'files-store-unusable',
      'unsafe',
      'Files cannot be stored: what people want to show is lost to them and to you.',
      'See that the folder "files" in DATA_DIR can be written to, or that the S3 settings, the bucket and the rights of its user are right.',
    ),
  mailWaiting: (count: number) =>
    finding(
      'mail-waiting',
      'warning',
      `${count} mails have been waiting for more than an hour.`,
      'See Admin, Outbox for what the mail server said.',
    ),
  demo: () =>
    finding(
      'demonstration',
      'advice',
      'This is a demonstration: anybody who can open it can sign in as anybody.',
      'Start a real partnership in a new DATA_DIR with DEMO=off. Never tell real people’s stories here.',
    ),
  demoOpen: (host: string) =>
    finding(
      'demonstration-open',
      'unsafe',
      `This demonstration listens on ${host}: anybody on the network can sign in as anybody.`,
      'Listen on 127.0.0.1, or make sure that no real person can report here.',
    ),
  notSetUp: () =>
    finding(
      'not-set-up',
      'warning',
      'The partnership is not set up yet.',
      'Open the application and follow its first pages.',
    ),
  noPostcodes: () =>
    finding(
      'no-postcodes',
      'warning',
      'No postcodes are loaded, so people have to choose their area by name.',
      'Download the ONS postcode directory and run: upstander postcodes import FILE',
    ),
  noAdministrator: () =>
    finding(
      'no-administrator',
      'unsafe',
      'No active administrator has a second factor: nobody can look after accounts safely.',
      'Run: upstander user add, with the role administrator, and set up the second factor at first sign-in.',
    ),
  oneAdministrator: () =>
    finding(
      'one-administrator',
      'advice',
      'There is only one administrator: if they are away, nobody can let people in.',
      'Invite a second administrator.',
    ),
  noBackup: (days: number | null) =>
    finding(
      'no-recent-backup',
      'unsafe',
      days === null ? 'No backup has been made yet.' : `The newest backup is ${days} days old.`,
      'Run upstander backup every day, and keep the files on another machine.',
    ),
  oldBackups: (count: number, days: number, limit: number) =>
    finding(
      'old-backups',
      'warning',
      `${count === 1 ? 'A backup is' : `${count} backups are`} kept longer than ${limit} days, the oldest for ${days}: who was erased since can still be opened there.`,
      'Run upstander backup, which removes them once it has made a good new one, or remove them yourself.',
    ),
  noticeOfBackups: (days: number) =>
    finding(
      'notice-of-backups',
      'warning',
      `Backups are removed after ${days} days, and the privacy notice does not say so.`,
      'Write it into the notice (Pages, “What we do with what you tell us”), or set BACKUP_DAYS to what it says.',
    ),
  erasuresUnknown: (times: readonly string[]) =>
    finding(
      'erasures-unknown',
      'unsafe',
      `A restore found no list of who was erased ${times.join(', and ')}: whoever was is back.`,
      'Find a newer erasures.jsonl and run: upstander erasures FILE. Or erase from your own record. If nobody was erased then, run: upstander erasures --settled --reason TEXT',
    ),
  erasuresUndone: (count: number, path: string) =>
    finding(
      'erasures-undone',
      'unsafe',
      `${path} lists ${count === 1 ? 'a report that was' : `${count} reports that were`} erased, and can be read here.`,
      `Run: upstander erasures ${path}. What a legal hold stands on is left until that is lifted.`,
    ),
  erasuresOfOthers: (path: string) =>
    finding(
      'erasures-of-others',
      'unsafe',
      `${path} is another partnership’s list: who is erased here is listed nowhere.`,
      'Move it away. Within ten minutes there is a list of this one.',
    ),
  erasuresDamaged: (path: string) =>
    finding(
      'erasures-damaged',
      'unsafe',
      `${path} cannot be read: who is erased here is listed nowhere.`,
      'Keep it, move it away, and run upstander erasures with the newest copy that can be read.',
    ),
  postgresOld: (version: string) =>
    finding(
      'postgresql-old',
      'unsafe',
      `PostgreSQL ${version} is too old.`,
      'Upgrade the server to PostgreSQL 15 or newer.',
    ),
  powerfulLogin: () =>
    finding(
      'login-too-powerful',
      'unsafe',
      'The application’s database login owns tables or can see past row security.',
      'Set DATABASE_APP_URL to a login that owns nothing.',
    ),
  rowSecurityOff: (tables: string[]) =>
    finding(
      'row-security-off',
      'unsafe',
      `Row security is not on and forced for: ${tables.join(', ')}.`,
      'Somebody has changed the database by hand, or a restore was cut off. Restore the last backup into an empty place.',
    ),
  triggersOff: (tables: string[]) =>
    finding(
      'triggers-off',
      'unsafe',
      `Triggers that guard the record are off on: ${tables.join(', ')}.`,
      'Run upstander audit verify, and turn them on again as the owner of the database.',
    ),
  temporaryTables: () =>
    finding(
      'temporary-tables',
      'warning',
      'The application’s database login may make temporary tables, which it never needs.',
      'As the owner of the database run: revoke temporary on database NAME from public',
    ),
  noTriage: () =>
    finding(
      'no-triage',
      'unsafe',
      'Nobody does triage: reports without a known place, and those of agencies without officers, wait where nobody can read them.',
      'Give somebody the role of triage under Admin, People, or run: upstander user add ... --roles triage',
    ),
  noSafeguardingLead: (agencies: string[]) =>
    finding(
      'no-safeguarding-lead',
      'warning',
      `Nobody leads on safeguarding at ${agencies.join(', ')}: of a child, an adult who needs care or thoughts of suicide their managers are told, or everybody who takes reports. The form says that somebody whose job it is reads it.`,
      'Give whoever that is the role of safeguarding lead under Admin, People, beside officer, manager or triage.',
    ),
  noReader: (agencies: string[]) =>
    finding(
      'agency-without-reader',
      'warning',
      `These agencies take reports, and nobody there can read them: ${agencies.join(', ')}. The triage team reads them instead.`,
      'Invite an officer or manager of each under Admin, People.',
    ),
  migrationsPending: (names: string[]) =>
    finding(
      'migrations-pending',
      'warning',
      `The database needs ${names.length} migrations (${names.join(', ')}).`,
      'Back up, then run: upstander migrate',
    ),
  queueStuck: (queue: string, minutes: number) =>
    finding(
      'queue-stuck',
      'warning',
      `Work of the queue ${queue} has been due for ${minutes} minutes.`,
      'Check that the application runs, and its log for faults of this queue.',
    ),
  clockSkew: (seconds: number) =>
    finding(
      'clock-skew',
      'warning',
      `The clocks of this machine and of the database differ by ${seconds} seconds.`,
      'Keep both by a time service.',
    ),
  diskLow: (percent: number, megabytes: number) =>
    finding(
      'disk-low',
      percent < 5 ? 'unsafe' : 'warning',
      `The disk of the data folder has ${megabytes} MB left (${percent}%).`,
      'Make room: a full disk stops every report.',
    ),
  checkpointOld: (since: Date) =>
    finding(
      'audit-checkpoint-old',
      'warning',
      `The audit trail is not proven since ${formatDateTime(since)}: no signed checkpoint covers what was recorded from then on.`,
      'Check that the application runs: it takes a checkpoint every ten minutes. Then run: upstander audit verify',
    ),
}
