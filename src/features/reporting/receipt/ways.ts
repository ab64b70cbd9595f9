/** What goes out of this installation by itself. Whatever does not: a person may still write it by hand. */
export type Ways = {
  /** A mail server is set. */
  email: boolean
  /** GOV.UK Notify is set, with a template for texts. */
  texts: boolean
  /** The same, for letters. */
  letters: boolean
}

/** The same by how the form calls ways, to travel with what somebody chooses: what they were told then holds. 'none': of none. */
export const goesOut = ({ email, texts, letters }: Ways): string[] => {
  const all = [...(texts ? ['text'] : []), ...(email ? ['email'] : []), ...(letters ? ['letter'] : [])]
  return all.length > 0 ? all : ['none']
}

/** Whether nothing that is new comes by itself on the ways that somebody chose, of those that go out (`goesOut`). */
export const noneGoesOut = (chosen: readonly string[], out: readonly string[]): boolean =>
  chosen.length > 0 && !chosen.some((way) => out.includes(way))

/** The channels by which a message to an address that somebody types can go from here. */
export const receiptChannels = ({ email, texts }: Ways): ('email' | 'sms')[] => [
  ...(email ? (['email'] as const) : []),
  ...(texts ? (['sms'] as const) : []),
]
