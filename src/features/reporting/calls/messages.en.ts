// What staff read of the hours at which people are called.
export const callHoursWords = {
  title: 'When we call people',
  intro:
    'Whoever comes back to their report may ask for a call on these days, at these times. A change holds from its day on. A call that was asked for before stays as it was asked.',
  saved: 'Saved.',
  head: ['From', 'Days and times', 'Set by'],
  program: 'Came with the program',
  change: 'Change the days and times',
  hours: 'Days and times',
  hoursHint:
    'One line for each stretch, such as “Mon to Fri 9:00 to 20:00” or “Sat 10:00 to 13:00”. End a line with “bank holidays too” where you call on those. From 7:00 to 22:00.',
  from: 'From which day?',
  button: 'Set these times',
  problem: {
    line: (line: number) => `Line ${line} cannot be read. Write it like “Mon to Fri 9:00 to 20:00”`,
    none: 'Enter at least one day with its times',
    early: 'Enter times from 7:00 to 22:00: a call at night can put somebody at risk',
    day: 'Enter a day that is today or later, such as 27 3 2027',
    dayTaken: 'Times begin on this day already',
  },
} as const
