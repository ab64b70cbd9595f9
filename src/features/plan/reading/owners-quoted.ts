// An owner on a line of its own in quotation marks is one, whatever words it has. Our own papers write it so where the name would
// else be read as several ("Rights and Equality" beside others), so that they read back as they were.
import { openWords } from './owners-open.ts'
import { type Owners, readOwners } from './owners.ts'

const quoted = /^[“"]([^“”"]+)[”"]$/u

/** Reads an owner cell, owners in quotation marks as one each. */
export function ownersOfCell(cell: string): Owners {
  const lines = cell.split('\n').map((line) => line.trim())
  if (!lines.some((line) => quoted.test(line))) return readOwners(cell)
  const found = inStretches(lines).map((stretch): Owners => {
    const name = quoted.exec(stretch)?.[1]?.trim()
    return name === undefined
      ? readOwners(stretch)
      : { owners: [name], doubtful: false, looksLikeTimeframe: false, toBeConfirmed: false }
  })
  const inSome = (field: 'doubtful' | 'looksLikeTimeframe' | 'toBeConfirmed') =>
    found.some((each) => each[field])
  return {
    owners: [...new Set(found.flatMap(({ owners }) => owners))],
    doubtful: inSome('doubtful'),
    looksLikeTimeframe: inSome('looksLikeTimeframe'),
    toBeConfirmed: inSome('toBeConfirmed'),
  }
}

/** Quoted lines, and what stands between them together. */
function inStretches(lines: readonly string[]): string[] {
  const stretches: string[] = []
  let open = false
  for (const line of lines) {
    const goesOn = open && !quoted.test(line)
    if (goesOn) stretches.push(`${stretches.pop() ?? ''}\n${line}`)
    else stretches.push(line)
    open = !quoted.test(line)
  }
  return stretches
}

const between =
  /^(?:[\s,;&/+.()–—-]|\b(?:and|with|t\.?b\.?[acd]|to be (?:confirmed|agreed|appointed|set up|identified|decided))\b)*$/i

/** Whether a cell says nothing but these owners, in its own way of joining them, and is read as them. */
export function saysJust(cell: string, owners: readonly string[]): boolean {
  const read = ownersOfCell(cell).owners
  const rest = owners.reduce((text, owner) => text.replace(owner, ' '), cell)
  return (
    read.length === owners.length && read.every((owner, at) => owner === owners[at]) && between.test(rest)
  )
}

/** The owners as lines of a cell that reads back to just these. `open`: what the cell that they came from says is still to be said. */
export function ownerLines(
  owners: readonly string[],
  { whole, open }: { whole: (owner: string) => boolean; open: string },
): string {
  const lines = owners.map((owner) =>
    whole(owner) || isOne(owner) || /[“”"\n]/.test(owner) ? owner : `“${owner}”`,
  )
  const told = openWords(open).filter((words) => !lines.some((line) => line.includes(words)))
  return [...lines, ...(owners.length > 0 ? told : [])].join('\n')
}

function isOne(owner: string): boolean {
  const { owners, doubtful, looksLikeTimeframe, toBeConfirmed } = readOwners(owner)
  if (owners.length === 0 || toBeConfirmed) return true
  return owners.length === 1 && owners[0] === owner && !doubtful && !looksLikeTimeframe
}
