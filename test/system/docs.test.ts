import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { accessPage, settingsPage } from '../../bin/docs.ts'
import { routes } from '../../src/app.ts'
import { FEATURES } from './features.ts'

const root = new URL('../..', import.meta.url).pathname
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('the documents', () => {
  test('list every setting as the code has it', () => {
    assert.equal(read('docs/settings.md'), settingsPage())
  })

  test('list every route and its rule as the code has them', () => {
    assert.equal(read('docs/access.md'), accessPage(routes))
  })

  test('number each decision once, and none is empty', () => {
    const names = readdirSync(join(root, 'docs/decisions')).filter((name) => name.endsWith('.md'))
    const numbers = names.map((name) => Number(name.slice(0, 4))).sort((a, b) => a - b)
    assert.deepEqual(
      numbers,
      numbers.map((_, at) => at + 1),
    )
    for (const name of names)
      assert.match(read(`docs/decisions/${name}`), /Status: (accepted|superseded by \[)/)
  })

  test('list the features in the order that the code holds to', () => {
    const listed = /each importing from those before it[\s\S]*?\n\n([\s\S]*?)\n\n/.exec(
      read('ARCHITECTURE.md'),
    )?.[1]
    const names = [...(listed ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)
    assert.deepEqual(names, FEATURES)
  })

  test('give every dependency a reason', () => {
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json'))
    const page = read('docs/dependencies.md')
    const silent = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies }).filter(
      (name) => !page.includes(`\`${name}\``),
    )
    assert.deepEqual(silent, [])
  })

  test('link only to files that exist', () => {
    const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md']
    for (const page of pages) {
      for (const [, target] of read(page).matchAll(/\]\((?!http)([^)#]+)/g)) {
        assert.ok(existsSync(join(root, target ?? '')), `${page} links to ${target}, which is not there`)
      }
    }
  })

  test('say nothing of machines, registries or unfinished words', () => {
    const names = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/dependencies.md']
    for (const name of names)
      assert.doesNotMatch(read(name), /\/(root|home|tmp|work)\/|registry\.|TODO|FIXME/)
  })
})
