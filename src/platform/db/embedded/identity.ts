// PostgreSQL refuses to run as root. When we are root, the server runs as "nobody" (65534 on every Linux),
// so that no operating-system user has to be made; otherwise it runs as whoever we are.

/** The uid and gid that the server takes. */
export interface Identity {
  readonly uid: number
  readonly gid: number
}

const NOBODY: Identity = { uid: 65534, gid: 65534 }

/** Who the server must become, or undefined when it stays who we are. */
export function serverIdentity(): Identity | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined
}
