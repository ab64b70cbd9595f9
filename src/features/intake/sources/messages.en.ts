// Words of sources: staff pages, the posters and cards that people read, and the page for partners' websites.
import { translatable } from '../../../platform/i18n/index.ts'

export const sourceWords = {
  title: 'Posters, cards and links',
  intro:
    'Each poster, card, button or link has a source of its own, so that you see which ones people follow. Of a visit we keep the source and the day, and nothing else.',
  caption: 'Sources',
  empty: { title: 'No sources yet', text: 'Make one for each place or campaign.' },
  head: { name: 'Source', kind: 'Kind', agency: 'Made by', state: 'State' },
  states: { used: 'In use', ended: 'Ended' },
  kinds: {
    centre: 'Reporting centre',
    school: 'School or college',
    bus: 'Bus, train or taxi',
    campaign: 'Campaign',
    website: 'Website',
    other: 'Something else',
  },
  make: {
    title: 'Make a source',
    name: 'Name',
    nameHint: 'Such as “Bus 14” or “Central library”. It is not printed.',
    code: 'Short code',
    codeHint:
      'It stands in the address that people type: small letters, digits and hyphens. It cannot be changed later.',
    kind: 'Kind',
    place: 'Place in the directory',
    noPlace: 'None',
    go: 'Make it',
  },
  one: {
    back: 'Posters, cards and links',
    address: 'Its address',
    place: 'Place',
    print: 'Print',
    printHint:
      'Each opens in English; choose another language at the top of its page. From there, print or save as PDF.',
    rename: 'Rename this source',
    renameHint: 'Its code and address stay, so what is printed keeps working and is counted as before.',
    renameGo: 'Save the name',
    end: 'End this source',
    endHint: 'What is printed still leads to the form, but is counted no more.',
    again: 'Use it again',
    takeUp: 'How often it was followed',
  },
  takeUp: {
    title: 'How often each was followed',
    caption: 'Visits and reports by source and quarter',
    source: 'Source',
    quarter: 'Quarter',
    visits: 'Form opened',
    reports: 'Reports sent',
    few: 'Fewer than 5',
    note: 'Numbers under 5 of another agency’s sources are not shown. An opening is counted each time, also when one person opens the form twice.',
    none: 'Nothing yet',
  },
  problems: {
    name: 'Enter a name of 2 to 120 characters',
    code: 'Enter 2 to 40 small letters, digits or hyphens',
    renamed:
      'Somebody changed this source meanwhile. Look at its name above, and save again if yours is better',
    taken: 'This code is taken: choose another',
    kind: 'Choose a kind',
  },
} as const

/** What a poster and a card say. */
export const posterWords = translatable('intake.poster', {
  poster: 'Poster',
  cards: 'Cards for the pocket',
  question: 'Has somebody hurt, threatened or insulted you because of who you are?',
  tell: 'You can tell us.',
  points: [
    'Three short questions take about three minutes. All questions take 5 to 10.',
    'You do not have to give your name.',
    'It counts, also when it is not a crime.',
    'You can tell us what happened to somebody else.',
  ],
  scan: 'Point your phone’s camera at this square, or go to',
  danger: 'In an emergency call 999. If you cannot speak, press 55.',
  qr: 'A square code that opens the page to tell us',
  print: 'Press Ctrl and P, or choose “Print” in your browser. There you can also save it as PDF.',
  versions: 'Other versions',
  a4: 'A4',
  a3: 'A3',
  colour: 'In colour',
  black: 'In black and white',
  square: 'The square code alone (SVG)',
})

/** The page from which partners take a link or a button for their own website. */
export const buttonWords = translatable('intake.button', {
  title: 'A link or button for your website',
  lead: 'Copy one of these into your own page. They are plain HTML: no script, no cookie, no picture from elsewhere, and nothing that tells us who looks at your page.',
  source: 'Which source is it counted under?',
  sourceCode: 'Code of your poster or card, if you have one',
  sourceCodeHint:
    'It stands at the end of the address that is printed there. Leave it empty to take a link that is not counted by itself.',
  unknownCode: 'No poster or card in use has this code: look at its printed address, or leave this empty',
  noSource: 'None: it is not counted by itself',
  choose: 'Show',
  language: 'The words and the form are in the language of this page. Choose another at the top.',
  link: 'Link',
  button: 'Button',
  preview: 'It looks like this, in the style of your own page',
  code: (what: string) => `HTML of the ${what}`,
  text: 'Tell us about a hate incident',
  frame: {
    title: 'Why not a form inside your page',
    text: 'Our pages cannot be shown inside another page (in a frame). There, the other page could watch what people write, or lay something over it, and nobody can see in the address bar whom they tell. “Exit this page” would not work either.',
  },
})
