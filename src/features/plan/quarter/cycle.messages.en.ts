// Words of the form that changes the days of a plan's quarters.
export const cycleWords = {
  title: 'How often the plan asks, and when',
  rhythm: 'Everybody is asked',
  rhythmHint:
    'Each round covers the quarters since the one before. A round that was asked already stays as it is. Quarters are those of the financial year: Q1 is April to June.',
  rhythms: {
    every: 'After every quarter',
    twice: 'Twice a year, after September (Q2) and March (Q4)',
    yearly: 'Once a year, after March (Q4)',
    chosen: 'After the quarters that I choose',
  },
  asks: 'After which quarters',
  quarters: {
    1: 'Q1, which ends in June',
    2: 'Q2, which ends in September',
    3: 'Q3, which ends in December',
    4: 'Q4, which ends in March',
  },
  days: 'Days',
  lead: 'Working days of England, counted from the last day of what is asked about. A round that was asked already keeps its days.',
  requestAfter: 'Requests go out after so many working days',
  dueAfter: 'Updates are due after so many working days',
  moderateAfter: 'They are looked at after so many working days; then silence shows',
  reminders: 'Reminders, in working days before (such as -10) or after the day updates are due',
  remindersHint:
    'Separate them with commas, such as -10, 0, 5. At most six. Only those who have not answered are reminded.',
  managerAfter: 'Managers are told so many working days after the day updates are due',
  linkDays: 'A link in a mail works for so many days',
  mail: 'What the mails say',
  mailWords: 'Name each action by its number and its first words',
  mailWordsHint:
    'Without this, mails give numbers alone. So they do for a plan whose papers are marked above OFFICIAL, and for an action whose words name somebody. No mail says what anybody answered.',
  yes: 'Yes',
  no: 'No',
  save: 'Save',
  saved: 'How the plan asks is saved.',
  problems: {
    rhythm: 'Select how often everybody is asked',
    asks: 'Select at least one quarter',
    number: (least: number, most: number) => `Enter a whole number from ${least} to ${most}`,
    reminders: 'Enter up to six whole numbers from -60 to 60, with commas between them',
    due: 'Updates must be due after the requests go out',
    moderate: 'They cannot be looked at before they are due',
  },
}
