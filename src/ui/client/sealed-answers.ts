// The newest sealed answers of this tab, for Reload and for Back from another page. One item: who leaves, sends the report
// or begins another takes it away with everything before it. A tab that is copied has a copy.
const ITEM = 'upstander-report'
const BETWEEN = ' '

/** Keeps what was sealed of one report, in the place of whatever was kept before. */
export function keepSealed(report: string, again: string): void {
  // Where a browser keeps nothing, Reload begins anew.
  inStorage((storage) => storage.setItem(ITEM, `${report}${BETWEEN}${again}`))
}

/** What is kept of this report; '' where there is nothing, or it is of another one. */
export function sealedFor(report: string): string {
  const [of, again = ''] = (inStorage((storage) => storage.getItem(ITEM)) ?? '').split(BETWEEN)
  return report !== '' && of === report ? again : ''
}

/** Keeps nothing any more. */
export function clearSealed(): void {
  inStorage((storage) => storage.removeItem(ITEM))
}

// A browser that forbids storage throws where it is touched at all.
function inStorage<T>(work: (storage: Storage) => T): T | undefined {
  try {
    return work(sessionStorage)
  } catch {
    return undefined
  }
}
