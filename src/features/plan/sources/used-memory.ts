const MB = 1024 * 1024
const KB_PER_MB = 1024

/** How many megabytes this process holds; where the system does not tell (Linux without /proc), the most it ever held. */
export function usedMb(): number {
  try {
    return process.memoryUsage.rss() / MB
  } catch {
    return process.resourceUsage().maxRSS / KB_PER_MB
  }
}
