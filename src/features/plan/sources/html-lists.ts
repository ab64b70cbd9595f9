// What browsers put before the items of lists: "•", or the number.

export class HtmlLists {
  #open: { ordered: boolean; next: number }[] = []

  open(name: 'ol' | 'ul', start: string | undefined): void {
    this.#open.push({ ordered: name === 'ol', next: wholeOr(start, 1) })
  }

  close(): void {
    this.#open.pop()
  }

  /** The mark of the next item, with the space after it. */
  item(value: string | undefined): string {
    const list = this.#open.at(-1)
    if (!list?.ordered) return '• '
    const number = wholeOr(value, list.next)
    list.next = number + 1
    return `${number}. `
  }
}

function wholeOr(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^-?\d{1,6}$/.test(text.trim()) ? Number(text) : otherwise
}
