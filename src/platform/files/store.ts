// Where sealed bytes stand: a folder on this machine, or a bucket of an S3-compatible store. A key is a path of ids; what
// it holds is written once, never changed, and was sealed before it came here.

export type BlobStore = {
  /** Keeps bytes under a key. When it returns they are durable: a loss of power does not take them back. */
  put(key: string, bytes: Buffer): Promise<void>
  /** The bytes under a key. Throws BlobMissing where there are none. */
  get(key: string): Promise<Buffer>
  /** Removes what is under a key. What is gone already is no fault. */
  remove(key: string): Promise<void>
  /** Removes everything under `folder/`. What is gone already is no fault. */
  removeAll(folder: string): Promise<void>
  /** Writes, reads and removes a few bytes: throws, saying why, where the store cannot be used. */
  prove(): Promise<void>
}

/** Bytes that should be in the store and are not. */
export class BlobMissing extends Error {
  override name = 'BlobMissing'
}

const SAFE = /^[a-z0-9-]{1,64}(?:\/[a-z0-9-]{1,64}){0,2}$/

/** Refuses a key that could name anything outside the store. */
export function safeKey(key: string): string {
  if (!SAFE.test(key)) throw new Error('a key of the store is made of ids')
  return key
}

const PROOF = Buffer.from('upstander')

/** The proof that both stores give of themselves. */
export async function proveStore(store: Omit<BlobStore, 'prove'>, id: string): Promise<void> {
  await store.put(`prove/${id}`, PROOF)
  const back = await store.get(`prove/${id}`)
  await store.removeAll('prove')
  if (!back.equals(PROOF)) throw new Error('what was written did not come back')
}
