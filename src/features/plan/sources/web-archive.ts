// The page inside a web archive (MHTML; RFC 2557), as Word and programs that write for Word save it.

/** Takes the archive's bytes. Returns the first page in it, or nothing where it holds none. */
export function pageInArchive(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const [head = ''] = text.split(/\r?\n\r?\n/, 1)
  const boundary = /boundary="?([^"\r\n;]{1,200})/i.exec(head)?.[1]
  const parts = boundary === undefined ? [text] : text.split(`--${boundary}`)
  for (const part of parts) {
    const gap = /\r?\n\r?\n/.exec(part.replace(/^\s+/, (space) => ' '.repeat(space.length)))
    if (!gap) continue
    const named = part.slice(0, gap.index)
    if (!/content-type:\s*text\/html/i.test(named)) continue
    const body = part.slice(gap.index + gap[0].length)
    const how = /content-transfer-encoding:\s*([\w-]+)/i.exec(named)?.[1]?.toLowerCase()
    if (how === 'base64') return new Uint8Array(Buffer.from(body, 'base64'))
    return new Uint8Array(Buffer.from(how === 'quoted-printable' ? unquoted(body) : body, 'latin1'))
  }
  return new Uint8Array()
}

function unquoted(body: string): string {
  return body
    .replace(/[ \t]*=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
