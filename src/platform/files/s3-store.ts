// The store in a bucket of any S3-compatible service. Requests are signed by aws4fetch; the address is written with the
// bucket in its path, which every such service understands.
import { AwsClient } from 'aws4fetch'
import { newId } from '../ids.ts'
import { BlobMissing, type BlobStore, proveStore, safeKey } from './store.ts'

export type S3Settings = {
  /** Such as https://s3.eu-west-2.amazonaws.com or http://minio:9000. */
  endpoint: string
  region: string
  bucket: string
  accessKey: string
  secretKey: string
}

const TRIES = 4
const WAIT_MS = 30_000

/** A store in a bucket, which must be there already. */
export function s3Store(settings: S3Settings): BlobStore {
  const { accessKey: accessKeyId, secretKey: secretAccessKey, region } = settings
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: TRIES })
  const bucket = `${settings.endpoint.replace(/\/$/, '')}/${encodeURIComponent(settings.bucket)}`
  const ask = (method: string, address: string, body?: Buffer) =>
    client.fetch(address, {
      method,
      signal: AbortSignal.timeout(WAIT_MS),
      ...(body && { body: new Uint8Array(body) }),
    })
  const list = async (folder: string): Promise<string[]> => {
    const query = new URLSearchParams({ 'list-type': '2', prefix: `${folder}/` })
    const answer = await refuseFailed(await ask('GET', `${bucket}?${query}`))
    return [...(await answer.text()).matchAll(/<Key>([a-z0-9/-]+)<\/Key>/g)].map(([, key = '']) =>
      safeKey(key),
    )
  }
  const store = {
    put: async (key: string, bytes: Buffer) => {
      await spent(await refuseFailed(await ask('PUT', `${bucket}/${safeKey(key)}`, bytes)))
    },
    get: async (key: string) => {
      const answer = await ask('GET', `${bucket}/${safeKey(key)}`)
      if (answer.status === 404) {
        await spent(answer)
        throw new BlobMissing('bytes are missing from the bucket of files')
      }
      return Buffer.from(await (await refuseFailed(answer)).arrayBuffer())
    },
    remove: async (key: string) => {
      await spent(await refuseFailed(await ask('DELETE', `${bucket}/${safeKey(key)}`)))
    },
    removeAll: async (folder: string) => {
      safeKey(folder)
      // A list has a thousand keys at most: asked again until it is empty.
      for (let keys = await list(folder); keys.length > 0; keys = await list(folder))
        for (const key of keys) await spent(await refuseFailed(await ask('DELETE', `${bucket}/${key}`)))
    },
  }
  return { ...store, prove: () => proveStore(store, newId()) }
}

// The answer's own words may name the bucket or the key: only the number is said.
async function refuseFailed(answer: Response): Promise<Response> {
  if (answer.ok) return answer
  await spent(answer)
  throw new Error(`the store of files answered ${answer.status}`)
}

// A body that nobody reads keeps its connection.
const spent = async (answer: Response): Promise<void> => answer.body?.cancel()
