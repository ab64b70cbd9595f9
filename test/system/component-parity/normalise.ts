// Turns HTML into lines that can be compared: one tag or run of text a line, attributes in
// alphabetical order, entities decoded, white space collapsed. The templates of govuk-frontend
// indent their output and ours does not, so white space between tags is not compared; the few
// places where it shows (a space between two words) have tests of their own.

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ctdot: '⋯',
}

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    return entities[name] ?? whole
  })
}

const collapse = (text: string) =>
  decode(text)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()

const tag = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*(\/?)>/gi
const attribute = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g
/** Elements whose end tag HTML leaves out; `path` is closed both ways in the templates' SVG. */
const closedBySelf = /^(input|br|hr|img|path|circle)$/i

/** Lines of `html`; equal lines mean equal documents, white space between tags aside. */
export function normalise(html: string): string[] {
  const lines: string[] = []
  let at = 0
  const text = (until: number) => {
    const words = collapse(html.slice(at, until))
    if (words) lines.push(words)
  }
  for (const match of html.matchAll(tag)) {
    const [whole, slash, name = '', attributes = ''] = match
    text(match.index)
    at = match.index + whole.length
    if (slash && closedBySelf.test(name)) continue
    lines.push(slash ? `</${name}>` : `<${[name, ...sorted(attributes)].join(' ')}>`)
  }
  text(html.length)
  return lines
}

function sorted(attributes: string): string[] {
  return [...attributes.matchAll(attribute)]
    .map(
      ([, name = '', double, single, bare]) =>
        `${name}=${JSON.stringify(collapse(double ?? single ?? bare ?? ''))}`,
    )
    .toSorted()
}
