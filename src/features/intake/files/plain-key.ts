import { fold } from '../../../platform/text/fold.ts'

/** A title or a coded value as systems write it alike: no case, no accents, no punctuation, one space between words. */
export const plainKey = (text: string): string =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
