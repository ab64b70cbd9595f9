// Chance that repeats: the same seed invents the same partnership, so screenshots and figures can be compared.

export type Random = {
  /** At least 0, below 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number
  pick<T>(items: readonly [T, ...T[]]): T
  /** True with probability `p`. */
  chance(p: number): boolean
  /** One key of a table of weights. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
}

/** The mulberry32 generator: small, fast and good enough to invent people with. Not for secrets. */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    whole,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    chance: (p) => next() < p,
    weighted: (weights) => weigh(weights, next()),
  }
}

function weigh<K extends string>(weights: Readonly<Record<K, number>>, at: number): K {
  const entries = Object.entries(weights) as [K, number][]
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [key, weight] of entries) {
    left -= weight
    if (left < 0) return key
  }
  const last = entries.at(-1)
  if (!last) throw new Error('nothing to choose from')
  return last[0]
}
