// The server's own log. PostgreSQL writes it through a descriptor that we open, so that it needs no rights there.
import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs'

const ROTATE_BYTES = 1_000_000
const KEPT = 3

/** Moves a log that has grown past about a megabyte to `.1` (and `.1` to `.2`, `.2` to `.3`; the last falls off). */
export function rotateLog(file: string): void {
  if (!existsSync(file) || statSync(file).size < ROTATE_BYTES) return
  for (let n = KEPT - 1; n >= 1; n -= 1) {
    if (existsSync(`${file}.${n}`)) renameSync(`${file}.${n}`, `${file}.${n + 1}`)
  }
  renameSync(file, `${file}.1`)
}

/** The log's size in bytes, 0 when there is none: where the next start's lines will begin. */
export function logSize(file: string): number {
  return existsSync(file) ? statSync(file).size : 0
}

/** What was logged after `fromByte`, at most the last 2,000 bytes of it. */
export function logTail(file: string, fromByte = 0): string {
  if (!existsSync(file)) return ''
  const fd = openSync(file, 'r')
  try {
    const size = fstatSync(fd).size
    const start = Math.max(fromByte, size - 2000)
    const buffer = Buffer.alloc(Math.max(0, size - start))
    readSync(fd, buffer, 0, buffer.length, start)
    return buffer.toString('utf8').trim()
  } finally {
    closeSync(fd)
  }
}
