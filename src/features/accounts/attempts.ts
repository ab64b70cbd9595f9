// How guessing is slowed without a lock that a stranger could close on somebody else. Each attempt is counted in
// buckets that leak with time; a full bucket asks to wait, for longer each time, and nobody waits for ever:
//   - of a device on which this person signed in before: that device's own bucket, and no other;
//   - otherwise: the account together with the caller's network, and the network by itself.
// So failures from elsewhere never reach the owner on their own device, nor on their own network. The second step
// also counts wrong codes of an account from unknown devices everywhere: only who knows the password comes so far.
import type { KeyObject } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { keyedHash } from './keys.ts'

export type Policy = {
  /** Attempts before the first wait. */
  free: number
  firstWaitSeconds: number
  longestWaitSeconds: number
  /** One attempt is forgiven after each of these. */
  leakSeconds: number
  /** Shared with other people: a success takes back its own attempt, not everybody's. */
  shared: boolean
}

const MINUTE = 60
const one = { firstWaitSeconds: 30, longestWaitSeconds: 15 * MINUTE, leakSeconds: 30 * MINUTE, shared: false }
export const POLICIES = {
  device: { ...one, free: 10 },
  'account and network': { ...one, free: 5 },
  'codes of account': { ...one, free: 10, firstWaitSeconds: MINUTE, longestWaitSeconds: 60 * MINUTE },
  // A whole council may share one address, so its bucket is wide and leaks fast.
  network: {
    free: 50,
    firstWaitSeconds: MINUTE,
    longestWaitSeconds: 15 * MINUTE,
    leakSeconds: 6 * MINUTE,
    shared: true,
  },
} as const satisfies Record<string, Policy>

export type Bucket = { key: Buffer; policy: Policy }
export type Attempt = {
  /** As typed: an address that nobody has is counted just the same. */
  email: string
  network: string
  /** The device's id, where this person signed in on it before. */
  device: string | null
  step: 'password' | 'code'
}

/** The buckets an attempt is counted in, always in the same order, so that two attempts cannot wait for each other. */
export function bucketsOf(links: KeyObject, attempt: Attempt): Bucket[] {
  const account = attempt.email.trim().toLowerCase()
  const bucket = (kind: keyof typeof POLICIES, ...parts: string[]): Bucket => ({
    key: keyedHash(links, `attempts, ${kind}`, parts.join('\0')),
    policy: POLICIES[kind],
  })
  if (attempt.device) return [bucket('device', attempt.device, account)]
  const network = networkOf(attempt.network)
  return [
    bucket('account and network', account, network),
    ...(attempt.step === 'code' ? [bucket('codes of account', account)] : []),
    bucket('network', network),
  ]
}

/** The part of an address that one household or office has: all of IPv4, the first 64 bits of IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
