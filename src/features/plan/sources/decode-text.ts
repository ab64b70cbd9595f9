// Bytes into text: by their byte order mark, else UTF-8 where they are that, else Windows-1252, which every byte fits.

/** Takes the bytes of a text file of unknown encoding. Never throws; a byte order mark is left out. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(bytes)
  const unmarked = utf16WithoutMark(bytes)
  if (unmarked) return new TextDecoder(unmarked).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Latin text in UTF-16 has a zero in every other byte, and no other text has. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 1024 - (bytes.length % 2))
  if (sample.length < 4 || bytes.length % 2 === 1) return null
  const zeros = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const half = sample.length / 2
  if ((zeros[1] ?? 0) > half * 0.7 && zeros[0] === 0) return 'utf-16le'
  if ((zeros[0] ?? 0) > half * 0.7 && zeros[1] === 0) return 'utf-16be'
  return null
}
