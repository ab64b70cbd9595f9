// A device on which somebody signed in before carries a signed list of them. It opens nothing: it only gives their
// own mistakes a bucket of their own, so that a stranger who hammers at an account cannot shut its owner out.
import type { KeyObject } from 'node:crypto'
import { readSigned, signValue } from '../../platform/crypto/sign.ts'
import { isUuid, newId } from '../../platform/ids.ts'

const PURPOSE = 'known device'
const PEOPLE_MAX = 8
export const DEVICE_SECONDS = 180 * 24 * 3600

type Device = { id: string; people: string[] }

/** The id of the device when `userId` signed in on it before; null otherwise, and for a cookie that is not ours. */
export function knownDevice(
  links: KeyObject,
  cookie: string | undefined,
  userId: string,
  now: Date,
): string | null {
  const device = read(links, cookie, now)
  return device?.people.includes(userId) ? device.id : null
}

/** The cookie of a device on which `userId` has just signed in: the newest people first, eight at most. */
export function rememberDevice(
  links: KeyObject,
  cookie: string | undefined,
  userId: string,
  now: Date,
): string {
  const before = read(links, cookie, now)
  const people = [userId, ...(before?.people ?? []).filter((id) => id !== userId)].slice(0, PEOPLE_MAX)
  return signValue(links, {
    purpose: PURPOSE,
    value: [before?.id ?? newId(), ...people].join(' '),
    expiresAt: new Date(now.getTime() + DEVICE_SECONDS * 1000),
  })
}

function read(links: KeyObject, cookie: string | undefined, now: Date): Device | null {
  const signed = cookie ? readSigned(links, cookie, { purpose: PURPOSE, now }) : undefined
  if (!signed?.ok) return null
  const [id, ...people] = signed.value.split(' ')
  return isUuid(id) ? { id, people } : null
}
