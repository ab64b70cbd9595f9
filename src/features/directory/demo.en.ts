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

const ROOM =
  'You are asked into a room where nobody else hears you. You may bring somebody. Nobody writes down your name unless you want it.'
const ASKED =
  'Ask at the desk for the yellow card, or show it on your phone: you do not have to say why you came. Somebody trained sits with you, listens, and fills in the report with you. You get the reference and the code to come back. It takes about 20 minutes. You can stop at any time.'
const WHOLE = ['E06000016', 'E06000017', 'E10000018']

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

const office = (
  address: string,
  city: string,
  postcode: string,
  area: string,
  at: [number, number],
  hours: string,
): NonNullable<DemoEntry['place']> => ({
  address,
  city,
  postcode,
  area,
  at,
  hours,
  access: ['step_free', 'toilet'],
})

export const demoServices: readonly DemoEntry[] = [
  {
    kind: 'support',
    name: 'Kindling Support',
    organization: 'Kindling',
    description:
      'Somebody of your own who listens, helps you to feel safe and stays with you as long as you need.',
    phone: '0808 157 0201',
    text: '07700 900201',
    needs: ['talk', 'safety', 'court'],
    languages: ['en', 'gu', 'pa', 'ur', 'pl'],
    interpreting: 'Any language, by telephone',
    areas: WHOLE,
    hours: 'Mon to Fri 8:00 to 20:00\nSat 9:00 to 17:00',
    whatHappens: 'Somebody answers, or calls back within two hours. You need not have told the police.',
    privacy: 'What you say stays there, unless somebody is in serious danger.',
    checkedDaysAgo: 9,
  },
  {
    kind: 'support',
    name: 'Nightlight line',
    organization: 'Kindling',
    description: 'A voice in the evening and at night, for anybody shaken by hate.',
    phone: '0808 157 0202',
    needs: ['talk'],
    languages: ['en', 'hi', 'ur'],
    areas: WHOLE,
    hours: 'every day 20:00 to 2:00 bank holidays too',
    privacy: 'You need not give your name. The number does not show on bills.',
    checkedDaysAgo: 15,
  },
  {
    kind: 'support',
    name: 'Open Door Refugee Welcome',
    organization: 'Open Door',
    description: 'For refugees and people seeking asylum: advice, company, and help with papers.',
    phone: '0116 496 0203',
    strands: ['race', 'religion'],
    needs: ['talk', 'legal', 'housing', 'interpreting'],
    languages: ['en', 'ar', 'so', 'uk'],
    areas: ['E06000016'],
    place: office(
      '9 Unwritten Road',
      'Leicester',
      'LE2 0MO',
      'E06000016',
      [52.6251, -1.1256],
      'Mon to Fri 10:00 to 15:00',
    ),
    checkedDaysAgo: 44,
  },
  {
    kind: 'support',
    name: 'Spectrum House',
    organization: 'Spectrum House',
    description: 'By and for LGBT+ people: somebody to talk to, groups, and help with what happened.',
    phone: '0116 496 0204',
    strands: ['sexual_orientation', 'transgender'],
    needs: ['talk', 'health', 'report'],
    languages: ['en'],
    areas: WHOLE,
    place: office(
      '17 Makebelieve Street',
      'Leicester',
      'LE1 0MM',
      'E06000016',
      [52.6339, -1.1289],
      'Tue to Fri 12:00 to 20:00',
    ),
    checkedDaysAgo: 27,
  },
  {
    kind: 'support',
    name: 'Able Voices',
    organization: 'Able Voices',
    description: 'Disabled people who help disabled people: about mate crime, bullying and being heard.',
    phone: '0116 496 0205',
    text: '07700 900205',
    strands: ['disability'],
    needs: ['talk', 'safety', 'legal'],
    languages: ['en', 'bfi'],
    areas: WHOLE,
    hours: 'Mon to Thu 9:30 to 16:30',
    checkedDaysAgo: 63,
  },
  {
    kind: 'support',
    name: 'Crescent Care',
    organization: 'Crescent Care',
    description: 'Support for Muslim families after abuse in the street, at school or online.',
    phone: '0116 496 0206',
    strands: ['religion', 'race'],
    needs: ['talk', 'school', 'online'],
    languages: ['en', 'ur', 'bn', 'so', 'ar'],
    areas: ['E06000016', 'E07000130'],
    hours: 'Sun to Thu 10:00 to 18:00',
    checkedDaysAgo: 30,
  },
  {
    kind: 'support',
    name: 'Romani Road',
    organization: 'Romani Road',
    description:
      'Gypsy, Roma and Traveller people working for their own: advice on site, housing and school.',
    phone: '01632 960207',
    strands: ['race'],
    needs: ['housing', 'school', 'legal'],
    languages: ['en', 'ro'],
    areas: ['E10000018', 'E06000017'],
    hours: 'Mon to Fri 9:00 to 17:00',
    checkedDaysAgo: 120,
  },
  {
    kind: 'support',
    name: 'Brave Young Things',
    organization: 'Brave Young Things',
    description: 'For children and young people who are bullied for who they are, and for their parents.',
    phone: '0116 496 0208',
    text: '07700 900208',
    needs: ['young_people', 'school', 'talk'],
    languages: ['en', 'gu'],
    eligibility: 'Parents and teachers may call too',
    ages: [8, 19],
    areas: WHOLE,
    hours: 'Mon to Fri 15:00 to 20:00\nSat 10:00 to 14:00',
    privacy: 'Your parents are not told unless you are in danger, and you are told first.',
    checkedDaysAgo: 18,
  },
  {
    kind: 'support',
    name: 'Fair Say legal advice',
    organization: 'Fair Say',
    description: 'Free legal advice on discrimination, neighbours and what the police decided.',
    phone: '0116 496 0209',
    needs: ['legal', 'housing', 'work', 'court'],
    languages: ['en'],
    interpreting: 'Booked a day before',
    areas: WHOLE,
    place: office(
      '30 Fiction Court',
      'Leicester',
      'LE1 0MC',
      'E06000016',
      [52.6375, -1.1377],
      'Mon, Wed 9:00 to 17:00',
    ),
    checkedDaysAgo: 80,
  },
  {
    kind: 'support',
    name: 'Clear Screen',
    organization: 'Clear Screen',
    description: 'Help with hate online: how to keep proof, get it taken down, and look after yourself.',
    phone: '0808 157 0210',
    needs: ['online', 'talk'],
    languages: ['en', 'pl', 'zh'],
    areas: WHOLE,
    hours: 'Mon to Sun 9:00 to 21:00 bank holidays too',
    checkedDaysAgo: 5,
  },
  {
    kind: 'support',
    name: 'Common Ground at work',
    organization: 'Common Ground',
    description: 'For people targeted at work, and for employers who want to do right.',
    phone: '01632 960211',
    needs: ['work', 'legal'],
    languages: ['en', 'pt', 'ro'],
    areas: WHOLE,
    hours: 'Tue, Thu 8:00 to 18:00',
    checkedDaysAgo: 190,
  },
  {
    kind: 'support',
    name: 'Safe Steps at home',
    organization: 'Safe Steps',
    description: 'Locks, lights, cameras and letterboxes, fitted free where hate has come to your door.',
    phone: '0116 496 0212',
    needs: ['safety', 'housing'],
    languages: ['en', 'hi', 'pa'],
    areas: ['E06000016', 'E07000135', 'E07000129'],
    hours: 'Mon to Fri 8:30 to 16:30',
    whatHappens: 'Somebody visits within three days, in a van without a name on it.',
    checkedDaysAgo: 51,
  },
]

export const demoSource = 'Invented for the demonstration'
