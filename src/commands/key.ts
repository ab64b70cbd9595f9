import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type pg from 'pg'
import { keyUse, rewrapAll } from '../access/rotate.ts'
import { masterKeyFile } from '../boot.ts'
import { keyCopyFile } from '../features/doctor/index.ts'
import { systemClock } from '../platform/clock.ts'
import {
  createKeyFile,
  type MasterKeys,
  newMasterKey,
  parseMasterKeys,
  replaceKeyFile,
} from '../platform/crypto/master-key.ts'
import { type Asked, BadUse, type Command, type Exit, json } from './command.ts'
import { type OwnedPlace, withOwner } from './places.ts'

export const keyRotate: Command = {
  name: 'key rotate',
  usage: '[--check | --finish] [--new-key-file FILE | --print-key] [--json]',
  says: 'Puts a new master key in the place of the old one, while Upstander is in use. Stop it and run it again at any time.',
  help: `--check              only says how many keys are under which master key (exit code 1 while an older one is in use)
--finish             takes the older keys out of the key file; refused while something needs them or Upstander runs
--new-key-file FILE  where MASTER_KEY is a setting: writes the new key there (mode 0600)
--print-key          where MASTER_KEY is a setting: shows the new key, on a terminal only

With the key file in DATA_DIR: key rotate; restart Upstander; key rotate; stop Upstander; key rotate --finish; start it.
With MASTER_KEY as a setting this says at each step what to set. Backups made under the old key still need it.`,
  options: {
    check: { type: 'boolean' },
    finish: { type: 'boolean' },
    'new-key-file': { type: 'string' },
    'print-key': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: (asked) =>
    withOwner(asked.terminal, (place) => {
      if (asked.is('check')) return check(asked, place)
      const inFile = !place.config.masterKey
      if (asked.is('finish')) return finish(asked, place, inFile)
      return place.owner.keys.byId.size > 1 || inFile ? rotate(asked, place, inFile) : begin(asked, place)
    }),
}

async function check({ terminal, is }: Asked, { client, owner }: OwnedPlace): Promise<Exit> {
  const current = owner.keys.current.id
  const use = await keyUse(client)
  if (is('json')) terminal.out(json({ current, use }))
  else {
    for (const { keyId, people, secrets } of use)
      terminal.out(
        `${keyId}${keyId === current ? ' (current)' : ''}: ${people} people and texts, ${secrets} secrets`,
      )
  }
  return use.every(({ keyId }) => keyId === current) ? 0 : 1
}

/** Where the key is a setting, a command cannot set it: it makes the new key and says what to do with it. */
async function begin({ terminal, text, is }: Asked, { owner }: OwnedPlace): Promise<Exit> {
  const file = text('new-key-file')
  if (!file && !is('print-key'))
    throw new BadUse('say where the new key goes: --new-key-file FILE or --print-key')
  if (!file && !terminal.isWatched) throw new BadUse('--print-key shows a key on a terminal only')
  if (file && existsSync(file)) throw new BadUse(`${file} exists already`)
  const fresh = newMasterKey()
  if (file) createKeyFile(file, fresh)
  else terminal.out(`New master key: ${fresh}`)
  terminal.out(`1. Keep a copy of the new key where the old one is kept.
2. Set MASTER_KEY=OLD,NEW for every process (and for this command) and restart them, so that all know the new key.
3. Set MASTER_KEY=NEW,OLD for all and restart them: from now on the new key is used.
4. Run: upstander key rotate
The key in use now is ${owner.keys.current.id}.`)
  return 0
}

async function rotate({ terminal, is }: Asked, place: OwnedPlace, inFile: boolean): Promise<Exit> {
  const keys = inFile ? keysInFile(place) : place.owner.keys
  const done = await rewrapAll(place.client, keys, (count) => {
    if (terminal.isWatched) terminal.err(`\rWrapped ${count} keys again`)
  })
  if (terminal.isWatched) terminal.err('\n')
  if (is('json')) terminal.out(json({ current: keys.current.id, ...done }))
  else {
    const next = inFile
      ? 'Copy the key file again, restart Upstander so that it uses the new key, and run this once more. Then stop it and run: upstander key rotate --finish'
      : 'When every process runs with this MASTER_KEY and --check shows one key only, take the old key out of MASTER_KEY and restart.'
    terminal.out(
      `Wrapped ${done.rewrapped} keys again under master key ${keys.current.id}; ${done.left} are left.\n${next}`,
    )
  }
  return done.left === 0 ? 0 : 1
}

/** The keys of the file, with a new one made and put first where there was only one. */
function keysInFile({ config, owner }: OwnedPlace): MasterKeys {
  const path = masterKeyFile(config)
  if (owner.keys.byId.size > 1) return owner.keys
  const text = `${newMasterKey()}\n${readFileSync(path, 'utf8').trim()}`
  // In the file before it wraps anything: a key that was lost between the two would take what it wrapped with it.
  replaceKeyFile(path, text)
  return parseMasterKeys(text, path)
}

async function finish(
  { terminal }: Asked,
  { client, config, owner }: OwnedPlace,
  inFile: boolean,
): Promise<Exit> {
  if (!inFile) throw new BadUse('MASTER_KEY is a setting: take the old key out of it yourself')
  const current = owner.keys.current.id
  const old = [...owner.keys.byId.values()].filter(({ id }) => id !== current)
  if (old.length === 0) throw new BadUse('there is only one master key')
  // A process that still wraps with an old key would lose what it writes from now on.
  if (await isInUse(client)) throw new Error('Upstander is running: stop it first')
  const left = (await keyUse(client)).filter(({ keyId }) => keyId !== current)
  if (left.length > 0)
    throw new Error('something is still under an older key: run "upstander key rotate" first')
  const path = masterKeyFile(config)
  for (const { id, key } of old) createKeyFile(`${path}.retired-${id}`, key.export().toString('base64url'))
  replaceKeyFile(path, owner.keys.current.key.export().toString('base64url'))
  terminal.out(`Master key ${current} is the only one now. The old one is in ${path}.retired-${old[0]?.id}: backups made
under it need it. Move it to where your copies are, or destroy it together with those backups.`)
  return 0
}

async function isInUse(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and usename <> current_user`,
  )
  return (rows[0]?.count ?? 0) > 0
}

export const keyConfirm: Command = {
  name: 'key confirm',
  usage: '[--key-file COPY]',
  says: 'Proves that your copy of the master key is the right one, and notes that for the doctor.',
  help: '--key-file COPY  the copy; without it you are asked to type it in',
  options: { 'key-file': { type: 'string' } },
  run: (asked) =>
    withOwner(asked.terminal, async ({ config, owner }) => {
      const file = asked.text('key-file')
      if (file && !existsSync(file)) throw new BadUse(`there is no file ${file}`)
      if (!file && !asked.terminal.askSecret) throw new BadUse('give the copy with --key-file')
      const text = file
        ? readFileSync(file, 'utf8')
        : await asked.terminal.askSecret?.('Your copy of the master key: ')
      const copy = parseMasterKeys(text ?? '', 'your copy')
      const { id } = owner.keys.current
      if (!copy.byId.has(id)) {
        asked.terminal.err(
          `This is not the master key in use: it is ${copy.current.id}, and ${id} is in use.\n`,
        )
        return 1
      }
      const note = { keyId: id, confirmedAt: systemClock.now().toISOString() }
      writeFileSync(keyCopyFile(config.dataDir), `${JSON.stringify(note)}\n`, { mode: 0o600 })
      asked.terminal.out(`Your copy is right: it holds master key ${id}.`)
      return 0
    }),
}
