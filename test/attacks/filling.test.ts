// Somebody fills what files may fill, so that nobody else can show us anything: by beginning many and sending none, and by
// sending more than was room for when they were begun.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { beginUpload, takePiece } from '../../src/features/evidence/uploads.ts'
import { FILE_BYTES_MAX, FILES_MAX, UNSENT_BYTES_MAX } from '../../src/features/evidence/limits.ts'
import { submitReport } from '../../src/features/reporting/index.ts'
import { anonymousReport } from '../../src/features/reporting/testing/answers.ts'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

const begin = (token: string, name: string, size = FILE_BYTES_MAX) =>
  beginUpload(world.publicCtx(), token, { name, size, likeness: '' })
const WORDS = Buffer.from('They wrote: go away. '.repeat(40))

test('files that were begun and never sent keep nobody’s out', async () => {
  const forms = Math.ceil(UNSENT_BYTES_MAX / FILE_BYTES_MAX / FILES_MAX) + 1
  for (let form = 0; form < forms; form += 1) {
    const token = randomToken()
    for (let at = 0; at < FILES_MAX; at += 1) assert.ok((await begin(token, `${at}.mp4`)).ok)
  }
  const token = randomToken()
  const mine = await begin(token, 'mine.txt', WORDS.length)
  assert.ok(mine.ok, 'somebody else may still show us something')
  const { id } = mine.value
  const sent = await takePiece(world.publicCtx(), token, { id, offset: 0, bytes: WORDS })
  assert.ok(sent.ok && sent.value.state === 'quarantined')
})

test('what did come fills it, also for those who had begun; what was refused stays where it was', async () => {
  const token = randomToken()
  const early = await begin(token, 'early.txt', WORDS.length)
  assert.ok(early.ok)
  const { id } = early.value
  // As if so much had come: nobody wants to send it in a test.
  await world.admin(`update report_files set received = size where report_id is null and id <> $1`, [id])
  const late = await begin(randomToken(), 'late.txt', WORDS.length)
  assert.deepEqual(
    [late.ok, !late.ok && late.problems[0]?.message.startsWith('We cannot take files')],
    [false, true],
  )
  const piece = () => takePiece(world.publicCtx(), token, { id, offset: 0, bytes: WORDS })
  assert.equal((await piece()).ok, false)
  await world.admin(`update report_files set received = 0 where report_id is null and state = 'receiving'`)
  const again = await piece()
  assert.ok(again.ok && again.value.received === WORDS.length)
})

test('so does what reports claimed in the last two days: a report is sent quickly, and its files stay', async () => {
  const token = randomToken()
  const mine = await begin(token, 'mine.txt', WORDS.length)
  assert.ok(mine.ok)
  const { id } = mine.value
  await takePiece(world.publicCtx(), token, { id, offset: 0, bytes: WORDS })
  const area = (await world.agency({ name: 'North Council', area: 'North' })).areaId ?? ''
  const { reportId } = await submitReport(world.publicCtx(), anonymousReport(area), token)
  const room = async () => (await begin(randomToken(), 'next.txt', WORDS.length)).ok
  assert.equal(await room(), true)
  // As if its ten and those of others were so many.
  await world.admin(
    `insert into report_files select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'size', $2::int,
       'received', $2::int, 'created_at', now()))).* from report_files f, generate_series(1, $3::int) where f.report_id = $1`,
    [reportId, FILE_BYTES_MAX, Math.ceil(UNSENT_BYTES_MAX / FILE_BYTES_MAX)],
  )
  assert.equal(await room(), false)
  await world.admin(`update report_files set created_at = now() - interval '3 days' where report_id = $1`, [
    reportId,
  ])
  assert.equal(await room(), true)
})
