// Words for a series of incidents as staff read it.
const sentence = (text: string): string =>
  text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

export const seriesWords = {
  title: 'A series of incidents',
  count: (count: number, first: string | null, last: string | null): string => {
    const times = count === 1 ? '1 incident' : `${count} incidents`
    if (!first || !last) return `${times}.`
    return first === last ? `${times}, on ${first}.` : `${times}, from ${first} to ${last}.`
  },
  /** Which they are, as a sentence: "The one that was reported; 1 told later, below under messages." */
  parts: (own: number, inDiary: number, later: number): string =>
    sentence(
      [
        own > 0 && 'the one that was reported',
        inDiary > 0 && `${inDiary} in the diary`,
        later > 0 && `${later} told later, below under messages`,
      ]
        .filter((each) => each !== false)
        .join('; '),
    ),
  entry: (position: number, day: string | null) =>
    day ? `Time ${position}: ${day}` : `Time ${position}: no day given`,
  when: 'As they said it',
  time: 'Time',
  what: 'What happened',
  where: 'Where',
  who: 'Who saw or heard it',
  erased: 'The words were erased.',
} as const
