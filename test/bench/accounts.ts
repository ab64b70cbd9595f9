// Accounts that nobody gave, drawn from a common stock of words, as people's are: some words are in many accounts and most in few.
import { randomInt } from 'node:crypto'

const WORDS = 3_000
const TELLING = 30
const LENGTH = 26

const word = () => `w${Math.floor(WORDS * (randomInt(1_000_000) / 1_000_000) ** 3).toString(36)}x`

/** The words of one account: 30 to 55 of them. */
export const account = (): string => Array.from({ length: TELLING + randomInt(LENGTH) }, word).join(' ')
