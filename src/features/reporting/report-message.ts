// What a message of the conversation is about, where the person came back for more than to write.

/** What happened again, something else that happened, what a call needs, and the words with a rating. */
export const ABOUTS = ['again', 'another', 'call', 'rating'] as const
export type About = (typeof ABOUTS)[number]
