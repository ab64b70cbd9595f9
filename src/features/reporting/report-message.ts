// What a message of the conversation is about, where the person came back for more than to write.

/** What happened again, something else that happened, what a call needs, the words with a rating, and a question answered later. */
export const ABOUTS = ['again', 'another', 'call', 'rating', 'added'] as const
export type About = (typeof ABOUTS)[number]

/** A question that was answered later, and what was chosen from its lists. */
export type Told = { step: string; codes: Readonly<Record<string, string | string[]>> }
