// Titles that are worded as questions ("What do we want to achieve?", "How will we do it?", "By when?"), as plans in plain
// English word them. What is asked says what the column holds; what is asked of success, of money or of risk is none of ours.
import type { Column, Guess } from './column-titles.ts'

const whole = (word: string): RegExp => new RegExp(`^(?:${word})`)
const us = '(?:we|you|they|i|partners|the (?:partnership|council|school|trust|force))'
const it = '(?:it|this|that|these|things|the actions?)'
const doing =
  '(?:do(?:ne|ing)?|achiev(?:e|ed|ing)|deliver(?:ed|ing)?|get(?:ting)?|reach(?:ed)?|make|made|mak(?:e|ing)|happen|meet|met|improve|tackle|address|respond|change|accomplish(?:ed)?|put|implement(?:ed)?|take|taken|act|work|provide|introduce|use|complete[d]?|go)'
const means =
  '(?:resources?|help|support|evidence|measures?|risks?|barriers?|funding|money|budget|costs?|training|equipment|information|data|skills|dependenc(?:y|ies))'
const people =
  '(?:you|people|residents|pupils|students|staff|communities|victims|they|members|patients|parents|children|young people|colleagues|service users|the public)'

const asked: readonly [Guess['kind'] | null, boolean, RegExp][] = [
  // Of success, of money, of risk, of why.
  [
    null,
    false,
    whole(
      `how (?:often|much|many|success)\\b|how\\b.*\\b(?:know|know(?:s|n)|measur\\w*|monitor\\w*|evaluat\\w*|check\\w*|review\\w*|show\\w*|prov(?:e|en|ed)|demonstrat\\w*|evidenc\\w*|fund\\w*|pay|paid|cost\\w*|resourc\\w*|involv\\w*|communicat\\w*|look like)\\b`,
    ),
  ],
  [
    null,
    false,
    whole(
      `what (?:will |would |does |do |did |is |are )?(?:the |our |a )?(?:success|good|difference|impact|risks?|barriers?|costs?|benefits?|${means})\\b|what (?:will|would|might|could) (?:it|this|that|be|the (?:outcome|result|impact|difference)) ?(?:cost|look|be|different|mean)\\b|what (?:will|would) be (?:different|better|the (?:impact|difference|benefit|outcome|result))|what (?:\\w+ ){0,2}${means}\\b|what (?:might|could|may|can) (?:stop|go|get|prevent)\\b|what (?:do|will|would) ${us} need$|what (?:is|are) needed$|why\\b|so what\\b`,
    ),
  ],
  [
    null,
    false,
    whole(
      `(?:who|when) (?:will|do|does|is|are|should)?\\s?(?:${us} )?(?:be )?(?:monitor\\w*|check\\w*|review\\w*|benefit\\w*|evaluat\\w*|report\\w*|sign\\w*|scrutinis\\w*|affected|consulted|informed)\\b`,
    ),
  ],
  // Who; those who only help stand behind whoever does it.
  [
    'owner',
    false,
    whole(
      `who (?:else|can help|could help|needs? to (?:be )?(?:involved|know|help)|(?:should|must|will) be (?:involved|included)|is involved|are (?:the |our )?partners|do we need|(?:is|are) (?:it|this|that|they) for|helps?|supports?|will (?:help|support))\\b`,
    ),
  ],
  ['owner', true, /^(?:whose\b|whom\b|who\b)/],
  // When.
  [
    'start',
    true,
    whole(
      `(?:when|how soon) (?:will|do|does|did|should|can|could) (?:${us}|${it}) (?:start|begin|commence)|(?:from|starting|beginning) when`,
    ),
  ],
  [
    'timeframe',
    true,
    /^(?:(?:by )?(?:when|what date|which date|what time|what point)\b|how (?:soon|long)\b|what is the (?:deadline|timescale|timeframe|time frame|due date|target date)\b)/,
  ],
  // How it goes, in a word or in a story.
  [
    'status',
    true,
    whole(
      `(?:are|is|was|were) (?:${us}|${it}) (?:on track|on target|on schedule|done|complete[d]?|finished|delivered|achieved|met|happening|in place)\\b|(?:have|has|had) (?:${us}|${it}) (?:been )?(?:done|complete[d]?|happened|finished|achieved|delivered|met|started|implemented)\\b|did (?:${us}|${it}) (?:do|happen|achieve|deliver|meet)\\b|what (?:is|was) the (?:status|rag)\\b`,
    ),
  ],
  [
    'objective',
    false,
    whole(
      `what (?:did|do|have|has) ${people} (?:say|said|tell|told|ask(?:ed)?)\\b|(?:what )?${people} (?:said|told us|asked(?: for)?)\\b`,
    ),
  ],
  [
    'update',
    true,
    whole(
      `how (?:is|are|was|were|have|has) (?:${us}|${it}) (?:going(?! to)|doing|getting on|got on|progress\\w*|coming (?:on|along)|performing|done|moving)\\b|how (?:${us}|${it}) (?:is|are|have) (?:going|doing|getting on|got|come)\\b|how (?:did|does|do) (?:${us}|${it}) (?:go|do$|get on|turn out)|how far\\b|(?:is|are) (?:${it}) (?:working|helping|making a difference)\\b|where (?:are|have|is|has|do|did) (?:${us}|${it}) (?:got(?: to)?|get to|stand|now|at\\b|up to|today|currently|come)|where (?:are|is) (?:${us}|${it})$|where (?:${us}|${it}) (?:are|is|stands?|have got)\\b|have ${us} made progress|what progress\\b|what (?:is|are) the (?:latest|current|progress|position|update)\\b|what (?:is happened|happened|(?:have|has|had)(?! to)|did)\\b|what (?:was|were) (?:done|achieved|delivered|completed|accomplished)\\b|what (?:${us}|${it}) (?:did|have|has|achieved|delivered)\\b`,
    ),
  ],
  // What is wanted.
  [
    'action',
    true,
    whole(
      `what (?:do |are )?${us} (?:are )?(?:intend|plan|propose|want|aim|hope|need|have|going|planning|intending|hoping|like)(?:ed)? to (?:do|deliver|put|take|introduce|change about)\\b`,
    ),
  ],
  [
    'aim',
    true,
    whole(
      `what (?:do |are |did |would |should |is )?(?:${us}|${it}) (?:are |is |would )?(?:want|wish|hope|aim|tr(?:y|ying)|aiming|intend|hoping|looking|seeking|like|after|working towards)|where (?:do|would|should|will|could) ${us}\\b|where ${us} (?:want|would|should|will|hope|need)\\b|what (?:outcomes?|results?|changes?|difference) (?:do|will|are|is|does|should)\\b|what (?:is|are) (?:the|our|your|its) (?:overall |desired |intended |main )?(?:aims?|goals?|ambitions?|outcomes?|vision|purpose|end result)\\b|what (?:will|would|does|should) (?:${it}|${us}) (?:achieve|change|improve|lead to|mean)\\b`,
    ),
  ],
  ['aim', false, /^what will (?:change|improve)\b/],
  [
    'objective',
    true,
    /^what (?:is|are) (?:the|our|your|its) (?:\p{L}+ )?(?:objectives?|priorit(?:y|ies))\b/u,
  ],
  ['objective', true, /^what steps\b/],
  [
    'objective',
    false,
    /^what (?:is|are) (?:the|our) (?:\p{L}+ )?(?:problem|issue|need|gap|challenge|concern)s?\b/u,
  ],
  // What is done.
  [
    'action',
    true,
    whole(
      `what (?:will|shall|must|should|can|could|action)|what (?:are|is) (?:${us}|going|to be|the plan|happening|being)\\b|what (?:needs?|has|ought|have) to\\b|what (?:do|does) ${us} (?:do|need to)\\b|what (?:${us}) |what (?:activit(?:y|ies)|work|tasks?|actions?|next)\\b|what (?:is|comes|happens) next\\b|what$`,
    ),
  ],
  [
    'action',
    true,
    whole(
      `how$|how (?:(?:will|do|can|shall|should|are|could|would|might|is) )?(?:(?:${us}|${it}) )?(?:(?:will|shall|can|are|is|plan|intend|going|propose|aim)(?: going)?(?: to)? )?(?:be )?(?:best )?${doing}\\b`,
    ),
  ],
]

/** The words of a title without what differs between two ways of asking. */
const plain = (title: string): string =>
  title
    .replaceAll('’', "'")
    .replace(/\b(what|who|where|how|when|it|that)'s\b/g, '$1 is')
    .replace(/\b(we|you|they|i|it)'ll\b/g, '$1 will')
    .replace(/\b(we|you|they)'re\b/g, '$1 are')
    .replace(/\b(we|you|they|i)'ve\b/g, '$1 have')
    .replace(/\b(we|you|they|i)'d\b/g, '$1 would')
    .replace(/[?!.: ]+$/, '')

const opens =
  /^(?:what|who|whose|whom|where|when|why|how|which|by (?:when|what|which)|from when|starting when|beginning when|are|is|was|were|has|have|had|did|so what|you|people|residents|pupils|students|staff|communities|victims|they|members|patients|parents|children|young people|colleagues|service users|the public)\b/

/**
 * What a title that asks something says that its column holds; null where it is none of a plan's own columns, undefined where
 * it asks nothing that is known. `title` in lower case.
 */
export function questionKind(title: string): Guess | null | undefined {
  if (!opens.test(title)) return undefined
  const words = plain(title)
  const found = asked.find(([, , pattern]) => pattern.test(words))
  if (!found) return undefined
  const [kind, sure] = found
  return kind === null ? null : { kind, sure }
}

/** Whether a title asks something: it may then be as long as a sentence. */
export const asksSomething = (title: string): boolean =>
  /^(?:what|who|whose|where|when|why|how|by (?:when|what|which)|are|is|has|have|did)\b/.test(title) &&
  questionKind(title) !== undefined

type Guesses = readonly (Guess | null)[]

const set = (guesses: Guesses, at: number, kind: Column): (Guess | null)[] =>
  guesses.map((guess, index) => (index !== at ? guess : kind === 'other' ? null : { kind, sure: true }))

/**
 * Questions beside one another: "What" beside "How" is the objective, and how it is reached is the action; beside another
 * column of actions, how is the objective. Where one is now, before where one wants to be, is no update.
 */
export function besideQuestions(
  titles: readonly string[],
  guesses: Guesses,
  isSaid: (at: number) => boolean,
): (Guess | null)[] {
  const begins = (word: RegExp, kinds: RegExp) =>
    titles.findIndex((title, at) => word.test(title) && !isSaid(at) && kinds.test(guesses[at]?.kind ?? ''))
  const plan = /^(?:action|objective)$/
  const [what, how] = [begins(/^what\b/, plan), begins(/^how\b/, plan)]
  const others = guesses.flatMap((guess, at) => (at !== what && at !== how && guess ? [guess.kind] : []))
  let told = [...guesses]
  if (how >= 0 && what >= 0 && !others.some((kind) => plan.test(kind)))
    told = set(set(told, what, 'objective'), how, 'action')
  else if (how >= 0 && guesses.some((guess, at) => at !== how && guess?.kind === 'action' && guess.sure))
    told = set(told, how, 'objective')
  // "By" is by when, or where another title says that, by whom.
  const by = begins(/^(?:(?:completed|done|closed|finished) )?by$/, /^timeframe$/)
  const whens = told.filter((guess) => guess?.kind === 'timeframe').length
  if (by >= 0 && whens > 1 && !told.some((guess) => guess?.kind === 'owner')) told = set(told, by, 'owner')
  const wanted = begins(/^where\b.*\b(?:want|like|should|hope|need)\b/, /^aim$/)
  const now = begins(/^where\b/, /^update$/)
  return wanted >= 0 && now >= 0 ? set(told, now, 'other') : told
}

const done =
  /^(?:actions? (?:taken|completed|done)|we did|what (?:we|you) did|what (?:was|has been|have we) done)\b/
const ordered = /^(?:recommendations?|steps|(?:key |main )?steps|what steps|high impact actions?)\b/
const cameOf = /^(?:(?:actual |final )?outcomes?|results?|impact|what (?:happened|changed|came of it))\b/

/**
 * A table must say what is done. Where no title does, a recommendation or a step is that, else what was done already
 * ("Action taken"): then an outcome to its right is what came of it.
 */
export function withAnAction(
  titles: readonly string[],
  guesses: Guesses,
  isSaid: (at: number) => boolean,
): (Guess | null)[] {
  const has = (kind: Column) => guesses.some((guess) => guess?.kind === kind)
  if (has('action')) return [...guesses]
  const find = (pattern: RegExp, kind: Column) =>
    titles.findIndex((title, at) => pattern.test(title) && !isSaid(at) && guesses[at]?.kind === kind)
  const order = find(ordered, 'objective')
  if (order >= 0) return set(guesses, order, 'action')
  const taken = find(done, 'update')
  if (taken < 0) return [...guesses]
  const told = set(guesses, taken, 'action')
  const result = titles.findIndex((title, at) => at > taken && cameOf.test(title) && !isSaid(at))
  // "Evidence" may be an update; what came of it is one.
  if (result < 0 || told.some((guess) => guess?.kind === 'update' && guess.sure)) return told
  return set(
    told.map((guess) => (guess?.kind === 'update' ? null : guess)),
    result,
    'update',
  )
}
