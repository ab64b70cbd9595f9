// Which "and", "&" and commas of an owner cell stand within the name of one body.
import {
  councilNames,
  departments,
  fireAreas,
  healthAreas,
  namesAlone,
  policeAreas,
  setPhrases,
} from './owners-names.ts'

export type Range = readonly [start: number, end: number]

const wholeNames =
  /\b(?:task ?(?:&|and) ?finish|police (?:&|and) crime\b(?! ?(?:&|and) )|fire (?:&|and) rescue|health (?:&|and) (?:wellbeing|social|care)|(?:equality|equalities|diversity), (?:diversity|equality),? (?:&|and) inclusion|children, young people(?: and families)?|children (?:&|and) \w+|equality (?:&|and) \w+|adults? (?:&|and) \w+|crime (?:&|and) \w+)/gi

/** A name of the lists in any of its spellings: "and" or "&", a comma before it or none. The longest are tried first. */
function anyOf(names: readonly string[]): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll("'", "['’]").replaceAll(/,? and /g, ',? ?(?:and|&) ?'))
    .join('|')
}

// "Leicester, Leicestershire and Rutland" is an area; "… and Rutland councils" are three.
const severalBodies = '(?! (?:city |county |district |borough )*(?:councils|authorities|forces|boroughs))'
const ofSeveralPlaces = healthAreas.filter((name) => name.includes(','))
const upTo = (kinds: string) => `(?=(?: [\\p{L}'’-]+){0,4}? (?:${kinds})(?!\\p{L}))`
const ofPolice = upTo(
  'police|constabulary|o?p\\.?c\\.?c|commissioner|probation|prosecution|cps|criminal justice|board|partnership|forum|network|team',
)
const ofFire = upTo('fire|f\\.?r\\.?[sa]')
const ofHealth = upTo(
  'ic[bsp]|integrated care|nhs|ccg|health|trust|board|partnership|forum|network|safeguarding|probation|cps',
)

const known = new RegExp(
  `(?<!\\p{L})(?:(?:${anyOf(ofSeveralPlaces)})(?!\\p{L})${severalBodies}|(?:${anyOf([...councilNames, ...setPhrases])})(?!\\p{L})|(?:ministry|department|dept\\.?|secretary of state|minister) (?:of|for) (?:${anyOf(departments)})(?!\\p{L})|(?:${anyOf(policeAreas)})${ofPolice}|(?:${anyOf(fireAreas)})${ofFire}|(?:${anyOf(healthAreas)})${ofHealth})`,
  'giu',
)
const knownBody = new RegExp(
  `^(?:the |nhs )?(?:${anyOf([...councilNames, ...policeAreas, ...fireAreas, ...healthAreas])})(?= \\p{Lu})`,
  'iu',
)
const oneCouncil = new RegExp(`^(?:the )?(?:${anyOf(councilNames)})$`, 'iu')
const alone = new RegExp(`^(?:the )?(?:${anyOf(namesAlone)})$`, 'iu')

/** The stretches of the text within which no joining mark parts two owners, in order and apart. */
export function wholeIn(text: string): Range[] {
  if (!/[,&/]| and /i.test(text)) return []
  const found = [...text.matchAll(known), ...text.matchAll(wholeNames), ...text.matchAll(inBrackets)]
    .map((name): [number, number] => [name.index, name.index + name[0].length])
    .sort((a, b) => a[0] - b[0])
  const apart: [number, number][] = []
  for (const [start, end] of found) {
    const last = apart.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else apart.push([start, end])
  }
  return apart
}

// "Comms leads (Council & Police)": whose they are.
const inBrackets = /(?<=\p{L} )\([^()]{1,200}\)/gu

/** The text, as long as it was, without the joining marks that stand within the name of one body. */
export function withoutInnerJoints(text: string): string {
  let out = ''
  let at = 0
  for (const [start, end] of wholeIn(text)) {
    out += text.slice(at, start)
    out += text
      .slice(start, end)
      .replaceAll(/, | ?(?:&|\band\b) ?/gi, (joint) => '\u0001'.repeat(joint.length))
    at = end
  }
  return out + text.slice(at)
}

/** A council's name of two places, without the word council. */
export const isOneCouncil = (text: string): boolean => oneCouncil.test(text)

/** "Avon and Somerset Police": a name of the lists with the words for what it is, and no more. */
export function isKnownBody(text: string): boolean {
  const name = knownBody.exec(text)?.[0]
  return name !== undefined && !/[,&/;]| and /i.test(text.slice(name.length))
}

/** Victim Support, Stop Hate UK: an owner by its name alone. */
export const isNameAlone = (text: string): boolean => alone.test(text)
