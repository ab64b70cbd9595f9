// A second app process for the launcher's tests: starts or adopts, says what it got, holds on until SIGTERM.
import { startEmbedded } from './index.ts'

const [dataDir = '', durable] = process.argv.slice(2)
const server = await startEmbedded({
  dataDir,
  sync: durable === '--durable',
  sharedBuffersMb: 16,
  maxConnections: 10,
})
console.log(JSON.stringify({ port: server.port, password: server.password, adopted: server.adopted }))
const holding = setInterval(() => {}, 60_000)
process.once('SIGTERM', () => void server.stop().then(() => clearInterval(holding)))
