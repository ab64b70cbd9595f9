// How a stream of a PDF says that it is packed (ISO 32000-1, 7.4): its filters, in the order in which they are undone.

/** Whatever a filter is called, long or short, one name for it. */
const longNames: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
}

/**
 * The chains of filters that a dictionary may be read to name: one in an honest file. Null where one is named by
 * reference to another object, or cannot be read.
 */
export function filtersOf(dictionary: string): string[][] | null {
  // A sign of percent begins a comment, but not inside a string: what either reading finds counts.
  const readings = new Set([dictionary, dictionary.replace(/%[^\r\n]*/g, ' ')])
  const chains: string[][] = []
  for (const reading of readings)
    for (const [, value = ''] of withoutCodes(reading).matchAll(
      /\/(?:Filter|F)(?![\w#])\s*(\[[^\]]*\]?|[^\s[\]]\S*)/g,
    )) {
      const names = namesIn(value)
      if (!names) return null
      chains.push(names)
    }
  return chains
}

/** `#46` in a name is the letter of that number. */
const withoutCodes = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function namesIn(value: string): string[] | null {
  const inside = value.startsWith('[')
    ? /^\[([^\]]*)\]$/.exec(value)?.[1]
    : /^(?:null\b|\/[^\s/<>()[\]]+)/.exec(value)?.[0]
  if (inside === undefined || inside.replace(/\/[^\s/<>()[\]]+|\bnull\b|\s/g, '') !== '') return null
  return (inside.match(/\/[^\s/<>()[\]]+/g) ?? []).map((name) => longNames[name.slice(1)] ?? name.slice(1))
}

/** Undoes the two filters that write bytes as letters; null for any other. Letters that do not belong are passed over. */
export function fromLetters(filter: string, letters: Buffer): Buffer | null {
  if (filter === 'ASCIIHexDecode')
    return Buffer.from(
      letters
        .toString('latin1')
        .split('>', 1)[0]
        ?.replace(/[^0-9A-Fa-f]/g, '') ?? '',
      'hex',
    )
  return filter === 'ASCII85Decode' ? fromBase85(letters) : null
}

function fromBase85(letters: Buffer): Buffer {
  const bytes = Buffer.alloc(letters.length * 4 + 8)
  let length = 0
  let group = 0
  let digits = 0
  for (const letter of letters) {
    if (letter === 0x7e) break
    if (letter === 0x7a && digits === 0) length += 4
    else if (letter >= 0x21 && letter <= 0x75) {
      group = group * 85 + (letter - 0x21)
      digits += 1
      if (digits < 5) continue
      length = bytes.writeUInt32BE(group % 2 ** 32, length)
      group = 0
      digits = 0
    }
  }
  return bytes.subarray(0, length)
}
