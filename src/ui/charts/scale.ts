// Arithmetic of a small chart: round steps for its axis, and where each point stands.

/** At most `count` or so round steps from 0 to at least `max`: 0, 20, 40... The last one is the top of the axis. */
export function ticks(max: number, count = 4): number[] {
  if (!(max > 0) || !Number.isFinite(max)) return [0, 1]
  const rough = max / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power)
  const steps = Math.ceil(max / step)
  return Array.from({ length: steps + 1 }, (_, index) => index * step)
}

/** Every how many points a label fits, so that at most `most` are written. */
export function labelEvery(points: number, most: number): number {
  return Math.max(1, Math.ceil(points / most))
}
