// config -> database -> migrate or refuse -> listen.
import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { readConfig } from './config.ts'

const read = readConfig(process.env)
if ('faults' in read) {
  console.error(
    `Upstander cannot start. Settings to mend:\n${read.faults.map((fault) => `  ${fault}`).join('\n')}`,
  )
  process.exit(2)
}
// What was compiled at one start need not be at the next. It lies where only we write: it is run.
if (existsSync(read.config.dataDir)) enableCompileCache(join(read.config.dataDir, 'compiled'))
const { startServer } = await import('./app.ts')
const starting = startServer(read.config)
// From the first moment, so that whoever presses Ctrl-C while we start leaves no database running; and pressed twice, the
// second finds the same stop under way.
let stopping: Promise<void> | undefined
const stop = () => {
  stopping ??= starting
    .then((server) => server.stop())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    )
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
try {
  const { greeting } = await starting
  console.log(greeting)
} catch (fault) {
  console.error(`Upstander could not start: ${fault instanceof Error ? fault.message : String(fault)}`)
  process.exit(1)
}
