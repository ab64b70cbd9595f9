// What happens to files on their way: bytes that change, ends that are missing, parts that come twice or as zeros.
import fc from 'fast-check'

export type Damage = (file: Uint8Array) => Uint8Array

/** Where in a file, as a share of its length. */
const place = fc.double({ min: 0, max: 1, noNaN: true })
const at = (file: Uint8Array, share: number): number => Math.floor(share * Math.max(0, file.length - 1))
/** Two places, the lower first. */
const stretch = fc.tuple(place, place).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])

const flipped = fc.array(fc.tuple(place, fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 }).map(
  (flips): Damage =>
    (file) => {
      const changed = file.slice()
      for (const [share, byte] of flips) if (changed.length > 0) changed[at(file, share)] = byte
      return changed
    },
)
const cut = place.map(
  (share): Damage =>
    (file) =>
      file.slice(0, at(file, share)),
)
const gutted = stretch.map(
  ([from, to]): Damage =>
    (file) =>
      new Uint8Array([...file.subarray(0, at(file, from)), ...file.subarray(at(file, to))]),
)
const doubled = stretch.map(
  ([from, to]): Damage =>
    (file) =>
      new Uint8Array([...file.subarray(0, at(file, to)), ...file.subarray(at(file, from))]),
)
const zeroed = stretch.map(
  ([from, to]): Damage =>
    (file) =>
      file.slice().fill(0, at(file, from), at(file, to)),
)

/** One to three things that go wrong with a file, one after the other. */
export const anyDamage: fc.Arbitrary<Damage> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: flipped },
      { weight: 2, arbitrary: cut },
      { weight: 1, arbitrary: gutted },
      { weight: 1, arbitrary: doubled },
      { weight: 1, arbitrary: zeroed },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => (file) => all.reduce((each, damage) => damage(each), file))
