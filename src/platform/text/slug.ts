import { fold } from './fold.ts'

/**
 * A name for a URL or a file: lower-case ASCII letters, digits and single dashes, at most `maxChars`. '' where no Latin
 * letter or digit is left: the caller then uses an id. Never put a person's name through this: URLs hold no personal data.
 */
export function slug(text: string, maxChars = 60): string {
  const dashed = fold(text)
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
  return trimDashes(trimDashes(dashed).slice(0, maxChars))
}

function trimDashes(text: string): string {
  return text.replace(/^-|-$/g, '')
}
