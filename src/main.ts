// config -> database -> migrate or refuse -> listen. The database starts while the rest of the program is still loading.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { readConfig } from './config.ts'
import { ownFolder } from './platform/own-folder.ts'

const read = readConfig(process.env)
if ('faults' in read) {
  console.error(
    `Upstander cannot start. Settings to mend:\n${read.faults.map((fault) => `  ${fault}`).join('\n')}`,
  )
  process.exit(2)
}
// What was compiled at one start need not be at the next. It is run: only from where nobody but us can write.
const compiled = join(read.config.dataDir, 'compiled')
if (ownFolder(compiled)) enableCompileCache(compiled)
const { config } = read
const spawned = Promise.withResolvers<void>()
const opening = import('./boot.ts').then(({ openStore }) => openStore(config, spawned.resolve))
opening.catch(() => {}) // told by whoever waits for it
// Reading the rest keeps this thread busy: the database's own process has to be there first, to start meanwhile.
const starting = Promise.race([spawned.promise, opening])
  .then(() => import('./app.ts'))
  .then(({ startServer }) => startServer(config, opening, (greeting) => console.log(greeting)))
// A start that fails leaves no database running either.
const leave = () =>
  opening
    .then((database) => database.stop())
    .catch(() => {})
    .then(() => process.exit(1))
// From the first moment, so that whoever presses Ctrl-C while we start leaves no database running; and pressed twice, the
// second finds the same stop under way.
let stopping: Promise<void> | undefined
const stop = () => {
  stopping ??= starting.then((server) => server.stop()).then(() => process.exit(0), leave)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
try {
  await starting
} catch (fault) {
  console.error(`Upstander could not start: ${fault instanceof Error ? fault.message : String(fault)}`)
  await leave()
}
