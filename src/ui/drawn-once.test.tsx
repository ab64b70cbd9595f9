// A part that is drawn once must stand on every page as it would have been drawn there.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { drawnOnce, drawnOnceFor } from './drawn-once.ts'

describe('a part that is drawn once', () => {
  it('stands as often as it is asked for, its words escaped, and is drawn once a form', () => {
    let drawn = 0
    const Name = drawnOnce(
      ({ name }: { name: string }) => {
        drawn += 1
        return <b title={name}>{name}</b>
      },
      ({ name }) => name,
    )
    const page = () =>
      renderToString(
        <p>
          <Name name="Oadby & Wigston" /> and <Name name="<Blaby>" /> and <Name name="Oadby & Wigston" />
        </p>,
      )
    const one = '<b title="Oadby &amp; Wigston">Oadby &amp; Wigston</b>'
    const other = '<b title="&lt;Blaby>">&lt;Blaby></b>'
    assert.equal(page(), `<p>${one} and ${other} and ${one}</p>`)
    assert.equal(page(), `<p>${one} and ${other} and ${one}</p>`)
    assert.equal(drawn, 2)
  })
  it('keeps no more forms than a page shows', () => {
    let drawn = 0
    const Number = drawnOnce(
      ({ n }: { n: number }) => {
        drawn += 1
        return <i>{n}</i>
      },
      ({ n }) => String(n),
    )
    for (let n = 0; n <= 500; n += 1) renderToString(<Number n={n} />)
    assert.equal(renderToString(<Number n={0} />), '<i>0</i>')
    assert.equal(drawn, 502, 'the first was let go with the others, and drawn again')
  })
  it('is drawn for each object apart, and anew for one that took its place', () => {
    type Said = { words: string }
    let drawn = 0
    const Words = drawnOnceFor(
      ({ said, loud }: { said: Said; loud: boolean }) => {
        drawn += 1
        return loud ? <b>{said.words}</b> : <i>{said.words}</i>
      },
      ({ said }) => said,
      ({ loud }) => String(loud),
    )
    const before = { words: 'Oadby & Wigston' }
    const after = { words: 'Blaby' }
    const page = (said: Said, loud: boolean) => renderToString(<Words said={said} loud={loud} />)
    assert.equal(page(before, false), '<i>Oadby &amp; Wigston</i>')
    assert.equal(page(before, true), '<b>Oadby &amp; Wigston</b>')
    assert.equal(page(before, false), '<i>Oadby &amp; Wigston</i>')
    assert.equal(page(after, false), '<i>Blaby</i>')
    assert.equal(drawn, 3)
  })
})
