// A recording, or a film in sign language, that plays on the page itself. It is fetched from where it is kept when somebody
// presses play, and not before: whoever only reads the page asks nobody else for anything.
import type { OtherForm } from '../../platform/i18n/index.ts'

const PLAYABLE = /\.(?:mp3|m4a|aac|oga|ogg|opus|wav|mp4|m4v|webm)$/i

// The host goes into the page's rule for browsers, where other signs that a host may have would mean something.
const PLAIN_HOST = /^[a-z0-9.-]+$/

const fileOf = ({ url }: Pick<OtherForm, 'url'>): URL | undefined => {
  const parsed = URL.parse(url)
  return parsed && PLAIN_HOST.test(parsed.hostname) && PLAYABLE.test(parsed.pathname) ? parsed : undefined
}

/** From where a page with these may play: nothing else is allowed to it. */
export const originsPlayed = (others: readonly OtherForm[]): string[] => [
  ...new Set(others.flatMap((other) => fileOf(other)?.origin ?? [])),
]

/** Nothing where the address is of a page and not of a file: that is followed by its link. */
export function Player({ other, label }: { other: OtherForm; label: string }) {
  if (!fileOf(other)) return null
  return other.kind === 'audio' ? (
    <audio class="app-player" controls preload="none" src={other.url} aria-label={label} />
  ) : (
    <video class="app-player" controls preload="none" playsInline src={other.url} aria-label={label} />
  )
}
