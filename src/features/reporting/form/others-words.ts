// What the fields about further people are called, and what may be chosen in them.
import { kindsWords } from './kinds.messages.en.ts'
import { moreWords } from './more.messages.en.ts'
import { OTHER_PARTS, type OtherPart } from './others.ts'
import { othersWords as say } from './others.messages.en.ts'

const LABELS = { Words: 'words', Knows: 'knows', Name: 'name', Contact: 'contact', Reach: 'reach' } as const

function partOf(name: string): { part: OtherPart; at: number } | undefined {
  const [, found, at] = /^other(Words|Knows|Name|Contact|Reach)(\d+)$/.exec(name) ?? []
  const part = OTHER_PARTS.find((each) => each === found)
  return part && { part, at: Number(at) }
}

/** What a field about somebody else is called, with which person it is of; undefined for any other field. */
export function otherLabel(name: string): string | undefined {
  const field = partOf(name)
  return field && `${say.person(field.at)}: ${say[LABELS[field.part]]}`
}

/** The answers of such a field in words, as whoever tells of another is asked elsewhere. */
export function otherOptionsOf(name: string): Readonly<Record<string, string>> | undefined {
  const field = partOf(name)
  if (field?.part !== 'Knows' && field?.part !== 'Contact') return undefined
  const { behalf, transport } = moreWords
  const words = field.part === 'Knows' ? behalf.controls['behalf'] : transport.controls['driverTold']
  return { ...words?.options, not_known: kindsWords.notSaid }
}
