// The vault: people, and what they told us in their own words, each sealed under a key of its own (design: two
// walls). Adding is open to whoever reports; reading goes through two database functions that decide sight and
// write the audit trail in the same breath, so nothing here can read without leaving a mark.
import { sql } from 'kysely'
import { type BlindInput, blindTokens } from '../platform/crypto/blind-index.ts'
import { newDataKey, openText, seal, unwrapKey, wrapKey, type DataKey } from '../platform/crypto/envelope.ts'
import type { MasterKeys } from '../platform/crypto/master-key.ts'
import { newId } from '../platform/ids.ts'
import type { Tx } from './db.ts'
import type { Secrets } from './secrets.ts'

/** What the vault keeps of a person. Everything is optional: people tell us what they choose to. */
export type PersonDetails = {
  name?: string
  phone?: string
  /** Apart from the phone above: whoever is at home may answer it. */
  landline?: string
  email?: string
  address?: string
  postcode?: string
  dateOfBirth?: string
  ageBand?: string
  safeContact?: SafeContact
  /** A relay service in sign language or in text, and what is called there. */
  relay?: string
  /** Where it is safe to meet them. */
  meetAt?: string
  /** Somebody whom they are reached through: a friend, a support worker, a reporting centre. */
  through?: { name: string; reach: string; knows: 'yes' | 'no' | 'not_known' }
  /** Somebody else who may be called where the person cannot be reached. */
  trusted?: { name: string; phone: string; knows: 'yes' | 'no' | 'not_known' }
  /** Of a further person affected: how to reach them safely, and what they need, in the words of whoever told of them. */
  reach?: string
  needs?: string
  /**
   * Further people it happened to, who agreed that we know who they are: each with their own answer about being contacted. Kept
   * each by themselves since migration 0067; this is read of reports from before.
   */
  others?: { at: number; name: string; reach: string; contact: 'yes' | 'no' | 'not_known' }[]
  /** In which they told us, where it was not English: what is written to them is in it. */
  language?: string
}

/** How the person may be reached without putting them at risk (domain.md 2.2 D). */
export type SafeContact = {
  methods: string[]
  /** The ways that were offered to them. Absent: no form of ours asked, or one that offered only call, text, email and letter. */
  offered?: string[]
  safeTimes: string[]
  /** In their words, another time that is safe. */
  otherTimes?: string
  /** In their words, when nobody may try. */
  unsafeTimes?: string
  mayLeaveMessage: boolean
  maySayWhoWeAre: boolean
  /** The ways for which the two above are so, where they are not so for all of those on which one speaks. */
  messageOn?: string[]
  sayOn?: string[]
  note: string
  /** Of the ways, those of which the form said then that something is sent by itself. Absent: it was not told by our form. */
  sentByItself?: string[]
}

/** What one mail needs of its person, and when they said how they may be reached. */
export type MailContact = { details: PersonDetails; saidAt: Date }

export type SealedPerson = { id: string; details: PersonDetails; version: number }
export type TextKind = 'narrative' | 'message' | 'note'

export type Vault = ReturnType<typeof openVault>

/** Opens the vault's doors with the keys. Holds no data. */
export function openVault(keys: MasterKeys, secrets: Secrets) {
  return {
    secrets,
    /** `indexed`: found again by what is told of them. Not so a further person: what likeness compares is not told of them. */
    addPerson: (tx: Tx, details: PersonDetails, at: Date, { indexed = true }: { indexed?: boolean } = {}) =>
      addPerson(tx, details, at, { keys, secrets, indexed }),
    /** Shows a person for a reason of 3 characters or more, which the trail keeps. null: not theirs to see, or erased. */
    reveal: (tx: Tx, personId: string, reason: string) => reveal(tx, keys, personId, reason),
    addText: (tx: Tx, kind: TextKind, text: string, at: Date) => addText(tx, keys, kind, text, at),
    /** The words of a narrative, message or note. null: not theirs to see, or erased. */
    readText: (tx: Tx, textId: string) => readText(tx, keys, textId),
    /** The person one waiting mail is for. System only. */
    contactForMail: (tx: Tx, mailId: string) => contactForMail(tx, keys, mailId),
    /** What is kept of whoever holds the follow-up code, to put a change of theirs beside it; never to be shown. */
    ownContact: (tx: Tx) => ownContact(tx, keys),
    /** Seals without storing: for bulk loading, where rows are written in batches. */
    sealPerson: (id: string, details: PersonDetails) => sealPerson(keys, secrets, id, details),
    sealText: (id: string, text: string) => sealText(keys, id, text),
    /** A key for something that is kept outside the database, such as a file, and the same wrapped, to be kept in it. */
    newKey: () => newKey(keys),
    /** The key that one of the database's functions gave out, having decided sight. */
    openKey: (keyId: string, wrapped: Buffer): DataKey => unwrapKey(keys, wrapped, `key:${keyId}`),
  }
}

type SealedRow = { sealed: Buffer | null; wrapped: Buffer | null; key_id: string }

async function addPerson(
  tx: Tx,
  details: PersonDetails,
  at: Date,
  { keys, secrets, indexed }: { keys: MasterKeys; secrets: Secrets; indexed: boolean },
): Promise<string> {
  const id = newId()
  const { keyId, wrapped, sealed, tokens } = sealPerson(keys, secrets, id, details)
  await sql`with k as (insert into vault.keys (id, wrapped, created_at) values (${keyId}, ${wrapped}, ${at}))
    insert into vault.people (id, key_id, sealed, created_at) values (${id}, ${keyId}, ${sealed}, ${at})`.execute(
    tx,
  )
  if (indexed && tokens.length) {
    const rows = tokens.map(({ kind, token }) => sql`(${id}::uuid, ${kind}::text, ${token}::bytea)`)
    await sql`insert into vault.blind_index (person_id, kind, token) values ${sql.join(rows)}`.execute(tx)
  }
  return id
}

async function addText(tx: Tx, keys: MasterKeys, kind: TextKind, text: string, at: Date): Promise<string> {
  const id = newId()
  const { keyId, wrapped, sealed } = sealText(keys, id, text)
  await sql`with k as (insert into vault.keys (id, wrapped, created_at) values (${keyId}, ${wrapped}, ${at}))
    insert into vault.texts (id, key_id, kind, sealed, created_at)
    values (${id}, ${keyId}, ${kind}, ${sealed}, ${at})`.execute(tx)
  return id
}

async function reveal(
  tx: Tx,
  keys: MasterKeys,
  personId: string,
  reason: string,
): Promise<SealedPerson | null> {
  const { rows } = await sql<SealedRow & { version: number }>`
    select * from vault.reveal(${personId}, ${reason})`.execute(tx)
  const row = rows[0]
  const text = row && openRow(keys, row, `person:${personId}`)
  return row && text !== null && text !== undefined
    ? { id: personId, details: JSON.parse(text) as PersonDetails, version: row.version }
    : null
}

async function readText(tx: Tx, keys: MasterKeys, textId: string): Promise<string | null> {
  const { rows } = await sql<SealedRow>`select * from vault.read_text(${textId})`.execute(tx)
  const row = rows[0]
  return row ? openRow(keys, row, `text:${textId}`) : null
}

async function contactForMail(tx: Tx, keys: MasterKeys, mailId: string): Promise<MailContact | null> {
  const { rows } = await sql<SealedRow & { person_id: string; said_at: Date }>`
    select * from vault.contact_for_mail(${mailId})`.execute(tx)
  const row = rows[0]
  const text = row && openRow(keys, row, `person:${row.person_id}`)
  return text ? { details: JSON.parse(text) as PersonDetails, saidAt: row.said_at } : null
}

async function ownContact(
  tx: Tx,
  keys: MasterKeys,
): Promise<{ id: string; details: PersonDetails | null } | null> {
  const { rows } = await sql<SealedRow & { person_id: string }>`select * from vault.own_contact()`.execute(tx)
  const row = rows[0]
  if (!row) return null
  const text = openRow(keys, row, `person:${row.person_id}`)
  return { id: row.person_id, details: text ? (JSON.parse(text) as PersonDetails) : null }
}

// An erased person has no key any more; the row stays for the figures.
function openRow(keys: MasterKeys, row: SealedRow, aad: string): string | null {
  if (!row.wrapped || !row.sealed) return null
  return openText(unwrapKey(keys, row.wrapped, `key:${row.key_id}`), row.sealed, aad)
}

function sealPerson(keys: MasterKeys, secrets: Secrets, id: string, details: PersonDetails) {
  const sealed = sealUnderNewKey(keys, JSON.stringify(details), `person:${id}`)
  return { ...sealed, tokens: blindTokens(secrets.blindIndex, blindInput(details)) }
}

const sealText = (keys: MasterKeys, id: string, text: string) => sealUnderNewKey(keys, text, `text:${id}`)

function sealUnderNewKey(keys: MasterKeys, plaintext: string, aad: string) {
  const { keyId, wrapped, key } = newKey(keys)
  return { keyId, wrapped, sealed: seal(key, plaintext, aad) }
}

function newKey(keys: MasterKeys): { keyId: string; key: DataKey; wrapped: Buffer } {
  const keyId = newId()
  const key = newDataKey()
  return { keyId, key, wrapped: wrapKey(keys, key, `key:${keyId}`) }
}

function blindInput(details: PersonDetails): BlindInput {
  const { name, phone, landline, email, address, postcode } = details
  return {
    name,
    phone,
    landline,
    email,
    postcode,
    ...(address && postcode ? { address: { line: address, postcode } } : {}),
  }
}
