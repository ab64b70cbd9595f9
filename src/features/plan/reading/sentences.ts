// Several objectives or actions often share one cell. They are taken apart only where the boundary is
// plain: a new sentence that orders something ("Establish ...") or says who is to do it ("Vantage to
// set up ..."), a bulleted line, or an order begun without the full stop before it.

export type Split = { parts: string[]; doubtful: boolean }

const onlyVerbs =
  'adopt agree amend analyse appoint arrange ask attend bring build carry circulate collect commission complete consider consult continue create deliver develop disseminate embed enable encourage engage ensure establish evaluate expand explore extend explain gather give help hold identify implement improve increase introduce investigate invite keep liaise maintain make meet offer organise prepare produce promote propose provide publish raise recruit reduce refer refresh re-fresh reinstate re-instate revisit re-visit secure send set strengthen take tell undertake write'
const verbsAndNouns =
  'audit brief check contact design host launch lead link list map monitor name open pilot plan record report review run share show support survey test train update use visit work'
const plainOrders = new Set(onlyVerbs.split(' '))
const orders = new Set([...plainOrders, ...verbsAndNouns.split(' ')])

/** Whether a word is one that orders something to be done. */
export const isOrder = (word: string): boolean => orders.has(word.toLowerCase())

// Words that stand before a capital inside a phrase, as in "the Review" or "to Share".
const leading = new Set(
  'a an the to and or of for in on at by with from as our their your its this that all each any every via per new'.split(
    ' ',
  ),
)
const abbreviations = new Set([
  'e.g.',
  'i.e.',
  'etc.',
  'no.',
  'st.',
  'dr.',
  'mr.',
  'mrs.',
  'ms.',
  'approx.',
  'inc.',
])
const goesOn = /^(?:this|these|it|they|that|which|also|there|here)\b/i

/** The separate objectives or actions of a cell, in order; one part, and `doubtful`, where the cell cannot plainly be split. */
export function splitOrders(cell: string): Split {
  const lines = cell.split('\n').map((line) => line.trim())
  const bulleted = lines.filter((line) => bullet.test(line)).length
  if (bulleted > 1 && bullet.test(lines.find((line) => line !== '') ?? '')) return splitLines(lines)
  return splitSentences(cell.replace(/\s+/g, ' ').trim())
}

const bullet = /^(?:[•●▪◦‣·*–—-]\s*|\d{1,2}[.)]\s+|[a-z]\)\s+)(?=\S)/u

function splitLines(lines: readonly string[]): Split {
  const parts: string[] = []
  for (const line of lines.filter((each) => each !== '')) {
    if (bullet.test(line) || parts.length === 0) parts.push(line.replace(bullet, ''))
    else parts.push(`${parts.pop() ?? ''} ${line}`)
  }
  return { parts, doubtful: false }
}

function splitSentences(text: string): Split {
  if (text === '') return { parts: [], doubtful: false }
  const words = text.split(' ')
  const parts: string[][] = [[]]
  let doubtful = false
  words.forEach((word, at) => {
    const boundary = at === 0 || isNumber(words, at - 1) ? 'none' : boundaryBefore(words, at)
    if (boundary === 'doubtful') doubtful = true
    if (boundary === 'plain') parts.push([])
    parts.at(-1)?.push(word)
  })
  return { parts: parts.map((part) => part.join(' ')), doubtful }
}

/** The number that a cell begins with ("1.", "2a)") belongs to the words after it. */
const isNumber = (words: readonly string[], at: number): boolean =>
  at === 0 && /^\(?(?:[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})*[a-z]?|[a-z]|[ivx]{1,4})[.):]\.?$/i.test(words[at] ?? '')

function boundaryBefore(words: readonly string[], at: number): 'plain' | 'doubtful' | 'none' {
  const word = words[at] ?? ''
  const before = words[at - 1] ?? ''
  if (!/^["'“‘(]?\p{Lu}/u.test(word)) return 'none'
  const verb = word.replace(/[^\p{L}-]/gu, '').toLowerCase()
  if (/[.!?]["'”’)]?$/.test(before) && !abbreviations.has(before.toLowerCase())) {
    if (orders.has(verb) || saysWhoIsTo(words, at)) return 'plain'
    return goesOn.test(word) ? 'none' : 'doubtful'
  }
  // Without a full stop, only a verb that is never a noun, after a word that cannot lead into a name.
  if (!/^\p{Ll}[\p{Ll}'’-]*\)?$/u.test(before) || leading.has(before)) return 'none'
  if (plainOrders.has(verb)) return 'plain'
  return orders.has(verb) ? 'doubtful' : 'none'
}

/** "Melton Borough Council to Share ...": a name of a few words, then "to" and a verb. */
function saysWhoIsTo(words: readonly string[], at: number): boolean {
  for (let next = at; next < at + 8; next += 1) {
    const word = words[next] ?? ''
    if (next > at && word === 'to') return /^\p{L}/u.test(words[next + 1] ?? '')
    if (word === '' || /[.!?;,]$/.test(word)) return false
  }
  return false
}

// "Open a drop in", "log on", "somebody to talk to": the last word belongs to the one before it, and ends it.
const ended =
  /(?:^|[\s-])(?:(?:drop|sign|log|check|walk|opt|buy|join|step|plug|phone|call|dial|settle|fill|stand|sit|clock|build|built|lock|take|fit|chip|come|get|move|trade)(?:s|ed|ped|ing|ping|ting)?[ -]in|(?:log|sign|carry|follow|go|hand|hands|move|pass|add|clip|keep|hold|turn|switch|knock|head|later|early|walk)(?:s|ed|ging|ing)?[ -]on|(?:stand|passers?|passer-?s?|pass(?:ed)?|close|near|drive|fly)[ -]by|(?:cared|called|catered|accounted|paid|asked|applied|looked|allowed|provided) for|(?:(?:to|can|could|may|might|should) (?:go|talk|turn|speak|report|write|listen|complain|look up|belong|relate)|spoken|listened|responded|attended|adhered) to|(?:dealt|complied|coped|met|helped|agreed) with|(?:disposed|taken care|heard|thought|approved|made use) of|(?:whom?|what|which|where|who) (?:it|this|they|we|people|to) (?:is|are|come|comes|go|goes)? ?(?:for|from|of|with|to)|(?:find|found) out (?:about|from))$/i

/** Whether a cell stops where its sentence does not, as a cell cut off by a page does. */
export function endsMidSentence(cell: string): boolean {
  const end = cell.slice(-40)
  return (
    /(?:^|\s)(?:to|and|or|of|the|a|an|with|for|in|on|by|from|that|which|their|our|enable|ensure|including)$/i.test(
      end.slice(-20),
    ) && !ended.test(end)
  )
}
