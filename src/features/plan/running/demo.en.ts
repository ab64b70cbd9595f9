// What the owners of the demonstration's plan say, quarter by quarter. Invented; nobody real is meant.
export const demoStories = {
  begun: [
    'We have named who does this and agreed the first steps with our partners.',
    'The first two sessions are booked, and the room and the trainer are confirmed.',
    'We met the groups who asked for this and changed the plan after what they told us.',
    'A short paper went to our senior team, who agreed the officer time.',
  ],
  going: [
    'Half of what we promised for the year is done. The rest has dates.',
    'Three more schools and one library joined this quarter. Nobody dropped out.',
    'The first round is finished. People told us what to change, and we are changing it.',
    'We shared our materials with the neighbouring districts, who now use them too.',
  ],
  late: [
    'We are behind. The work stopped over the summer and has begun again.',
    'The first supplier could not deliver, so we started again with another.',
  ],
  done: [
    'Done. The notes of the last session are attached for whoever verifies this.',
    'Finished this quarter, and it now runs as part of our ordinary work.',
  ],
  cause: [
    'The officer who led this left, and the post was empty for ten weeks.',
    'The budget came a quarter late.',
  ],
  corrective: [
    'A new officer starts next month and has this as the first task.',
    'We share a trainer with the district next door.',
  ],
  ask: 'Please agree that two districts may share one trainer.',
  evidence: [
    'Notes of the last session, with who came from which agency',
    'Programme and attendance by quarter',
  ],
  differs: 'The date has passed, but only the signing is missing and is booked.',
  verified: 'Read the notes and asked two people who were there.',
}
