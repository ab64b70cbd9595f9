// The words of the place question, where the partnership has names of places.
import { translatable } from '../../platform/i18n/index.ts'
import { EXACTNESS, type Exactness } from './exactness.ts'
import type { FoundKind } from './place.ts'

const kinds: Readonly<Record<FoundKind, string>> = {
  postcode: 'Postcode',
  town: 'Town or village',
  district: 'Council area',
  neighbourhood: 'Neighbourhood',
  ward: 'Ward',
  station: 'Station',
  bus_stop: 'Bus stop',
  street: 'Street',
  outward: 'First half of a postcode',
}

const exactness: Readonly<Record<Exactness, string>> = {
  about: 'About here: only the area around it',
  exact: 'This exact place',
  district: 'Only the town or council area',
  withheld: 'I would rather not say',
}

const exactHints: Readonly<Record<Exactness, string>> = {
  about: 'We keep the neighbourhood or ward. The exact place is not kept.',
  exact: 'It can help to find cameras or witnesses.',
  district: 'We keep which council’s area it is, and nothing nearer.',
  withheld: 'We keep no place. Your report can still go to the area that you choose below.',
}

const kept: Readonly<Record<Exactness, string>> = {
  about: 'Only the area is kept',
  exact: 'The exact place is kept',
  district: 'Only the council area is kept',
  withheld: 'No place is kept',
}

export const placeWords = translatable('places', {
  label: 'Postcode, place, stop or station',
  hint: 'Such as LE1 1FZ, a town, or the name of a bus stop. For a journey, give the stop nearest to where it happened, or leave it empty and tell us the route later.',
  find: 'Find it',
  matches: (count: number) => (count === 1 ? 'Is this the place?' : 'Which of these is it?'),
  matchesMore: (max: number) => `These are the first ${max}. Type more of the name to find others.`,
  neither: 'None of these',
  noneTitle: 'We did not find that place',
  none: 'Check the spelling, choose an area on the map or in the list below, or go on: we keep your words as you wrote them, unless you live there or would rather not say.',
  chosen: 'You chose',
  proposes: (area: string) => `This is in ${area}. You can choose another area below if that is not right.`,
  kinds,
  map: 'Or choose it on a map',
  mapLead: 'Each area has a number. Press it on the map, or press its name in the list.',
  mapLabel: (count: number, place: string) =>
    `Map of ${place}, with ${count} numbered areas. The list names them all.`,
  mapOfAll: 'the whole area',
  mapList: (place: string) => `Areas of ${place}`,
  mapAll: 'Show the whole area',
  mapAnywhere: (place: string) => `Somewhere in ${place}`,
  north: 'North',
  exactTitle: 'How exactly may we keep the place?',
  exactness,
  exactHints,
  home: 'This is where I live, or very near it',
  homeHint: 'Then we keep only the area, unless you ask us for more.',
  homeWarning:
    'You said that this is where you live, or near it. With the exact place, people who read your report could know where your home is. So we have set it to “About here”. If you still want us to keep the exact place, choose it again.',
  kept,
  source: (attributions: string) => `Names of places: ${attributions}`,
  sourceOf: (attribution: string, dated: string) => `${attribution} (${dated})`,
})

/** How exactly a place was kept, in words; '' where nobody was asked. */
export const keptWords = (exactness: string | undefined): string => {
  const known = EXACTNESS.find((each) => each === exactness)
  return known ? placeWords.kept[known] : ''
}
