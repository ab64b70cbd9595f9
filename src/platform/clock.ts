/** The present instant, handed to whatever needs it. This is the only file that reads the time. */
export type Clock = { now(): Date }

/** A clock for tests and drills that moves when told to. */
export type MovableClock = Clock & {
  /** Moves the clock by so many milliseconds (negative moves it back). */
  advance(ms: number): void
  /** Moves the clock to an instant, given as ISO 8601 with an offset or Z. */
  set(iso: string): void
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that always says the same instant, given as ISO 8601 with an offset or Z. */
export function fixedClock(iso: string): Clock {
  const at = instant(iso)
  return { now: () => new Date(at) }
}

/**
 * A clock that starts at an instant and goes forward by `stepMs` each time it is read (0: only when told
 * to), so that a test can tell what happened before what.
 */
export function advancingClock(iso: string, stepMs = 0): MovableClock {
  let at = instant(iso)
  return {
    now() {
      const now = new Date(at)
      at += stepMs
      return now
    },
    advance(ms) {
      at += ms
    },
    set(next) {
      at = instant(next)
    },
  }
}

function instant(iso: string): number {
  const at = Date.parse(iso)
  if (Number.isNaN(at) || !/(Z|[+-]\d\d:\d\d)$/.test(iso)) {
    throw new RangeError(`not an instant with an offset: ${JSON.stringify(iso)}`)
  }
  return at
}
