// How much somebody may show us, in one place: what people read, what the browser offers and what is refused follow it.
import type { ManyFiles } from '../../platform/http/upload.ts'

export const FILE_BYTES_MAX = 52_428_800
export const FILES_MAX = 10
/** How long files wait for the report that they belong to. */
export const UNSENT_HOURS = 48
/**
 * All files together that no report claimed yet, and that reports claimed in the last two days: above it new ones are asked to
 * wait, so that nobody fills the disk.
 */
export const UNSENT_BYTES_MAX = 21_474_836_480

/** For the routes whose form may bring files without JavaScript. One large file, or several that together are no larger. */
export const PLAIN_FILES: ManyFiles = { count: FILES_MAX, each: FILE_BYTES_MAX, together: FILE_BYTES_MAX }
/** What the browser offers first; what comes is looked into all the same. */
export const ACCEPT =
  '.jpg,.jpeg,.png,.heic,.webp,.gif,.pdf,.mp4,.mov,.mp3,.m4a,.wav,.txt,.docx,image/*,video/*,audio/*'
