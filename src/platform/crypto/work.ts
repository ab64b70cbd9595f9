// Proof that a device has worked: a number that, hashed behind a challenge, begins with so many zero bits. Finding one takes
// about two to the power of the bits tries; checking it takes one hash. It costs a person nothing and a flood its speed.
import { hash } from 'node:crypto'

// Challenge, dot and number fit one block of SHA-256, which is what a slow phone can do most of.
const NUMBER = /^\d{1,11}$/

/** Whether a number proves the work for a challenge. Anything that is no number of at most eleven digits does not. */
export function provesWork(challenge: string, number: string, bits: number): boolean {
  return NUMBER.test(number) && zeroBits(hashOf(challenge, number)) >= bits
}

/** Does the work, as a browser does (`ui/client/prove-work.ts`): the first number that proves it. */
export function doWork(challenge: string, bits: number): string {
  for (let number = 0; ; number += 1) if (provesWork(challenge, String(number), bits)) return String(number)
}

const hashOf = (challenge: string, number: string): Buffer =>
  hash('sha256', `${challenge}.${number}`, 'buffer')

function zeroBits(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte !== 0)
  return at < 0 ? bytes.length * 8 : at * 8 + Math.clz32(bytes[at] ?? 0) - 24
}
