// Names of places that share the word for what they are: "Kent and Essex Police", "Leicester, Leicestershire and Rutland Councils".
import { bodies, body, isComplete, service } from './owners-kinds.ts'
import { isOneCouncil, wholeIn, withoutInnerJoints } from './owners-whole.ts'

const several = / (?:councils|authorities|boroughs|constabularies|(?:police )?forces|universities)$/i
const maybeOne =
  / (?:police|constabulary|council|bcu|probation|fire (?:(?:and|&) rescue )?(?:service|authority))$/i
const ofWhat = /(?: (?:city|county|district|borough))* (?:police )?\p{L}+$/iu
// What a list of bodies has, and no place is called.
const noPlace =
  /^(?:city|county|district|borough|town|parish|local|public|partner|other|all|statutory|health|social|care|community|communities|education|children|adults?|faith|hate|crime|prevent|equality|equalities|diversity|inclusion|victims?|witness(?:es)?|youth|schools?|colleges?|task|finish|north|south|east|west|northern|southern|eastern|western|british|national|regional|court|tribunals?|law|order|research|insights?|intelligence|strategy|performance|marketing|engagement|involvement|quality|improvement|learning|development|organisational|people|talent|wellbeing|digital|data|technology|patients?|nursing|medical|clinical|protection|commissioning|contracts?|corporate|business|growth|places?|neighbourhoods?|customers?|resources|delivery|events|sports?|media|press|information|advice|guidance|students?|accommodation|security|parking|waste|parks|democratic|electoral|audit|revenues|benefits|museums?|arts|heritage|employment|skills|enforcement|regulatory|emergency|resilience|cohesion|integration|migration|asylum)$/i

const isPlace = (name: string): boolean =>
  isOneCouncil(name) ||
  (/^(?:\p{Lu}[\p{L}'’-]*)(?: (?:\p{Lu}[\p{L}'’-]*|of|upon|on|the)){0,3}$/u.test(name) &&
    !noPlace.test(name) &&
    !name.split(' ').some((word) => bodies.test(word) || body.test(word) || service.test(word)))

/** The names between commas, "and", "&" and "/" that stand outside the name of one body. */
function namesIn(text: string): string[] {
  const names: string[] = []
  let at = 0
  for (const joint of withoutInnerJoints(text).matchAll(/,? (?:and|&) |, |; | ?\/ ?/gi)) {
    names.push(text.slice(at, joint.index))
    at = joint.index + joint[0].length
  }
  return [...names, text.slice(at)]
}

/**
 * "Blaby, Oadby and Wigston and Rutland councils": several bodies that share the word for what they are. Returns the names, the
 * last with the shared word, or null.
 */
export function sharingAKind(text: string): string[] | null {
  if (!several.test(text)) return null
  const names = namesIn(text)
  const places = [...names.slice(0, -1), (names.at(-1) ?? '').replace(ofWhat, '')]
  return places.length > 1 && places.every(isPlace) ? names : null
}

const welshJoint = /(?<=\p{Lu}[\p{L}'’-]* |\p{L}, )(?:a|ac|ag) (?=\p{Lu})|(?<=\p{L}) ?a['’]r (?=\p{Lu})/u
// What a body, a service or a place in Wales is called, with the joint within its name.
const welshNames =
  /\b(?:t[âa]n ac achub|heddlu a throsedd\p{L}*|iechyd a (?:gofal|diogelwch|lles)(?: \p{L}+)?|gofal cymdeithasol ac iechyd|plant a phobl ifanc|plant a theuluoedd|cydraddoldeb,? (?:amrywiaeth )?ac? (?:amrywiaeth|chynhwysiant|hawliau dynol)|amrywiaeth a chynhwysiant|addysg a (?:sgiliau|dysgu)|caerdydd a['’]r fro|canolbarth a gorllewin|tai a chymunedau|dioddefwyr a thystion|trosedd ac anhrefn)\b/giu

/** "Cyngor a'r Heddlu", "Tai ac Iechyd": two in Welsh, or one body with a joint in its name. */
const isJoinedInWelsh = (name: string): boolean => welshJoint.test(name.replace(welshNames, ' '))

/** "Leicester City, Charnwood & Blaby": names that may be places, and no word says what they are. */
function arePlaces(name: string): boolean {
  if (wholeIn(name).some(([from, to]) => from === 0 && to === name.length)) return false
  const names = namesIn(name)
  return (
    names.length > 1 &&
    names.every((each) => isPlace(each.replace(/ (?:city|county|district|borough)$/i, '')))
  )
}

/** "Kent and Essex Police" may be two forces, or one that we do not know; "City and county leads" are two at least. */
export function mayBeSeveral(name: string): boolean {
  if (/^(?:the )?city (?:and|&) county (?!of\b)/i.test(name)) return true
  if (isJoinedInWelsh(name) || arePlaces(name)) return true
  const kind = maybeOne.exec(name) ?? several.exec(name)
  if (!kind) return false
  const places = name.slice(0, kind.index).replace(/(?: (?:city|county|district|borough))+$/i, '')
  if (wholeIn(name).some(([from, to]) => from === 0 && to >= places.length)) return false
  const names = namesIn(places)
  return names.length > 1 && names.every((each) => isPlace(each) || noPlace.test(each))
}

/** "Department for Trade, Seas and Skies": a comma after what a department is for may be within its name. */
export function mayGoOn(text: string): boolean {
  const after =
    /\b(?:[Mm]inistry|[Dd]epartment|[Dd]ept\.?) (?:of|for) (?:the )?\p{Lu}[\p{L} ]*, ?(?:and |& )?(\p{Lu}[\p{L}’' -]*)/u.exec(
      withoutInnerJoints(text),
    )?.[1]
  return after !== undefined && !isComplete(after.split(/ (?:and|&) /)[0] ?? '') && !service.test(after)
}
