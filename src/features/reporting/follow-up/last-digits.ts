// Numbers on the follow-up page, where somebody else may look: never more of one than its last digits.
const SHOWN = 3
const NUMBER = /\+?\d(?:[\s()./-]*\d){4,}/g

/** The last digits of a telephone number, by which its owner knows it. */
export const lastDigits = (number: string): string => number.replaceAll(/\D/g, '').slice(-SHOWN)

/** A text in which each telephone number is cut to its last digits. */
export const numbersCut = (text: string): string => text.replaceAll(NUMBER, (each) => `…${lastDigits(each)}`)
