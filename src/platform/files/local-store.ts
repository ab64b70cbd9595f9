// The store on this machine's own disk.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../ids.ts'
import { BlobMissing, type BlobStore, proveStore, safeKey } from './store.ts'

/** A store in `folder`, which is made when it is first written to, for the owner of the process only. */
export function localStore(folder: string): BlobStore {
  const pathOf = (key: string) => join(folder, safeKey(key))
  const store = {
    put: (key: string, bytes: Buffer) => putDurably(pathOf(key), bytes),
    get: async (key: string) => {
      try {
        return await readFile(pathOf(key))
      } catch (fault) {
        if (isMissing(fault)) throw new BlobMissing('bytes are missing from the folder of files')
        throw fault
      }
    },
    remove: (key: string) => rm(pathOf(key), { force: true }),
    removeAll: (key: string) => rm(pathOf(key), { recursive: true, force: true }),
  }
  return { ...store, prove: () => proveStore(store, newId()) }
}

// Under another name until every byte is on the disk, so that no reader and no crash meets half of it; then the folder's
// own entry is made durable too.
async function putDurably(path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  const half = `${path}.half`
  const file = await open(half, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(half, path)
  await syncFolder(folder)
  // From the new folder up to the first that was there before.
  for (let each = folder; made && each.length >= made.length; each = dirname(each))
    await syncFolder(dirname(each))
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const isMissing = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'
