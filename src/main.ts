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
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
} catch (fault) {
  console.error(`Upstander could not start: ${fault instanceof Error ? fault.message : String(fault)}`)
  process.exit(1)
}
