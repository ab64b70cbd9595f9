// The house's arrows: who may import whom. One place, so that changing it is a decision.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { FEATURES } from './features.ts'

const src = new URL('../../src', import.meta.url).pathname

/** What each layer may import besides itself. Files at the top (main, app, cli, boot, config) assemble and may import all. */
const LAYERS: Record<string, readonly string[]> = {
  platform: [],
  ui: ['platform'],
  access: ['platform'],
  features: ['access', 'ui', 'platform'],
  commands: ['features', 'access', 'platform', 'top'],
}

type Import = { from: string; to: string }

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
)
const imports: Import[] = files.flatMap((name) => {
  const text = readFileSync(join(src, name), 'utf8')
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
  return found.map(([, target = '']) => ({
    from: name,
    to: relative(src, resolve(src, dirname(name), target)),
  }))
})
const inside = imports.filter(({ to }) => !to.startsWith('..'))
const textOf = (name: string) => readFileSync(join(src, name), 'utf8')
const codeOf = (name: string) => textOf(name).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|`[^`]*`|'[^'\n]*'/g, '')
const layerOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : 'top')
const featureOf = (path: string) => (path.startsWith('features/') ? path.split('/')[1] : undefined)

describe('the architecture', () => {
  test('reads its own imports', () => {
    assert.ok(inside.length > 200, 'the search for imports finds too few to mean anything')
  })

  test('lets each layer import only the layers under it', () => {
    const wrong = inside.filter(({ from, to }) => {
      const [here, there] = [layerOf(from), layerOf(to)]
      return here !== 'top' && here !== there && !LAYERS[here]?.includes(there)
    })
    assert.deepEqual(wrong, [])
  })

  test('lets features meet only through index.ts, and only along the list', () => {
    const wrong = inside.filter(({ from, to }) => {
      const [here, there] = [featureOf(from), featureOf(to)]
      if (!here || !there || here === there) return false
      return FEATURES.indexOf(there) >= FEATURES.indexOf(here) || to !== `features/${there}/index.ts`
    })
    assert.deepEqual(wrong, [])
  })

  test('enters a feature from outside only through index.ts', () => {
    const wrong = inside.filter(
      ({ from, to }) => !featureOf(from) && featureOf(to) && !/^features\/[^/]+\/index\.ts$/.test(to),
    )
    assert.deepEqual(wrong, [])
  })

  test('names every feature in the list', () => {
    const folders = readdirSync(join(src, 'features'))
    assert.deepEqual(
      folders.filter((name) => !FEATURES.includes(name)),
      [],
    )
  })

  test('lets only the clock read the time', () => {
    const readers = files.filter((name) =>
      /new Date\(\)|Date\.now\(\)/.test(readFileSync(join(src, name), 'utf8')),
    )
    assert.deepEqual(readers, ['platform/clock.ts'])
  })

  test('lets only the ported components emit raw HTML', () => {
    const raw = files.filter((name) =>
      readFileSync(join(src, name), 'utf8').includes('dangerouslySetInnerHTML'),
    )
    assert.deepEqual(
      raw.filter((name) => !name.startsWith('ui/govuk/')),
      [],
    )
  })

  test('keeps files and escapes from the type checker few', () => {
    const long = files
      .filter((name) => !name.includes('.gen.') && !name.includes('messages.'))
      .filter((name) => readFileSync(join(src, name), 'utf8').split('\n').length > 300)
    assert.deepEqual(long, [])
    const escapes = files.filter(
      (name) =>
        /\bas any\b|: any\b/.test(codeOf(name)) || /@ts-(ignore|nocheck|expect-error)/.test(textOf(name)),
    )
    assert.deepEqual(escapes, [])
  })
})
