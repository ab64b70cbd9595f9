// Made-up accounts by which likeness is measured: the same told twice, and different things of the same kind. Everybody and
// everything in them is invented.

/** Sent twice, with small changes. */
export const SENT_TWICE: readonly (readonly [string, string])[] = [
  [
    'A man on the 31 bus shouted at two women in headscarves and told them to get off. The driver stopped near the library and he ran away.',
    'On the 31 bus a man shouted at two women in headscarves and told them to get off. The driver stopped near the library and the man ran away.',
  ],
  [
    'My neighbour called my son names because he uses a wheelchair and kicked our gate until it broke. This was Saturday around four.',
    'My neighbour called my son names because he uses a wheelchair, and kicked our gate until it broke. It was on Saturday at about four o’clock.',
  ],
  [
    'Three teenagers threw eggs at the mosque door after evening prayers and laughed. One of them filmed it on a phone.',
    'Three teenagers threw eggs at the door of the mosque after evening prayers and they laughed. One filmed it on his phone.',
  ],
  [
    'Someone sprayed a swastika on the wall of the community centre in Mill Lane during the night. We found it at seven in the morning.',
    'Somebody sprayed a swastika on the wall of the community centre in Mill Lane in the night. We found it at seven this morning.',
  ],
  [
    'A customer at the till refused to be served by me because of my accent and said I should go back to Poland.',
    'A customer at my till refused to be served by me because of my accent. She said I should go back to Poland.',
  ],
  [
    'They keep posting my photo in a group chat with comments about me being transgender and say they know where I live.',
    'They keep posting my photo in a group chat, with comments about me being transgender, and they say they know where I live. I am scared.',
  ],
  [
    'We were holding hands outside the cinema when a group of men followed us to the car park shouting that we were disgusting.',
    'We were holding hands outside the cinema and a group of men followed us to the car park, shouting that we were disgusting.',
  ],
  [
    'A woman in the park pulled off my turban and her friends clapped. I picked it up and left through the north gate.',
    'A woman in the park pulled off my turban. Her friends clapped. I picked it up and left by the north gate.',
  ],
  [
    'The taxi driver would not take my guide dog and drove off while I was still holding the door handle.',
    'The taxi driver refused to take my guide dog and drove off while I was still holding the handle of the door.',
  ],
  [
    'Every evening this week somebody has put rubbish and a note about Travellers on the step of our caravan.',
    'Every evening this week someone has put rubbish on the step of our caravan, and a note about Travellers.',
  ],
]

/** The same incident, told by two people. */
export const TOLD_BY_TWO: readonly (readonly [string, string])[] = [
  [
    'A man on the 31 bus shouted at two women in headscarves and told them to get off. The driver stopped near the library and he ran away.',
    'I drive the 31. Near the library I had to stop because a passenger was shouting abuse at two ladies wearing headscarves. He jumped off and ran.',
  ],
  [
    'Three teenagers threw eggs at the mosque door after evening prayers and laughed. One of them filmed it on a phone.',
    'As we came out from evening prayers some teenagers were throwing eggs at the door of our mosque, laughing and filming on a phone.',
  ],
  [
    'A customer at the till refused to be served by me because of my accent and said I should go back to Poland.',
    'I was in the queue when a customer told the Polish girl at the till she would not be served by somebody with that accent and to go back to Poland.',
  ],
  [
    'We were holding hands outside the cinema when a group of men followed us to the car park shouting that we were disgusting.',
    'Two lads were holding hands by the cinema and a group of men went after them into the car park, shouting they were disgusting.',
  ],
  [
    'A woman in the park pulled off my turban and her friends clapped. I picked it up and left through the north gate.',
    'I saw a woman pull the turban off an old Sikh gentleman in the park while her friends clapped. He went out by the north gate.',
  ],
  [
    'The taxi driver would not take my guide dog and drove off while I was still holding the door handle.',
    'My wife is blind. The taxi driver refused her guide dog and drove off with her hand still on the door handle.',
  ],
  [
    'Someone sprayed a swastika on the wall of the community centre in Mill Lane during the night. We found it at seven in the morning.',
    'On my way to work I saw a swastika painted on the community centre wall, Mill Lane, that was not there last night.',
  ],
  [
    'My neighbour called my son names because he uses a wheelchair and kicked our gate until it broke. This was Saturday around four.',
    'On Saturday afternoon I saw the man next door to them kicking their gate until it broke and calling the boy in the wheelchair names.',
  ],
  [
    'They keep posting my photo in a group chat with comments about me being transgender and say they know where I live.',
    'In a group chat at college they post photos of my friend with comments about her being transgender and that they know where she lives.',
  ],
  [
    'Every evening this week somebody has put rubbish and a note about Travellers on the step of our caravan.',
    'I visit a family on the site. All this week rubbish has been left on the step of their caravan in the evening, with a note about Travellers.',
  ],
]

const WHO = [
  'A man',
  'Two men',
  'A woman',
  'Some teenagers',
  'A group of lads',
  'My neighbour',
  'An older couple',
  'A passenger',
]
const DID = [
  'shouted at',
  'swore at',
  'spat at',
  'pushed',
  'followed',
  'threw a bottle at',
  'laughed at',
  'threatened',
]
const WHOM = [
  'me',
  'my mother',
  'my son',
  'my friend and me',
  'two women',
  'an old man',
  'my sister',
  'a student',
]
const WHERE = [
  'on the 14 bus',
  'on the bus home',
  'at the bus stop in Market Street',
  'at the bus station',
  'on the top deck of the 22 bus',
  'while we waited for the bus',
  'when I got off the bus',
  'on the school bus',
]
const WHY = [
  'because of a headscarf',
  'because of the colour of our skin',
  'because we spoke Gujarati',
  'because of a turban',
  'because of a white stick',
  'for kissing my girlfriend',
  'because of an accent',
  'because of a rainbow badge',
]
const THEN = [
  'The driver did nothing.',
  'The driver told them to get off.',
  'Nobody helped.',
  'A woman sat next to us until we got off.',
  'I got off two stops early and walked.',
  'I am afraid to take the bus now.',
  'Other people looked away.',
  'They ran away when I took out my phone.',
]
const WHEN = [
  'On Monday',
  'Yesterday',
  'Last night',
  'This morning',
  'On Friday evening',
  'At about five',
  'Last week',
  'After school',
]

type Seeds = { at: number; when: number; where: number; did: number }
const of = (list: readonly string[], seed: number): string => list[seed % list.length] ?? ''
const account = ({ at, when, where, did }: Seeds): string =>
  `${of(WHEN, when)} ${of(WHERE, where)}, ${of(WHO, at).toLowerCase()} ${of(DID, did)} ${of(WHOM, at * 3)} ${of(WHY, at * 5)}. ${of(THEN, at)} ${of(THEN, at * 3 + 5)}`

/**
 * Different incidents on buses, told with the same common words: 200 pairs. In every other one the place and the deed are the
 * same too, as of two people who were shouted at on the same route.
 */
export const UNRELATED: readonly (readonly [string, string])[] = Array.from({ length: 200 }, (_, pair) => {
  const [at, turn] = [pair % 8, Math.floor(pair / 8)]
  const first = { at, when: turn, where: turn + at, did: turn * 3 + at }
  const other = { at: at + 1 + (turn % 7), when: turn + 3, where: first.where + 2, did: first.did + 5 }
  const alike = { ...other, where: first.where, did: first.did }
  return [account(first), account(pair % 2 === 0 ? other : alike)] as const
})
