/** What goes out of this installation by itself. Whatever does not: a person may still write it by hand. */
export type Ways = {
  /** A mail server is set. */
  email: boolean
  /** GOV.UK Notify is set, with a template for texts. */
  texts: boolean
  /** The same, for letters. */
  letters: boolean
}

/** The channels by which a message to an address that somebody types can go from here. */
export const receiptChannels = ({ email, texts }: Ways): ('email' | 'sms')[] => [
  ...(email ? (['email'] as const) : []),
  ...(texts ? (['sms'] as const) : []),
]
