// What ends the name of a body, and what a person's name looks like.
import { isNameAlone, isOneCouncil } from './owners-whole.ts'

export const bodies =
  /^(?:councils?|police|authorit(?:y|ies)|partners?|partnerships?|groups?|boards?|teams?|services?|leads?|officers?|commissioner|constabulary|trusts?|agenc(?:y|ies)|forums?|committees?|schools?|centres?|champions?|coordinators?|co-ordinators?|managers?|providers?|probation|housing|fire|nhs|depts?|departments?|assocs?|svcs?|svs|mgrs?|coords?|cttees?|dirs?|directorates?)$/i
// Where they end a name of several words.
const longerKinds =
  /^(?:associations?|federation|foundation|alliance|networks?|sectors?|units?|societ(?:y|ies)|universit(?:y|ies)|colleges?|hospitals?|brigade|ombudsman|leaders?|directors?|advis[eo]rs?|registrars?|nurses?|matrons?|inspectors?|superintendents?|supervisors?|analysts?|specialists?|practitioners?|workers?|governors?|headteachers?|principals?|deans?|presidents?|secretary|administrators?|planners?|consultants?|executives?)$/i
export const councilsAndPolice = /^(?:councils?|police|authorities|constabulary)$/i
export const withinABody = /^(?:teams?|officers?|leads?|groups?)$/i
export const oneBody =
  / (?:teams?|services?|units?|departments?|directorates?|divisions?|managers?|officers?|leads?|boards?|groups?|partnerships?|networks?)$/i
export const body = /^(?:[A-Z]{2,}s?|(?:[Pp]olice|[Cc]ouncils?|[Ff]ire|[Pp]robation))$/

// What no place is called. In a list between commas these stand for themselves; beside "&" they may be part of a longer name.
export const service =
  /^(?:education|highways|libraries|comms|communications|licensing|planning|legal|procurement|transport|safeguarding|universit(?:y|ies)|colleges?|hospitals?|associations?|foundation|federation|networks?|units?|departments?|directorates?|union|charit(?:y|ies)|society|alliance|hubs?|panels?|executive|office|directors?|head|chair|finance|governance|policy|facilities|estates|recruitment|environment|leisure|culture|regeneration|prosecution|courts|ambulance|army|diocese|mosques?|churches|faith|voluntary|businesses|residents|members|staff|users)$/i

/** Whether the words can stand as an owner by themselves: they end as the name of a body, or in its initials, or name a person. */
export function isComplete(text: string): boolean {
  const last = lastWord(text)
  if (isNameAlone(text) || isOneCouncil(text)) return true
  if (text.includes(' ') && longerKinds.test(last)) return true
  return bodies.test(last) || /^[A-Z]{2,}s?$/.test(last) || person.test(text) || bodyOf.test(text)
}

/** "Cllr. Smith", "Ch. Insp. Roe", "J. Smith", "Dr. A. Jones (NHS)". */
export const person =
  /^(?:(?:(?:cllr|dr|mrs?|ms|rev|prof|det|ch|chief|a\/|t\/|ps|pc|dc|ds|di|dci|dcs|acc|insp|inspector|supt|superintendent|sgt|sergeant|constable|pcso)\.? )+(?:\p{Lu}\.? ?){0,2}|(?:\p{Lu}\. ?){1,3})\p{Lu}[\p{Ll}\p{Lu}'’-]+(?: \([^)]{2,40}\))?$/iu
/** "Department of Justice", "University of Westhaven". */
const bodyOf =
  /^(?:the )?(?:dept\.?|department|ministry|office|university|college|diocese|church|institute|society) (?:of|for) (?:the )?\p{Lu}[\p{L}'’-]+$/iu

export function isBareName(text: string): boolean {
  const words = text.split(' ')
  return words.length <= 6 && words.every((word) => /^\p{Lu}[\p{L}'’-]*$/u.test(word) && !bodies.test(word))
}

export function lastWord(text: string): string {
  const words = text.endsWith(')') ? text.slice(0, Math.max(0, text.lastIndexOf('('))).trim() : text
  return bare(words.slice(words.lastIndexOf(' ') + 1))
}

export function bare(word: string): string {
  return word.replace(/[^\p{L}\p{N}-]/gu, '')
}

/** "Named Nurse for Children and Police Scotland": each of several words that are names. */
export const areLongNames = (left: string, right: string): boolean =>
  [left, right].every((name) => /^\p{Lu}\S*(?: (?:of|for|the|\p{Lu}\S*))+$/u.test(name)) &&
  [left, right].every((name) => name.split(' ').length > 1 && name.split(' ').length < 7)
