// What another system is told beyond the fields, and the page for its developers.
export const apiWords = {
  idempotencyKey:
    'Send an Idempotency-Key: your own name for this report, of 8 to 100 letters, digits, and _ . : -',
  notAnObject: 'The body must be a JSON object with the fields of a report',
} as const

/** The page for developers of a partner, in English alone, as the fields and their values are. */
export const developerWords = {
  title: 'Send reports from your own system',
  lead: 'A partner of the partnership can send reports from its own system, such as an app, a case system or a website. Each becomes a report like any other: somebody reads it and answers.',
  steps: {
    title: 'How to begin',
    list: [
      'Ask the administrator of your agency, or of the partnership, for a key. It is shown once.',
      'Keep the key where your passwords are. It never belongs in a web page or an app that people install: they could read it there.',
      'Send a report as below, and keep the reference that comes back.',
      'Give the reference and the code to the person, on paper or on the screen. With both they can read our answer and write to us. Do not keep the code.',
    ],
  },
  example: {
    title: 'An example',
    text: 'This sends one report. Write your key in place of the stars, and your own name for the report as the Idempotency-Key.',
    label: 'Command to send one report',
    answer: 'The answer comes when the report is kept, and not before:',
    answerLabel: 'Answer to the command',
  },
  again: {
    title: 'When no answer comes',
    text: 'Send the same again, with the same Idempotency-Key, until there is an answer. It is one report however often it arrives, and the answer is the same. The same Idempotency-Key with another body is refused (409), and nothing is kept of it.',
    wait: 'When the answer is 429, wait for as many seconds as Retry-After says. When it is 500 or more, try again after a minute, then after longer.',
  },
  refused: {
    title: 'When something is wrong',
    text: 'The answer is 422 and names each field, in application/problem+json. Nothing is kept. When the body cannot be read as JSON the answer is 400, and says at which line and character. No answer repeats what you sent.',
  },
  fields: {
    title: 'The fields',
    text: 'Only what happened and the choice about the name are needed. Send only what the person told you, and leave out what they did not.',
    caption: 'Fields of a report',
    name: 'Field',
    what: 'What it is',
    values: 'What it may be',
    many: 'A list of',
    words: (max: number) => `Text, up to ${max} characters`,
    area: 'The name of an area of this partnership:',
    date: 'A date such as 2026-11-18',
  },
  cannot: {
    title: 'What a key cannot do',
    text: 'A key sends reports and nothing else. It reads no report, not even one that it sent, and lists nothing. Whoever finds it learns nothing from it. If it may have been seen, have it ended and another made.',
  },
  document: 'The whole description, in OpenAPI 3.1',
} as const
