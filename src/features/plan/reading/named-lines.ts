// Notes of a meeting or a chat, where each line begins with who is to do it: "@Sam - draft the letter - by 3 May", "DI Jones to
// bring the figures by June". One such line is a sentence; where they repeat, they are the actions.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { type Column, hasWord, titleOf } from './columns.ts'
import { titleKind } from './column-titles.ts'
import { bulletText, labelledHeading, linkTo, numberedHeading } from './headings.ts'
import { monthNames } from './period.ts'
import { readOwners } from './owners.ts'
import { isOrder } from './sentences.ts'

type Named = { owner: string; joint: string; action: string; time: string; marked: boolean }

const lettersMax = 400
const ownerMax = 80

const name = String.raw`\p{Lu}[\p{L}\p{N}.'’&-]*(?: \p{Lu}[\p{L}\p{N}.'’&-]*){0,4}`
const names = `${name}(?:(?: ?[/,&+] ?| and )@?${name})*`
const handle = String.raw`@[\p{L}\p{N}][\p{L}\p{N}._'’-]*(?: \p{Lu}[\p{L}'’-]*){0,3}`
const atLine = new RegExp(
  `^(${handle}(?:(?: ?[/,&+] ?| and )@?(?:${handle.slice(1)}))*)(?: ?([-–—:,])| (?=to )|(?= ))\\s*(.+)$`,
  'su',
)
const toLine = new RegExp(`^(${names}) (?=to \\p{Ll})(.+)$`, 'su')
const colonLine = new RegExp(`^(${names})(?: ?:| [-–—]) (.+)$`, 'su')

const day = `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day )?(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${monthNames})(?:,? \\d{4})?|(?:${monthNames})(?:\\.? ?\\d{1,4})?|\\d{1,2}[./-]\\d{1,2}(?:[./-]\\d{2,4})?|\\d{4}-\\d\\d-\\d\\d|q[1-4](?: \\S+)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:week|month|meeting|term|quarter|year|summer|autumn|winter|spring|christmas|easter)(?: \\d{4})?)`
const whole = `(?:(?:the )?(?:end of|next|this|start of|close of|mid|early|late|same)[ -](?:the )?)*${day}|asap|as soon as possible|on-?going|immediately|today|tomorrow|t\\.?b\\.?c\\.?`
const onlyTime = new RegExp(`^(?:(?:by|before|due|until|for|at|on|in|from)(?: the)? )?(?:${whole})$`, 'iu')
const endingTime = new RegExp(
  `^(.*\\S)[\\s,;–—-]+\\(?((?:by|before|due|until|no later than)(?: the)? (?:${whole}))\\)?$`,
  'isu',
)

/** Takes blocks of a document without a table of a plan. Returns them with lines that name who is to do what as rows, where they repeat. */
export function namedLines(blocks: readonly Block[]): Block[] {
  const found = new Map<Block, Named>()
  for (const block of blocks) {
    const named = block.kind === 'paragraph' ? namedIn(block) : null
    if (named) found.set(block, named)
  }
  const all = [...found.values()]
  const marked = all.filter((each) => each.marked)
  const plain = all.filter((each) => !each.marked)
  const dated = plain.filter(({ time }) => time !== '').length
  const isPattern = (named: Named) =>
    named.marked ? marked.length > 1 : marked.length > 1 || (dated > 1 && dated * 2 >= plain.length)
  return blocks.flatMap((block, at): Block[] => {
    const named = found.get(block)
    if (named && isPattern(named)) return [rowOf(block, named, leadIn(blocks[at - 1]))]
    const next = blocks[at + 1]
    const opens = next && found.get(next)
    return opens && isPattern(opens) && leadIn(block) ? [] : [block]
  })
}

/** "Actions" right above them carries the form. */
const leadIn = (block: Block | undefined): Paragraph | null =>
  block?.kind === 'paragraph' &&
  /^(?:agreed |key |new )?actions?(?: (?:points?|agreed|arising|list|items?))? ?:?$/i.test(block.text.trim())
    ? block
    : null

function namedIn(block: Paragraph): Named | null {
  const text = (bulletText(block.text) ?? block.text.replace(/^\(?\d{1,2}[.)]\s+/, '')).trim()
  if (block.heading !== undefined || block.loose || block.sheetName || text.length > lettersMax) return null
  if (numberedHeading(text) ?? labelledHeading(text) ?? linkTo(text)) return null
  return atName(text) ?? plainName(text, toLine) ?? plainName(text, colonLine)
}

function atName(text: string): Named | null {
  const [, who = '', mark, rest = ''] = atLine.exec(text) ?? []
  if (who === '') return null
  // "@Sam Draft the letter": what is done begins with a capital as names do.
  const words = who.split(' ')
  const verb = mark ? -1 : words.findIndex((word, at) => at > 0 && isOrder(word))
  const owner = verb < 0 ? who : words.slice(0, verb).join(' ')
  return { owner, ...doneIn(`${verb < 0 ? '' : `${words.slice(verb).join(' ')} `}${rest}`), marked: true }
}

function plainName(text: string, pattern: RegExp): Named | null {
  const [, owner = '', rest = ''] = pattern.exec(text) ?? []
  const first = /^[\p{L}-]+/u.exec(rest)?.[0] ?? ''
  if (owner === '' || owner.length > ownerMax || titleKind(titleOf(owner)) !== null) return null
  if (readOwners(owner).owners.length === 0 || isOrder(owner.split(' ')[0] ?? '')) return null
  const done = doneIn(rest)
  // "Meeting to be held" names nobody; after a colon may stand anything but what somebody is told to do by a day.
  if (rest.startsWith('to be ') || (pattern === colonLine && !isOrder(first) && done.time === '')) return null
  return { owner, ...done, marked: false }
}

/** What is done, and by when where it says so last. */
function doneIn(rest: string): Pick<Named, 'joint' | 'action' | 'time'> {
  const joint = /^to (?=\p{Ll})/u.test(rest) ? 'to' : ''
  const said = rest
    .slice(joint === '' ? 0 : 3)
    .trim()
    .replace(/[.;]$/, '')
  const parts = said.split(/ [–—-] | ?\| ?|; /)
  const last = parts.at(-1)?.trim() ?? ''
  if (parts.length > 1 && onlyTime.test(last)) {
    const action = said.slice(0, said.lastIndexOf(last)).replace(/[\s–—|;-]+$/u, '')
    if (hasWord(action)) return { joint, action, time: last }
  }
  const [, action = '', time = ''] = endingTime.exec(said) ?? []
  return time === ''
    ? { joint, action: said, time: '' }
    : { joint, action: action.replace(/[\s,;(–—-]+$/u, ''), time }
}

function rowOf({ line }: Block, { owner, joint, action, time }: Named, lead: Paragraph | null): TableRow {
  const columns: Column[] = ['owner', 'action', ...(time === '' ? [] : (['timeframe'] as const))]
  return {
    kind: 'row',
    line,
    cells: [owner, action, ...(time === '' ? [] : [time])],
    item: {
      columns,
      titles: columns.map(() => ''),
      labels: [
        ...(lead ? [{ line: lead.line, text: lead.text }] : []),
        ...(joint === '' ? [] : [{ line, text: joint }]),
      ],
    },
  }
}
