// Forms of a plan that take one file. A larger one is named and dropped, so that whoever sent it is told by the box, and
// what they typed beside it is kept.
import { FILE_BYTES_MAX, type ManyFiles } from '../../platform/http/upload.ts'

/** One file, of ten megabytes at most. */
export const ONE_FILE: ManyFiles = { count: 1, each: FILE_BYTES_MAX, together: FILE_BYTES_MAX }
