// What the first pages of the form promise is what happens: leaving, and what is kept before anything is sent.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { UNSENT_HOURS } from '../../evidence/index.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

/** The part of a page that is its own: the frame around it names the key too, for the script. */
const main = (html: string) => /<main[\s\S]*?<form([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''

test('pressing a key is offered only where a script can hear it', async () => {
  const { html } = await world.get('/report')
  assert.match(main(html), /press “Exit this page”/)
  const without = main(html).replaceAll(/<span class="app-with-script">[^<]*<\/span>/g, '')
  assert.notEqual(without, main(html))
  assert.doesNotMatch(without, /Shift/)
  const styles = readFileSync(new URL('../../../ui/styles/_parts.scss', import.meta.url), 'utf8')
  assert.match(styles, /\n\.app-with-script \{ display: none; \}/)
})

test('where files are asked for, and before anything is, it is said that a file is kept at once, and until when', async () => {
  assert.equal(UNSENT_HOURS, 48)
  const { html } = await world.post('/report', { go: 'change-proof', what: 'They shouted' })
  assert.match(html, /A file is kept with us as soon as you add it\. [^<]* deleted after two days/)
  const first = await world.get('/report')
  assert.match(first.html, /A file is kept as soon as you add it/)
  assert.doesNotMatch(first.html, /Nothing is kept until/)
})
