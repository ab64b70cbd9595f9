// Environment to typed settings. Every fault is named at once and the process exits; docs/settings.md is printed
// from this table.
import { isIP } from 'node:net'
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { isNotifyKey, type NotifySettings } from './platform/notify/notify.ts'
import type { ClamdAddress } from './platform/files/clamd.ts'
import type { S3Settings } from './platform/files/s3-store.ts'

const flag = z.enum(['on', 'off'])
const proxies = z.string().transform((text, context) => {
  const names = text.split(',').map((each) => each.trim())
  const wrong = names.filter((each) => !isProxyAddress(each))
  if (wrong.length > 0) context.addIssue(`not an address, a range or "loopback": ${wrong.join(', ')}`)
  return names
})
const clamdHost = z.string().transform((text, context) => {
  const [, host = '', port = '3310'] = /^(\[[0-9a-f:]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(text) ?? []
  if (host === '' || Number(port) > 65535) context.addIssue('must be a host, or host:port')
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
})
// With a plus and 32 characters before it, a mailbox's name still fits (RFC 5321 4.5.3.1.1).
const BOUNCES_NAME_MAX = 31
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

/** Every setting: its schema, its default in words, and what it does. The order is that of docs/settings.md. */
export const SETTINGS = {
  PORT: { schema: whole(0, 65535).default(3000), says: 'Port to listen on. 0 takes any free one.' },
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    says: 'Address to listen on. Loopback by default: put a TLS proxy in front before opening it.',
  },
  BASE_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    says: 'The address people use, such as https://report.example.org. Links in mail start with it. With https, cookies are Secure.',
  },
  DATA_DIR: {
    schema: z.string().min(1).default('data'),
    says: 'Folder for the embedded database, the master key, backups, and what was compiled at the last start.',
  },
  BACKUP_DAYS: {
    schema: whole(7, 3650).default(30),
    says: 'The command backup removes those of its own that are so many days old, once it has made a new one and read it to its end. The privacy notice says how many: with another number change that sentence too; "upstander doctor" compares them.',
  },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    says: 'A PostgreSQL (15 or newer) whose user owns the database and may create roles. Unset: the embedded PostgreSQL in DATA_DIR.',
  },
  DATABASE_APP_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    says: 'Login that the running app uses, when it must not have DATABASE_URL. The app then never migrates by itself.',
  },
  DATABASE_CONNECTIONS: { schema: whole(2, 200).default(20), says: 'Most connections one process opens.' },
  DATABASE_TIMEOUT_MS: {
    schema: whole(500, 600_000).default(15_000),
    says: 'A statement that takes longer is cut off.',
  },
  MASTER_KEY: {
    schema: z.string().optional(),
    says: 'Master key for people and their words: 32 bytes as base64url, newest first, comma between old ones. Needed with DATABASE_URL; generated into DATA_DIR for the embedded database.',
  },
  DEMO: {
    schema: flag.optional(),
    says: 'on: load and open the demonstration on an empty database. off: start with the first-run pages. Default: on for the embedded database, off with DATABASE_URL. A database that is not a demonstration never becomes one.',
  },
  SMTP_URL: {
    schema: z.url({ protocol: /^smtps?$/ }).optional(),
    says: 'Mail server, such as smtp://user:password@mail.example.org:587. Unset: mail to staff waits in the outbox under Admin, and what is for people who reported stands on their follow-up page only, also later.',
  },
  MAIL_FROM: { schema: z.email().default('no-reply@upstander.invalid'), says: 'Sender of all mail.' },
  MAIL_BOUNCES: {
    schema: z
      .email()
      .refine((text) => text.indexOf('@') <= BOUNCES_NAME_MAX, 'must have at most 31 characters before the @')
      .optional(),
    says: 'Where notices of mail that did not arrive come back to, such as bounces@example.org. Each mail to a person has a sender of its own in its envelope, bounces+SECRET@example.org, and "upstander mail bounced" reads what comes there (docs/runbooks/mail.md). Unset: it is known that a mail server took a mail, and no more.',
  },
  MESSAGE_HOURS: {
    schema: whole(1, 336).default(48),
    says: 'A message to a person that could not be handed over for this many hours is dropped, and staff read that it was not sent. No source sets it; it is our own choice: what comes days late may be read by somebody else who holds the phone.',
  },
  CLAMD_HOST: {
    schema: clamdHost.optional(),
    says: 'Where clamd (ClamAV’s daemon) listens, such as clamav.example.org:3310 (3310 unless told otherwise). It sees files as they are: keep it on your own network. Unset, and no CLAMD_SOCKET: files that people send stay quarantined.',
  },
  CLAMD_SOCKET: {
    schema: z.string().startsWith('/').optional(),
    says: 'The socket of a clamd on this machine, such as /run/clamav/clamd.ctl. Goes before CLAMD_HOST.',
  },
  S3_ENDPOINT: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    says: 'An S3-compatible store for files that people send, such as https://s3.eu-west-2.amazonaws.com. They are sealed before they leave. Unset: the folder "files" in DATA_DIR. Needs the four settings below.',
  },
  S3_BUCKET: {
    schema: z.string().min(3).optional(),
    says: 'The bucket, which must be there. Give it to nothing else.',
  },
  S3_REGION: {
    schema: z.string().min(1).default('eu-west-2'),
    says: 'The region that requests are signed for.',
  },
  S3_ACCESS_KEY: {
    schema: z.string().min(1).optional(),
    says: 'Access key, of a user who may read, write, list and delete in that bucket only.',
  },
  S3_SECRET_KEY: { schema: z.string().min(1).optional(), says: 'Secret key of that user.' },
  NOTIFY_API_KEY: {
    schema: z.string().refine(isNotifyKey, 'must be a key as GOV.UK Notify gives it').optional(),
    says: 'Key of a GOV.UK Notify service, for texts and letters to people who chose them. Needs one of the two templates below. Unset: what changes stands on the follow-up page only.',
  },
  NOTIFY_SMS_TEMPLATE: {
    schema: z.uuid().optional(),
    says: 'Id of the Notify template for texts. Its whole text is ((message)).',
  },
  NOTIFY_LETTER_TEMPLATE: {
    schema: z.uuid().optional(),
    says: 'Id of the Notify template for letters. Its heading must say nothing of what it is about; its text is ((message)).',
  },
  NOTIFY_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    says: 'Where Notify’s API is, for a stand-in of your own. Unset: api.notifications.service.gov.uk.',
  },
  SESSION_IDLE_MINUTES: { schema: whole(5, 720).default(60), says: 'A session unused for this long ends.' },
  SESSION_HOURS: { schema: whole(1, 72).default(12), says: 'A session ends after this long, used or not.' },
  TRUSTED_PROXIES: {
    schema: proxies.default([]),
    says: 'Addresses of your own proxies, comma between: loopback, 10.0.0.5, 10.0.0.0/8. The caller’s address is then what they say in X-Forwarded-For; from anybody else that header is ignored.',
  },
  METRICS_TOKEN: {
    schema: z.string().min(16).optional(),
    says: 'Bearer token for /metrics. Unset: only direct loopback requests are answered, and with BASE_URL set none are, since a proxy on this machine may pass on anybody’s.',
  },
  LOG_LEVEL: {
    schema: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
    says: 'How much is logged. Never personal data at any level.',
  },
} as const

const schema = z.object(
  Object.fromEntries(Object.entries(SETTINGS).map(([name, each]) => [name, each.schema])),
)

export type Config = {
  port: number
  host: string
  baseUrl: string | undefined
  dataDir: string
  backupDays: number
  databaseUrl: string | undefined
  databaseAppUrl: string | undefined
  databaseConnections: number
  databaseTimeoutMs: number
  masterKey: string | undefined
  demo: boolean
  smtpUrl: string | undefined
  mailFrom: string
  mailBounces: string | undefined
  messageHours: number
  notify: NotifySettings | undefined
  clamd: ClamdAddress | undefined
  s3: S3Settings | undefined
  sessionIdleMinutes: number
  sessionHours: number
  trustedProxies: readonly string[]
  metricsToken: string | undefined
  logLevel: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug'
}

/** Reads settings; returns every fault by name when there is any. Values of secrets never appear in a fault. */
export function readConfig(
  env: Record<string, string | undefined>,
): { config: Config } | { faults: string[] } {
  const present = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in SETTINGS && value !== ''),
  )
  const parsed = schema.safeParse(present)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (parsed.success) faults.push(...crossFaults(parsed.data as Parsed))
  if (faults.length || !parsed.success) return { faults }
  return { config: toConfig(parsed.data as Parsed) }
}

type Parsed = { [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]['schema']> }

function isProxyAddress(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  if (text === 'loopback') return true
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function crossFaults(values: Parsed): string[] {
  const served = values.DATABASE_URL ?? values.DATABASE_APP_URL
  return [
    ...(served && !values.MASTER_KEY ? ['MASTER_KEY: needed when the database is not the embedded one'] : []),
    ...(values.NOTIFY_API_KEY && !values.NOTIFY_SMS_TEMPLATE && !values.NOTIFY_LETTER_TEMPLATE
      ? ['NOTIFY_API_KEY: needs NOTIFY_SMS_TEMPLATE or NOTIFY_LETTER_TEMPLATE']
      : []),
    ...(values.BASE_URL && new URL(values.BASE_URL).pathname !== '/'
      ? ['BASE_URL: must not have a path']
      : []),
    ...(values.S3_ENDPOINT
      ? (['S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const)
          .filter((name) => !values[name])
          .map((name) => `${name}: needed with S3_ENDPOINT`)
      : []),
  ]
}

function notifyOf(values: Parsed): NotifySettings | undefined {
  if (!values.NOTIFY_API_KEY) return undefined
  return {
    apiKey: values.NOTIFY_API_KEY,
    url: values.NOTIFY_URL,
    smsTemplate: values.NOTIFY_SMS_TEMPLATE,
    letterTemplate: values.NOTIFY_LETTER_TEMPLATE,
  }
}

function toConfig(values: Parsed): Config {
  const served = values.DATABASE_URL ?? values.DATABASE_APP_URL
  return {
    port: values.PORT,
    host: values.HOST,
    baseUrl: values.BASE_URL ? new URL(values.BASE_URL).origin : undefined,
    dataDir: isAbsolute(values.DATA_DIR) ? values.DATA_DIR : resolve(values.DATA_DIR),
    backupDays: values.BACKUP_DAYS,
    databaseUrl: values.DATABASE_URL,
    databaseAppUrl: values.DATABASE_APP_URL,
    databaseConnections: values.DATABASE_CONNECTIONS,
    databaseTimeoutMs: values.DATABASE_TIMEOUT_MS,
    masterKey: values.MASTER_KEY,
    demo: (values.DEMO ?? (served ? 'off' : 'on')) === 'on',
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    mailBounces: values.MAIL_BOUNCES,
    messageHours: values.MESSAGE_HOURS,
    notify: notifyOf(values),
    clamd: values.CLAMD_SOCKET ? { socket: values.CLAMD_SOCKET } : values.CLAMD_HOST,
    s3: s3Of(values),
    sessionIdleMinutes: values.SESSION_IDLE_MINUTES,
    sessionHours: values.SESSION_HOURS,
    trustedProxies: values.TRUSTED_PROXIES,
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
  }
}

function s3Of(values: Parsed): S3Settings | undefined {
  const {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY: accessKey,
    S3_SECRET_KEY: secretKey,
  } = values
  if (!endpoint || !bucket || !accessKey || !secretKey) return undefined
  return { endpoint, bucket, accessKey, secretKey, region: values.S3_REGION }
}
