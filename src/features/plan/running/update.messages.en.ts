// Words for saying how a delivery goes, and for what is wrong with what was said.
export const updateWords = {
  problems: {
    words: 'Say how it is going',
    tooLong: (what: string, max: number) => `${what} must be ${max} characters or fewer`,
    status: 'Choose its status',
    statusNotYours: 'Only a coordinator can cancel or replace a part of the plan',
    ragUnknown: 'Choose a colour from the list',
    differs: 'Say why the colour differs from what the facts suggest',
    cause: 'Red and amber need the cause: say what is in the way',
    correctiveAction: 'Red and amber need a corrective action: say what you will do about it',
    newDate: 'Red and amber need a new date: say when it will be done',
    backBy: 'Red and amber need a date: say by when it will be back on track',
    datePast: 'The new date must be today or later',
    dateSame: 'Red and amber need a date later than the one agreed. Where that one still stands, say so',
    dateOver: 'The date agreed is over: give a later one',
    dateBoth: 'Give a new date, or say that the date agreed stands: not both',
    dateWrong: 'Enter a real date, such as 31 3 2027',
    confidenceReason: 'Low confidence needs a reason',
    deferCause: 'Say why it is put off',
    evidence: 'Add a piece of evidence first, or say what evidence will come',
  },
  names: {
    words: 'How it is going',
    progressReason: 'Why the colour differs',
    confidenceReason: 'Why you are that sure',
    cause: 'The cause',
    correctiveAction: 'The corrective action',
    ask: 'What you ask of the board',
    evidenceToCome: 'The evidence that will come',
  },
  /** Kept with the change: why the delivery became what it is. */
  reason: (quarter: string) => `Update for ${quarter}`,
}
