// What the people of the demonstration say: mild, and invented.
export const demoWords = {
  polish:
    'Sąsiad krzyczał na mnie i na moje dzieci, żebyśmy wracali do siebie. To był już trzeci raz w tym miesiącu. Dzieci boją się wychodzić z domu.',
  polishInEnglish:
    'A neighbour shouted at me and my children that we should go back home. It was the third time this month. The children are afraid to go out.',
  series: 'It goes on and on: the people upstairs shout at us because of where my family comes from.',
  diary: [
    {
      when: '',
      time: 'about 9pm',
      what: 'They shouted through the letter box.',
      where: 'At our door',
      who: 'My sister heard it',
    },
    { when: '', time: 'in the afternoon', what: 'Our bins were tipped over.', where: 'In the yard', who: '' },
    {
      when: '',
      time: 'about 7am',
      what: 'Somebody had written on our door.',
      where: 'At our door',
      who: 'The postman saw it',
    },
  ],
  message: 'They did it again this morning. I have written it down with the time. Could somebody call me?',
  letter:
    'Somebody put a letter through our door. It says that people like us are not wanted. I copied it out.',
  letterFile: 'Copied from the letter: you are not wanted in this street.',
  alike: [
    'A man on the number 31 bus shouted at two women in headscarves and told them to get off. The driver stopped the bus near the library and he ran away.',
    'On the number 31 bus a man shouted at two women in headscarves and told them to get off. The driver stopped near the library and the man ran away.',
  ],
  /** Answered a day after the report, when somebody had more time. */
  added: {
    known: 'stranger',
    howMany: 'one',
    weapon: 'no',
    peopleWords: 'About twenty, in a red coat, with a sports bag.',
  },
  withdrawn:
    'Somebody outside the gym called me names because of who I love. I do not want it to go any further, I only wanted to say it.',
  inDanger:
    'My neighbour says that he will hurt us tonight because we are not from here. Please do not tell the police, I am afraid of what he does then.',
  elsewhere:
    'It was outside the station in the city: three people followed me and shouted about my skin colour.',
  transfer: 'It happened in the city: the person named the station',
} as const
