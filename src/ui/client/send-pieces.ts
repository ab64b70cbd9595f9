// Sends one file in pieces and goes on where it stands after the network was lost. The server says how far it has come;
// nothing here is believed over that.

export type Step = { sent: number; waiting: boolean }
export type Sent = { id: string } | { problem: string }

type Answer = { id: string; offset: number; done: boolean; pieceBytes: number }

const SMALLEST = 32_768
const FIRST = 131_072
const ANSWER_MS = 25_000
const WAIT_MS = 1_000
const WAIT_MAX_MS = 30_000

/** Sends a file. Resolves when it is whole on the server, or with what is wrong in words ('' where nobody said). */
export async function sendFile(
  file: File,
  token: string,
  onStep: (step: Step) => void,
  signal: AbortSignal,
): Promise<Sent> {
  const about = { token, name: file.name, size: String(file.size), changed: String(file.lastModified) }
  let at = await insist(() => ask('start', fields(about), signal), onStep, 0, signal)
  let size = FIRST
  while (!('problem' in at) && !at.done) {
    const { id, offset } = at
    const piece = file.slice(offset, offset + Math.min(size, at.pieceBytes))
    const body = fields({ token, id, offset: String(offset) })
    body.append('piece', piece, 'piece')
    try {
      at =
        piece.size > 0 ? await ask('piece', body, signal) : await ask('state', fields({ token, id }), signal)
      size *= 2
      if (!('problem' in at)) onStep({ sent: at.offset, waiting: false })
    } catch {
      // A slow network: smaller pieces lose less.
      size = Math.max(SMALLEST, Math.floor(Math.min(size, file.size) / 2))
      at = await insist(() => ask('state', fields({ token, id }), signal), onStep, offset, signal)
    }
  }
  return 'problem' in at ? at : { id: at.id }
}

/** Takes away what was sent of a file. */
export async function dropFile(token: string, id: string): Promise<void> {
  await fetch('/report/files/remove', { method: 'POST', body: new URLSearchParams({ token, id }) })
}

// Until the network is back: each wait is twice as long as the one before, or as short as the browser notices.
async function insist<T>(
  work: () => Promise<T>,
  onStep: (step: Step) => void,
  sent: number,
  signal: AbortSignal,
): Promise<T> {
  for (let wait = WAIT_MS; ; wait = Math.min(wait * 2, WAIT_MAX_MS)) {
    signal.throwIfAborted()
    try {
      return await work()
    } catch {
      onStep({ sent, waiting: true })
      await new Promise<void>((resolve) => {
        setTimeout(resolve, wait)
        addEventListener('online', () => resolve(), { once: true })
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    }
  }
}

// Throws what is worth another try; a refusal is an answer.
async function ask(step: string, body: FormData, signal: AbortSignal): Promise<Answer | { problem: string }> {
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), ANSWER_MS)
  const stop = () => timeout.abort()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const answer = await fetch(`/report/files/${step}`, {
      method: 'POST',
      body: step === 'piece' ? body : asText(body),
      signal: timeout.signal,
    })
    if (answer.ok || answer.status === 422) return (await answer.json()) as Answer | { problem: string }
    if (answer.status === 429 || answer.status >= 500) throw new Error('try again')
    return { problem: '' }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

const fields = (values: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.append(name, value)
  return form
}

// Only a piece needs a form with a file.
function asText(form: FormData): URLSearchParams {
  const text = new URLSearchParams()
  form.forEach((value, name) => {
    if (typeof value === 'string') text.append(name, value)
  })
  return text
}
