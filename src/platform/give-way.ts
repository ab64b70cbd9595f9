// Long work that nobody else should have to wait for: one process answers everybody.
import { setImmediate } from 'node:timers/promises'

const TURN = 25

/**
 * What `of` makes of each item, in their order. After every 25 of them whoever else waits has a turn. A fault of `of`, or of
 * where the items come from, ends it.
 */
export async function mapGivingWay<Item, Made>(
  items: Iterable<Item> | AsyncIterable<Item>,
  of: (item: Item, at: number) => Made,
): Promise<Made[]> {
  const made: Made[] = []
  for await (const item of items) {
    made.push(of(item, made.length))
    if (made.length % TURN === 0) await setImmediate()
  }
  return made
}
