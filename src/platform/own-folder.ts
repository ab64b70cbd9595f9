// A folder of what is run again later, such as compiled code: it must be ours alone.
import { lstatSync, mkdirSync } from 'node:fs'

const OTHERS_MAY_WRITE = 0o022

/**
 * Makes a folder for this user only (0700) where there is none. False where what is there is no folder, is somebody
 * else's, can be written by the group or by others, or cannot be made: what lies in it then cannot be believed.
 */
export function ownFolder(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false
  }
  // Not through a link, which may lead to anybody's.
  const folder = lstatSync(path)
  return folder.isDirectory() && folder.uid === process.getuid?.() && (folder.mode & OTHERS_MAY_WRITE) === 0
}
