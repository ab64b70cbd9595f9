// config -> database -> migrate or refuse -> listen.
import { startServer } from './app.ts'
import { readConfig } from './config.ts'

const read = readConfig(process.env)
if ('faults' in read) {
  console.error(
    `Upstander cannot start. Settings to mend:\n${read.faults.map((fault) => `  ${fault}`).join('\n')}`,
  )
  process.exit(2)
}
try {
  const server = await startServer(read.config)
  console.log(server.greeting)
  // Ctrl-C pressed twice must not end us before our database has ended: the second press finds the same stop under way.
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
} catch (fault) {
  console.error(`Upstander could not start: ${fault instanceof Error ? fault.message : String(fault)}`)
  process.exit(1)
}
