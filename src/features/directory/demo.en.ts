// Services and reporting centres of the demonstration. All are invented: their numbers are of ranges kept for stories, their
// postcodes have letters that no postcode has, and their websites are of example.org.
import type { Access, Kind, Language, Need, Strand } from './terms.ts'

export type DemoEntry = {
  kind: Kind
  name: string
  organization: string
  description: string
  phone?: string
  text?: string
  strands?: Strand[]
  needs: Need[]
  languages: Language[]
  interpreting?: string
  eligibility?: string
  ages?: [number | null, number | null]
  /** Codes of areas; none: for everybody here and elsewhere. */
  areas?: string[]
  hours?: string
  whatHappens?: string
  privacy?: string
  place?: {
    name?: string
    address: string
    city: string
    postcode: string
    area: string
    at: [number, number]
    access: Access[]
    accessNote?: string
    directions?: string
    hours: string
    trained?: string
  }
  /** How many days ago somebody made sure of it. */
  checkedDaysAgo: number
}

export const ROOM =
  'You are asked into a room where nobody else hears you. You may bring somebody. Nobody writes down your name unless you want it.'
export const ASKED =
  'Ask at the desk for the yellow card, or show it on your phone: you do not have to say why you came. Somebody trained sits with you, listens, and fills in the report with you. You get the reference and the code to come back. It takes about 20 minutes. You can stop at any time.'
export const WHOLE = ['E06000016', 'E06000017', 'E10000018']

export const demoCentres: readonly DemoEntry[] = [
  {
    kind: 'centre',
    name: 'Lantern Library reporting centre',
    organization: 'Lantern Library',
    description:
      'Report hate with somebody’s help, in a library in the middle of the city. No appointment is needed.',
    phone: '0116 496 0101',
    needs: ['report', 'talk', 'interpreting'],
    languages: ['en', 'gu', 'hi', 'pa', 'ur'],
    interpreting: 'By telephone in most languages',
    whatHappens: ASKED,
    privacy: ROOM,
    place: {
      name: 'Lantern Library',
      address: '1 Invented Square',
      city: 'Leicester',
      postcode: 'LE1 0MO',
      area: 'E06000016',
      at: [52.6362, -1.1331],
      access: ['step_free', 'toilet', 'hearing_loop', 'private_room', 'quiet'],
      directions: 'Five minutes on foot from the clock tower',
      hours: 'Mon to Fri 9:00 to 18:00\nSat 10:00 to 16:00',
      trained: 'Mon, Wed, Fri 10:00 to 16:00\nSat 10:00 to 13:00',
    },
    checkedDaysAgo: 12,
  },
  {
    kind: 'centre',
    name: 'Willow Community House reporting centre',
    organization: 'Willow Community House',
    description: 'A community house where you can report, and stay for tea afterwards.',
    phone: '0116 496 0102',
    needs: ['report', 'talk'],
    languages: ['en', 'so', 'ar', 'pl'],
    whatHappens: ASKED,
    privacy: ROOM,
    place: {
      address: '22 Imaginary Road',
      city: 'Leicester',
      postcode: 'LE5 0MO',
      area: 'E06000016',
      at: [52.6389, -1.0903],
      access: ['step_free', 'toilet', 'private_room'],
      hours: 'Mon to Thu 10:00 to 20:00\nFri 10:00 to 13:00',
      trained: 'Tue, Thu 14:00 to 20:00',
    },
    checkedDaysAgo: 33,
  },
  {
    kind: 'centre',
    name: 'Soar Valley Advice reporting centre',
    organization: 'Soar Valley Advice',
    description: 'Advice on housing, money and work, and a place to report hate.',
    phone: '01632 960103',
    needs: ['report', 'housing', 'legal'],
    languages: ['en', 'bn', 'ro'],
    whatHappens: ASKED,
    privacy: 'There is no separate room on Wednesdays: ring first if you want one.',
    place: {
      address: '5 Nowhere Yard',
      city: 'Loughborough',
      postcode: 'LE11 0MO',
      area: 'E07000130',
      at: [52.7721, -1.2062],
      access: ['step_free', 'private_room'],
      hours: 'Mon to Fri 9:30 to 16:30',
      trained: 'Mon to Fri 9:30 to 12:30',
    },
    checkedDaysAgo: 58,
  },
  {
    kind: 'centre',
    name: 'Hinckley Hearth reporting centre',
    organization: 'Hinckley Hearth',
    description: 'A warm room for everybody, with people trained to take reports.',
    phone: '01632 960104',
    needs: ['report', 'talk'],
    languages: ['en', 'bfi'],
    interpreting: 'British Sign Language by video, without an appointment',
    whatHappens: ASKED,
    privacy: ROOM,
    place: {
      address: '8 Fable Lane',
      city: 'Hinckley',
      postcode: 'LE10 0MO',
      area: 'E07000132',
      at: [52.5413, -1.3736],
      access: ['step_free', 'toilet', 'hearing_loop', 'private_room', 'parking'],
      hours: 'Tue to Sat 10:00 to 16:00',
      trained: 'Tue to Sat 10:00 to 16:00',
    },
    checkedDaysAgo: 20,
  },
  {
    kind: 'centre',
    name: 'Stilton Street Hub reporting centre',
    organization: 'Stilton Street Hub',
    description: 'A hub for rural villages. Somebody can also visit you at home.',
    phone: '01632 960105',
    needs: ['report', 'safety'],
    languages: ['en', 'pl', 'pt'],
    whatHappens: ASKED,
    privacy: ROOM,
    place: {
      address: '3 Made Up Street',
      city: 'Melton Mowbray',
      postcode: 'LE13 0MO',
      area: 'E07000133',
      at: [52.7661, -0.8865],
      access: ['step_free', 'toilet', 'parking'],
      hours: 'Mon, Tue, Thu, Fri 9:00 to 15:00',
      trained: 'Mon, Thu 9:00 to 15:00',
    },
    checkedDaysAgo: 71,
  },
  {
    kind: 'centre',
    name: 'Harborough Bridge reporting centre',
    organization: 'Harborough Bridge',
    description: 'A church hall open to people of every faith and none.',
    phone: '01632 960106',
    needs: ['report', 'talk'],
    languages: ['en', 'uk'],
    whatHappens: ASKED,
    privacy: ROOM,
    place: {
      address: '14 Pretend Passage',
      city: 'Market Harborough',
      postcode: 'LE16 0MO',
      area: 'E07000131',
      at: [52.4778, -0.9206],
      access: ['private_room', 'quiet'],
      accessNote: 'Two steps at the front. Ring the bell at the side door, which has none.',
      hours: 'Mon to Wed 10:00 to 14:00',
      trained: 'Tue 10:00 to 14:00',
    },
    checkedDaysAgo: 210,
  },
  {
    kind: 'centre',
    name: 'Coalface Centre reporting point',
    organization: 'Coalface Centre',
    description: 'A sports and arts centre, open late.',
    phone: '01632 960107',
    needs: ['report', 'young_people'],
    languages: ['en'],
    whatHappens: ASKED,
    privacy: ROOM,
    place: {
      address: '40 Storybook Way',
      city: 'Coalville',
      postcode: 'LE67 0MO',
      area: 'E07000134',
      at: [52.7243, -1.3702],
      access: ['step_free', 'toilet', 'parking', 'private_room'],
      hours: 'every day 7:00 to 22:00 bank holidays too',
      trained: 'Mon to Fri 16:00 to 21:00',
    },
    checkedDaysAgo: 40,
  },
  {
    kind: 'centre',
    name: 'Rutland Reading Room reporting centre',
    organization: 'Rutland Reading Room',
    description: 'A small library. There is time for you.',
    phone: '01632 960108',
    needs: ['report'],
    languages: ['en'],
    whatHappens: ASKED,
    privacy: ROOM,
    place: {
      address: '2 Tale Terrace',
      city: 'Oakham',
      postcode: 'LE15 0MO',
      area: 'E06000017',
      at: [52.6705, -0.7333],
      access: ['step_free', 'quiet'],
      hours: 'Tue to Fri 10:00 to 17:00\nSat 10:00 to 13:00',
    },
    checkedDaysAgo: 95,
  },
]

export const demoSource = 'Invented for the demonstration'
