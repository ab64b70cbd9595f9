// English that stands inside a translated sentence, such as the name of a source: heard as English, and kept in its direction.
import { currentReading } from '../platform/i18n/index.ts'

/**
 * A sentence, with the part of it that is English marked as such. Only what the page has read as English (`untranslated`) is:
 * what somebody translated is left as it is.
 */
export function EnglishWithin({ text, english }: { text: string; english: string }) {
  const at = english === '' || !currentReading()?.seen.english.has(english) ? -1 : text.indexOf(english)
  if (at < 0) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <span lang="en" dir="ltr">
        {english}
      </span>
      {text.slice(at + english.length)}
    </>
  )
}
