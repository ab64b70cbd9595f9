// While somebody reads what they are about to send, and very much is being sent: finds the number that proves a little work
// (platform/crypto/work.ts). The hashing is the browser's own and runs beside the page. Whoever presses Send before it is
// done is sent as soon as it is; where there is no such hashing, the wait that the page names holds.
const AT_ONCE = 256
// What waits for the work: the buttons that keep something.
const HELD = ['send', 'save']

/** Works where the page asks for it. */
export function proveWork(): void {
  const field = document.querySelector<HTMLInputElement>('[data-app-work]')
  if (!field?.form || !globalThis.crypto?.subtle) return
  void new Work(field, field.form).run()
}

class Work {
  readonly #field: HTMLInputElement
  readonly #form: HTMLFormElement
  #busy = true
  #held: HTMLElement | null = null

  constructor(field: HTMLInputElement, form: HTMLFormElement) {
    this.#field = field
    this.#form = form
    form.addEventListener('submit', (event) => this.#hold(event))
  }

  async run(): Promise<void> {
    try {
      if (document.querySelector('[role=alert]')) this.#say('working')
      const { appWork = '', bits = '' } = this.#field.dataset
      this.#field.value = await findNumber(appWork, Number(bits))
      this.#say('ready')
    } finally {
      this.#busy = false
      // Not by the click itself, which asks again whether it was pressed twice.
      if (this.#held) this.#form.requestSubmit(this.#held)
    }
  }

  #hold(event: SubmitEvent): void {
    if (!this.#busy || !HELD.includes(event.submitter?.getAttribute('value') ?? '')) return
    event.preventDefault()
    this.#held = event.submitter
    this.#say('hold')
  }

  #say(what: string): void {
    const live = document.querySelector('[data-app-work-live]')
    if (live) live.textContent = this.#field.getAttribute(`data-words-${what}`)
  }
}

async function findNumber(challenge: string, bits: number): Promise<string> {
  const encoder = new TextEncoder()
  for (let from = 0; ; from += AT_ONCE) {
    const hashes = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) =>
        crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}.${from + at}`)),
      ),
    )
    const found = hashes.findIndex((hash) => beginsWithZeros(new DataView(hash), bits))
    if (found >= 0) return String(from + found)
  }
}

// Never more than 32 bits are asked: that is hours.
const beginsWithZeros = (hash: DataView, bits: number): boolean => Math.clz32(hash.getUint32(0)) >= bits
