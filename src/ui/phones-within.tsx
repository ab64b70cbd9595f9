// Telephone numbers inside a sentence: each can be pressed, and stays on one line.
import type { ComponentChildren } from 'preact'

// The helplines' short numbers, and British numbers as they are written with spaces. What is only texted is none of them.
const NUMBER = /\b(116 123|0800 1111|0\d{2,4} \d{3,4}(?: \d{3,4})?)\b/

/** One number that can be pressed. */
export const Phone = ({ number }: { number: string }) => (
  <a class="govuk-link app-nowrap" href={`tel:${number.replaceAll(' ', '')}`}>
    <bdi dir="ltr">{number}</bdi>
  </a>
)

/** The sentence with each telephone number in it as a link. */
export const phonesWithin = (sentence: string): ComponentChildren =>
  // Every second part is what the expression caught.
  sentence.split(NUMBER).map((part, at) => (at % 2 === 1 ? <Phone number={part} /> : part))
