// Apart from the making itself, so that a page that only asks does not load the library that draws.
import type { FileKind } from './sniff.ts'

const DRAWN = ['jpg', 'png', 'webp', 'gif'] as const
/** Drawn again from their pixels. */
export type Drawn = (typeof DRAWN)[number]
/** Copied without what is written beside them. */
export const CLEARED = ['heic', 'mp4', 'mov', 'm4a', 'mp3', 'wav', 'docx'] as const
export type Copied = Drawn | (typeof CLEARED)[number]

/** The kinds of which a copy without metadata can be made. */
export const isCopied = (kind: FileKind): kind is Copied =>
  [...DRAWN, ...CLEARED].some((each) => each === kind)

/**
 * Which version of the program clears a copy, kept with each: one more where it learns to take out more, or to read what it
 * did not, so that what it cleared or gave up before is tried again.
 */
export const CLEARED_BY = 2
