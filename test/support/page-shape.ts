// The shape of a page: which kinds of element it has and how they are named, without its words.
import { Parser } from 'htmlparser2'

// What a person reads or wrote: it says nothing about how the page is built. Of the rest the value counts, or only
// that it is there.
const PRESENCE_ONLY = new Set([
  'action',
  'alt',
  'aria-controls',
  'aria-describedby',
  'aria-label',
  'aria-labelledby',
  'content',
  'd',
  'href',
  'hreflang',
  'lang',
  'name',
  'placeholder',
  'points',
  'src',
  'srcset',
  'title',
  'transform',
  'value',
])
const NOT_AT_ALL = new Set([
  'cx',
  'cy',
  'for',
  'height',
  'id',
  'nonce',
  'r',
  'width',
  'x',
  'x1',
  'x2',
  'y',
  'y1',
  'y2',
])
const FIELD = /^(?:input|select|textarea)$/
const HEADING = /^h[1-6]$/

/**
 * Takes a page's HTML. Returns a text that is the same for two pages when both are built of the same kinds of element
 * (tag, classes, roles, states, direction), with the same order of headings, and with their fields labelled and their
 * ids used once in both. How often a kind comes does not count: a list of twenty is as one of two.
 */
export function shapeOf(html: string): string {
  const kinds = new Set<string>()
  const headings: string[] = []
  const ids: string[] = []
  const labelled = new Set<string>()
  const fields: { kind: string; id: string; named: boolean }[] = []
  const parser = new Parser({
    onopentag(tag, attributes) {
      const kind = kindOf(tag, attributes)
      if (HEADING.test(tag) && headings.at(-1) !== tag) headings.push(tag)
      if (attributes['id']) ids.push(attributes['id'])
      if (tag === 'label' && attributes['for']) labelled.add(attributes['for'])
      if (FIELD.test(tag)) fields.push({ kind, id: attributes['id'] ?? '', named: isNamed(attributes) })
      else kinds.add(kind)
    },
  })
  parser.end(html)
  for (const { kind, id, named } of fields)
    kinds.add(`${kind} ${named || labelled.has(id) ? 'named' : 'nameless'}`)
  const twice = new Set(ids).size < ids.length
  return [...[...kinds].toSorted(), headings.join(' '), twice ? 'an id twice' : ''].join('\n')
}

function kindOf(tag: string, attributes: Record<string, string>): string {
  const said = Object.entries(attributes)
    .filter(([name]) => !NOT_AT_ALL.has(name))
    .map(([name, value]) => (PRESENCE_ONLY.has(name) || name.startsWith('data-') ? name : `${name}=${value}`))
  return [tag, ...said.toSorted()].join(' ')
}

const isNamed = (attributes: Record<string, string>) =>
  attributes['type'] === 'hidden' || 'aria-label' in attributes || 'aria-labelledby' in attributes
