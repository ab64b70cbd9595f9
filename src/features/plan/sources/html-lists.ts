// What browsers put before the items of lists: "•", or the number.
import { letters, roman } from './list-numbers.ts'

export class HtmlLists {
  #open: { ordered: boolean; next: number; type: string }[] = []

  open(name: 'ol' | 'ul', { start, type = '1' }: Record<string, string>): void {
    this.#open.push({ ordered: name === 'ol', next: wholeOr(start, 1), type })
  }

  close(): void {
    this.#open.pop()
  }

  /** How many lists are open, one within the other. */
  get level(): number {
    return this.#open.length
  }

  /** The mark of the next item, with the space after it. */
  item(value: string | undefined): string {
    const list = this.#open.at(-1)
    if (!list?.ordered) return '• '
    const number = wholeOr(value, list.next)
    list.next = number + 1
    return `${written(number, list.type)}. `
  }
}

function written(number: number, type: string): string {
  if (type === 'a') return letters(number)
  if (type === 'A') return letters(number).toUpperCase()
  if (type === 'i') return roman(number)
  return type === 'I' ? roman(number).toUpperCase() : String(number)
}

function wholeOr(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^-?\d{1,6}$/.test(text.trim()) ? Number(text) : otherwise
}
