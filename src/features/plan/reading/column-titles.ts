// What columns of plans are called, by partnerships, councils, police and health bodies. A title that is surely of a kind
// goes before one that only may be ("Progress" before "Notes"), wherever they stand.
import { questionKind } from './question-titles.ts'
import { titleLettersMax } from './title-of.ts'

export const COLUMNS = [
  'priority',
  'ref',
  'aim',
  'objective',
  'action',
  'owner',
  'start',
  'timeframe',
  'status',
  'update',
  'other',
] as const
export type Column = (typeof COLUMNS)[number]

type Kind = Exclude<Column, 'other'>
export type Guess = { kind: Kind; sure: boolean }

const act = '(?:actions?|tasks?|activit(?:y|ies)|deliverables?|interventions?)'
const qualities =
  '(?:(?:key|agreed|management|proposed|specific|required|planned|smart|main|our|the|local|individual|delivery|improvement|recommended|headline|high level|next|further|follow[ -]?up|corrective|preventi?ative|preventive|remedial|mitigating|joint|partnership|new|outstanding|suggested|detailed|immediate|priority) )*'

const how = '(?:(?:current|overall|progress|delivery|action) )?(?:status|b?rag|brag)(?: (?:status|rating))?'
const told =
  '(?:(?:latest|current|progress|quarterly|supporting|status) )?(?:updates?|progress|commentary|comments?|notes?|narrative|position|explanation|evidence)(?: (?:update|to date|notes?|so far|made))?'

function togetherWith(first: string, second: string): RegExp {
  return new RegExp(`^${first} ?(?:/|&|\\+|,|;|:|\\(|–|-|\\band\\b|\\bwith\\b) ?(?:the )?${second}\\b`)
}

const titles: readonly [Kind, boolean, RegExp][] = [
  // Columns that sound like one of ours and are not: how success is measured, what it costs, who else helps.
  [
    'ref',
    true,
    /^(?:ref(?:erence)?(?: (?:no|number))?|no|nr|number|id|#|item(?: no)?|code|row|(?:action|aim|objective|task|priority|rec(?:ommendation)?|afi|line|milestone|row) (?:no|ref|reference|number|id|code)|s\/?no)\.?$/,
  ],
  [
    'priority',
    true,
    /^(?:(?:strategic|corporate|key|plan|partnership) )*(?:priority|priorities|theme|themes|pillar|strand|workstream|work stream|work area)(?: area| theme)?$/,
  ],
  [
    'priority',
    false,
    /^(?:strategic (?:objective|aim|goal|outcome)|area of (?:work|focus)|focus area|key area|domain|category|strategy theme|section)s?$/,
  ],
  // "Update & Status", "RAG and comments": what is told in the same cell as how it goes is an update that begins with a status.
  ['update', true, togetherWith(how, told)],
  ['update', true, togetherWith(told, how)],
  [
    'status',
    true,
    /^(?:current |overall |delivery |action |progress )?(?:status|b?rag|brag|bragg|ra?yg|bra?yg|ragb|rag[bpw])\b(?! (?:key|commentary|update))/,
  ],
  [
    'status',
    false,
    /^(?:implemented\??|state|rating|on track\??|traffic lights?|(?:is it )?open ?(?:\/|or) ?closed\??|r ?\/? ?a ?\/? ?g|(?:complete(?:d)?|done|finished|closed)\??(?: ?\(?y(?:es)?\/no?\)?\??)?|progress rating|colour)$/,
  ],
  ['status', true, /^progress \(?b?rag\)?$/],
  [
    'start',
    true,
    /^(?:planned |proposed )?(?:start(?:ing|s)?(?: date)?|date (?:started|commenced)|from|commence(?:ment|s)?(?: date)?)$/,
  ],
  [
    'timeframe',
    true,
    /^(?:time ?-?(?:frame|scale|line|table)s?|timing|by when|when|due(?: date| by)?|deadline|(?:target|planned|proposed|expected|estimated|anticipated|forecast)(?: for)? (?:date|completion|end|delivery|finish)(?: date)?|by$|completion(?: date)?|complet(?:ed?|ion) by|end(?: date)?|finish(?: date)?|date (?:due|for|to|of|by)\b.*|delivery date|implementation date|milestone date|to be (?:completed|done) by)\b/,
  ],
  [
    'timeframe',
    true,
    /^(?:(?:original|initial|revised|current|new|latest|agreed) (?:target|due|completion|end|deadline)(?: date)?|(?:original|initial|baseline|agreed|first) (?:dates?|time ?-?(?:frame|scale|line)s?|finish))$/,
  ],
  [
    'timeframe',
    true,
    /^(?:(?:delivery|implementation|agreed|proposed|planned|target|expected|indicative|anticipated|overall|revised|original) (?:time ?-?(?:frame|scale|line)s?|deadline|completion|end date|due date)|timings?|time period|delivery by|(?:implementation|delivery|execution|project) (?:period|years?)|years? of implementation|period of implementation|date (?:required|needed)|to be (?:delivered|achieved|finished) by|(?:ready|finished|delivered|achieved|in place|needed|required|wanted|live) by)$/,
  ],
  [
    'timeframe',
    false,
    /^(?:(?:closed|completed|achieved) on|date (?:closed|completed?|achieved|finished|done)|(?:closure|closing) date|duration|schedule|term)$/,
  ],
  ['timeframe', true, /^(?:time[ -]?(?:bound|specific|limited)|timed|timely|time[ -]constrained)$/],
  ['timeframe', false, /^(?:target|dates?|(?:next )?review(?: date| by| due)?|quarter|year|to)$/],
  [
    'owner',
    true,
    /^(?:resp\b\.?|owners?|(?:action|delivery|task|plan|risk) owners?|leads?\b|(?:action|delivery|service|named|council|strategic|operational|overall|project|accountable|responsible|senior) (?:leads?|officers?)|led by|responsib\w*|(?:body|bodies|person|officer) responsib\w*|who\b|by whom|(?:for )?action(?:ed)? by$|personnel$|accountab\w*|assigned to|delivered by|lead (?:officer|agency|organisation|partner|person|department|service|responsibility)s?|(?:(?:person|people) ?(?:\/|or|and) ?)?(?:staff|team|department|manager|member of staff|people|those|post|role|function|unit|directorate|party|committee|board|group|partner|agency|organisation|service|individual)s? responsible)/,
  ],
  ['owner', true, /^(?:which|what) (?:\p{L}+ ){1,3}(?:leads?|is responsible|owns (?:it|this))\??$/u],
  [
    'owner',
    false,
    /^(?:champions?|link governors?|(?:link |named )?governor|post ?-?holders?|contact (?:officer|person)|key people|staff members?|named (?:person|contact)|portfolio holder|(?:executive |managing |corporate )?directors?|head of service|(?:to be )?(?:implemented|overseen|actioned|delivered|undertaken|carried out|taken forward|progressed) by|sro|senior responsible (?:owner|officer)|executive sponsor|(?:\p{L}+ ){1,2}(?:leads?|sponsor))$/u,
  ],
  [
    'owner',
    false,
    /^(?:persons?|officers?|organisations?|agenc(?:y|ies)|(?:key |delivery |supporting |support )?partners?|teams?|departments?|directorates?|services?)\b/,
  ],
  [
    'update',
    true,
    /^(?:(?:latest|current|progress|quarterly|q[1-4]|status|position|action|monitoring|rag)(?: (?:and|&) |[ /]))*(?:updates?|progress|commentary|comments?|position)\b/,
  ],
  // As inspected bodies answer: what has been done or will be.
  [
    'action',
    true,
    /^(?:(?:agreed |management |our )?response ?(?:\/|–|-|:|and)? ?\(?)?actions? (?:already )?taken ?(?:\/|or|and|&) ?(?:actions? )?(?:to be taken|planned|proposed)/,
  ],
  [
    'update',
    true,
    /^(?:actions? taken|we did|achievements?|achieved (?:so far|to date)|(?:done|completed|delivered|work) (?:so far|to date)|progress (?:made|to date|so far|since))/,
  ],
  ['update', true, /^(?:(?:latest|current) (?:situation|picture)|(?:the )?story so far)/],
  [
    'update',
    true,
    /^(?:latest|(?:latest|current|last) notes?|narrative(?: updates?)?|current position\b.*)$/,
  ],
  ['update', true, /^(?:20\d\d[/-])?(?:20)?\d\d (?:updates?|progress|commentary)\b/],
  ['update', true, /^(?:\d{1,2}|three|six|nine|twelve)[ -]month(?:ly)? (?:update|progress|review)s?$/],
  [
    'update',
    true,
    /^(?:(?:mid|end|half)[- ](?:of[- ])?year|year[- ]end|(?:q|quarter |term )(?:[1-4]|one|two|three|four)|(?:spring|summer|autumn) (?:term)?|latest|review) ?(?:reviews?|updates?|position|progress|comments?|notes?|news)$/,
  ],
  ['update', false, /^(?:highlights?|blockers?|evaluation)\b/],
  ['update', false, /^(?:notes?|evidence|outcomes? (?:to date|achieved)|further information|remarks?)\b/],
  [
    'objective',
    true,
    /^(?:(?:key|specific|strategic|smart|our|core|service|equality|corporate|edi|trust) )*(?:improvement aims?|objectives?|obj\.?(?=$|\s)|sub-?objectives?|steps)\b/,
  ],
  ['objective', true, /^high impact actions?\b/],
  ['action', true, /^sub-? ?(?:actions?|tasks?)\b/],
  // Beside "Measurable", "Achievable" and "Time-bound".
  ['action', false, /^specific$/],
  ['objective', true, /^(?:recommendations?)\b/],
  [
    'objective',
    false,
    /^(?:(?:key |main |priority )?(?:issues?|problems?|concerns?|challenges?|findings?)(?: identified| raised)?|areas? (?:for|of) (?:improvement|development|concern)|gaps?|needs?)\b/,
  ],
  ['aim', true, /^(?:(?:overall|strategic|key|our) )*(?:aims?|goals?|ambitions?)\b/],
  ['aim', false, /^(?:our |the )?vision$/],
  ['aim', true, /^(?:inten[st]ion|intended|desired outcome|strategic outcome)/],
  ['action', true, new RegExp(`^${qualities}${act}\\b`)],
  [
    'action',
    true,
    /^(?:we will|next steps|things? (?:we will|to|we are going to) do|(?:steps|measures|work|jobs?) to be (?:taken|done)|change ideas?|tests? of change|initiatives?|programmes?$|projects?|proposals?)/,
  ],
  [
    'action',
    false,
    /^(?:(?:our |key )?(?:commitments?|pledges?|promises?)|jobs?$|to ?-?do$|approach(?:es)?$|methods?$|strateg(?:y|ies)$|milestones?$|descriptions?|details?|measures?$|(?:planned |proposed )?work)/,
  ],
  // In Welsh.
  ['ref', true, /^(?:cyf(?:eirnod)?|rhif)\.?$/],
  ['priority', true, /^(?:blaenoriaeth(?:au)?|thema|maes blaenoriaeth)$/],
  ['aim', true, /^nod(?:au)?\b/],
  ['aim', false, /^canlyniad(?:au)?\b/],
  ['objective', true, /^amcan(?:ion)?\b/],
  ['action', true, /^(?:camau?(?: gweithredu)?|gweithred(?:oedd|u)?|tasg(?:au)?|beth fyddwn ni.*)$/],
  ['owner', true, /^(?:arweinydd(?: .*)?|perchennog|pwy|swyddog(?: .*)?|yn gyfrifol|cyfrifoldeb)\??$/],
  ['timeframe', true, /^(?:amserlen|erbyn pryd|pryd|dyddiad(?: .*)?|terfyn amser)\??$/],
  ['status', true, /^statws\b/],
  ['update', true, /^(?:cynnydd|diweddariad|sylwadau)\b/],
  ['aim', false, /^(?:desired |expected |planned |anticipated )?outcomes?\b/],
  ['aim', false, /^(?:\p{L}+ ){1,3}outcomes?$/u],
]

/** What tables of risks, of versions, of members, of measures and of terms call their columns, and a plan's own does not. */
export const isOtherTitle = (text: string): boolean =>
  /^(?:risks?|risk (?:description|no|id|ref)|(?:current |residual )?(?:likelihood|impact|probability|risk score|score)|mitigat\w*|controls?|versions?|version (?:no|number|date)|authors?|amend\w*|changes?|approved by|reviewed by|issue date|names?|name of \w+|job title|roles?|contact(?: details)?|e-?mail(?: address)?|tele ?phone|terms?|acronyms?|abbreviations?|meanings?|definitions?|colours?|kpis?|indicators?|measures?|baselines?|frequency|data source)$/.test(
    text,
  )

// They would be taken for an action or an outcome by how they begin.
const neither =
  /^(?:(?:date|day) of (?:the )?(?:meeting|incident|report|referral|birth|entry|request|audit|inspection|visit|last)\b|progress \(?(?:bar|%|per ?cent)|% ?complete|per ?cent(?:age)? complete|parent\b|(?:key |our )?(?:success|performance) (?:measures?|criteria|indicators?)|measures? of (?:success|impact)|evidence (?:required|needed|base|source|of (?:success|completion|impact|delivery|achievement|change|need))|outcome (?:measures?|indicators?)|monitor(?:ing|ed)\b|kpis?|targets? ?\/|outputs?\b|impact|resources?|budget|costs?|funding|risks?|success\b|protected characteristics?|linked? to\b|links? to)/

/** What a column title says that the column holds; null where it says nothing that we know. `text` in lower case, marks trimmed. */
export function titleKind(text: string): Guess | null {
  const known = kindsAsked.get(text)
  if (known !== undefined) return known
  const question = questionKind(text)
  const guess = question === undefined ? plainKind(text) : question
  if (kindsAsked.size >= kindsKept) kindsAsked.clear()
  if (text.length <= titleLettersMax) kindsAsked.set(text, guess)
  return guess
}

function plainKind(text: string): Guess | null {
  const found = neither.test(text) ? undefined : titles.find(([, , pattern]) => pattern.test(text))
  return found ? { kind: found[0], sure: found[1] } : null
}

// Every row may be a header: many cells are asked about, most of them again and again.
const kindsAsked = new Map<string, Guess | null>()
const kindsKept = 4000
