// Which ways of being in contact there are with whoever told us: a contact that was refused is not one that a clock
// demands or a form offers (domain.md 2.2 C and D, 4.6; docs/decisions/0008). No I/O.

/** How staff may reach them. `refused`: they asked not to be contacted; what is on the follow-up page waits for them. */
export type Reach = 'direct' | 'page' | 'refused'

/** Ways of contact outside this system. The follow-up page is none of them: answering there records itself. */
export const CONTACT_CHANNELS = [
  'call',
  'text',
  'email',
  'letter',
  'in_person',
  'through_centre',
  'they_came',
] as const
type Channel = (typeof CONTACT_CHANNELS)[number]

/** From what they told us. Nobody known, or anonymous, is reached on the follow-up page alone. */
export function reachOf(told: { canContact: string; privacy: string; personId: string | null }): Reach {
  if (told.canContact === 'no') return 'refused'
  return told.canContact === 'yes' && told.privacy !== 'anonymous' && told.personId !== null
    ? 'direct'
    : 'page'
}

/** How any of several who reported may be reached: what is not allowed for the one who is chosen is refused then. */
export function reachOfAll(told: readonly Parameters<typeof reachOf>[0][]): Reach {
  const ways = told.map(reachOf)
  if (ways.length === 0 || ways.includes('direct')) return 'direct'
  return ways.includes('page') ? 'page' : 'refused'
}

const WITHOUT_REACHING: readonly Channel[] = ['they_came']

/** The channels by which a contact may be recorded. */
export const channelsFor = (reach: Reach): readonly Channel[] =>
  reach === 'direct' ? CONTACT_CHANNELS : WITHOUT_REACHING
