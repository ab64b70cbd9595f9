// Our components against every fixture that govuk-frontend ships for them: its options in, its
// HTML out. An upgrade of govuk-frontend that changes markup fails here, fixture by fixture.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { ErrorMessage } from '../../src/ui/govuk/error-message.tsx'
import { ExitThisPage } from '../../src/ui/govuk/exit-this-page.tsx'
import { Textarea } from '../../src/ui/govuk/textarea.tsx'
import { adapters } from './component-parity/adapters.ts'
import type { Options } from './component-parity/json.ts'
import { normalise } from './component-parity/normalise.ts'

type Fixture = { name: string; options: Options; html: string }

const oneFile = 'Our file box is the browser’s own: it needs no script and takes one file.'

/** Fixtures that we do not follow, with the reason. */
const excluded: Readonly<Record<string, string>> = {
  'file-upload: enhanced': oneFile,
  'file-upload: enhanced, with error message and hint': oneFile,
  'file-upload: enhanced, multiple files': oneFile,
  'file-upload: enhanced, custom wrapper classes and attributes': oneFile,
  'file-upload: translated': oneFile,
  'file-upload: translated, no javascript enhancement': oneFile,
  'file-upload: allows multiple files': oneFile,
  'file-upload: with value': 'Browsers never fill a file box in.',
}

function fixturesOf(component: string): readonly Fixture[] {
  const path = fileURLToPath(
    import.meta.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`),
  )
  const { fixtures }: { fixtures: Fixture[] } = JSON.parse(readFileSync(path, 'utf8'))
  return fixtures
}

for (const [component, render] of Object.entries(adapters)) {
  describe(component, () => {
    for (const fixture of fixturesOf(component)) {
      const skip = excluded[`${component}: ${fixture.name}`] ?? false
      test(`renders "${fixture.name}" as govuk-frontend does`, { skip }, () => {
        assert.deepEqual(normalise(renderToString(render(fixture.options))), normalise(fixture.html))
      })
    }
  })
}

test('every exclusion names a fixture that exists', () => {
  const known = new Set(
    Object.keys(adapters).flatMap((component) =>
      fixturesOf(component).map(({ name }) => `${component}: ${name}`),
    ),
  )
  assert.deepEqual(
    Object.keys(excluded).filter((name) => !known.has(name)),
    [],
  )
})

test('the comparison sees a changed attribute, a moved element and a changed word', () => {
  const html = '<p class="a" id="b">Some <b>words</b></p>'
  assert.deepEqual(normalise(html), normalise('<p id="b"  class="a">\n Some <b>words</b>\n</p>'))
  for (const other of [
    '<p class="a" id="c">Some <b>words</b></p>',
    '<p class="a" id="b"><b>words</b> Some</p>',
    '<p class="a" id="b">Some <b>word</b></p>',
    '<p class="a">Some <b>words</b></p>',
    '<p class="a" id="b">Some words</p>',
  ]) {
    assert.notDeepEqual(normalise(html), normalise(other))
  }
})

test('a space stands between the hidden word and the words after it', () => {
  assert.match(renderToString(h(ErrorMessage, null, 'Enter a date')), /Error:<\/span> Enter a date/)
  assert.match(renderToString(h(ExitThisPage, null)), /Emergency<\/span> Exit this page/)
})

test('an answer that begins with an empty line keeps it', () => {
  const html = renderToString(h(Textarea, { name: 'what', label: 'What', value: '\nIt began' }))
  assert.match(html, />\n\nIt began<\/textarea>/)
})
