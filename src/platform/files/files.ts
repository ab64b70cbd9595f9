// What the application holds for files: where their bytes stand, and who looks for harm in them.
import { join } from 'node:path'
import { clamd, type ClamdAddress, type Scanner } from './clamd.ts'
import { localStore } from './local-store.ts'
import { type S3Settings, s3Store } from './s3-store.ts'
import type { BlobStore } from './store.ts'

export type Files = { store: BlobStore; scanner: Scanner | null }
export type FilesSettings = { dataDir: string; s3: S3Settings | undefined; clamd: ClamdAddress | undefined }

/** Opens nothing yet: each is reached when it is first used. */
export function openFiles({ dataDir, s3, clamd: address }: FilesSettings): Files {
  return {
    store: s3 ? s3Store(s3) : localStore(join(dataDir, 'files')),
    scanner: address ? clamd(address) : null,
  }
}
