// Invented words of invented people, kept mild: enough to work with, nothing to copy. Every name is plainly made up,
// telephone numbers are from the range kept for fiction, and addresses are at example.org.
import type { Random } from './random.ts'

type Strand = 'race' | 'religion' | 'sexual_orientation' | 'disability' | 'transgender' | 'other'
type Place =
  | 'street'
  | 'home'
  | 'shop'
  | 'online'
  | 'bus'
  | 'train'
  | 'taxi'
  | 'school'
  | 'workplace'
  | 'health'
  | 'worship'
  | 'pub'

const firstNames = [
  'Asha',
  'Bartek',
  'Chioma',
  'Dilraj',
  'Elena',
  'Farid',
  'Grace',
  'Hodan',
  'Imran',
  'Jaya',
  'Kacper',
  'Lakshmi',
  'Maryam',
  'Nadia',
  'Owen',
  'Priya',
  'Quincy',
  'Rana',
  'Samir',
  'Tanvi',
  'Uzma',
  'Viktor',
  'Wanda',
  'Xin',
  'Yusuf',
  'Zofia',
] as const
const lastNames = [
  'Example',
  'Sample',
  'Invented',
  'Madeup',
  'Fictional',
  'Pretend',
  'Imaginary',
  'Placeholder',
  'Notreal',
  'Testcase',
] as const
const streets = [
  'Example Street',
  'Sample Road',
  'Invented Lane',
  'Pretend Avenue',
  'Fiction Close',
  'Madeup Way',
] as const

const openings: Record<Place, readonly [string, ...string[]]> = {
  street: ['I was walking home when', 'Outside the shops', 'At the crossing'],
  home: ['At our own front door', 'In our garden', 'On the stairs of our building'],
  shop: ['In the queue at the shop', 'The man behind me in the shop', 'At the till'],
  online: ['On a local group page', 'In messages on my phone', 'Under a photo of my family'],
  bus: ['On the bus into town', 'On the last bus home', 'The bus was full and'],
  train: ['On the train home', 'In a quiet carriage', 'The train was late and'],
  taxi: ['In a taxi', 'When I paid the driver', 'On the way home in a cab'],
  school: ['At the school gate', 'After a parents’ evening', 'In the playground'],
  workplace: ['A customer at work', 'In the staff room', 'On my shift'],
  health: ['In the waiting room', 'A patient on the ward', 'At the reception desk'],
  worship: ['After prayers', 'Outside our place of worship', 'As we were leaving the building'],
  pub: ['In the beer garden', 'As we were leaving the pub', 'A group at the next table'],
}
const happenings: Record<Strand, readonly [string, ...string[]]> = {
  race: [
    'a stranger shouted at me to go back where I came from.',
    'two people made fun of my accent and would not stop.',
    'someone called me a name because of my skin colour.',
  ],
  religion: [
    'a man pulled at my headscarf and laughed.',
    'someone said that people of my faith should be locked up.',
    'rude words about our religion were written on the wall.',
  ],
  sexual_orientation: [
    'people shouted at us for holding hands.',
    'someone threw a drink at me and used a word for gay people.',
    'they said we should not be allowed near children.',
  ],
  disability: [
    'they mocked the way I walk and blocked my way.',
    'someone said I was faking it and pushed my chair.',
    'they keep taking my money because they think I do not notice.',
  ],
  transgender: [
    'they filmed me and shouted that I was not a real woman.',
    'someone followed me, asking what I am.',
    'they used my old name on purpose in front of everyone.',
  ],
  other: [
    'they picked on me because of how I dress.',
    'they laughed at me for being old and slow.',
    'someone shouted at me for sleeping outside.',
  ],
}
const endings = [
  'I did not know if it was worth telling anyone.',
  'It has happened before.',
  'I have not been out on my own since.',
  'A lady nearby helped me.',
  'I just want it to stop.',
  'I can describe them.',
  'My children saw it.',
  'I am not hurt but I am shaken.',
] as const

/** What somebody wrote, in one to three sentences. */
export const inventStory = (chance: Random, strand: Strand, place: Place): string =>
  [
    chance.pick(openings[place]),
    chance.pick(happenings[strand]),
    chance.chance(0.8) ? chance.pick(endings) : '',
  ]
    .join(' ')
    .trim()

const summaries: Record<Strand, string> = {
  race: 'abuse about race or nationality',
  religion: 'abuse about faith',
  sexual_orientation: 'homophobic abuse',
  disability: 'abuse of a disabled person',
  transgender: 'transphobic abuse',
  other: 'abuse about a perceived difference',
}
const placeWords: Record<Place, string> = {
  street: 'in the street',
  home: 'at or near home',
  shop: 'in a shop',
  online: 'online',
  bus: 'on a bus',
  train: 'on a train',
  taxi: 'in a taxi',
  school: 'at school',
  workplace: 'at work',
  health: 'in a health setting',
  worship: 'at a place of worship',
  pub: 'at a pub',
}
/** The officer's own line: no names. `again`: it has happened before. */
export const inventSummary = (chance: Random, strand: Strand, place: Place, again: boolean): string =>
  `${again ? 'Repeated' : chance.pick(['Verbal', 'Threatening', 'Aggressive'])} ${summaries[strand]} ${placeWords[place]}`

// Ofcom keeps these for drama: nobody has them.
const FICTION_NUMBERS = [
  '07700 900',
  '07700 900',
  '0116 496 0',
  '0115 496 0',
  '0121 496 0',
  '0114 496 0',
] as const

export type InventedPerson = { name: string; phone: string; email: string; address: string; postcode: string }

export function inventPerson(chance: Random, serial: number): InventedPerson {
  const first = chance.pick(firstNames)
  const last = chance.pick(lastNames)
  return {
    name: `${first} ${last}`,
    phone: `${chance.pick(FICTION_NUMBERS)}${String(chance.whole(0, 999)).padStart(3, '0')}`,
    email: `${first}.${last}.${serial}@example.org`.toLowerCase(),
    address: `${chance.whole(1, 199)} ${chance.pick(streets)}`,
    postcode: `LE${chance.whole(1, 19)} ${chance.whole(1, 9)}ZZ`,
  }
}
