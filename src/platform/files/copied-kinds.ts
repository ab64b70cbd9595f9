// Apart from the drawing itself, so that a page that only asks does not load the library that draws.
import type { FileKind } from './sniff.ts'

const COPIED = ['jpg', 'png', 'webp', 'gif'] as const
export type Copied = (typeof COPIED)[number]

/** The kinds of which a copy without metadata can be made. */
export const isCopied = (kind: FileKind): kind is Copied => COPIED.some((each) => each === kind)
