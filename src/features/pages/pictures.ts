// Which drawing stands beside a heading in Easy Read. The partnership writes these pages, and writes words only: so the
// drawing is found by what a heading says, in the plain English that Easy Read is. A heading that says none of it has none.
import type { PictureName } from '../../ui/picture.tsx'
import type { PageKey } from './pages.ts'

/** What each page is about. */
export const PICTURE_OF: Readonly<Record<PageKey, PictureName>> = {
  'what-is-a-hate-incident': 'speak',
  'what-happens-next': 'calendar',
  'your-rights': 'scales',
  emergency: 'danger',
  'private-browsing': 'computer',
  privacy: 'lock',
  accessibility: 'help',
  cookies: 'computer',
  about: 'people',
}

// The first that fits, so the more urgent and the more particular come first.
const RULES: readonly (readonly [RegExp, PictureName])[] = [
  [/\b999\b|danger|emergency|urgent/i, 'danger'],
  [/\bdeaf\b|\bhear|sign language|\bBSL\b/i, 'ear'],
  [/\bphone|speak|\bcall\b/i, 'phone'],
  [/\brights?\b|\blaw\b|code\b|treated/i, 'scales'],
  [/police|crime/i, 'police'],
  [/\bbus\b|train|tram|station/i, 'bus'],
  [/cannot go on|help|support|work for you|\bfeel you\b|you feel it/i, 'help'],
  [/leave quickly|exit|less behind/i, 'door'],
  [/browser|internet|website|cookie|computer/i, 'computer'],
  [/happy|complain|tell someone/i, 'speak'],
  [/\bsees?\b|\bshow|look|review/i, 'eye'],
  [/\bplace|near|where it/i, 'home'],
  [/lock|private|\bkeep/i, 'lock'],
  [/\bwho\b|people|everyone|staff|because of/i, 'people'],
  [/\bwhen\b|\bdays?\b/i, 'calendar'],
  [/short|over|what we|where we are/i, 'check'],
]

/** The drawing for a heading in Easy Read; null where it says nothing that one is drawn for. */
export const pictureFor = (heading: string): PictureName | null =>
  RULES.find(([says]) => says.test(heading))?.[1] ?? null
