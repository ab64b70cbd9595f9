// How busy sending is: counted in the memory of each process, for one network and for all together. Nothing is kept of
// anybody: a network is a key of a map that is emptied as it becomes calm. Several processes each count for themselves, so
// together they are calm up to so many times the numbers below.

/** Reports that are sent without being asked for anything: so many at once, and so many a minute after that. */
export type Calm = { burst: number; perMinute: number }

// A busy library, school or refuge behind one address sends a handful; a whole county after a terrible day, hundreds.
export const CALM: Readonly<Record<'fromOne' | 'fromAll', Calm>> = {
  fromOne: { burst: 100, perMinute: 20 },
  fromAll: { burst: 1_000, perMinute: 120 },
}
// How far behind a flood can push us: what is asked is calm again so many minutes after it ends.
const MINUTES_BEHIND_MAX = 3
const NETWORKS_MAX = 20_000
const MINUTE_MS = 60_000

type Level = { left: number; at: number }

export type Pressure = {
  /** Counts one that wants to be sent. Whether sending is calm; if not, it counts all the same and makes it busier. */
  press(network: string, now: Date): boolean
  /** From 0, just busy, to 1; null while it is calm. Counts nothing. */
  busyness(network: string, now: Date): number | null
}

export function newPressure(calm = CALM): Pressure {
  const networks = new Map<string, Level>()
  const all: Level = { left: calm.fromAll.burst, at: 0 }
  const levelOf = (network: string, now: number): Level => {
    const known = networks.get(network)
    if (known) return known
    const fresh = { left: calm.fromOne.burst, at: now }
    if (networks.size >= NETWORKS_MAX) forgetCalm(networks, calm.fromOne, now)
    // With more networks than can be told apart, all together are still counted.
    if (networks.size < NETWORKS_MAX) networks.set(network, fresh)
    return fresh
  }
  return {
    press(network, at) {
      const now = at.getTime()
      const one = refilled(levelOf(wholeNetwork(network), now), calm.fromOne, now)
      refilled(all, calm.fromAll, now)
      const isCalm = one.left >= 1 && all.left >= 1
      one.left = Math.max(one.left - 1, -behindMax(calm.fromOne))
      all.left = Math.max(all.left - 1, -behindMax(calm.fromAll))
      return isCalm
    },
    busyness(network, at) {
      const now = at.getTime()
      const known = networks.get(wholeNetwork(network))
      const one = known ? refilled(known, calm.fromOne, now).left : calm.fromOne.burst
      const { left } = refilled(all, calm.fromAll, now)
      if (one >= 1 && left >= 1) return null
      return Math.min(1, Math.max(0, -one / behindMax(calm.fromOne), -left / behindMax(calm.fromAll)))
    },
  }
}

const behindMax = ({ perMinute }: Calm): number => perMinute * MINUTES_BEHIND_MAX

function refilled(level: Level, { burst, perMinute }: Calm, now: number): Level {
  const more = (Math.max(0, now - level.at) / MINUTE_MS) * perMinute
  level.left = Math.min(burst, level.left + more)
  level.at = Math.max(level.at, now)
  return level
}

function forgetCalm(networks: Map<string, Level>, calm: Calm, now: number): void {
  for (const [network, level] of networks)
    if (refilled(level, calm, now).left >= calm.burst) networks.delete(network)
}

// One household has 64 bits of IPv6 addresses to choose from: the first half is what it cannot choose.
export function wholeNetwork(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const groups = head === '' ? [] : head.split(':')
  const behind = tail ? tail.split(':') : []
  const gap = tail === undefined ? 0 : 8 - groups.length - behind.length
  return [...groups, ...Array<string>(Math.max(0, gap)).fill('0'), ...behind].slice(0, 4).join(':')
}
