// The embedded PostgreSQL: a real server from the programs that npm brings, run as a child of ours on
// loopback. This folder knows how to find the programs (programs.ts), who runs them (identity.ts), how a
// data directory is made (cluster.ts), which processes work in it (processes.ts), how a server is started
// and stopped (server.ts), and how two app processes on one directory agree (locks.ts).
export { startEmbedded } from './start.ts'
export type { EmbeddedServer } from './start.ts'
