// What is answered with help at once, found in what was chosen and never guessed from what was written.
import type { Form } from '../../../platform/http/form.ts'
import { tellsOfAbuser, tellsOfDespair, tellsOfWeapon } from './read-more.ts'

/** In the order in which help for them is shown. */
export const CONCERNS_HELPED = ['despair', 'weapon', 'sexual', 'domestic', 'exploitation', 'child'] as const
export type Concern = (typeof CONCERNS_HELPED)[number]

/** The kinds of incident that are abuse of a kind that has help and protection of its own. */
export const ABUSE: Readonly<Partial<Record<string, Concern>>> = {
  sexual_assault: 'sexual',
  domestic: 'domestic',
  exploitation: 'exploitation',
}

/** Called by everybody for whatever is urgent; no helpline. */
export const EMERGENCY = '999'

/** Who to call first for each, as the list of helplines numbers them (public-site/helplines.en.ts: dated, with sources). */
export const LINES: Readonly<Record<Concern, string>> = {
  despair: '116 123',
  weapon: EMERGENCY,
  sexual: '0808 500 2222',
  domestic: '0808 2000 247',
  exploitation: '0800 012 1700',
  child: '0800 1111',
}
/** Of a child, for the grown-up who tells of them. */
export const LINE_OF_ANOTHERS_CHILD = '0808 800 5000'

const inOrder = (found: readonly (Concern | undefined)[]): Concern[] =>
  CONCERNS_HELPED.filter((concern) => found.includes(concern))

/** What the kinds of incident alone tell. */
export const concernsOfTypes = (types: readonly string[]): Concern[] =>
  inOrder(types.map((type) => ABUSE[type]))

/** All that the answers so far tell. */
export const concernsOf = (form: Pick<Form, 'one' | 'many'>): Concern[] =>
  inOrder([
    ...concernsOfTypes(form.many('types')),
    ...(tellsOfWeapon(form) ? (['weapon'] as const) : []),
    ...(tellsOfAbuser(form) ? (['domestic'] as const) : []),
    ...(tellsOfDespair(form) ? (['despair'] as const) : []),
    ...(form.one('age') === 'under_18' ? (['child'] as const) : []),
  ])
