// Sends files as soon as they are chosen, one after the other, with progress. The form that the box stands in waits for
// them; whoever has no JavaScript sends them with the form. The words come with the page, in its language.
import { dropFile, sendFile, type Step } from './send-pieces.ts'

type Words = (name: string, file?: string, percent?: number) => string
type Box = { root: HTMLElement; list: HTMLElement; token: string; words: Words; say(text: string): void }

/** Takes over every box for files on the page. */
export function sendFilesAsChosen(): void {
  for (const root of document.querySelectorAll<HTMLElement>('[data-app-files]')) takeOver(root)
}

function takeOver(root: HTMLElement): void {
  const input = root.querySelector<HTMLInputElement>('input[type=file]')
  const list = root.querySelector<HTMLElement>('[data-app-files-list]')
  const live = root.querySelector<HTMLElement>('[data-app-files-live]')
  if (!input || !list || !live) return
  root.querySelector('[data-app-files-add]')?.setAttribute('hidden', '')
  const box: Box = {
    root,
    list,
    token: root.dataset['token'] ?? '',
    words: (name, file = '', percent = 0) =>
      (root.getAttribute(`data-words-${name}`) ?? '')
        .replace('NAME', () => file)
        .replace('PERCENT', String(percent)),
    say: (text) => {
      live.textContent = text
    },
  }
  const queue = newQueue(input.form, () => box.say(box.words('hold')))
  input.addEventListener('change', () => {
    for (const file of input.files ?? []) addLine(box, file, queue)
    // They are on their way: the form must not bring them a second time.
    input.value = ''
  })
}

type Queue = (work: () => Promise<boolean>) => void

// One at a time; and the form, once somebody sends it, goes when the last has arrived. Where one could not be sent (false),
// the form stays, so that whoever sends it reads that first.
function newQueue(form: HTMLFormElement | null, onHold: () => void): Queue {
  let open = 0
  let last: Promise<unknown> = Promise.resolve()
  let held: { by: HTMLElement | null } | undefined
  form?.addEventListener('submit', (event) => {
    if (open === 0) return
    event.preventDefault()
    held = { by: event.submitter }
    onHold()
  })
  return (work) => {
    open += 1
    last = last.then(work).then((arrived) => {
      open -= 1
      if (!arrived) held = undefined
      if (open === 0 && held) form?.requestSubmit(held.by)
    })
  }
}

function addLine(box: Box, file: File, queue: Queue): void {
  const { words, token } = box
  box.root.querySelector('[data-app-files-heading]')?.removeAttribute('hidden')
  const line = element('li', 'app-files__file')
  const state = element('span', 'govuk-hint app-files__state')
  const bar = document.createElement('progress')
  bar.max = file.size
  bar.value = 0
  bar.setAttribute('aria-label', words('sending', file.name, 0))
  const stop = new AbortController()
  const button = element('button', 'app-link-button', words('remove'))
  button.setAttribute('type', 'button')
  button.setAttribute('aria-label', words('cancel', file.name))
  const name = element('span', 'app-files__name')
  name.append(element('bdi', '', file.name), ` (${sizeOf(file.size)})`)
  line.append(name, bar, state, button)
  box.list.append(line)
  button.addEventListener('click', () => {
    stop.abort()
    line.remove()
    const { id } = line.dataset
    if (id) void dropFile(token, id)
    box.root.querySelector<HTMLInputElement>('input[type=file]')?.focus()
  })
  queue(async () => {
    if (stop.signal.aborted) return true
    try {
      const sent = await sendFile(file, token, (step) => show(box, file, { bar, state }, step), stop.signal)
      finish(box, file, { line, bar, state, button }, sent)
      return 'id' in sent
    } catch {
      if (!stop.signal.aborted) finish(box, file, { line, bar, state, button }, { problem: '' })
      return stop.signal.aborted
    }
  })
}

type Parts = { bar: HTMLProgressElement; state: HTMLElement }

function show({ words, say }: Box, file: File, { bar, state }: Parts, { sent, waiting }: Step): void {
  const before = Math.floor((bar.value / file.size) * 4)
  bar.value = sent
  const percent = Math.floor((sent / file.size) * 100)
  const text = words(waiting ? 'waiting' : 'sending', file.name, percent)
  if (state.textContent === text) return
  // A screen reader hears each quarter, and when it stops: not every piece.
  if (waiting || Math.floor((sent / file.size) * 4) > before) say(text)
  state.textContent = text
}

function finish(
  { words, say }: Box,
  file: File,
  { line, bar, state, button }: Parts & { line: HTMLElement; button: HTMLElement },
  sent: { id: string } | { problem: string },
): void {
  bar.remove()
  if ('problem' in sent) {
    state.className = 'govuk-error-message app-files__state'
    state.textContent = sent.problem || words('failed', file.name)
    say(state.textContent)
    return
  }
  line.dataset['id'] = sent.id
  state.textContent = words('added')
  button.setAttribute('aria-label', `${words('remove')} ${file.name}`)
  say(words('done', file.name))
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}

function sizeOf(bytes: number): string {
  const [number, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'KB'] : [bytes / 1_000_000, 'MB']
  return `${number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${unit}`
}
