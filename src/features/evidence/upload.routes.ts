// How the script in the browser sends a file: begun, then piece by piece, and after a broken connection from where it
// stands. Each request is a form; the token is in it and never in the address. Answers are JSON.
import { z } from 'zod'
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { PIECE_BYTES } from '../../platform/files/sealed-pieces.ts'
import type { Form } from '../../platform/http/form.ts'
import type { Reply } from '../../platform/http/reply.ts'
import { isUuid } from '../../platform/ids.ts'
import { NotFound, type Outcome } from '../../platform/problems.ts'
import { beginUpload, removeUpload, takePiece, type Upload, uploadState } from './uploads.ts'

const writers = everyone(
  'the form’s own random token opens the files that were added to it, until it is sent',
)

// Fifty megabytes in the smallest pieces are 1,600 requests; several people may share a network.
const PIECES_PER_MINUTE = 1_200
const FILES_PER_MINUTE = 120

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** The routes of the resumable way. The plain one is the form's own route. */
export const uploadRoutes: readonly Route[] = [
  publicRoute({
    method: 'POST',
    path: '/report/files/start',
    access: writers,
    perMinute: FILES_PER_MINUTE,
    handle: async (ctx, { form }) => {
      const size = wholeNumber.safeParse(form.one('size'))
      const file = { name: form.one('name'), size: size.data ?? 0, likeness: form.one('changed') }
      return answer(await beginUpload(ctx, form.one('token'), file))
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/report/files/piece',
    access: writers,
    takesFile: true,
    perMinute: PIECES_PER_MINUTE,
    handle: async (ctx, { form }) => {
      const offset = wholeNumber.safeParse(form.one('offset'))
      const bytes = form.file('piece')?.bytes ?? Buffer.alloc(0)
      return answer(
        await takePiece(ctx, form.one('token'), { id: idOf(form), offset: offset.data ?? -1, bytes }),
      )
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/report/files/state',
    access: writers,
    perMinute: PIECES_PER_MINUTE,
    handle: async (ctx, { form }) => answer(await uploadState(ctx, form.one('token'), idOf(form))),
  }),
  publicRoute({
    method: 'POST',
    path: '/report/files/remove',
    access: writers,
    perMinute: FILES_PER_MINUTE,
    handle: async (ctx, { form }) => {
      await removeUpload(ctx, form.one('token'), idOf(form))
      return json(200, {})
    },
  }),
]

function idOf(form: Form): string {
  const id = form.one('id')
  if (!isUuid(id)) throw new NotFound('no such file')
  return id
}

function answer(outcome: Outcome<Upload>): Reply {
  if (!outcome.ok) return json(422, { problem: outcome.problems[0]?.message ?? '' })
  const { id, received, state } = outcome.value
  return json(200, { id, offset: received, done: state !== 'receiving', pieceBytes: PIECE_BYTES })
}

const json = (status: number, body: object): Reply => ({
  kind: 'text',
  status,
  body: JSON.stringify(body),
  type: 'application/json; charset=utf-8',
  headers: { 'cache-control': 'no-store' },
})
