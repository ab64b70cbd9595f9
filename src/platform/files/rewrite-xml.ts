// XML read and written again, element by element, so that some of it can be left out or altered on the way.
import { SaxesParser } from 'saxes'

export type Element = { name: string; attributes: Record<string, string> }
/** What becomes of an element: null leaves it out with all that is in it. Names are without their prefix. */
export type Rewrite = (element: Element) => Element | null

const DEEP_MAX = 500

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
// As numbers, where a reader would take them for plain space.
const quoted = (text: string): string =>
  escaped(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\r\n]/g, (each) => `&#${each.charCodeAt(0)};`)

/** The same XML without comments and instructions. Throws where it is no XML, or declares anything of its own. */
export function rewriteXml(bytes: Uint8Array, rewrite: Rewrite): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const parser = new SaxesParser({ xmlns: false })
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
  let deep = 0
  let leftOut = 0
  parser.on('error', (fault) => {
    throw fault
  })
  parser.on('doctype', () => {
    throw new Error('declares something')
  })
  parser.on('opentag', ({ name, attributes }) => {
    deep += 1
    if (deep > DEEP_MAX) throw new Error('too deep')
    const element = leftOut > 0 ? null : rewrite({ name, attributes: { ...attributes } })
    if (!element) {
      leftOut += 1
      return
    }
    const said = Object.entries(element.attributes).map(([key, value]) => ` ${key}="${quoted(value)}"`)
    out.push(`<${element.name}${said.join('')}>`)
  })
  parser.on('closetag', ({ name }) => {
    deep -= 1
    if (leftOut > 0) leftOut -= 1
    else out.push(`</${name}>`)
  })
  const add = (words: string) => {
    if (leftOut === 0 && deep > 0) out.push(escaped(words))
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  return out.join('')
}
