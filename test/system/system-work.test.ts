// Work that nobody is present for sees more than any person. So every place that begins it is on this list.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const src = new URL('../../src', import.meta.url).pathname

const PLACES = [
  'commands/mail.ts',
  'commands/places-import.ts',
  'commands/plan.ts',
  'commands/postcodes.ts',
  'commands/user.ts',
  'features/demo/load.ts',
  'features/demo/open-demo.ts',
  'features/doctor/database-checks.ts',
  'features/doctor/file-checks.ts',
  'features/insight/published.ts',
  'features/setup/first-run.routes.tsx',
  'jobs.ts',
]

test('system work begins only where the list says', () => {
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && name !== 'access/ctx.ts')
    .filter((name) => readFileSync(join(src, name), 'utf8').includes('asSystem('))
  assert.deepEqual(found.sort(), PLACES)
})
